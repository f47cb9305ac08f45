import { describe, expect, it } from "vitest";
import { draw } from "./drawn-points.ts";

type Cases = readonly (readonly [rule: string, text: string, points: string])[];

const columns: Cases = [
  ["the next number one column further in goes on", "1. one\n 2. two", "1 one\n2 two"],
  ["the next number two columns further in goes on", "1. one\n  2. two", "1 one\n2 two"],
  ["at three columns it begins a list", "1. one\n   2. two", "1 one\n1.2 two"],
  ["any number further out stands outside", "   1. one\n2. two", "1 one\n2 two"],
  ["a number that is the next of an open one at two columns", "1. one\n    (a) a\n  2. two", "1 one\n1.a a\n2 two"],
  ["but not at three", "1. one\n    (a) a\n   2. two", "1 one\n1.a a\n1.2 two"],
  ["a letter further out by two columns stands outside", "  1. one\n(a) a", "1 one\na a"],
  ["a bullet one column further in goes on", "- one\n - two", "¶1 one\n¶2 two"],
  ["a bullet two columns further in stands under it", "- one\n  - two", "¶1 one\n¶1.¶1 two"],
  ["a bullet further out stands outside", "  - one\n- two", "¶1 one\n¶2 two"],
];

const bullets: Cases = [
  ["bullets of one kind stand beside each other", "- one\n- two", "¶1 one\n¶2 two"],
  ["bullets of ASCII stand beside each other", "- one\n* two\n+ three", "¶1 one\n¶2 two\n¶3 three"],
  ["another round bullet stands under the first", "• one\n◦ two\n• three", "¶1 one\n¶1.¶1 two\n¶2 three"],
  [
    "and a third one deeper, until one of them comes back",
    "• one\n◦ two\n▪ three\n◦ four\n• five",
    "¶1 one\n¶1.¶1 two\n¶1.¶1.¶1 three\n¶1.¶2 four\n¶2 five",
  ],
  ["a hyphen under a round bullet stands under it", "• one\n- two", "¶1 one\n¶1.¶1 two"],
  ["a round bullet under a hyphen stands beside it", "- one\n• two", "¶1 one\n¶2 two"],
  [
    "a letter below bullets stands beside them",
    "1. one\n- b\n- c\n(a) a\n2. two",
    "1 one\n1.¶1 b\n1.¶2 c\n1.a a\n2 two",
  ],
  ["a number below bullets that stand under none is theirs to stand beside", "- b\n(a) a\n(b) c", "¶1 b\na a\nb c"],
  ["a bullet under a number stands under it", "1. one\n(a) a\n- b\n* c", "1 one\n1.a a\n1.a.¶1 b\n1.a.¶2 c"],
  ["a number under a bullet stands beside it", "- one\n(a) two\n(b) three", "¶1 one\na two\nb three"],
];

const prefixes: Cases = [
  ["under the number that they begin with", "1. one\n1.1. a\n1.1.1. b\n1.2. c", "1 one\n1.1 a\n1.1.1 b\n1.2 c"],
  ["wherever they stand", "1. one\n    1.1. a\n1.2. b\n        1.3. c", "1 one\n1.1 a\n1.2 b\n1.3 c"],
  ["past letters between", "1. one\n(a) a\n1.1. b", "1 one\n1.a a\n1.1 b"],
  ["under a letter", "A. one\nA.1. a\nA.2. b", "A one\nA.1 a\nA.2 b"],
  ["not under one that only begins with the same figure", "10. ten\n1.1. b", "10 ten\n1.1 b"],
  ["nor under one that is only the beginning of the figure", "1. one\n10.1. b", "1 one\n10.1 b"],
  ["nor under one that is closed", "1. one\n2. two\n1.1. b", "1 one\n2 two\n1.1 b"],
  ["under an article of another number", "Article 5\n5.1. a\n6.1. b", "5 <Article 5>\n5.1 a\n5.6.1 b"],
];

