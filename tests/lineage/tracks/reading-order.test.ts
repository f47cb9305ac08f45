import { describe, expect, it } from "vitest";
import type { BegunTrack } from "../../../src/lineage/tracks/all-tracks.ts";
import { inReadingOrder } from "../../../src/lineage/tracks/reading-order.ts";
import type { VersionFacts } from "../../../src/model/version.ts";

/** Columns drawn as "plan: a b c", each letter a point of the track of this name. */
function order(...drawn: string[]): string {
  const columns = drawn.map((one, at) => {
    const [document = "", points = ""] = one.split(": ");
    return { station: { document, version: `v${at}` } as VersionFacts, points: points.split(" ") };
  });
  const names = [...new Set(columns.flatMap(({ points }) => points))].sort();
  const tracks = names.map((name) => {
    const holding = columns.filter(({ points }) => points.includes(name));
    const track = new Map(holding.map(({ station }) => [station.version, new Set([name])]));
    return {
      name,
      begins: { station: holding[0]?.station as VersionFacts, path: name },
      track,
    } satisfies BegunTrack & { name: string };
  });
  const pathsOf = ({ version }: VersionFacts) =>
    columns.find(({ station }) => station.version === version)?.points ?? [];
  return inReadingOrder(
    tracks,
    columns.map(({ station }) => station),
    pathsOf,
  )
    .map(({ name }) => name)
    .join(" ");
}

describe("rows stand in the order in which the columns read", () => {
  const cases: Readonly<Record<string, readonly [columns: readonly string[], rows: string]>> = {
    "those of the first column as it has them": [["plan: c a b"], "c a b"],
    "what a later one puts between, before what stands behind it there": [
      ["plan: a b c", "plan: a x y b c z"],
      "a x y b c z",
    ],
    "what a later one puts in front": [["plan: a b", "plan: x a b"], "x a b"],
    "behind what it may have taken the place of": [["plan: a b c", "plan: a x c"], "a b x c"],
    "as the first column has them, also where a later one moves them": [["plan: a b c", "plan: c x a b"], "x a b c"],
    "another document behind the first, whatever of it went over": [
      ["plan: a b c", "pact: x b y", "plan: a b d c"],
      "a b d c x y",
    ],
    "none of what only other versions have": [["plan: b", "plan: b"], "b"],
  };
  for (const [name, [columns, rows]] of Object.entries(cases)) {
    it(name, () => expect(order(...columns)).toBe(rows));
  }
});
