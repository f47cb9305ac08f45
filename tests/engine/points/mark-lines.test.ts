import { describe, expect, it } from "vitest";
import { isBareLabel, lineBelow, type MarkedLine, markLines, restOf } from "../../../src/engine/points/mark-lines.ts";

/** Each line: what it could be with its level, bullet or number, and behind `|` the words of all but prose. */
function drawLines(text: string, markdown: boolean): string {
  return markLines(text, markdown).map(drawLine).join(" / ");
}

function drawLine(line: MarkedLine): string {
  const { mark } = line;
  if (mark.kind === "blank" || mark.kind === "prose") return mark.kind;
  if (mark.kind === "title") return `title of ${mark.word.name}`;
  if (mark.kind === "stated") return `stated ${mark.stated.number} | ${restOf(line)}`;
  const sign = mark.kind === "heading" ? mark.level : mark.bullet;
  return [mark.kind, sign, mark.found?.label.number, "|", restOf(line)].filter((one) => one !== undefined).join(" ");
}

const either: readonly [line: string, marked: string][] = [
  ["One", "prose"],
  ["", "blank"],
  ["  ", "blank"],
  ["---", "blank"],
  ["1. One", "item 1 | One"],
  ["[1. One]", "item 1 | One]"],
  ["ANNEX", "title of annex"],
  ["Preamble:", "title of preamble"],
  ["# One", "heading 1 | One"],
  ["## One", "heading 2 | One"],
  ["###### One", "heading 6 | One"],
  ["####### One", "prose"],
  ["#One", "prose"],
  ["#", "heading 1 | "],
  ["##\tOne", "heading 2 | One"],
  ["# 1. One", "heading 1 1 | One"],
  ["- one", "item - | one"],
  ["-one", "prose"],
  ["-", "item - | "],
  ["- (a) one", "item - a | one"],
  ["- # one", "item - | # one"],
  ["o\tone", "item o | one"],
  ["o one", "prose"],
  ["o\t5", "prose"],
  ["§\tone", "item § | one"],
  ["x\tone", "prose"],
  ['{number="4"} x', "prose"],
];

describe("what a line could be", () => {
  it.each(either)("%j is %s, in Markdown or not", (line, marked) => {
    expect(drawLines(line, true)).toBe(marked);
    expect(drawLines(line, false)).toBe(marked);
  });

  it("is an item behind any bullet", () => {
    for (const bullet of "-*+•●◦▪‣·–—■□➢➤✓✔→⁃∙\uf0b7\uf0a7\uf0d8") {
      expect(drawLines(`${bullet} one`, false), bullet).toBe(`item ${bullet} | one`);
      expect(drawLines(`${bullet}\tone`, false), bullet).toBe(`item ${bullet} | one`);
      expect(drawLines(`${bullet}one`, false), bullet).toBe("prose");
    }
  });

  it("is what braces state in Markdown only", () => {
    expect(drawLines('- {number="4"} x', true)).toBe("stated 4 | x");
    expect(drawLines('- {number="4"} x', false)).toBe('item - | {number="4"} x');
    expect(drawLines("- **1.** x", true)).toBe("item - 1 | x");
    expect(drawLines("# **1.** x", true)).toBe("heading 1 1 | x");
    expect(drawLines("# **1.** x", false)).toBe("heading 1 | **1.** x");
  });

  const underlined: readonly [text: string, marked: string][] = [
    ["One\n===", "heading 1 | One / blank"],
    ["One\n---", "heading 2 | One / blank"],
    ["One:\n---", "heading 2 | One: / blank"],
    ["One\n---\nTwo", "heading 2 | One / blank / prose"],
    ["Two\n\nOne\n---", "prose / blank / heading 2 | One / blank"],
    [`${"x".repeat(100)}\n---`, `heading 2 | ${"x".repeat(100)} / blank`],
    [`${"x".repeat(101)}\n---`, "prose / blank"],
    ["Two\nOne\n---", "prose / prose / blank"],
    ["One.\n---", "prose / blank"],
    ["One,\n---", "prose / blank"],
    ["One;\n---", "prose / blank"],
    ["`One\n---", "prose / blank"],
    ["~One\n---", "prose / blank"],
    ["> One\n---", "prose / blank"],
    ["|One\n---", "prose / blank"],
    ["<One\n---", "prose / blank"],
    ["One\n***", "prose / blank"],
    ["One\n___", "prose / blank"],
    ["One\n\n---", "prose / blank / blank"],
    ["One\n", "prose / blank"],
    ["1. One\n---", "item 1 | One / blank"],
  ];
  it.each(underlined)("is a heading where Markdown underlines it: %j is %s", (text, marked) =>
    expect(drawLines(text, true)).toBe(marked),
  );

  it("is prose above a rule of a plain text", () => expect(drawLines("One\n---", false)).toBe("prose / blank"));
});

describe("lines around one another", () => {
  const lines = markLines("1.\n\n \n[2. two\n3. three\n- \n", false);

  it("have the next one below that is not blank", () => {
    expect(lineBelow(lines, 0)).toBe(lines[3]);
    expect(lineBelow(lines, 3)).toBe(lines[4]);
    expect(lineBelow(lines, 5)).toBeUndefined();
  });

  it("have a label alone or with words, which an opening bracket is one of", () => {
    expect(lines.map(isBareLabel)).toEqual([true, false, false, false, false, false, false]);
    expect(markLines("[2.", false).map(isBareLabel)).toEqual([false]);
    expect(markLines("One", false).map(isBareLabel)).toEqual([false]);
  });
});
