import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPoints } from "../../../src/engine/points/read-points.ts";
import { draw, drawn } from "./drawn-points.ts";

const continuations: Record<string, readonly [text: string, points: string]> = {
  "joins a wrapped line with one space": ["1. The Parties\n   agree\nto stop.", "1 The Parties agree to stop."],
  "keeps an indented paragraph with its item": ["1. One.\n\n   More.\n2. Two.", "1 One.⏎More.\n2 Two."],
  "makes a point of an unindented paragraph after a list": [
    "1. One.\n\nSigned in\nGeneva.",
    "1 One.\n¶2 Signed in Geneva.",
  ],
  "makes points of unnumbered paragraphs": ["First\nwrapped.\n\nSecond.", "¶1 First wrapped.\n¶2 Second."],
  "goes on counting after a paragraph": ["1. One.\n\nNote.\n\n2. Two.", "1 One.\n¶2 Note.\n2 Two."],
  "keeps the paragraphs of an article in it": [
    "Article 1\nOne.\n\nTwo.\n\nArticle 2\n\nThree.",
    "1 <Article 1> One.⏎Two.\n2 <Article 2> Three.",
  ],
  "makes a point of a paragraph that follows an article's list": [
    "Article 1\n1. One.\n\nBoth apply.",
    "1 <Article 1>\n1.1 One.\n1.¶2 Both apply.",
  ],
  "makes points of the paragraphs that an item introduces with a colon": [
    "1. Terms\n\n1.1 In this treaty:\n\n“Party” means a State;\n\n“Line” means\nthe front.\n\n1.2 More.\n\nSigned.",
    "1 Terms\n1.1 In this treaty:\n1.1.¶1 “Party” means a State;\n1.1.¶2 “Line” means the front.\n1.2 More.\n¶2 Signed.",
  ],
  "makes closing words of a paragraph behind the list that a colon introduces": [
    "1. One:\n\n(a) letter\n\nSigned.",
    "1 One:\n1.a letter\n¶2 Signed.",
  ],
  "puts closing words under the item whose list they close": [
    "1. One:\n   (a) letter\n\n   closing words\n2. Two",
    "1 One:\n1.a letter\n1.¶2 closing words\n2 Two",
  ],
  "starts no item inside a line": [
    "1. The following: (a) forces, (b) maps. 2. Nothing.",
    "1 The following: (a) forces, (b) maps. 2. Nothing.",
  ],
  "drops lines that only rule or fence off": ["```\n1. One\n---\n2. Two\n\n***\n```", "1 One\n2 Two"],
  "begins the next article under a line that ends in any word": [
    "Article 1\nThe Parties agree on the lines and on all the maps\nArticle 2\nThey sign.",
    "1 <Article 1> The Parties agree on the lines and on all the maps\n2 <Article 2> They sign.",
  ],
  "takes short words behind an article for its title": [
    "Article 5 – Ceasefire\nForces withdraw.",
    "5 <Article 5> *Ceasefire* Forces withdraw.",
  ],
  "takes a sentence behind an article for its text": [
    "Article 5 – Forces will withdraw\nat once.",
    "5 <Article 5> Forces will withdraw at once.",
  ],
  "takes lone words behind an article for its text": [
    "Point 3 – Withdrawal of forces\nPoint 4 – Exchange of prisoners",
    "3 <Point 3> Withdrawal of forces\n4 <Point 4> Exchange of prisoners",
  ],
};

const prose: Record<string, readonly [text: string, points: string]> = {
  "a year": [
    "1. The ceasefire has held since\n2014. The Parties agree.",
    "1 The ceasefire has held since 2014. The Parties agree.",
  ],
  "a quantity": ["1. Forces are limited to\n600. The limit stands.", "1 Forces are limited to 600. The limit stands."],
  "a quantity after any word": ["1. The cap reads\n600. The limit stands.", "1 The cap reads 600. The limit stands."],
  "a number that would fit but whose clause is open": [
    "1. Forces keep within\n2. The line is drawn.",
    "1 Forces keep within 2. The line is drawn.",
  ],
  "a range": ["1. They meet for\n2 – 3 weeks.", "1 They meet for 2 – 3 weeks."],
  "a ratio": ["1. Votes are counted\n2: 1 in favour.", "1 Votes are counted 2: 1 in favour."],
  "an hour": ["1. The fire ends at\n12: Nobody moves.", "1 The fire ends at 12: Nobody moves."],
  "a footnote": ["1. one\n[1] The source", "1 one [1] The source"],
  "the annex of another paper": ["1. As set out in the\nAnnex", "1 As set out in the Annex"],
  "a decimal fraction": ["1. The fund holds\n4.2 million euros.", "1 The fund holds 4.2 million euros."],
  "a date": ["1. They sign on\n20.11.2025 in Geneva.", "1 They sign on 20.11.2025 in Geneva."],
  thousands: ["1. They send\n3.000 soldiers.", "1 They send 3.000 soldiers."],
  "an initial": ["1. Read by Mr.\nJ. Smith in Geneva.", "1 Read by Mr. J. Smith in Geneva."],
  "a reference to an article": [
    "1. As set out in\nArticle 5 of the Treaty.",
    "1 As set out in Article 5 of the Treaty.",
  ],
  "a reference that ends its sentence": [
    "1. As set out in\nArticle 5. The Parties agree.",
    "1 As set out in Article 5. The Parties agree.",
  ],
  "a reference after any word of a wrapped line": [
    "1. Ukraine receives guarantees, by an agreement like\nArticle 5. The Parties agree.",
    "1 Ukraine receives guarantees, by an agreement like Article 5. The Parties agree.",
  ],
  "a reference after any word of a short line in a list": [
    "1. Guarantees that mirror\nArticle 5. The Parties agree.",
    "1 Guarantees that mirror Article 5. The Parties agree.",
  ],
  "a sentence about an article": ["Article 5 of the Treaty applies.", "¶1 Article 5 of the Treaty applies."],
  "an aside between dashes": ["1. The Parties\n– both of them –\nagree.", "1 The Parties – both of them – agree."],
  "a word in brackets": ["(see) below", "¶1 (see) below"],
  "a year at the start": ["2014. The year", "¶1 2014. The year"],
};

