import { describe, expect, it } from "vitest";
import { readBlocks } from "../../../src/engine/points/read-blocks.ts";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { draw, drawn, drawPoints } from "./drawn-points.ts";

const numbers: Record<string, readonly [text: string, points: string]> = {
  "above the list that counts under it": [
    `
      1 Scope
      1.1 General
      1.2 Special
      2 Terms
      2.1 Words
    `,
    `
      1 Scope
      1.1 General
      1.2 Special
      2 Terms
      2.1 Words
    `,
  ],
  "above a list in brackets, and behind it": [
    `
      1 Overview
      (1) This Act does this.

      2 Rules

      3 Terms
      They are:
    `,
    `
      1 Overview
      1.1 This Act does this.
      2 Rules
      3 Terms They are:
    `,
  ],
  "above the next of its list": [
    `
      Art. 3 Ziel
      1 Der Bund zahlt.
      2 Er hilft.
    `,
    `
      3 <Art. 3> *Ziel*
      3.1 Der Bund zahlt.
      3.2 Er hilft.
    `,
  ],
  "of two figures behind one with a mark": ["2.1. One.\n2.2 two.\n2.3 three", "2.1 One.\n2.2 two.\n2.3 three"],
  "of two figures right below the one before": [
    "2. two:\n2.1 deliver\n2.2 install",
    "2 two:\n2.1 deliver\n2.2 install",
  ],
  "above its list, wherever the numbers stand": ["2. two\n\n7 Rules\n7.1 One", "2 two\n7 Rules\n7.1 One"],
  "with a tab behind it": [
    "1\tSCOPE\n2\tterms\n3\tPRICE\n3.1\tthe price\n3.2\tthe date",
    "1 SCOPE\n2 terms\n3 PRICE\n3.1 the price\n3.2 the date",
  ],
  "of two figures before a small letter, under its number": [
    `
      2. The supplier shall:
      2.1 deliver the goods;
      2.2 install them.

      2.3 train staff
    `,
    `
      2 The supplier shall:
      2.1 deliver the goods;
      2.2 install them.
      2.3 train staff
    `,
  ],
  "over 999 that goes on": ["999. one\n1000. two\n1001. three", "999 one\n1000 two\n1001 three"],
};

const amounts: Record<string, readonly [text: string, points: string]> = {
  "a number of people": ["5 Members meet.\n\n1 Party leaves.", "¶1 5 Members meet.\n¶2 1 Party leaves."],
  "a number of rooms above another amount": [
    "1. The house has\n5 Rooms\n5.1 by each door.",
    "1 The house has 5 Rooms 5.1 by each door.",
  ],
  "amounts on wrapped lines": ["Each house holds\n2.1 people,\n2.2 dogs.", "¶1 Each house holds 2.1 people, 2.2 dogs."],
  "a number of people in a preamble": [
    "Preamble\n\n1 Party leaves.\n\n5 stay.",
    "¶1 *Preamble*\n¶1.¶1 1 Party leaves.\n¶1.¶2 5 stay.",
  ],
  "a number of people above another list": ["1 Party leaves.\n2. two", "¶1 1 Party leaves.\n2 two"],
  "a number of rooms above a list of its own": ["1 Room has:\n\n1. a bed", "¶1 1 Room has:\n1 a bed"],
  "a number of rooms above a list": ["The house has\n1 Room\n(1) big", "¶1 The house has 1 Room\n1 big"],
  "a number of people behind a list": ["4. four.\n\n5 Members meet.", "4 four.\n¶2 5 Members meet."],
  "numbers of people one above the other": ["5 Members meet.\n6 Guests eat.", "¶1 5 Members meet.\n¶2 6 Guests eat."],
  "a number of people that would come next": [
    "1 Scope\n1.1 one\n1.2 The council has\n2 Members.",
    "1 Scope\n1.1 one\n1.2 The council has 2 Members.",
  ],
  "an amount that would come next": [
    "2. Growth.\n\n2.1 million people fled.",
    "2 Growth.\n¶2 2.1 million people fled.",
  ],
  "an amount under another number": ["3. Growth.\n\n2.1 people per house.", "3 Growth.\n¶2 2.1 people per house."],
  "an amount on a wrapped line": ["2. Each house holds\n2.1 people.", "2 Each house holds 2.1 people."],
  "an amount behind the next": ["2. Growth.\n\n2.2 people per house.", "2 Growth.\n¶2 2.2 people per house."],
  "a date": ["11 A\n11.1 one\n\n12 March 2025", "11 A\n11.1 one\n¶2 12 March 2025"],
  "a year": ["1. one\n\n2014. Another war.\n\n2015. Peace.", "1 one\n¶2 2014. Another war.\n¶3 2015. Peace."],
  "a number in front of a figure": ["1\t2\n2\t3", "¶1 1\t2 2\t3"],
  "a bullet's amount": ["- 5 Members\n- 1 Party", "¶1 5 Members\n¶2 1 Party"],
};

describe("a number without a mark behind it", () => {
  for (const [name, [text, points]] of Object.entries(numbers)) {
    it(`is a label ${name}`, () => expect(draw(unmargined(text))).toBe(unmargined(points)));
  }
  for (const [name, [text, points]] of Object.entries(amounts)) {
    it(`stays with the words as ${name}`, () => expect(draw(text)).toBe(points));
  }

  it("numbers a heading of Markdown where the headings are counted", () => {
    expect(draw("# 1 Scope\n\n# 2 Terms\n\n## 2.1 Words", true)).toBe("1 *Scope*\n2 *Terms*\n2.1 *Words*");
    expect(draw("# Preface\n\n# 1 Scope\n\n# 2 Terms\n\n# 4 Horses", true)).toBe(
      "¶1 *Preface*\n1 *Scope*\n2 *Terms*\n¶4 *4 Horses*",
    );
    expect(draw("# 3 Rules\n\n## 3.1 one\n\n# 5 Members", true)).toBe("3 *Rules*\n3.1 *one*\n¶2 *5 Members*");
    expect(draw("# **3 Rules**\n\n# **Five**", true)).toBe("¶1 *3 Rules*\n¶2 *Five*");
  });

  it("stays in the document's own title", () => {
    expect(readPoints("# 28 Steps to peace\n\n1. one", { markdown: true }).title).toBe("28 Steps to peace");
    expect(readPoints("# 1 Scope\n\n1. one", { markdown: true }).title).toBeUndefined();
  });

  it("numbers a block where the blocks are counted", () => {
    const items = ["5 Members", "1 Scope", "1.1 one", "2 Terms"].map((text) => ({ kind: "item" as const, text }));
    expect(drawPoints(readBlocks(items).points)).toBe("¶1 5 Members\n1 Scope\n1.1 one\n2 Terms");
    const headings = ["1 Scope", "12 Members"].map((text) => ({ kind: "heading" as const, text }));
    expect(drawPoints(readBlocks(headings).points)).toBe("1 *Scope*\n¶2 *12 Members*");
  });
});

function unmargined(text: string): string {
  return text.startsWith("\n") ? drawn(text) : text;
}
