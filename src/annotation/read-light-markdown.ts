import type { Paragraph, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { keepLast } from "../model/keep-recent.ts";

// What a note is not written in stays as it was typed: headings, rules, HTML, pictures, definitions of links.
const LIGHT = {
  disable: {
    null: [
      ...["headingAtx", "setextUnderline", "thematicBreak", "htmlFlow", "htmlText"],
      ...["definition", "labelStartImage", "codeIndented"],
    ],
  },
};

// Marks inside a line, and what begins a block.
const INLINE = /[*_`[\]<>\\&]| {2,}\n/u;
const BLOCK = /^[ \t]*(?:[>+-]|~~~|\d{1,9}[.)](?:[ \t]|$))/mu;

// The parser's work grows with the square of what is nested, and of brackets and stars that may belong to each other; a
// note that has more of them than any person writes is shown as it was typed. See light-markdown.test.tsx.
const MOST_MARKS = 400;
const MOST_BEGUN_ON_A_LINE = 12;
const BEGUN_ON_A_LINE = new RegExp(`^(?:[ \\t]*(?:[>+*-]|\\d{1,9}[.)])){${MOST_BEGUN_ON_A_LINE + 1}}`, "mu");
const DEEP = /^[ \t>]{25}/mu;

// Each page of a version asks for all its notes.
const MOST_KEPT = 2_000;
const kept = new Map<string, readonly RootContent[]>();

/**
 * The words of a note as blocks of mdast: paragraphs, quotes, lists and code, with emphasis, links and breaks within. What
 * else Markdown has is text.
 *
 * @returns Positions are offsets into `body`. The last 2,000 are kept: they are not to be changed. Never throws; linear.
 */
export function readLightMarkdown(body: string): readonly RootContent[] {
  const known = kept.get(body);
  const blocks = known ?? readBlocks(body);
  keepLast(kept, body, blocks, MOST_KEPT);
  return blocks;
}

function readBlocks(body: string): readonly RootContent[] {
  if (!INLINE.test(body) && !BLOCK.test(body)) return paragraphsOf(body);
  if (isTooMuch(body)) return paragraphsOf(body);
  return parse(body).children;
}

/** What the parser reads in it, whatever that takes: for the test that holds the shorter way to it. */
export function parse(body: string): Root {
  return fromMarkdown(body, { extensions: [LIGHT] });
}

function isTooMuch(body: string): boolean {
  const marks = body.match(/[*_`[\]<&]/gu)?.length ?? 0;
  return marks > MOST_MARKS || BEGUN_ON_A_LINE.test(body) || DEEP.test(body);
}

/** Parted by empty lines; blanks around a line are no part of it. */
function paragraphsOf(body: string): readonly Paragraph[] {
  return body.split(/\n(?:[ \t]*\n)+/u).flatMap((words) => {
    const value = words
      .split("\n")
      .map((line) => line.replace(/^[ \t]+|[ \t]+$/gu, ""))
      .filter((line) => line !== "")
      .join("\n");
    return value === "" ? [] : [{ type: "paragraph" as const, children: [{ type: "text" as const, value }] }];
  });
}
