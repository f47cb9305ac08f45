import { describe, expect, it } from "vitest";
import { draw, drawn } from "./drawn-points.ts";

// Left what stands in the file, right the paths, labels, headings and texts that are read.
const styles: Record<string, readonly [text: string, points: string]> = {
  "1.": ["1. one\n2. two", "1 one\n2 two"],
  "1)": ["1) one\n2) two", "1 one\n2 two"],
  "(1)": ["(1) one\n(2) two", "1 one\n2 two"],
  "1.)": ["1.) one\n2.) two", "1 one\n2 two"],
  "1.Text without a space": ["1.One\n2.Two", "1 One\n2 Two"],
  "1 –": ["1 – One\n2 – Two", "1 One\n2 Two"],
  "1:": ["1: One\n2: Two", "1 One\n2 Two"],
  "1/": ["1/ One\n2/ Two", "1 One\n2 Two"],
  "1.—": ["1.— One\n2.— Two", "1 One\n2 Two"],
  "01.": ["01. one\n02. two", "01 one\n02 two"],
  "a)": ["a) one\nb) two", "a one\nb two"],
  "(a)": ["(a) one\n(b) two", "a one\nb two"],
  "a.": ["a. one\nb. two", "a one\nb two"],
  "A.": ["A. One\nB. Two", "A One\nB Two"],
  "(iv)": ["(iv) four\n(v) five\n(vi) six", "iv four\nv five\nvi six"],
  "iv)": ["iv) four", "iv four"],
  "I.": ["I. One\nII. Two\nIII. Three\nIV. Four", "I One\nII Two\nIII Three\nIV Four"],
  "10bis.": ["10. ten\n10bis. more\n10 ter. still more\n11. eleven", "10 ten\n10bis more\n10ter still more\n11 eleven"],
  "10.bis": ["10. ten\n10.bis Ten bis\n10-ter. more\n11. eleven", "10 ten\n10bis Ten bis\n10ter more\n11 eleven"],
  "5a.": ["5. five\n5a. more\n6. six", "5 five\n5a more\n6 six"],
  "1.2.1": ["1. one\n1.1 One\n1.2 Two\n1.2.1 Deep\n2. two", "1 one\n1.1 One\n1.2 Two\n1.2.1 Deep\n2 two"],
  "1.1. without a 1.": ["1.1. one\n1.2. two\n2.1. three", "1.1 one\n1.2 two\n2.1 three"],
  "4.2. without a 4.": ["4.2. two", "4.2 two"],
  "10.a.": ["10. ten\n10.a. one\n10.b. two", "10 ten\n10.a one\n10.b two"],
  "10.a": ["10. ten\n10.a one\n10.b two", "10 ten\n10.a one\n10.b two"],
  "10(a)": ["10. ten\n10(a) One\n10(b) Two", "10 ten\n10.a One\n10.b Two"],
  "[1.": ["1. one\n[2. two]\n[(a) letter]", "1 one\n2 [two]\n2.a [letter]"],
  "r1.": ["r1. one\nr2. two\nu3. three\np4. four", "r1 one\nr2 two\nu3 three\np4 four"],
  "Article 5": ["Article 5\nThe Parties agree.", "5 <Article 5> The Parties agree."],
  "Article 5.": ["Article 5. The Parties agree.", "5 <Article 5> The Parties agree."],
  "Article 5 bis": ["Article 5 bis: The Parties agree.", "5bis <Article 5 bis> The Parties agree."],
  "Section 2(b)": ["Section 2(b) The Parties agree.", "2.b <Section 2(b)> The Parties agree."],
  "Point 3 –": [
    "Point 3 – Forces withdraw.\nPoint 4 – They stay away.",
    "3 <Point 3> Forces withdraw.\n4 <Point 4> They stay away.",
  ],
  "Point 3.": ["Point 3. Forces withdraw.", "3 <Point 3> Forces withdraw."],
  "§ 4": ["§ 4 The Parties agree.\n§5 They sign.", "4 <§ 4> The Parties agree.\n5 <§5> They sign."],
  "№ 4": ["№ 4 The Parties agree.", "4 <№ 4> The Parties agree."],
  "Статья 3": ["Статья 3. Стороны договорились.", "3 <Статья 3> Стороны договорились."],
  "пункт 2": ["пункт 2 – Силы отводятся.", "2 <пункт 2> Силы отводятся."],
  "Cyrillic letters": [
    "1. Стороны:\nа) отводят силы\nб) обменивают пленных",
    "1 Стороны:\n1.а отводят силы\n1.б обменивают пленных",
  ],
  "-": ["- one\n- two", "¶1 one\n¶2 two"],
  "*": ["* one\n* two", "¶1 one\n¶2 two"],
  "•": ["• one\n• two", "¶1 one\n¶2 two"],
  "–": ["– one;\n– two.", "¶1 one;\n¶2 two."],
  "a bullet with a label": ["- (a) one\n- (b) two", "a one\nb two"],
  "no-break space after the label": ["1.\u00a0one\n2.\u00a0two", "1 one\n2 two"],
  "a label alone": ["13. one\n14.\n15. two", "13 one\n14\n15 two"],
  "Windows line ends": ["1. one\r\n2. two\r\n", "1 one\n2 two"],
};

