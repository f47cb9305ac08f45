import type { Change, Comparison, Entry, Redline, Relation } from "../../model/comparison.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { describeSummary } from "../compare/describe-summary.ts";
import { explainDifferences } from "../compare/explain-differences.ts";
import { saysTitleOnly } from "../positions/is-title-point.ts";
import { textOf } from "../redline/text-of.ts";
import { describeSubstance } from "./describe-substance.ts";
import { findSubstance } from "./find-substance.ts";
import { languageOf } from "./language-of.ts";

/** The languages of both texts, where they are said: tags of BCP 47. */
export type Languages = { readonly before?: string | undefined; readonly after?: string | undefined };

/**
 * Adds to each entry of a comparison what changed in it in substance: see `findSubstance`. Between witnesses of one draft
 * nothing was negotiated: there no change is one of substance, and another force is another wording.
 *
 * @returns The comparison with these changes beside those that its entries have. Linear in the redlines. Never throws.
 */
export function tellSubstance(comparison: Comparison, languages: Languages = {}): Comparison {
  const { relation, summary } = comparison;
  const alignment = comparison.alignment.map((entry) => tellEntry(entry, relation, languages));
  const sentence = describeSummary(summary, relation, describeSubstance(alignment));
  return { ...comparison, sentence, alignment };
}

/** The same of one entry. */
export function tellEntry(entry: Entry, relation: Relation, languages: Languages = {}): Entry {
  const changes = changesOf(entry, languages);
  return { ...entry, changes: relation === "witness" ? changes.map(asVariant) : changes };
}

function changesOf(entry: Entry, languages: Languages): readonly Change[] {
  const { kind, redline, changes } = entry;
  if (kind !== "reworded" && kind !== "split" && kind !== "merged") return changes;
  // What cannot be seen, and references that follow the numbers, are told already.
  if (explainDifferences(entry) !== undefined) return changes;
  if (isTitleBesidePositions(entry, languages)) return [...changes, ...onlyTitled(redline)];
  const language = (side: "before" | "after") => languageOf(textOf(redline, side), languages[side]);
  const found = findSubstance(redline, language("before"), language("after"));
  const added = found.filter((change) => !changes.some((known) => isToldBy(known, change)));
  return added.length === 0 ? changes : inOrder([...changes, ...added]);
}

/** Whether a side says only what it is about, and the parties' positions what may stand there: no figure is gone from it. */
function isTitleBesidePositions({ positions, redline }: Entry, languages: Languages): boolean {
  return (["before", "after"] as const).some(
    (side) => (positions?.[side].length ?? 0) > 0 && saysTitleOnly(textOf(redline, side), languages[side]),
  );
}

function onlyTitled(redline: Redline): readonly Change[] {
  const [before, after] = [textOf(redline, "before"), textOf(redline, "after")];
  if (before === after) return [];
  const spanOf = (text: string): Span => (text === "" ? null : [0, codePointOffsets(text)(text.length)]);
  const note = "one side is a title alone: see what the parties want there";
  return [
    {
      ...({ class: "wording", substance: false, note } as const),
      ...{ before: before === "" ? null : before, after: after === "" ? null : after },
      ...{ beforeSpan: spanOf(before), afterSpan: spanOf(after) },
    },
  ];
}

/** Whether a change that is known already says what another one does. */
function isToldBy(known: Change, change: Change): boolean {
  if (change.class === "wording") return known.substance;
  return (
    known.class === "reference" &&
    change.class === "reference" &&
    (overlap(known.beforeSpan, change.beforeSpan) || overlap(known.afterSpan, change.afterSpan))
  );
}

type Span = Change["beforeSpan"];

function overlap(one: Span, other: Span): boolean {
  return one !== null && other !== null && one[0] < other[1] && other[0] < one[1];
}

/** In the order of the later text; what went stands by its place in the earlier one. */
function inOrder(changes: readonly Change[]): readonly Change[] {
  const placeOf = ({ afterSpan, beforeSpan }: Change) => (afterSpan ?? beforeSpan)?.[0] ?? 0;
  return [...changes].sort((a, b) => placeOf(a) - placeOf(b));
}

function asVariant(change: Change): Change {
  return { ...change, class: change.class === "modality" ? "wording" : change.class, substance: false };
}
