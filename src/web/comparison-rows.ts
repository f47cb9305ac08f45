import { changedInSubstance } from "../engine/substance/changed-in-substance.ts";
import type { Entry } from "../model/comparison.ts";
import type { ComparisonChoice } from "../model/page-addresses.ts";
import type { Point } from "../model/point.ts";

/** What a comparison shows, from top to bottom. */
export type ComparisonRow =
  /** Something changed: shown in full. `ordinal` counts changes from 1; `direction` says which way a moved point went. */
  | { readonly kind: "change"; readonly entry: Entry; readonly ordinal: number; readonly direction?: "up" | "down" }
  /**
   * A run of points about which there is nothing to say. What is not reported is not a change; what was reworded is one, of
   * which only those of substance were asked for: `ordinal` is that of the first.
   */
  | {
      readonly kind: "fold";
      readonly of: "kept" | "unreported" | "reworded";
      readonly entries: readonly Entry[];
      readonly ordinal: number;
    }
  /** The place a moved point left. */
  | { readonly kind: "departure"; readonly entry: Entry; readonly direction: "up" | "down" };

type Place = { readonly kind: "arrival" | "departure"; readonly entry: Entry };

/**
 * Puts the entries of a comparison into rows: changes alone, runs of unchanged and of unreported points together, and
 * a row where a moved point used to stand, after the last point before it that stayed.
 *
 * @param alignment - The comparison's entries, in its order.
 * @param before - The earlier version's points, in reading order.
 * @param show - `substance`: what was reworded where it stands, and not in substance, is put together too.
 * @returns Every entry once as a change or inside a fold; every moved one a second time as a departure. Cost O(n).
 */
export function rowsOf(
  alignment: readonly Entry[],
  before: readonly Point[],
  show: ComparisonChoice["show"] = "changed",
): readonly ComparisonRow[] {
  const places = withDepartures(alignment, before);
  const index = new Map(places.map((place, at) => [keyOf(place), at]));
  const directionOf = (entry: Entry) => {
    const from = index.get(keyOf({ kind: "departure", entry })) ?? 0;
    const to = index.get(keyOf({ kind: "arrival", entry })) ?? 0;
    return to < from ? ("up" as const) : ("down" as const);
  };
  const rows: ComparisonRow[] = [];
  let ordinal = 0;
  let run: Entry[] = [];
  for (const { kind, entry } of places) {
    if (kind === "departure") rows.push({ kind, entry, direction: directionOf(entry) });
    else if (isChange(entry) && !(show === "substance" && isRewordedOnly(entry))) {
      ordinal += 1;
      rows.push({ kind: "change", entry, ordinal, ...(entry.moved ? { direction: directionOf(entry) } : {}) });
    } else {
      const of = entry.kind === "unreported" ? "unreported" : isChange(entry) ? "reworded" : "kept";
      if (of === "reworded") ordinal += 1;
      const last = rows.at(-1);
      if (last?.kind === "fold" && last.of === of) run.push(entry);
      else {
        run = [entry];
        rows.push({ kind: "fold", of, entries: run, ordinal });
      }
    }
  }
  return rows;
}

/** Whether a reader looks for it: its words, its number of partners or its place changed, what it refers to, or something came back. */
function isChange(entry: Entry): boolean {
  if (entry.kind === "unreported") return false;
  if (entry.kind !== "kept" || entry.moved || entry.changes.length > 0) return true;
  return changedInSubstance(entry) || hasCameBack(entry);
}

/** Over the rounds it was changed and changed back, or dropped and restored. */
function hasCameBack({ history = [] }: Entry): boolean {
  return history.length > 0;
}

/** Other words in its place, and nothing of substance: neither in the end nor on the way. */
function isRewordedOnly(entry: Entry): boolean {
  const isInPlace = (entry.kind === "reworded" || entry.kind === "kept") && !entry.moved && !hasCameBack(entry);
  return isInPlace && !changedInSubstance(entry);
}

function withDepartures(alignment: readonly Entry[], before: readonly Point[]): readonly Place[] {
  const entryOf = new Map(alignment.flatMap((entry) => entry.before.map((path) => [path, entry] as const)));
  const departures = new Map<Entry | undefined, Entry[]>();
  const seen = new Set<Entry>();
  let lastStill: Entry | undefined;
  for (const { path } of before) {
    const entry = entryOf.get(path);
    if (entry === undefined) continue;
    if (!entry.moved || !isChange(entry)) lastStill = entry;
    else if (!seen.has(entry)) {
      seen.add(entry);
      departures.set(lastStill, [...(departures.get(lastStill) ?? []), entry]);
    }
  }
  const leaving = (entry: Entry | undefined): readonly Place[] =>
    (departures.get(entry) ?? []).map((left) => ({ kind: "departure", entry: left }));
  return [
    ...leaving(undefined),
    ...alignment.flatMap((entry): readonly Place[] => [{ kind: "arrival", entry }, ...leaving(entry)]),
  ];
}

function keyOf({ kind, entry }: Place): string {
  return `${kind} ${entry.before.join(" ")} | ${entry.after.join(" ")}`;
}
