import type { Anchor, Placement } from "../../model/anchor.ts";
import type { Span } from "../passages/redline-segments.ts";
import { describeUnits } from "./describe-anchor.ts";
import { findMovedQuote } from "./find-moved-quote.ts";
import { findMovedSentence, type MovedSentence } from "./find-moved-sentence.ts";
import { isMigrated, isUnsure, type Placing, rounded, scoreOf } from "./placing.ts";
import { quoted, tellPoint } from "./tell-placement.ts";
import type { AlignedEntry } from "./version-step.ts";

// The words and what came along with them are the same and stand nowhere else; that they are meant as the same is likely.
const MOVED_SCORE = 0.9;

/**
 * Says where the struck words of a quote stand word for word in another place of the version: `moved` in another point, still
 * `placed` in their own. Undefined where they do not.
 *
 * @param entry - Of the note's point.
 */
export function placeMovedQuote(
  anchor: Anchor,
  span: Span,
  entry: AlignedEntry,
  placing: Placing,
): Placement | undefined {
  const moved = findMoved(findMovedQuote, anchor, span, placing);
  if (moved === undefined) return undefined;
  const placed = describe(moved.point, moved.span, placing);
  const isOwn = entry.after.includes(placed.path);
  return {
    kind: kindOf({ isOwn, isEdited: false, isDoubtful: false }, entry, placing),
    score: rounded((isOwn ? scoreOf(entry, anchor.path, placed.path) : 1) * MOVED_SCORE),
    anchor: placed,
    reason: isOwn
      ? `${tellPoint(entry, anchor.path, isMigrated(placing))}; the words stand in another place of it.`
      : `The words are gone from point ${anchor.path} and stand in point ${placed.path} now.`,
  };
}

// Of so many words that came along unaltered nobody doubts that they are the same.
const SURELY_TELLING = 6;

/** The same where the quote, or what stands around it, was edited on the way. */
export function placeMovedSentence(
  anchor: Anchor,
  span: Span,
  entry: AlignedEntry,
  placing: Placing,
): Placement | undefined {
  const moved = findMoved(findMovedSentence, anchor, span, placing);
  if (moved === undefined) return undefined;
  const { kind, share } = moved.fate;
  const placed = describe(moved.point, moved.fate.span, placing);
  const isOwn = entry.after.includes(placed.path);
  const [old, now] = [quoted(anchor.quote?.exact ?? ""), quoted(placed.quote?.exact ?? "")];
  const said = kind === "same" ? `${old} stands there` : `${now} stands where ${old} stood`;
  return {
    kind: kindOf({ isOwn, isEdited: kind === "edited", isDoubtful: isDoubtful(moved, isOwn, entry) }, entry, placing),
    score: rounded((MOVED_SCORE * (1 + share)) / 2),
    anchor: placed,
    reason: `${isOwn ? "The sentence has another place in" : `The sentence is gone from point ${anchor.path} and stands in`} point ${placed.path} now; ${said}.`,
  };
}

/** Words of headings are not followed. */
function findMoved<Moved>(
  find: (step: Placing["step"], before: number, span: Span) => Moved | undefined,
  { part, path }: Anchor,
  span: Span,
  { step }: Placing,
): Moved | undefined {
  const before = part === "text" ? step.placeOfBefore.get(path) : undefined;
  return before === undefined ? undefined : find(step, before, span);
}

/** That a dropped point went on elsewhere in other words is for a person to say. */
function isDoubtful({ fate, telling }: MovedSentence, isOwn: boolean, { after }: AlignedEntry): boolean {
  return fate.kind === "doubtful" || (!isOwn && (telling < SURELY_TELLING || after.length === 0));
}

function describe(place: number, span: Span, { step }: Placing): Anchor {
  const point = step.step.after[place];
  return describeUnits(point?.path ?? "", "text", point?.text ?? "", span);
}

type Found = { readonly isOwn: boolean; readonly isEdited: boolean; readonly isDoubtful: boolean };

function kindOf({ isOwn, isEdited, isDoubtful }: Found, entry: AlignedEntry, placing: Placing): Placement["kind"] {
  if (isDoubtful || isMigrated(placing) || (isOwn && isUnsure(entry, placing))) return "unconfirmed";
  if (isEdited) return "changed";
  return isOwn && !entry.moved ? "placed" : "moved";
}
