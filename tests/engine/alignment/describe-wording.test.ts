import { describe, expect, it } from "vitest";
import { readWordings } from "../../../src/engine/alignment/describe-wording.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

describe("readWordings", () => {
  it("knows the order of 30,000 words of a point, and of the rest only which they are", () => {
    const { points } = readVersion(`1. ${"ship ".repeat(30_000)}sails home`);
    const table = new WordTable();
    const [read] = readWordings({ before: points, after: [] }, Partners.none(1, 0), table).counted.before;
    expect([read?.words.length, read?.pairs.length]).toEqual([30_000, 29_999]);
    const features = Array.from(read?.features ?? [], (feature) => table.spellingOf(feature));
    // Two words in a row have no spelling.
    expect(features.sort()).toEqual(["", "home", "sail", "ship"]);
  });
});
