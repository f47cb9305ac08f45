import { labelUnseen } from "../engine/characters/label-unseen.ts";
import { explainDifferences } from "../engine/compare/explain-differences.ts";
import { tellPositionChanges } from "../engine/positions/describe-positions.ts";
import { tellCameBack, tellChurn } from "../engine/rounds/tell-came-back.ts";
import { arrowOf } from "../engine/substance/tell-change.ts";
import type { Comparison, Entry, Redline } from "../model/comparison.ts";
import { counted } from "../model/counted.ts";
import { writeScore } from "../model/write-score.ts";
import { type Paint, paintRedline } from "./paint.ts";
import { linesOf } from "./tell-changes.ts";
import { allVisible, visible } from "./visible.ts";

// Wide enough for most paths; longer ones push their text along.
const MARGIN = 8;

/**
 * A comparison as text for a terminal: changed points with their redline, unchanged and unreported ones folded. What a
 * terminal would obey or swallow is shown, `‹U+200B›` among the words struck or inserted.
 */
export function describeComparison(comparison: Comparison, paint: Paint): string {
  const { before, after, sentence } = allVisible(comparison);
  const { alignment } = comparison;
  const head = [
    `${paint.strong("before")}  ${before.title}  ${paint.quiet(`(${counted(before.points, "point")})`)}`,
    `${paint.strong("after")}   ${after.title}  ${paint.quiet(`(${counted(after.points, "point")})`)}`,
    ...wayOf(comparison).map(paint.quiet),
    sentence,
  ];
  const blocks: string[] = [];
  for (let index = 0; index < alignment.length; ) {
    const run = runOfQuiet(alignment, index);
    if (run.length > 0) blocks.push(describeQuietRun(run, paint));
    const entry = alignment[index + run.length];
    if (run.length === 0 && entry !== undefined) blocks.push(describeEntry(entry, paint));
    index += Math.max(1, run.length);
  }
  return `${head.join("\n")}\n\n${blocks.join("\n")}\n`;
}

/** Of a comparison over the rounds: the versions on the way. */
function wayOf({ way }: Comparison): readonly string[] {
  if (way === undefined) return [];
  if (way.length === 0)
    return ["over the rounds: no way through the graph joins the two, so they are compared directly"];
  const between = way.slice(1, -1).map(visible);
  return [`over the rounds: ${between.length === 0 ? "no version between" : `through ${between.join(", ")}`}`];
}

/** Entries in a row of one kind that carry no change. */
function runOfQuiet(alignment: readonly Entry[], start: number): readonly Entry[] {
  const kind = alignment[start]?.kind;
  let end = start;
  for (let entry = alignment[end]; entry !== undefined && entry.kind === kind && isQuiet(entry); entry = alignment[end])
    end++;
  return alignment.slice(start, end);
}

function isQuiet(entry: Entry): boolean {
  return (
    (entry.kind === "kept" && !entry.moved && !entry.renumbered && !hasStory(entry)) || entry.kind === "unreported"
  );
}

/** Whether it refers elsewhere, was changed and changed back, or differs from what a party wants there. */
function hasStory({ changes, history = [], positions }: Entry): boolean {
  return changes.length + history.length + (positions?.changes.length ?? 0) > 0;
}

function describeQuietRun(run: readonly Entry[], paint: Paint): string {
  const first = visible(pathsOf(run[0]));
  const last = visible(pathsOf(run.at(-1)));
  const what = run[0]?.kind === "kept" ? "unchanged" : "not reported";
  return paint.quiet(`${range(first, last).padEnd(MARGIN)}${what}${run.length > 1 ? ` (${run.length})` : ""}`);
}

function range(first: string, last: string): string {
  return `${first === last ? first : `${first} – ${last}`}  `;
}

function describeEntry(compared: Entry, paint: Paint): string {
  const margin = " ".repeat(MARGIN);
  const kind = describeKind(compared, paint);
  const entry = allVisible({
    ...compared,
    redline: labelChanges(compared.redline),
    ...(compared.headingRedline === undefined ? {} : { headingRedline: labelChanges(compared.headingRedline) }),
  });
  const text =
    entry.kind === "kept" ? entry.redline.map(([, words]) => words).join("") : paintRedline(entry.redline, paint);
  const heading = entry.headingRedline === undefined ? [] : [paint.strong(paintRedline(entry.headingRedline, paint))];
  const told = [...positionLines(entry), ...linesOf(entry.changes), ...historyOf(entry)];
  const body = [...heading, text, ...told.map(paint.quiet)]
    .join("\n")
    .split("\n")
    .map((line) => `${margin}${line}`);
  return `${paint.strong(`${pathsOf(entry)}  `.padEnd(MARGIN))}${kind}\n${body.join("\n")}`;
}

function labelChanges(redline: Redline): Redline {
  return redline.map(([sort, text]) => [sort, sort === "=" ? text : labelled(text)] as const);
}

function labelled(text: string): string {
  return labelUnseen(text)
    .map((piece) => (piece.label === undefined ? piece.text : `‹${piece.label}›`))
    .join("");
}

/** What parties want there, against what stands on the other side: a line for each class of figure. */
function positionLines(entry: Entry): string[] {
  return tellPositionChanges(entry).map(({ class: of, pieces }) => {
    const words = pieces.map((piece) => `${piece.words}${arrowOf(piece.direction)}`).join("");
    return `${of}: ${words}`;
  });
}

/** What came back on the way, and how much of it moved meanwhile. */
function historyOf({ history = [], churn }: Entry): string[] {
  const lines = history.map((one) => {
    const { fact, first, last } = tellCameBack(one);
    return `${fact === undefined ? "" : `${fact.about}: ${fact.words}, `}${first.words} ${first.version}, ${last.words} ${last.version}`;
  });
  return churn === undefined || churn.changed < 2 ? lines : [...lines, tellChurn(churn)];
}

function pathsOf(entry: Entry | undefined): string {
  const [before, after] = [entry?.before.join(", ") ?? "", entry?.after.join(", ") ?? ""];
  if (before === after || before === "") return after;
  return after === "" ? before : `${before} → ${after}`;
}

function describeKind(entry: Entry, paint: Paint): string {
  const words: string[] = [entry.kind];
  const explanation = explainDifferences(entry);
  if (explanation !== undefined) words.push(EXPLAINED[explanation]);
  if (entry.moved) words.push(paint.moved("moved"));
  if (entry.renumbered) words.push("renumbered");
  if (entry.confidence === "low" && entry.links.length > 0) words.push("uncertain: look at it");
  if (!entry.precise) words.push("coarse: too much changed to mark single words");
  words.push(...tellOtherDocuments(entry));
  return words.join(" · ");
}

/** Where a point like one that was dropped or added stands in other documents. */
function tellOtherDocuments({ kind, migrated = [], searched = [] }: Entry): readonly string[] {
  if (searched.length === 0) return [];
  // What is new is usually new: only that something lost is nowhere else is news.
  if (migrated.length === 0 && kind === "added") return [];
  if (migrated.length === 0) return [tellSearched(searched)];
  const where = kind === "dropped" ? "migrated: a point like it stands in" : "a point like it stood in";
  return migrated.map(
    ({ address, score }) => `${where} ${visible(address)} (found by machine, score ${writeScore(score)})`,
  );
}

/** "not found in 2 other documents: annex, notes". */
export function tellSearched(searched: readonly string[]): string {
  return `not found in ${counted(searched.length, "other document")}: ${searched.map(visible).join(", ")}`;
}

const EXPLAINED = { invisible: "differs only unseen", references: "only references renumbered" } as const;
