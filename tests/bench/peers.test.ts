import { describe, expect, it } from "vitest";
import { largePair } from "./inputs/large-pair.ts";
import { soundTreaty } from "./inputs/sound-treaty.ts";
import { measurePeer } from "./measure-peer.ts";
import { measureRedline, rebuilds } from "./measure-redline.ts";
import { allPeers } from "./peers/all-peers.ts";
import { perfectRedline } from "./perfect-redline.ts";

const PAIRS = { "the treaty": soundTreaty(), "drawn provisions": largePair(11, 120, { numbered: true }) };

describe("each tool of the bench", () => {
  for (const peer of allPeers().filter(({ name }) => name !== "travaux")) {
    for (const [name, { before, after }] of Object.entries(PAIRS)) {
      it(`shows both texts in its redline: ${peer.name}, ${name}`, () => {
        const redline = peer.run(before, after).showRedline();
        expect(rebuilds(redline, before, after)).toBe(true);
        expect(measureRedline(redline).size).toBeGreaterThan(0);
      });
    }

    it(`shows nothing changed between equal texts: ${peer.name}`, () => {
      const redline = peer.run("1. The Parties meet.\n", "1. The Parties meet.\n").showRedline();
      expect(measureRedline(redline)).toEqual({ size: 0, hunks: 0, islands: 0, cutWords: 0 });
    });
  }
});

describe("the engine on the bench", () => {
  it("is measured over its points, without their numbers", () => {
    const before = "1. Each vessel is marked.\n2. The season ends in May.\n";
    const after = "1. The season ends in May.\n2. Each vessel is marked.\n";
    const truth = {
      before: ["Each vessel is marked.", "The season ends in May."],
      after: ["The season ends in May.", "Each vessel is marked."],
      links: [
        [0, 1],
        [1, 0],
      ] as const,
    };
    const [travaux] = allPeers();
    if (travaux === undefined) throw new Error("There is no engine.");
    const measures = measurePeer(travaux, { before, after, truth });
    expect(measures).toMatchObject({ size: 0, rebuilt: true, perfectSize: 0, points: [2, 2] });
    expect(measures.pairs).toEqual({ wrong: 0, missed: 0, expected: 2 });
  }, 20_000);
});

describe("the perfect redline", () => {
  it("strikes what was dropped, inserts what was added, and marks single words in pairs that moved", () => {
    const redline = perfectRedline({
      before: ["Ships report daily.", "No one fishes."],
      after: ["A fund is set up.", "Ships report weekly."],
      links: [[0, 1]],
    });
    const marked = redline.filter(([sort]) => sort !== "=").map(([sort, text]) => sort + text);
    expect(marked.sort()).toEqual(["+A fund is set up .", "+weekly", "-No one fishes .", "-daily"]);
  });
});