describe("readPoints reads", () => {
  for (const [style, [text, points]] of Object.entries(styles)) {
    it(style, () => expect(draw(text)).toBe(points));
  }
});

const emphasised: Record<string, readonly [text: string, points: string]> = {
  "**1.**": ["**1.** one\n**2**. two", "1 one\n2 two"],
  "*1.* and __a)__": ["*1.* one\n__a)__ letter", "1 one\n1.a letter"],
  "a bold label behind a bullet": ["- **1.** one\n- **2.** two", "1 one\n2 two"],
  "**1. Title** text": [
    "**1. Forces.** They stop.\n**2. Maps**\nOne map.",
    "1 *Forces.* They stop.\n2 *Maps* One map.",
  ],
  "**Article 5**": ["**Article 5**\n\nThe Parties agree.", "5 <Article 5> The Parties agree."],
  "**Article 5 – Title**": ["**Article 5 – Ceasefire**\n\nForces stop.", "5 <Article 5> *Ceasefire* Forces stop."],
  "## **3. Title**": ["## **3. Ceasefire**\n\nForces stop.", "3 *Ceasefire* Forces stop."],
  "no label in a bold title": ["**Ceasefire**\n\n1. one", "¶1 *Ceasefire*\n1 one"],
  "no label in a bold quantity": ["1. one\n\n**2 soldiers** stay.", "1 one\n¶2 *2 soldiers* stay."],
  "no escaped label": ["**1\\.** one", "¶1 *1.* one"],
};

describe("readPoints reads in Markdown", () => {
  for (const [style, [text, points]] of Object.entries(emphasised)) {
    it(style, () => expect(draw(text, true)).toBe(points));
  }
});

