import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, readLightMarkdown } from "../../../src/annotation/read-light-markdown.ts";
import { LightMarkdown } from "../../../src/web/notes/light-markdown.tsx";
import { anyText } from "../../support/any-text.ts";

const written = (body: string) => String(<LightMarkdown body={body} />);

// What is typed, and what is shown of it.
const SHOWN = {
  "paragraphs and lines": ["one\ntwo\n\n\nthree", "<p>one<br/>two</p><p>three</p>"],
  "emphasis, strong words and code": [
    "*a* **b** `c < d`",
    "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>",
  ],
  "quotes and lists": [
    "> q\n\n- a\n- b\n\n3. c",
    '<blockquote><p>q</p></blockquote><ul><li><p>a</p></li><li><p>b</p></li></ul><ol start="3"><li><p>c</p></li></ol>',
  ],
  "fenced code": ["```\n<i>\n```", "<pre><code>&lt;i&gt;</code></pre>"],
  "a link to the web": [
    '[the *offer*](https://example.org/a "t")',
    '<p><a href="https://example.org/a" rel="nofollow noopener">the <em>offer</em></a></p>',
  ],
  "an address as it was pasted": [
    "See https://example.org/a?b=1, or not.",
    '<p>See <a href="https://example.org/a?b=1" rel="nofollow noopener">https://example.org/a?b=1</a>, or not.</p>',
  ],
  "a link whose words are an address": [
    "[https://a.example](https://b.example)",
    '<p><a href="https://b.example" rel="nofollow noopener">https://a.example</a></p>',
  ],
  "Cyrillic words": ["**Україна** не вступає", "<p><strong>Україна</strong> не вступає</p>"],
} as const;

// All of it stands there as it was typed.
const AS_TYPED = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<!-- a --> <b>bold</b>",
  "[x](javascript:alert(1))",
  "[x](data:text/html,<script>1</script>)",
  "<javascript:alert(1)>",
  "[x](JaVaScRiPt:alert(1) 'a')",
  "![a picture](data:image/svg+xml,x)",
  "# No heading",
  "No heading\n---",
  "[a]: /elsewhere",
  "javascript://example.org/%0aalert(1)",
];

/** What a reader sees of markup: words, with the lines they stand in. */
const seen = (html: string) =>
  html
    .replaceAll("<br/>", "\n")
    .replace(/<[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

describe("the words of a note", () => {
  for (const [name, [body, html]] of Object.entries(SHOWN)) {
    it(`show ${name}`, () => expect(written(body)).toBe(html));
  }

  for (const body of AS_TYPED) {
    it(`leave as it was typed: ${JSON.stringify(body)}`, () => {
      const html = written(body);
      expect(seen(html)).toBe(body);
      expect(html).not.toMatch(/<(?!\/?p>|br\/>)/u);
    });
  }

  it("show a picture as the link it also is, and never load it", () => {
    expect(written("![a](https://example.org/a.png)")).toBe(
      '<p>!<a href="https://example.org/a.png" rel="nofollow noopener">a</a></p>',
    );
  });

  it("become no element but those of light Markdown, and link to nothing but the web, whatever they are", () => {
    const pieces = fc.constantFrom(
      ...["<", ">", "[", "](", ")", "javascript:", "https://a.b", "*", "_", "`", "\n", "\n\n", "> ", "- ", "&lt;", '"'],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, anyText({ maxLength: 5 })), { maxLength: 30 }), (words) => {
        const html = written(words.join(""));
        expect(
          html.replace(/<\/?(?:p|em|strong|code|pre|blockquote|ul|ol|li|br)(?: start="\d+")?\/?>/gu, ""),
        ).not.toMatch(/<(?!a href="https?:[^"<>]*" rel="nofollow noopener">|\/a>)/u);
      }),
    );
  });

  it("are read the short way only where the whole parser reads the same", () => {
    const plain = fc.array(fc.constantFrom("a", "ж", " ", "\n", ".", "1", ")", "#", "-", "+", "(", "!", "\t", "x y"));
    fc.assert(
      fc.property(plain, (words) => {
        const body = words.join("");
        const html = (blocks: ReturnType<typeof readLightMarkdown>) =>
          blocks.map((block) => JSON.stringify(block, (key, value) => (key === "position" ? undefined : value)));
        expect(html(readLightMarkdown(body))).toEqual(html(parse(body).children));
      }),
    );
  });

  // The parser alone works on each of these for seconds: see MOST_MARKS.
  const HOSTILE = {
    "a list in a list in a list": "- ".repeat(10_000),
    "quotes in quotes": ">".repeat(20_000),
    "brackets that open": "[".repeat(20_000),
    "links that never end": "[a](".repeat(5_000),
    "emphasis in emphasis": "*a **a ".repeat(2_800),
    "lists step by step": Array.from({ length: 140 }, (_, step) => `${" ".repeat(step * 2)}- a`).join("\n"),
  };
  for (const [name, body] of Object.entries(HOSTILE)) {
    it(`are plain where they are ${name}`, () => {
      expect(readLightMarkdown(body).every(({ type }) => type === "paragraph")).toBe(true);
      expect(seen(written(body)).replaceAll(/\s+/gu, "")).toBe(body.replaceAll(/\s+/gu, ""));
    });
  }
});
