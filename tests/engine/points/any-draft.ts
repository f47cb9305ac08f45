import fc from "fast-check";

const LABELS = [
  ..."1. 2. 3. 1) (2) (a) (b) (i) (ii) (v) a) c. A. I. II. 1.1 1.2 1.2.1 10bis. 10.a 5a. r1. 2014. 600.".split(" "),
  ...["Article 5", "Article 6.", "Section 2(b)", "Point 3 –", "§ 4", "Annex A", "ANNEX", "Part I", "Статья 3.", "а)"],
  ...["-", "*", "•", "–", "#", "##", "[1.", "[(a)", "- 1.", "- (a)", "1 –", "1:", "4.2"],
  ...["1", "2", "3.1", "1000.", "[4.]", "6 alt.", "OP1.", "Article 1er. –", "Phase 1 (new):", "(aa)", "→", "\uf0b7"],
  ...["**1.**", "**Article 5 – Peace**", "*2.*", "__a)__", "**1. Peace.**", "- **2.**", '- {number="4" heading="x"}'],
];
const WORDS = [
  ...["peace", "The Parties agree", "Forces withdraw.", "and", "of the", "Ceasefire", "shall stop;", "million euros"],
  ...[
    "**bold** text",
    "**Head**",
    "**Head:**",
    "**Head**:",
    "**",
    "\\*",
    "&#32;",
    "[see",
    "](",
    "(x)",
    "#",
    "😀",
    "\ud800",
  ],
  ...["\u0000", "\ufeff", "\u200b", "e\u0301", "—", "{", '"', "\f"],
];
const JOINTS = [" ", " ", "", "  ", "\t", "\u00a0"];
const ENDS = ["\n", "\n", "\n\n", "\r\n", "\r", "\n\n\n", "\n---\n", "\n===\n", ":\n\n", "\n```\n", " \n"];
const MARGINS = ["", "", "", "  ", "    ", "\t", " "];

const line = fc
  .tuple(
    fc.constantFrom(...MARGINS),
    fc.option(fc.constantFrom(...LABELS), { nil: "" }),
    fc.array(fc.tuple(fc.constantFrom(...JOINTS), fc.constantFrom(...WORDS)), { maxLength: 4 }),
    fc.constantFrom(...ENDS),
  )
  .map(([margin, label, words, end]) => `${margin}${label}${words.flat().join("")}${end}`);

/** Texts made of what drafts are made of, in any order: labels, emphasis, escapes, rules, every kind of line end. */
export const anyDraft: fc.Arbitrary<string> = fc.array(line, { maxLength: 12 }).map((lines) => lines.join(""));