const nestings: Record<string, readonly [text: string, points: string]> = {
  "numbers, letters and numerals set flush left": [
    `
      1. one
      (a) letter
      (i) numeral
      (ii) numeral
      (b) letter
      2. two
      (a) letter
    `,
    `
      1 one
      1.a letter
      1.a.i numeral
      1.a.ii numeral
      1.b letter
      2 two
      2.a letter
    `,
  ],
  "the same indented": [
    `
      1. one
          (a) letter
              (i) numeral
          (b) letter
      2. two
    `,
    `
      1 one
      1.a letter
      1.a.i numeral
      1.b letter
      2 two
    `,
  ],
  "Markdown lists": [
    `
      - outer
        - inner
          1. deep
        - inner again
      - outer again
    `,
    `
      ¶1 outer
      ¶1.¶1 inner
      ¶1.¶1.1 deep
      ¶1.¶2 inner again
      ¶2 outer again
    `,
  ],
  "tabs as indentation": [
    "\n1. one\n\t(a) letter\n\t\t(i) numeral\n2. two",
    "\n1 one\n1.a letter\n1.a.i numeral\n2 two",
  ],
  "bullets under numbers": [
    `
      1. one
      - bullet
      - bullet
      2. two
    `,
    `
      1 one
      1.¶1 bullet
      1.¶2 bullet
      2 two
    `,
  ],
  "numbers set flush right": [
    `
       9. nine
      10. ten
      11. eleven
    `,
    `
      9 nine
      10 ten
      11 eleven
    `,
  ],
  "h, i, j as letters": [
    `
      (g) seven
      (h) eight
      (i) nine
      (j) ten
    `,
    `
      g seven
      h eight
      i nine
      j ten
    `,
  ],
  "h with i, ii under it, then the letter i": [
    `
      (g) seven
      (h) eight
      (i) first
      (ii) second
      (i) again
    `,
    `
      g seven
      h eight
      h.i first
      h.ii second
      i again
    `,
  ],
  "v after iv and v after u": [
    `
      (iv) four
      (v) five

      Letters:

      (u) twenty-one
      (v) twenty-two
    `,
    `
      iv four
      v five
      ¶3 Letters:
      u twenty-one
      v~2 twenty-two
    `,
  ],
  "a number that restarts": [
    `
      1. one
      2. two
      1. one again
    `,
    `
      1 one
      2 two
      1~2 one again
    `,
  ],
  "points that go on counting through the parts": [
    `
      I. Territory
      1. one
      2. two
      (a) letter

      II. Money

      3. three
      4. four
    `,
    `
      I Territory
      I.1 one
      I.2 two
      I.2.a letter
      II Money
      II.3 three
      II.4 four
    `,
  ],
  "lines that end in a letter or in a word that a number may follow": [
    `
      1. A
      2. Plan A
      3. Plan B:
      (a) grade a
      (b) grade b
      4. No
      5. Maps stand in the annex
      6. last
    `,
    `
      1 A
      2 Plan A
      3 Plan B:
      3.a grade a
      3.b grade b
      4 No
      5 Maps stand in the annex
      6 last
    `,
  ],
  "an annex without a number": [
    `
      1. one
      2. two

      ANNEX

      1. one of the annex
      2. two of the annex
    `,
    `
      1 one
      2 two
      ¶3 *ANNEX*
      ¶3.1 one of the annex
      ¶3.2 two of the annex
    `,
  ],
  "a gap in the numbers": [
    `
      2. two
      4. four
      20. twenty
    `,
    `
      2 two
      4 four
      20 twenty
    `,
  ],
  "a list that begins in its middle under its point": [
    `
      10. ten:
      (c) three
      (d) four
      11. eleven
    `,
    `
      10 ten:
      10.c three
      10.d four
      11 eleven
    `,
  ],
  "another punctuation for the next number": [
    `
      1. one
      2) two
      3. three
    `,
    `
      1 one
      2 two
      3 three
    `,
  ],
  "articles with numbered paragraphs": [
    `
      Article 1
      1. one
      2. two
      Article 2
      1. one
      (a) letter
    `,
    `
      1 <Article 1>
      1.1 one
      1.2 two
      2 <Article 2>
      2.1 one
      2.1.a letter
    `,
  ],
  "paragraphs that repeat the number of their article": [
    `
      Article 5
      5.1 The first
      5.2 The second
      5.2.1 The third
    `,
    `
      5 <Article 5>
      5.1 The first
      5.2 The second
      5.2.1 The third
    `,
  ],
  "parts, chapters, articles and annexes": [
    `
      Part I
      Chapter 1
      Article 1
      The text.
      Article 2
      The text.
      Chapter 2
      Article 3
      The text.
      Annex A
      1. one
    `,
    `
      I <Part I>
      I.1 <Chapter 1>
      I.1.1 <Article 1> The text.
      I.1.2 <Article 2> The text.
      I.2 <Chapter 2>
      I.2.3 <Article 3> The text.
      A <Annex A>
      A.1 one
    `,
  ],
  "headings of Markdown": [
    `
      ## Article 5 Ceasefire
      The Parties agree.

      They sign.
      1. one
      ## Annex A
      1. one
      ### Maps
      1. one
      ## Final words ##
    `,
    `
      5 <Article 5> *Ceasefire* The Parties agree.⏎They sign.
      5.1 one
      A <Annex A>
      A.1 one
      A.¶2 *Maps*
      A.¶2.1 one
      ¶3 *Final words*
    `,
  ],
};

describe("readPoints nests", () => {
  for (const [name, [text, points]] of Object.entries(nestings)) {
    it(name, () => expect(draw(drawn(text))).toBe(drawn(points)));
  }
});
