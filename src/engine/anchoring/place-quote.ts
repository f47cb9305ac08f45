import type { Anchor, Placement } from "../../model/anchor.ts";
import type { Span } from "../passages/redline-segments.ts";
import { describeUnits } from "./describe-anchor.ts";
import { isRepeatedQuote } from "./find-moved-quote.ts";
import { placeMovedQuote, placeMovedSentence } from "./place-moved.ts";
import { isMigrated, isUnsure, orphan, type Placing, rounded, scoreOf } from "./placing.ts";
import { type QuoteFate, quoteFate } from "./quote-fate.ts";
import { listed, quoted, tellDropped, tellPoint } from "./tell-placement.ts";
import type { AlignedEntry } from "./version-step.ts";

/**
 * Says where a note on words stands: in the points that its own corresponds to, else in what is new in the rest of the
 * version.
 *
 * @param span - The words, in UTF-16 units of their part of the point.
 */
export function placeQuote(anchor: Anchor, span: Span, entry: AlignedEntry, placing: Placing): Placement {
  const fate = fateOf(anchor, span, entry, placing);
  if (fate.kind === "gone" || fate.kind === "doubtful") {
    const moved = placeMovedQuote(anchor, span, entry, placing) ?? placeMovedSentence(anchor, span, entry, placing);
    if (moved !== undefined) return moved;
  }
  if (entry.after.length === 0) return orphan(tellDropped(anchor.path, entry));
  const about = tellPoint(entry, anchor.path, isMigrated(placing));
  if (fate.kind === "gone") return orphan(`${about}, but the words are gone.`);
  if (fate.kind === "tied") return orphan(`${about}, but more than one place in it could be meant.`);
  return placementOf(anchor, fate, entry, placing);
}

function fateOf(anchor: Anchor, span: Span, entry: AlignedEntry, { step }: Placing): QuoteFate {
  const texts = step.textsOf(entry, anchor.part);
  const shift = texts.pointsBefore.find((placed) => placed.point.path === anchor.path)?.start ?? 0;
  const quote = { start: span.start + shift, end: span.end + shift };
  const [point] = texts.pointsAfter;
  if (texts.before.text === texts.after.text && texts.pointsAfter.length === 1 && point !== undefined) {
    return { kind: "same", point, span: quote, share: 1, parts: [point] };
  }
  const [before, after] = [
    step.placeOfBefore.get(anchor.path) ?? -1,
    step.placeOfAfter.get(entry.after[0] ?? "") ?? -1,
  ];
  return quoteFate(texts, quote, () => isRepeatedQuote(step, before, span, after));
}

type FoundQuote = Extract<QuoteFate, { readonly share: number }>;

function placementOf(anchor: Anchor, fate: FoundQuote, entry: AlignedEntry, placing: Placing): Placement {
  const { point, text } = fate.point;
  const placed = describeUnits(point.path, anchor.part, text, fate.span);
  const score = scoreOf(entry, anchor.path, point.path) * (fate.kind === "same" ? 1 : (1 + fate.share) / 2);
  const words = tellWords(fate, quoted(anchor.quote?.exact ?? ""), quoted(placed.quote?.exact ?? ""), entry);
  return {
    kind: kindOf(fate, entry, placing),
    score: rounded(score),
    anchor: placed,
    reason: `${tellPoint(entry, anchor.path, isMigrated(placing))}; ${words}.`,
  };
}

function kindOf({ kind }: FoundQuote, entry: AlignedEntry, placing: Placing): Placement["kind"] {
  if (kind === "doubtful" || isUnsure(entry, placing)) return "unconfirmed";
  if (kind === "edited") return "changed";
  return entry.moved ? "moved" : "placed";
}

function tellWords({ kind, point, parts }: FoundQuote, old: string, now: string, entry: AlignedEntry): string {
  const { path } = point.point;
  const where = entry.after.length > 1 ? ` in ${path}` : "";
  if (parts.length > 1) {
    return `the words stand in ${listed(parts.map((part) => part.point.path))}, most of them in ${path}`;
  }
  if (kind === "same")
    return entry.kind === "kept" ? "the words are as they were" : `the words stand${where} as they were`;
  return kind === "edited" ? `${old} became ${now}${where}` : `${now} stands${where} where ${old} stood`;
}