const lists: Cases = [
  [
    "lists of one style under each other's letters",
    "(a) a\n(1) one\n(2) two\n(b) b\n(1) one",
    "a a\na.1 one\na.2 two\nb b\nb.1 one",
  ],
  [
    "numerals, capitals, numbers",
    "I. one\nA. a\n1. one\n2. two\nB. b\nII. two",
    "I one\nI.A a\nI.A.1 one\nI.A.2 two\nI.B b\nII two",
  ],
  [
    "two styles of numbers",
    "1. one\na) a\n1) one\n2) two\nb) b\n2. two",
    "1 one\n1.a a\n1.a.1 one\n1.a.2 two\n1.b b\n2 two",
  ],
  ["a finer count that begins in its middle", "1. one:\n(c) c\n(d) d\n2. two", "1 one:\n1.c c\n1.d d\n2 two"],
  ["a coarser count beside it", "(c) c;\n3. three\n4. four", "c c;\n3 three\n4 four"],
  ["numerals under letters in their middle", "(b) b;\n(iii) three", "b b;\nb.iii three"],
  ["letters beside numerals in their middle", "(iii) three;\n(b) b", "iii three;\nb b"],
  ["doubled letters behind z", "(y) y\n(z) z\n(aa) aa", "y y\nz z\naa aa"],
  [
    "doubled letters under a numeral, though the letters are open",
    "(a) a;\n(I) one;\n(aa) aa;\n(bb) bb;\n(II) two;\n(b) b",
    "a a;\na.I one;\na.I.aa aa;\na.I.bb bb;\na.II two;\nb b",
  ],
  ["doubled letters under the letter itself", "(a) a;\n(aa) aa;\n(bb) bb", "a a;\na.aa aa;\na.bb bb"],
  ["codes beside each other", "r1. one\n(a) a\nr2. two", "r1 one\nr1.a a\nr2 two"],
  ["paragraphs of a resolution", "PP1. a\nOP1. c\n(a) d\nOP2. e", "PP1 a\nOP1 c\nOP1.a d\nOP2 e"],
  ["codes under a number", "1. one\nr1. sub\nr2. sub\n2. two", "1 one\n1.r1 sub\n1.r2 sub\n2 two"],
];

const parts: Cases = [
  [
    "under the next part",
    "I. War\n1. one\n2. two\nII. Peace\n3. three\nIII. Money\n4. four",
    "I War\nI.1 one\nI.2 two\nII Peace\nII.3 three\nIII Money\nIII.4 four",
  ],
  ["with brackets", "A. War\n(1) one\n(2) two\nB. Peace\n(3) three", "A War\nA.1 one\nA.2 two\nB Peace\nB.3 three"],
  ["but not with a gap", "I. War\n1. one\n2. two\nII. Peace\n4. four", "I War\nI.1 one\nI.2 two\nII Peace\n4 four"],
  ["nor in another style", "I. War\n1. one\n2. two\nII. Peace\n3) three", "I War\nI.1 one\nI.2 two\nII Peace\n3 three"],
  ["or begin anew", "I. War\n1. one\n2. two\nII. Peace\n1. one", "I War\nI.1 one\nI.2 two\nII Peace\nII.1 one"],
];

