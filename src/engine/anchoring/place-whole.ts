import type { Anchor, Placement } from "../../model/anchor.ts";
import { isMigrated, isUnsure, orphan, type Placing, rounded, scoreOf } from "./placing.ts";
import { tellDropped, tellPoint } from "./tell-placement.ts";
import type { AlignedEntry, ReadStep } from "./version-step.ts";

/**
 * Says where a note on a point, and not on words of it, stands: `changed` where anything in the point's heading or text did.
 * Linear in the entry.
 */
export function placeWhole(anchor: Anchor, entry: AlignedEntry, placing: Placing): Placement {
  if (entry.after.length === 0) return orphan(tellDropped(anchor.path, entry));
  const about = tellPoint(entry, anchor.path, isMigrated(placing));
  const found = wholeOf(anchor.path, entry, placing.step);
  if (found === undefined) return orphan(`${about}, and none has more of it than another.`);
  const kind = kindOf(entry, placing);
  const more =
    entry.after.length > 1 ? `; most of it stands in ${found}` : kind === "changed" ? "; its wording changed" : "";
  return {
    kind,
    score: rounded(scoreOf(entry, anchor.path, found)),
    anchor: { path: found, part: anchor.part, quote: undefined },
    reason: `${about}${more}.`,
  };
}

function kindOf(entry: AlignedEntry, placing: Placing): Placement["kind"] {
  if (isUnsure(entry, placing)) return "unconfirmed";
  if (entry.kind === "reworded") return "changed";
  return entry.moved ? "moved" : "placed";
}

/** The point that has most of the words of the note's own; undefined where none has any, or two have as much. */
function wholeOf(path: string, entry: AlignedEntry, step: ReadStep): string | undefined {
  if (entry.after.length === 1) return entry.after[0];
  const texts = step.textsOf(entry, "text");
  const own = texts.pointsBefore.find(({ point }) => point.path === path);
  if (own === undefined) return undefined;
  const kept = texts.pointsAfter.map(({ point, text, start }) => {
    let units = 0;
    for (const { old, now, isKept } of texts.segments) {
      if (!isKept) continue;
      const shift = now.start - old.start;
      const from = Math.max(old.start, own.start, start - shift);
      const to = Math.min(old.end, own.start + own.text.length, start + text.length - shift);
      units += Math.max(0, to - from);
    }
    return { path: point.path, units };
  });
  const [first, second] = kept.sort((a, b) => b.units - a.units);
  return first === undefined || first.units === (second?.units ?? 0) ? undefined : first.path;
}
