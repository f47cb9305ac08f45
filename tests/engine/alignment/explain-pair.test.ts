import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** Why each point has its partner, as `1 → 2: why`. */
function reasons(before: string, after: string): readonly string[] {
  const [old, now] = [readVersion(before), readVersion(after)];
  return alignPoints(old, now).map(
    (link) => `${old.points[link.before]?.path} → ${now.points[link.after]?.path}: ${link.why}`,
  );
}

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer.";
const BOATS = "Boats pay a toll each autumn to the clerk.";
const ICE = "Ice is cut in winter by the guild of masons.";
const REEDS = "Reeds burn.";

describe("the reason for a pair", () => {
  it.each([
    ["is the text, of a point by itself", `1. ${REEDS}\n2. ${LAKE}`, `7. ${LAKE}\n8. Ice.`, ["2 → 7: same words"]],
    [
      "is the text but for its notation",
      `1. ${REEDS}\n2. ${LAKE}\n3. ${NETS}`,
      `7. ${LAKE.replace("lake", "LAKE")}\n8. Ice.`,
      ["2 → 7: same words but for notation"],
    ],
    [
      "is that both neighbours pair, or one does, or that both have none",
      `1. ${LAKE}\n2. ${NETS}\n3. ${BOATS}`,
      `7. ${LAKE}\n8. ${NETS}\n9. ${BOATS}`,
      [
        "1 → 7: same words; a neighbour pairs",
        "2 → 8: same words; both neighbours pair",
        "3 → 9: same words; a neighbour pairs",
      ],
    ],
    [
      "is the number too, where numbers are kept",
      `1. ${LAKE}\n2. ${NETS}\n3. ${BOATS}`,
      `1. ${LAKE}\n2. Ice.\n3. ${BOATS}`,
      ["1 → 1: same words; same number", "3 → 3: same words; same number"],
    ],
    [
      "is the heading and the term, where there are any",
      `1. # Lakes | ${LAKE}\n2. ${REEDS}\n3. “Net” means a net of cord.`,
      `8. # Lakes | ${LAKE}\n7. Ice.\n9. “Net” means a net of cord.`,
      ["1 → 8: same words; same heading", "3 → 9: same words; defines the same term"],
    ],
    [
      "is what stands above and below",
      `1. ${LAKE}\n  a. ${NETS}\n  b. ${REEDS}`,
      `9. ${LAKE}\n  x. ${NETS}\n  y. Ice.`,
      ["1 → 9: same words; a neighbour pairs; over the same points", "1.a → 9.x: same words; under the same point"],
    ],
    [
      "is the telling words that both have, the rarest first, three at most, as the later one spells them",
      "1. Boats burn.\n2. Boats rest.\n3. Boats pay tolls and fees.",
      "7. Ice.\n8. All boats pay one toll or fee.",
      ["3 → 8: shares “pay”, “toll”, “fee”"],
    ],
  ])("%s", (_, before, after, expected) => expect(reasons(before, after)).toEqual(expected));
});

describe("the reason for a pair of which one text is not known", () => {
  it.each([
    [
      "is its number, the earlier not known",
      "1. ?",
      `1. ${LAKE}`,
      ["1 → 1: same printed number; the earlier text is not known"],
    ],
    [
      "is its number, the later not known",
      `1. ${LAKE}`,
      "1. ?",
      ["1 → 1: same printed number; the later text is not known"],
    ],
    ["is its number, neither known", "1. ?", "1. ?", ["1 → 1: same printed number; neither text is known"]],
    [
      "is its number under paired points",
      `1. ${LAKE}\n  a. ?\n2. ${NETS}\n  a. ?`,
      `5. ${NETS}\n  a. ${ICE}\n6. ${LAKE}\n  a. ${BOATS}`,
      [
        "1 → 6: same words",
        "1.a → 6.a: same printed number; the earlier text is not known",
        "2 → 5: same words",
        "2.a → 5.a: same printed number; the earlier text is not known",
      ],
    ],
    [
      "is its number under a point that is not known either",
      "1. ?\n  a. ?",
      `1. ${LAKE}\n  a. ${BOATS}`,
      [
        "1 → 1: same printed number; the earlier text is not known",
        "1.a → 1.a: same printed number; the earlier text is not known",
      ],
    ],
    [
      "is its number at its path, where the point above has no counterpart",
      `1. ${REEDS}\n  a. ?`,
      `1. Ice is cut.\n  a. ${BOATS}`,
      ["1.a → 1.a: same printed number; the earlier text is not known"],
    ],
    ["is none without a number", ". ?", `. ${LAKE}`, []],
    [
      "is none where the number stands elsewhere",
      `1. ${LAKE}\n  a. ?`,
      `1. ${LAKE}\na. ${BOATS}`,
      ["1 → 1: same words; same number"],
    ],
    [
      "is the number of the first of several",
      "1. ?\n1. ?",
      `1. ${LAKE}`,
      ["1 → 1: same printed number; the earlier text is not known"],
    ],
    [
      "is the number of one that nobody claims",
      `1. ?\n2. ${LAKE}`,
      `1. ${LAKE}\n1. ${BOATS}`,
      ["1 → 1~2: same printed number; the earlier text is not known", "2 → 1: same words"],
    ],
  ])("%s", (_, before, after, expected) => expect(reasons(before, after)).toEqual(expected));

  it("is none where numbers are the record's own on either side", () => {
    const [unknown, known] = [readVersion("1. ?"), readVersion(`1. ${LAKE}`)];
    expect(alignPoints({ ...unknown, numbering: "ours" }, known)).toEqual([]);
    expect(alignPoints(unknown, { ...known, numbering: "ours" })).toEqual([]);
    expect(alignPoints(unknown, known)).toMatchObject([{ score: null, confidence: "low" }]);
  });
});
