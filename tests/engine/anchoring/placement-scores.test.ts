import { describe, expect, it } from "vitest";
import { placeAnchor } from "../../../src/engine/anchoring/place-anchor.ts";
import type { AlignedEntry } from "../../../src/engine/anchoring/version-step.ts";
import { readTold } from "./told-placements.ts";

const SAME = "1. Boats carry «lamps».\n--\n2. Boats carry lamps.\n--\n";
const TWO =
  "1. Boats carry lamps.\n2. Nets are «counted».\n--\n4. Boats carry lamps.\n5. Nets are counted.\n--\n1, 2 → 4, 5 merged ";

function scoreOf(drawn: string, change: (entry: AlignedEntry) => AlignedEntry = (entry) => entry): number {
  const { note, step } = readTold(drawn);
  return placeAnchor(note, { ...step, aligned: step.aligned.map(change) }).score;
}

describe("a score", () => {
  it("is 1 where the point was surely kept, whatever its link says", () => {
    expect(scoreOf(`${SAME}1 → 2 kept 0.3`)).toBe(1);
  });

  it("is that of the link where the point was reworded or is not sure", () => {
    expect(scoreOf(`${SAME}1 → 2 reworded 0.3`)).toBe(0.3);
    expect(scoreOf(`${SAME}1 → 2 kept low 0.3`)).toBe(0.3);
  });

  it("is less by what was edited, and not by how a figure is set", () => {
    const fee = (now: string) =>
      scoreOf(`1. Boats pay «600 000 crowns» each.\n--\n1. Boats pay ${now} each.\n--\n1 → 1 reworded 0.8`);
    expect(fee("600 000 silver crowns")).toBe(0.8);
    expect(fee("600\u00a0000 crowns")).toBe(0.8);
    expect(fee("500 000 crowns")).toBe(0.6);
  });

  it("is that of the link between the note's own point and the one where its words stand", () => {
    expect(scoreOf(`${TWO}0.9 0.8 0.7 0.6`)).toBe(0.6);
  });

  it("is a half where nothing was compared", () => {
    expect(scoreOf(`${SAME}1 → 2 reworded none`)).toBe(0.5);
    expect(scoreOf(`${TWO}0.9 0.8 0.7 none`)).toBe(0.5);
    expect(scoreOf(`${SAME}1 → 2 reworded`, (entry) => ({ ...entry, links: [] }))).toBe(0.5);
  });

  it("is the best where the same two points are linked twice", () => {
    const twice = (entry: AlignedEntry) => ({
      ...entry,
      links: [0.4, 0.7, 0.2].flatMap((score) => entry.links.map((link) => ({ ...link, score }))),
    });
    expect(scoreOf(`${SAME}1 → 2 reworded`, twice)).toBe(0.7);
  });
});
