import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../../src/annotation/interchange/escape-markdown.ts";
import { textOfHtml } from "../../../src/annotation/interchange/text-of-html.ts";

const CASES: Readonly<Record<string, readonly [html: string, text: string]>> = {
  "words without markup": ["The boathouse leaks.", "The boathouse leaks."],
  "marks of emphasis": ["The <b>boat</b>house <em class='a'>leaks</em>.", "The boathouse leaks."],
  paragraphs: ["<p>One.</p>\n<p>Two.\nAnd more.</p>", "One.\n\nTwo. And more."],
  "breaks of lines": ["One<br>two<br/>three", "One\ntwo\nthree"],
  "a list": [
    "Also:<ul><li>the roof</li><li>the <i>jetty</i></li></ul>Both.",
    "Also:\n\n• the roof\n\n• the jetty\n\nBoth.",
  ],
  headings: ["<h2>Rent</h2>It rises.", "Rent\n\nIt rises."],
  "a table": ["<table><tr><td>1</td><td>roof</td></tr><tr><td>2</td></tr></table>", "1 roof\n\n2"],
  "preformatted text": ["<pre>a\n   b</pre>c   d", "a\n   b\n\nc d"],
  references: ["caf&eacute; &amp; bar &lt;b&gt; &#8212; &#x2014; &Ouml;&nope;", "café & bar <b> — — Ö&nope;"],
  "references to no character": ["a&#0;b&#xD800;c&#99999999;", "a\ufffdb\ufffdc\ufffd"],
  scripts: ["a<script>alert('<p>x</p>')</script>b<STYLE>p{}</STYLE >c", "abc"],
  "a script that never ends": ["a<script>alert(1)", "a"],
  comments: ["a<!-- <b>x</b> -->b<!doctype html>c<?php x ?>d", "abcd"],
  "a comment that never ends": ["a<!-- b", "a"],
  "a mark of more in a value": ["<a title=\"a > b\" href='>'>link</a>", "link"],
  "a quotation mark outside of values": ["<a b'c>d</a>", "d"],
  "a tag that never ends": ["a <b", "a"],
  "a value that never ends": ['a <b c="d> e', "a"],
  "marks that are no tags": ["1 < 2 and 3 > 2, <3", "1 < 2 and 3 > 2, <3"],
  "names of what every object has": ["<constructor>a</constructor><__proto__>b", "a<__proto__>b"],
};

describe("textOfHtml", () => {
  for (const [name, [html, text]] of Object.entries(CASES)) {
    it(`reads ${name}`, () => expect(textOfHtml(html)).toBe(text));
  }

  it("leaves nothing in the words that Markdown would take for a tag", () => {
    const pieces = fc.array(
      fc.constantFrom(
        "<",
        ">",
        "</",
        "<p",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "'",
        '"',
        "=",
        " a",
        "&lt;",
        "\\",
        "<b>",
      ),
    );
    fc.assert(
      fc.property(pieces, (html) => {
        expect(escapeMarkdown(textOfHtml(html.join("")))).not.toMatch(/(?<!\\)<[A-Za-z!/?]/u);
      }),
    );
  });

  it("keeps every letter and figure of what is no HTML", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "é", "7", " ", "ж", ".", "\n") }), (text) => {
        expect(textOfHtml(text).replace(/\s/gu, "")).toBe(text.replace(/\s/gu, ""));
      }),
    );
  });

  it("reads a hundred thousand marks of any kind", () => {
    for (const piece of ["<", "<a", "<a b='", "<!--", "<script>", "</", "&amp", "<pre>", "<p> "]) {
      expect(typeof textOfHtml(piece.repeat(100_000))).toBe("string");
    }
  });
});
