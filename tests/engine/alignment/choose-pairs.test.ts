import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import type { Verdicts } from "../../../src/engine/alignment/verdicts.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** Pairs as `1→2`. */
function pairsOf(before: string, after: string, verdicts?: Verdicts): string {
  const [old, now] = [readVersion(before), readVersion(after)];
  return alignPoints(old, now, verdicts)
    .map((link) => `${old.points[link.before]?.path}→${now.points[link.after]?.path}`)
    .join(" ");
}

const rows = (...texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${text}`).join("\n");

const LAKE = "The lake belongs to both towns and to nobody else.";
const ICE = "Ice is cut in winter by the guild of masons.";

describe("the pairs that are chosen", () => {
  it.each([
    [
      "are the earliest of those that nothing tells apart",
      rows("Nets are counted."),
      rows("Nets are counted yearly.", "Nets are counted yearly.", "Nets are counted yearly."),
      "1→1",
    ],
    [
      "follow the words, not the places",
      rows("Nets are counted in spring.", "Boats pay a toll in autumn.", LAKE),
      rows("Boats pay a fee in autumn.", "Nets are mended in spring.", LAKE),
      "1→2 2→1 3→3",
    ],
    [
      "are found by what stands around them where few words are left",
      rows(LAKE, "Nets are counted in spring by an officer of the upper town.", ICE),
      rows(LAKE, "Each officer keeps a book of all that is caught.", ICE),
      "1→1 2→2 3→3",
    ],
    [
      "hold none that shares no word, whatever stands around it",
      rows(LAKE, "Nets are counted.", ICE),
      rows(LAKE, "Reeds burn.", ICE),
      "1→1 3→3",
    ],
    [
      "take a lead-in along with what stands under it",
      `${rows(LAKE)}\n2. Officers:\n  a. count the nets in spring\n  b. count the boats in autumn\n3. ${ICE}`,
      `${rows(ICE)}\n2. Clerks shall:\n  a. count the nets each spring\n  b. count the boats each autumn\n3. ${LAKE}`,
      "1→3 2→2 2.a→2.a 2.b→2.b 3→1",
    ],
    [
      "name each of many twins once, those beside a pair first, the others in order",
      rows(LAKE, "[Reserved]", "[Reserved]", "[Reserved]", ICE),
      rows("[Reserved]", ICE, "[Reserved]", "[Reserved]", LAKE),
      "1→5 2→3 3→4 4→1 5→2",
    ],
  ])("%s", (_, before, after, expected) => expect(pairsOf(before, after)).toBe(expected));

  it("hold none that a person denied, though its place proposes it", () => {
    const [before, after] = [
      rows(LAKE, "Nets are counted in spring by an officer of the upper town.", ICE),
      rows(LAKE, "Each officer keeps a book of all that is caught.", ICE),
    ];
    const denied = { same: [], different: [{ before: "2", after: "2" }] };
    expect(pairsOf(before, after, denied)).toBe("1→1 3→3");
  });
});