describe("what a point stands under", () => {
  it.each(columns)("depends on its column: %s: %j", (_, text, points) => expect(draw(text)).toBe(points));
  it.each(bullets)("depends on its bullet: %s: %j", (_, text, points) => expect(draw(text)).toBe(points));
  it.each(lists)("depends on the way of counting: %s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

describe("numbers of several figures stand", () => {
  it.each(prefixes)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

describe("numbers that go on through the parts stand", () => {
  it.each(parts)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

const divisions: Cases = [
  [
    "a part holds chapters and these articles",
    "Part I\nChapter 1\nArticle 1\nText.\nPart II\nArticle 2\nText.",
    "I <Part I>\nI.1 <Chapter 1>\nI.1.1 <Article 1> Text.\nII <Part II>\nII.2 <Article 2> Text.",
  ],
  [
    "an article never holds a part",
    "Article 1\nText.\nPart II\nArticle 2\nText.",
    "1 <Article 1> Text.\nII <Part II>\nII.2 <Article 2> Text.",
  ],
  [
    "sections hold articles where they come first",
    "Section 1\nArticle 1\nText.\nSection 2\nArticle 2\nText.",
    "1 <Section 1>\n1.1 <Article 1> Text.\n2 <Section 2>\n2.2 <Article 2> Text.",
  ],
  [
    "and articles sections where those do",
    "Article 1\nSection 1\nText.\nArticle 2\nSection 2\nText.",
    "1 <Article 1>\n1.1 <Section 1> Text.\n2 <Article 2>\n2.2 <Section 2> Text.",
  ],
  [
    "subpoints stand under points",
    "Point 1\nText.\nSubpoint 1\nText.\nPoint 2\nText.",
    "1 <Point 1> Text.\n1.1 <Subpoint 1> Text.\n2 <Point 2> Text.",
  ],
  [
    "no article stands under a preamble",
    "Preamble\n\nOne.\n\nArticle 1\nText.",
    "¶1 *Preamble*\n¶1.¶1 One.\n1 <Article 1> Text.",
  ],
  ["nor do the numbers of the text", "Preamble\n\n1. one\n2. two", "¶1 *Preamble*\n1 one\n2 two"],
  ["but recitals in brackets do", "Preamble\n\n(1) one\n(2) two\n\n1. One", "¶1 *Preamble*\n¶1.1 one\n¶1.2 two\n1 One"],
  ["and recitals in numerals", "Preamble\n\nI. one", "¶1 *Preamble*\n¶1.I one"],
];

describe("of divisions", () => {
  it.each(divisions)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));

  const headings: Cases = [
    [
      "by their levels",
      "# A\n## B\n### C\n## D\n# E\n#### F",
      "¶1 *A*\n¶1.¶1 *B*\n¶1.¶1.¶1 *C*\n¶1.¶2 *D*\n¶2 *E*\n¶2.¶1 *F*",
    ],
    ["whatever their words", "# Part 1\n# Article 1\n# Part 2", "1 <Part 1>\n1~2 <Article 1>\n2 <Part 2>"],
    ["over articles without a sign", "## A\nArticle 1\nText.\n## B", "¶1 *A*\n¶1.1 <Article 1> Text.\n¶2 *B*"],
    ["over lists", "## B\n# C\n## D\n1. one", "¶1 *B*\n¶2 *C*\n¶2.¶1 *D*\n¶2.¶1.1 one"],
  ];
  it.each(headings)("headings of Markdown stand %s: %j", (_, text, points) => expect(draw(text, true)).toBe(points));
});

describe("points stated in braces stand", () => {
  const stated: Cases = [
    ["by their columns", '- {number="x"} one\n    - {number="y"} two\n- {number="z"} three', "x one\nx.y two\nz three"],
    [
      "as deep as they say, and no deeper than one can",
      '- {number="x"} one\n- {number="y" depth=1} two\n- {number="z" depth=1} three\n- {number="v" depth=9} four',
      "x one\nx.y two\nx.z three\nx.z.v four",
    ],
    [
      "counted from the heading above",
      '## A\n- {number="x" depth=0} one\n- {number="y" depth=1} two\n- {number="z" depth=0} three',
      "¶1 *A*\n¶1.x one\n¶1.x.y two\n¶1.z three",
    ],
  ];
  it.each(stated)("%s: %j", (_, text, points) => expect(draw(text, true)).toBe(points));
});

describe("a paragraph stands", () => {
  const paragraphs: Cases = [
    ["in the item whose words it is under", "1. one\n\n  more\n\nout\n\n2. two", "1 one⏎more\n¶2 out\n2 two"],
    [
      "beside the items that are not further out",
      "1. one\n    (a) a\n\n    under\n\n  beside\n\nout\n2. two",
      "1 one\n1.a a\n1.¶2 under\n1.¶3 beside\n¶2 out\n2 two",
    ],
    [
      "under an item that ends in a colon",
      "1. Terms:\n\nOne.\n\nTwo.\n\n2. two",
      "1 Terms:\n1.¶1 One.\n1.¶2 Two.\n2 two",
    ],
    ["beside it where its list has begun", "1. Terms:\n(a) a\n\nOne.", "1 Terms:\n1.a a\n¶2 One."],
    ["beside a bullet, colon or not", "- Terms:\n\nOne.", "¶1 Terms:\n¶2 One."],
  ];
  it.each(paragraphs)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});
