import { describe, expect, it } from "vitest";
import { arrowOf, nameOfClass, tellChanges } from "../../../src/engine/substance/tell-change.ts";
import type { Change } from "../../../src/model/comparison.ts";
import { changeOf } from "../../support/drawn-entry.ts";

describe("the lines beside a redline", () => {
  it("tell what is doubtful behind all that is sure, and say so", () => {
    const lines = tellChanges([
      changeOf("negation", "not", null, { confidence: "low" }),
      changeOf("scope", null, "all"),
    ]);
    expect(lines).toEqual([
      { about: { name: "scope" }, words: "“all” added" },
      { about: { name: "negation", isDoubtful: true }, words: "“not” gone" },
    ]);
  });

  it("tell the heaviest change first, what is of no substance last, and other words not at all", () => {
    const lines = tellChanges([
      changeOf("wording", "old", "new", { substance: false, note: "other words" }),
      changeOf("notation", "30", "thirty", { substance: false, note: "“30” and “thirty” say the same" }),
      changeOf("condition", null, "in peacetime"),
      changeOf("modality", "shall", "may", { direction: "down" }),
      changeOf("quantity", "600,000 people", "800,000 people", { direction: "up" }),
      changeOf("reference", "point 4", "point 4", { note: "“point 4” names another point now" }),
    ]);
    expect(lines).toEqual([
      { about: { name: "quantity", direction: "up" }, words: "600,000 people → 800,000 people" },
      { about: { name: "force", direction: "down" }, words: "“shall” → “may”" },
      { about: { name: "condition" }, words: "in peacetime" },
      { about: { name: "reference" }, words: "“point 4” names another point now" },
      { words: "“30” and “thirty” say the same" },
    ]);
  });

  it("tell nothing of what changed in no way a reader needs told", () => {
    const unnoted = changeOf("notation", "30", "thirty", { substance: false });
    const reworded = changeOf("wording", "old", "new", { substance: false });
    expect(tellChanges([unnoted, reworded])).toEqual([]);
  });

  it("tell a provision that was swapped by both, and of a figure its words, whatever is noted of it", () => {
    const lines = tellChanges([
      changeOf("quantity", "30 ships", "40 ships", { direction: "up", note: "ten more" }),
      changeOf("reference", "Article 5", "Article 6"),
    ]);
    expect(lines).toEqual([
      { about: { name: "quantity", direction: "up" }, words: "30 ships → 40 ships" },
      { about: { name: "reference" }, words: "“Article 5” → “Article 6”" },
    ]);
  });

  it("name a change as readers do, with an arrow where it went up or down", () => {
    const told: readonly (readonly [Change["class"], Change["direction"], string])[] = [
      ["modality", "down", "force ↓"],
      ["defined-term", undefined, "defined term"],
      ["money", "up", "money ↑"],
      ["actor", undefined, "actor"],
    ];
    for (const [of, direction, line] of told) expect(`${nameOfClass(of)}${arrowOf(direction)}`).toBe(line);
  });
});
