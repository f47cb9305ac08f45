import type { Anchor, AnchorQuote, Placement } from "../../model/anchor.ts";
import type { Point } from "../../model/point.ts";
import { codeUnitOffset } from "../passages/code-unit-offset.ts";
import type { Span } from "../passages/redline-segments.ts";
import { partOf } from "./describe-anchor.ts";
import { placeQuote } from "./place-quote.ts";
import { placeWhole } from "./place-whole.ts";
import { orphan, type Placing } from "./placing.ts";
import { readAnchor } from "./read-anchor.ts";
import { quoted } from "./tell-placement.ts";
import { findTwins, isTwinTied } from "./twin-points.ts";
import { type AlignedEntry, ReadStep, type VersionStep } from "./version-step.ts";

/**
 * Says where what a note points at stands in another version, and how sure that is.
 *
 * The alignment says to which points the note's own went, the redline where its words stand in them. Words that were
 * struck there are looked for in what is new in the rest of the version. Nothing is guessed: a phrase that stands
 * elsewhere too is not taken for the one that went, and where two places fit equally well the note is an orphan.
 *
 * @param anchors - Of the version `before`. One that names a point or words which are not there is an orphan.
 * @param step - Both versions, and the entries of their comparison. See there for other documents.
 * @returns One placement for each, in their order. Near linear in the versions and the notes; never throws.
 */
export function placeAnchors(anchors: readonly Anchor[], step: VersionStep): readonly Placement[] {
  const placing: Placing = { step: new ReadStep(step), twins: findTwins(step) };
  return anchors.map((anchor) => placeOne(anchor, placing));
}

/** The same for one note; many are placed faster together. */
export function placeAnchor(anchor: Anchor, step: VersionStep): Placement {
  return placeOne(anchor, { step: new ReadStep(step), twins: findTwins(step) });
}

function placeOne(anchor: Anchor, placing: Placing): Placement {
  const { step } = placing;
  const point = step.pointBefore(anchor.path);
  if (point === undefined) return orphan(`The version of the note has no point ${anchor.path}.`);
  const entry = step.entryOfBefore.get(anchor.path);
  if (entry === undefined) return orphan(`Nothing is known of what became of point ${anchor.path}.`);
  if (entry.kind === "unreported") return orphan(`Nothing is reported of point ${anchor.path}.`);
  if (isTied(entry, placing)) {
    return orphan(`Point ${anchor.path} stands word for word in several places; more than one could be it.`);
  }
  if (anchor.quote === undefined) return placeWhole(anchor, entry, placing);
  const span = spanOf(point, anchor, anchor.quote);
  if (span === undefined) return orphan(`The words ${quoted(anchor.quote.exact)} are not in point ${anchor.path}.`);
  return placeQuote(anchor, span, entry, placing);
}

/** Of a pair only: what was split or merged is never sure anyway. */
function isTied(entry: AlignedEntry, { step, twins }: Placing): boolean {
  if (entry.before.length !== 1 || entry.after.length !== 1) return false;
  const [before, after] = [step.placeOfBefore.get(entry.before[0] ?? ""), step.placeOfAfter.get(entry.after[0] ?? "")];
  return before !== undefined && after !== undefined && isTwinTied(step, twins, before, after);
}

/** The words of a quote in its own point: where they are said to be, else where they fit best. */
function spanOf(point: Point, { path, part }: Anchor, quote: AnchorQuote): Span | undefined {
  const text = partOf(point, part) ?? "";
  const span = { start: codeUnitOffset(text, quote.start), end: codeUnitOffset(text, quote.end) };
  if (quote.exact !== "" && text.slice(span.start, span.end) === quote.exact) return span;
  const position = { start: quote.start, end: quote.end, unit: "code-points" as const };
  const read = readAnchor([point], { quote, position, on: { path, part } });
  if (read.kind !== "found" || read.anchor.quote === undefined) return undefined;
  const { start, end } = read.anchor.quote;
  return { start: codeUnitOffset(text, start), end: codeUnitOffset(text, end) };
}
