import type { Comparison, Entry } from "../model/comparison.ts";
import { counted } from "../model/counted.ts";
import { type Paint, paintRedline } from "./paint.ts";

// Wide enough for most paths; longer ones push their text along.
const MARGIN = 8;

/** A comparison as text for a terminal: changed points with their redline, unchanged and unreported ones folded. */
export function describeComparison(comparison: Comparison, paint: Paint): string {
  const { before, after, sentence, alignment } = comparison;
  const head = [
    `${paint.strong("before")}  ${before.title}  ${paint.quiet(`(${counted(before.points, "point")})`)}`,
    `${paint.strong("after")}   ${after.title}  ${paint.quiet(`(${counted(after.points, "point")})`)}`,
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

/** Entries in a row of one kind that carry no change. */
function runOfQuiet(alignment: readonly Entry[], start: number): readonly Entry[] {
  const kind = alignment[start]?.kind;
  let end = start;
  for (let entry = alignment[end]; entry !== undefined && entry.kind === kind && isQuiet(entry); entry = alignment[end])
    end++;
  return alignment.slice(start, end);
}

function isQuiet(entry: Entry): boolean {
  return (entry.kind === "kept" && !entry.moved && !entry.renumbered) || entry.kind === "unreported";
}

function describeQuietRun(run: readonly Entry[], paint: Paint): string {
  const first = pathsOf(run[0]);
  const last = pathsOf(run.at(-1));
  const what = run[0]?.kind === "kept" ? "unchanged" : "not reported";
  return paint.quiet(`${range(first, last).padEnd(MARGIN)}${what}${run.length > 1 ? ` (${run.length})` : ""}`);
}

function range(first: string, last: string): string {
  return `${first === last ? first : `${first} – ${last}`}  `;
}

function describeEntry(entry: Entry, paint: Paint): string {
  const margin = " ".repeat(MARGIN);
  const text =
    entry.kind === "kept" ? entry.redline.map(([, words]) => words).join("") : paintRedline(entry.redline, paint);
  const heading = entry.headingRedline === undefined ? [] : [paint.strong(paintRedline(entry.headingRedline, paint))];
  const body = [...heading, text]
    .join("\n")
    .split("\n")
    .map((line) => `${margin}${line}`);
  return `${paint.strong(`${pathsOf(entry)}  `.padEnd(MARGIN))}${describeKind(entry, paint)}\n${body.join("\n")}`;
}

function pathsOf(entry: Entry | undefined): string {
  const [before, after] = [entry?.before.join(", ") ?? "", entry?.after.join(", ") ?? ""];
  if (before === after || before === "") return after;
  return after === "" ? before : `${before} → ${after}`;
}

function describeKind(entry: Entry, paint: Paint): string {
  const words: string[] = [entry.kind];
  if (entry.moved) words.push(paint.moved("moved"));
  if (entry.renumbered) words.push("renumbered");
  if (entry.confidence === "low" && entry.links.length > 0) words.push("uncertain: look at it");
  if (!entry.precise) words.push("coarse: too much changed to mark single words");
  return words.join(" · ");
}
