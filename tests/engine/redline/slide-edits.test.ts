import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../../src/engine/redline/diff-words.ts";
import { numberWords } from "../../../src/engine/redline/number-words.ts";
import { slideEdits } from "../../../src/engine/redline/slide-edits.ts";
import { WordWeights } from "../../../src/engine/redline/word-weights.ts";
import { splitWords } from "../../../src/engine/words/split-words.ts";
import { readMarked } from "../../support/marked-text.ts";

/** Slides the edits that are drawn, not those that a search would find, and draws them word by word. */
function slide(marked: string): string {
  const { before, after } = readMarked(marked);
  const pair = numberWords(before, after);
  const diff = { ...pair, edits: readEdits(marked), precise: true };
  return writeEdits(before, after, slideEdits(diff, new WordWeights(pair.spellings)));
}

const countWords = (text: string) => splitWords(text).words.length;

function readEdits(marked: string): Edit[] {
  const edits: Edit[] = [];
  for (const { index, 1: struck = "", 2: inserted = "" } of marked.matchAll(/\{([^{}|]*)\|([^{}|]*)\}/gu)) {
    const { before, after } = readMarked(marked.slice(0, index));
    const [beforeStart, afterStart] = [countWords(before), countWords(after)];
    const [beforeEnd, afterEnd] = [beforeStart + countWords(struck), afterStart + countWords(inserted)];
    edits.push({ beforeStart, beforeEnd, afterStart, afterEnd });
  }
  return edits;
}

/** With one space between words, `{struck|inserted}` among them. */
function writeEdits(before: string, after: string, edits: readonly Edit[]): string {
  const [old, now] = [before, after].map((text) => splitWords(text).words.map((word) => word.text)) as [
    string[],
    string[],
  ];
  const pieces: string[] = [];
  let [kept, keptAfter] = [0, 0];
  for (const edit of edits) {
    expect(now.slice(keptAfter, edit.afterStart)).toEqual(old.slice(kept, edit.beforeStart));
    const [struck, inserted] = [old.slice(edit.beforeStart, edit.beforeEnd), now.slice(edit.afterStart, edit.afterEnd)];
    pieces.push(...old.slice(kept, edit.beforeStart), `{${struck.join(" ")}|${inserted.join(" ")}}`);
    [kept, keptAfter] = [edit.beforeEnd, edit.afterEnd];
  }
  expect(now.slice(keptAfter)).toEqual(old.slice(kept));
  return [...pieces, ...old.slice(kept)].join(" ");
}

describe("slideEdits", () => {
  const cases: Record<string, readonly [drawn: string, slid: string]> = {
    "leaves alone what can stand in one place only": ["a {|b} c", "a {|b} c"],
    "leaves a replacement alone": ["x . a {b|c d} a . b", "x . a {b|c d} a . b"],
    "leaves a replacement alone though equal words stand around": [". a {b a|c a} b a", ". a {b a|c a} b a"],
    "moves an insertion back to where a sentence starts": ["u . a b {|c . a b} d", "u . {|a b c .} a b d"],
    "moves an insertion on to where a sentence starts": ["u {|. a b} . a c", "u . {|a b .} a c"],
    "moves what is struck as well": ["u . a b {c . a b|} d", "u . {a b c .|} a b d"],
    "takes the strongest of several places": ["u , a . b {|c , a . b} d", "u , a . {|b c , a .} b d"],
    "stays behind an earlier place as strong": ["u , a , {|b , a ,} c", "u , a , {|b , a ,} c"],
    "stays before a later place as strong": ["u , {|a , b ,} a , c", "u , {|a , b ,} a , c"],
    "moves back to the start of the text": ["a b {|c . a b} d", "{|a b c .} a b d"],
    "moves on to the end of the text": ["u {|, a} , a", "u , {|a ,} a"],
    "does not reach past an equal word of other spelling": ["u . A b {|c . a b} d", "u . A b {|c . a b} d"],
    "keeps one word between two edits": ["u {x|y} . {|b .} b . c", "u {x|y} . {|b .} b . c"],
    "prefers a clause to meeting the next edit": ["u , {|a , b ,} a , {x|y}", "u , {|a , b ,} a , {x|y}"],
    "meets the next edit over two words": ["u {|a b c} a b {x|y} z", "u a b {x|c a b y} z"],
    "meets the next edit over one word": ["u {|a c} a {x|y} z", "u a {x|c a y} z"],
    "does not meet the next edit over three words": ["u {|a b c d} a b c {x|y} z", "u {|a b c d} a b c {x|y} z"],
    "does not meet an edit before which it cannot stand": ["u {|a c} a b {x|y} z", "u {|a c} a b {x|y} z"],
    "meets the edit before it over two words": ["u {x|y} a b {|c a b} z", "u {x|y a b c} a b z"],
    "does not meet the edit before it over three words": ["u {x|y} a b c {|d a b c} z", "u {x|y} a b c {|d a b c} z"],
    "does not meet the edit before it halfway": ["u {x|y} v a {|c a} z", "u {x|y} v a {|c a} z"],
    "would rather meet the next edit than the one before": ["u {x|y} a {|b a} b a {v|w}", "u {x|y} a b a {v|b a w}"],
    "does not meet the start of the text": ["a {|b a} z", "{|a b} a z"],
    "does not meet the end of the text": ["u {|a b} a", "u {|a b} a"],
    "slides each of several edits": ["u . a {|b . a} c . d {|e . d} f", "u . {|a b .} a c . {|d e .} d f"],
    "slides an edit that ends what the next may reach": [
      "u . a {|b . a} c {d e|} d {v|w}",
      "u . {|a b .} a c d {e d v|w}",
    ],
    "moves to the start of a line": ["u\na b {|c\na b} d", "u {|a b c} a b d"],
    "moves to the start of a line rather than of a sentence": ["u\na . b {|c\na . b} d", "u {|a . b c} a . b d"],
    "does not move over a line break that differs": ["u\na b {|c a b} d", "u a b {|c a b} d"],
  };
  for (const [name, [drawn, slid]] of Object.entries(cases)) {
    it(name, () => {
      expect(slide(drawn)).toBe(slid);
    });
  }

  it("keeps edits that still turn the one text into the other", () => {
    const words = fc.array(fc.constantFrom("a", "b", ".", ",", "(", ")"), { maxLength: 4 }).map((all) => all.join(" "));
    const drawn = fc
      .array(fc.tuple(words, words, fc.boolean()), { maxLength: 6 })
      .map((all) =>
        all.map(([kept, edit, isInsertion]) => `k ${kept} {${isInsertion ? `|${edit}` : `${edit}|`}}`).join(" "),
      );
    fc.assert(
      fc.property(drawn, (marked) => {
        slide(marked.replace(/ \{\|\}/gu, ""));
      }),
    );
  });
});
