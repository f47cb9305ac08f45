import { describe, expect, it } from "vitest";
import { describeComparison } from "../../src/cli/describe-comparison.ts";
import { paintFor } from "../../src/cli/paint.ts";
import { compareVersions } from "../../src/engine/compare/compare-versions.ts";
import { readVersion } from "../support/drawn-versions.ts";

function describeBetween(before: string, after: string): string {
  return describeComparison(compareVersions(readVersion(before), readVersion(after)), paintFor(false));
}

describe("a comparison in the terminal", () => {
  it("labels what cannot be seen among the words struck and inserted, and tells it in words", () => {
    const text = describeBetween("1. The army is limited to 600 men.", "1. The аrmy is limited to\u00a0600 men\u200b.");
    expect(text).toContain("reworded · differs only unseen");
    expect(text).toContain("The [-army-]{+аrmy+} is limited to[-‹U+0020›-]{+‹U+00A0›+}600 men{+‹U+200B›+}.");
    expect(text).toContain("        Cyrillic “а” U+0430 for Latin “a” in “аrmy”\n");
    expect(text).toContain("        U+200B zero width space inserted after “men”\n");
  });

  it("lets nothing through that a terminal obeys", () => {
    const text = describeBetween("1. The army \u001b[2J stays here.", "1. The army \u001b[2J stays \u202ehere\u0007.");
    expect(text).not.toMatch(/[\p{Bidi_Control}]|(?!\n)\p{Cc}/u);
    expect(text).toContain("‹U+202E›");
    expect(text).toContain("\\u001b[2J");
  });

  it("says of a dropped point where a point like it stands in other documents, or that they were not found", () => {
    const compared = compareVersions(readVersion("1. The army stays.\n2. Dogs are welcome."), readVersion(""));
    const [first, second] = compared.alignment;
    if (first === undefined || second === undefined) throw new Error("Both are dropped.");
    const migrated = [{ address: "talks/annex@second#4", score: 0.912 }];
    const alignment = [
      { ...first, migrated, searched: ["annex", "notes"] },
      { ...second, searched: ["annex", "notes"] },
    ];
    const text = describeComparison({ ...compared, alignment }, paintFor(false));
    expect(text).toContain(
      "dropped · migrated: a point like it stands in talks/annex@second#4 (found by machine, score 0.91)",
    );
    expect(text).toContain("dropped · not found in 2 other documents: annex, notes");
  });

  it("counts what it does not tell", () => {
    const words = "The army withdraws in full within thirty days of signature";
    const text = describeBetween(`1. ${words}`, `1. ${words.replaceAll(" ", "\u200b ")}`);
    expect(text.match(/zero width space inserted/gu)).toHaveLength(5);
    expect(text).toContain("        and 4 more");
  });

  it("says where only references were renumbered", () => {
    const text = describeBetween(
      "1. The first opening words.\n2. The army of Ukraine stays.\n3. As set out in point 2, the army is inspected yearly.",
      "1. The army of Ukraine stays.\n2. As set out in point 1, the army is inspected yearly.",
    );
    expect(text).toContain("reworded · only references renumbered · renumbered");
    expect(text).toContain("“point 2” is “point 1” now: it follows the renumbering");
  });

  it("does not fold a point that was kept word for word and refers elsewhere by now", () => {
    const text = describeBetween(
      "1. The first opening words.\n2. The army of Ukraine stays.\n2a. Point 2 is inspected by monitors.",
      "1. The army of Ukraine stays.\n2a. Point 2 is inspected by monitors.",
    );
    expect(text).toContain(
      "        Point 2 is inspected by monitors.\n        reference: “Point 2” was left as it was, but what was 2 is 1 now",
    );
  });
});
