import { describe, expect, it } from "vitest";
import { readLines } from "../../../src/engine/points/lines.ts";

const linesOf = (text: string) => readLines(text, (indent, start, content) => [indent, start, content] as const);
const contentsOf = (text: string) => linesOf(text).map(([, , content]) => content);

describe("the lines of a text", () => {
  const parted: readonly [text: string, contents: readonly string[]][] = [
    ["", [""]],
    ["a", ["a"]],
    ["a\nb", ["a", "b"]],
    ["a\r\nb", ["a", "b"]],
    ["a\rb", ["a", "b"]],
    ["a\n\rb", ["a", "", "b"]],
    ["a\r\r\nb\n", ["a", "", "b", ""]],
    ["a\n\nb", ["a", "", "b"]],
    ["a\nb\r\nc\rd\ne", ["a", "b", "c", "d", "e"]],
    ["\ufeffa\n\ufeffb", ["a", "\ufeffb"]],
    ["a\u2028b\u0085c", ["a\u2028b\u0085c"]],
    ["  a b \t\n\u00a0c\u3000", ["a b", "c"]],
  ];
  it.each(parted)("are parted at LF, CR LF and CR: %j", (text, contents) => expect(contentsOf(text)).toEqual(contents));

  it("say where their words begin and how far in they stand", () => {
    expect(linesOf("a\n  b\r\n\tc\n  \td\n     \te\n\t\tf\n   ")).toEqual([
      [0, 0, "a"],
      [2, 4, "b"],
      [4, 8, "c"],
      [4, 13, "d"],
      [8, 21, "e"],
      [8, 25, "f"],
      [3, 30, ""],
    ]);
    expect(linesOf("\ufeff a")).toEqual([[1, 2, "a"]]);
  });

  const ruled = ["---", "***", "___", "===", "```", "-----", " *** ", "=========="];
  it.each(ruled)("carry no words where they only rule off: %j", (line) =>
    expect(contentsOf(`a\n${line}\nb`)).toEqual(["a", "", "b"]),
  );
  const words = ["--", "**", "- - -", "--- a", "~~~", "+++", "...", "–––", "aaa", "-*-", "---*", "111"];
  it.each(words)("are words otherwise: %j", (line) => expect(contentsOf(`a\n${line}\nb`)).toEqual(["a", line, "b"]));
});