describe("readPoints", () => {
  for (const [name, [text, points]] of Object.entries(continuations)) it(name, () => expect(draw(text)).toBe(points));
  for (const [name, [text, points]] of Object.entries(prose)) {
    it(`reads ${name} at the start of a line as prose`, () => expect(draw(text)).toBe(points));
  }

  it("reads the list whose wrapped lines end in any word, if the numbers go on", () => {
    const text = `
      12. A package:
          (f) financing to speed this up
      13. Russia returns
      14. Ukraine is rebuilt
    `;
    expect(draw(drawn(text))).toBe(
      "12 A package:\n12.f financing to speed this up\n13 Russia returns\n14 Ukraine is rebuilt",
    );
  });

  it("opens a list under words that break off", () => {
    expect(draw("1. Ukraine provides for\n(a) exchange\n(b) return")).toBe(
      "1 Ukraine provides for\n1.a exchange\n1.b return",
    );
  });

  it("returns the document's own title apart", () => {
    const read = readPoints("# The **plan**\n\n1. One", { markdown: true });
    expect(read.title).toBe("The **plan**");
    expect(read.points.map(({ number }) => number)).toEqual(["1"]);
  });

  it("takes no first heading for the title where others stand beside it or it is numbered", () => {
    expect(readPoints("# One\n\n# Two", { markdown: true }).title).toBeUndefined();
    expect(draw("# One\n\n# Two", true)).toBe("¶1 *One*\n¶2 *Two*");
    expect(draw("# Part II\n1. one", true)).toBe("II <Part II>\nII.1 one");
  });

  it("takes a bold run at the start of a point as its heading, in Markdown only", () => {
    expect(draw("1. **Ceasefire** Forces stop.", true)).toBe("1 *Ceasefire* Forces stop.");
    expect(draw("1. **Ceasefire**: Forces stop.", true)).toBe("1 *Ceasefire:* Forces stop.");
    expect(draw("1. **Ceasefire**\n\n   Forces stop.", true)).toBe("1 *Ceasefire* Forces stop.");
    expect(draw("1. **Ukraine**'s forces", true)).toBe("1 **Ukraine**'s forces");
    expect(draw("1. **Ukraine is", true)).toBe("1 **Ukraine is");
    expect(draw("1. Forces **stop**", true)).toBe("1 Forces **stop**");
    expect(draw("1. **Ceasefire** Forces stop.")).toBe("1 **Ceasefire** Forces stop.");
  });

  it("leaves an unindented paragraph outside of its item in Markdown, whatever introduces it", () => {
    expect(draw("1. One:\n\nMore.", true)).toBe("1 One:\n¶2 More.");
  });

  it("undoes escapes in Markdown only", () => {
    expect(draw("1\\. Not an item \\*", true)).toBe("¶1 1. Not an item *");
    expect(draw("1\\. Not an item", false)).toBe("¶1 1\\. Not an item");
    expect(draw("1. x&#32;&#9999999;&#0;&amp;\\n", true)).toBe("1 x &#9999999;&#0;&amp;\\n");
    expect(draw("1. x&#32;")).toBe("1 x&#32;");
  });

  it("keeps every code point of a text", () => {
    const text = "“Don’t” — e\u0301 \u200b\ufeffﬁ  two  blanks\u2028 \ud800 😀";
    expect(readPoints(`1. ${text}`, { markdown: false }).points[0]?.text).toBe(text);
  });

  it("reads nothing from nothing", () => {
    expect(readPoints("", { markdown: true })).toEqual({ points: [], title: undefined });
    expect(readPoints(" \n\t\n", { markdown: false })).toEqual({ points: [], title: undefined });
  });

  it("reads any string, and loses none of its words", () => {
    const scraps = fc.array(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.constantFrom("\n", "\n\n", "\n  ", "1. ", "(i) ", "- ", "# ", "**", "Article 5", "{"),
      ),
    );
    fc.assert(
      fc.property(scraps, (parts) => {
        readPoints(parts.join(""), { markdown: true });
      }),
    );
    const listOf = fc.array(fc.constantFrom("peace", "1. war", "(a) line", "- cap", "Article 5", "  zone", ""), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(listOf, (lines) => {
        const words = (text: string) => text.match(/peace|war|line|cap|zone/gu) ?? [];
        expect(words(draw(lines.join("\n")))).toEqual(words(lines.join("\n")));
      }),
    );
  });
});
