import { describe, expect, it } from "vitest";
import { arrowOf, nameOfClass, tellChanges } from "../../../src/engine/substance/tell-change.ts";
import type { Change } from "../../../src/model/comparison.ts";

function change(of: Change["class"], before: string | null, after: string | null, more: Partial<Change> = {}): Change {
  return { class: of, substance: true, before, after, beforeSpan: null, afterSpan: null, ...more };
}

describe("the lines beside a redline", () => {
  it("tell what is doubtful behind all that is sure, and say so", () => {
    const lines = tellChanges([change("negation", "not", null, { confidence: "low" }), change("scope", null, "all")]);
    expect(lines).toEqual([
      { about: { name: "scope" }, words: "“all” added" },
      { about: { name: "negation", isDoubtful: true }, words: "“not” gone" },
    ]);
  });

  it("tell the heaviest change first, what is of no substance last, and other words not at all", () => {
    const lines = tellChanges([
      change("wording", "old", "new", { substance: false, note: "other words" }),
      change("notation", "30", "thirty", { substance: false, note: "“30” and “thirty” say the same" }),
      change("condition", null, "in peacetime"),
      change("modality", "shall", "may", { direction: "down" }),
      change("quantity", "600,000 people", "800,000 people", { direction: "up" }),
      change("reference", "point 4", "point 4", { note: "“point 4” names another point now" }),
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
    const unnoted = change("notation", "30", "thirty", { substance: false });
    const reworded = change("wording", "old", "new", { substance: false });
    expect(tellChanges([unnoted, reworded])).toEqual([]);
  });

  it("tell a provision that was swapped by both, and of a figure its words, whatever is noted of it", () => {
    const lines = tellChanges([
      change("quantity", "30 ships", "40 ships", { direction: "up", note: "ten more" }),
      change("reference", "Article 5", "Article 6"),
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
