import type { Change, Entry, PositionChange } from "../../src/model/comparison.ts";

/** A change of a class that became another one, of substance; or as said. */
export function changeOf(
  of: Change["class"],
  before: string | null,
  after: string | null,
  more: Partial<Change> = {},
): Change {
  return { class: of, substance: true, before, after, beforeSpan: null, afterSpan: null, ...more };
}

/** An entry of one point with its changes, reworded; or as said. */
export function entryOf(path: string, changes: readonly Change[], more: Partial<Entry> = {}): Entry {
  return {
    kind: "reworded",
    before: [path],
    after: [path],
    moved: false,
    renumbered: false,
    score: 0.9,
    confidence: "high",
    precise: true,
    links: [],
    redline: [],
    changes,
    ...more,
  };
}

/** What a party wants instead of what the text has. */
export function wantedOf(of: PositionChange["class"], before: string, after: string): PositionChange {
  return {
    ...{ party: "chile", name: "Chile", class: of, before, after },
    ...{ beforeIn: "text", afterIn: "position", values: [before, after] },
  };
}
