import { describe, expect, it } from "vitest";
import type { BegunTrack } from "../../../src/lineage/tracks/all-tracks.ts";
import { type Anchor, claimNumbers } from "../../../src/lineage/tracks/claim-numbers.ts";
import type { VersionFacts } from "../../../src/model/version.ts";

/** Each letter is a point in a version of its own. `known`: "1: a b" for a number given by a, and known by b too. */
function claim(tracks: readonly string[], known: readonly string[]): readonly string[] {
  const drawn = tracks.map((points): BegunTrack & { readonly points: string } => {
    const station = { version: points[0] } as VersionFacts;
    const track = new Map(points.split(" ").map((point) => [point, new Set([point])]));
    return { points, begins: { station, path: points[0] ?? "" }, track };
  });
  const anchors = known.flatMap((one) => {
    const [number, points = ""] = one.split(": ");
    return points.split(" ").map((point, anchor): Anchor => {
      return { number: Number(number), anchor, station: point, paths: [point] };
    });
  });
  const { numbers } = claimNumbers(drawn, anchors, () => []);
  return drawn.map((track) => `${numbers.get(track)}: ${track.points}`);
}

describe("a number that was given is claimed", () => {
  const cases: Readonly<Record<string, readonly [tracks: string[], known: string[], claimed: string[]]>> = {
    "by the track with the point it was given by, before one with more of what it is known by": [
      ["b c", "a"],
      ["1: a b c"],
      ["2: b c", "1: a"],
    ],
    "by the next point where that one is gone": [["b c"], ["1: a b"], ["1: b c"]],
    "by no track that another number was given by, though it is known by its points": [
      ["c"],
      ["1: a b c", "9: c"],
      ["9: c"],
    ],
    "by the track with most of its points, where a merged one stands on two": [
      ["b c", "a c"],
      ["1: c a", "2: b"],
      ["2: b c", "1: a c"],
    ],
    "as the lower one, where two tracks became one; the other is given to nobody": [
      ["a b", "d"],
      ["1: a", "2: b"],
      ["1: a b", "3: d"],
    ],
  };
  for (const [name, [tracks, known, claimed]] of Object.entries(cases)) {
    it(name, () => expect(claim(tracks, known)).toEqual(claimed));
  }
});
