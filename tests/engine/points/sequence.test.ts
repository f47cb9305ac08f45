import { describe, expect, it } from "vitest";
import { draw } from "./drawn-points.ts";

type Cases = readonly (readonly [rule: string, text: string, points: string])[];

const counting: Cases = [
  ["letters behind the letter before", "(u) a\n(v) b\n(w) c", "u a\nv b\nw c"],
  ["a numeral behind the numeral before", "(ix) nine\n(x) ten", "ix nine\nx ten"],
  ["a numeral where it stands alone and is the first", "(i) one", "i one"],
  ["a letter where the letter after it follows", "(i) one\n(j) two", "i one\nj two"],
  ["a numeral where the numeral after it follows", "(i) one\n(ii) two", "i one\nii two"],
  ["a numeral behind a smaller one, with a gap", "(iii) three\n(v) five", "iii three\nv five"],
  ["the list under another letter", "(c) c\n(i) sub\n(ii) sub\n(d) d", "c c\nc.i sub\nc.ii sub\nd d"],
  ["a letter behind h where nothing follows", "(h) h\n(i) i", "h h\ni i"],
  ["numerals under h where two follow", "(h) h\n(i) i\n(ii) ii", "h h\nh.i i\nh.ii ii"],
  ["the same of capitals", "(H) h\n(I) i\n(II) ii\n(I) i", "H h\nH.I i\nH.II ii\nI i"],
  ["numerals with gaps", "I. one\nII. two\nV. five\nVI. six", "I one\nII two\nV five\nVI six"],
];

describe("a letter that may be a numeral counts", () => {
  it.each(counting)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

const asides: Cases = [
  ["an aside in an open clause", "All forces\n– both\nstop", "¶1 All forces – both stop"],
  ["an aside that the same dash closes", "All forces\n– both –\n– all", "¶1 All forces – both –\n¶2 all"],
  ["a dash whose like stands at another column", "All forces\n– both\n  – all", "¶1 All forces – both\n¶2 all"],
  ["another dash than the bullet above", "- one\n– two", "¶1 one – two"],
  ["a dot in an open clause", "All forces\n· both", "¶1 All forces · both"],
  ["items behind a clause that is ended", "All forces;\n– both\n– all", "¶1 All forces;\n¶2 both\n¶3 all"],
  ["items that stand one above the other", "All forces\n– both\n– all", "¶1 All forces\n¶2 both\n¶3 all"],
  ["items with the longest dash", "All forces\n— both\n— all", "¶1 All forces\n¶2 both\n¶3 all"],
  ["an item right below one of its kind", "– one\n– two\nthree\n– four", "¶1 one\n¶2 two three – four"],
  ["an item behind any other bullet", "All forces\n- both", "¶1 All forces\n¶2 both"],
  ["an item behind a round bullet", "All forces\n• both", "¶1 All forces\n¶2 both"],
];

describe("a dash at the start of a line begins", () => {
  it.each(asides)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

const numbers: Cases = [
  ["a list begins under any line", "All forces\n1. stop", "¶1 All forces\n1 stop"],
  ["a list of letters begins so too", "All forces\n(a) stop", "¶1 All forces\na stop"],
  ["a weak letter begins one as well", "All forces\nA. stop", "¶1 All forces\nA stop"],
  ["a later number begins none in an open clause", "All forces\n2. stop", "¶1 All forces 2. stop"],
  ["a later letter begins none there", "All forces\n(b) stop", "¶1 All forces (b) stop"],
  ["a later number begins one behind a colon", "All forces:\n5. stop", "¶1 All forces:\n5 stop"],
  ["a later weak letter begins none", "All forces:\nB. stop", "¶1 All forces: B. stop"],
  ["the next number goes on", "1. one\nAll forces\n2. stop", "1 one All forces\n2 stop"],
  ["the next letter goes on", "A. one\nAll forces\nB. stop", "A one All forces\nB stop"],
  ["twenty numbers may be missing", "1. one\nAll forces\n21. stop", "1 one All forces\n21 stop"],
  ["more may not", "1. one\nAll forces\n22. stop", "1 one All forces 22. stop"],
  ["the first of the numbers under an open one begins", "1. one\nAll forces\n1.1. stop", "1 one All forces\n1.1 stop"],
  ["a later number under an open one goes on", "1. one\nAll forces\n1.3. stop", "1 one All forces\n1.3 stop"],
  ["a later number under no open one is an amount", "1. one\nAll forces\n3.3. stop", "1 one All forces 3.3. stop"],
  ["a dash behind the number goes on", "1 – One\nAll forces\n2 – Two", "1 One All forces\n2 Two"],
  ["but not from a colon", "1 – One\nAll forces\n2: Two", "1 One All forces 2: Two"],
  ["nor from a full stop", "1. One\nAll forces\n2 – Two", "1 One All forces 2 – Two"],
  ["a list opens under words that break off", "The fund holds\n1. one\n2. two", "¶1 The fund holds\n1 one\n2 two"],
  ["an amount behind words that break off opens none", "limited to\n600. men", "¶1 limited to 600. men"],
  ["nor does a weak label there", "limited to\n1 – One", "¶1 limited to 1 – One"],
  ["nor a weak letter", "limited to\nA. One", "¶1 limited to A. One"],
  ["the next number does not go on behind words that break off", "1. one of the\n2. two", "1 one of the 2. two"],
  ["but where they are all there is", "1. the\n2. two", "1 the\n2 two"],
  ["or may be whole", "1. Kept in the annex\n2. Two", "1 Kept in the annex\n2 Two"],
  ["which goes for the next number only", "1. Kept in the annex\n3. Three", "1 Kept in the annex 3. Three"],
  ["labels without words have no open clause", "1.\n2.\n3. three", "1\n2\n3 three"],
  ["not even above an amount", "13.\n600. one", "13\n600 one"],
];

describe("of numbers at the start of a line", () => {
  it.each(numbers)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

const SHORT = "The text of all";
const LONG = "The text of all the parties to this long plan";

const divisions: Cases = [
  ["under a short line", `${SHORT}\nArticle 5. Peace`, `¶1 ${SHORT}\n5 <Article 5> Peace`],
  ["under a line that ends its sentence", `${LONG}.\nArticle 5. Peace`, `¶1 ${LONG}.\n5 <Article 5> Peace`],
  ["as the next one", `Article 4. ${LONG}\nArticle 5. Peace`, `4 <Article 4> ${LONG}\n5 <Article 5> Peace`],
  ["in a list, as an annex", "1. One two\nAnnex 6. Peace", "1 One two\n6 <Annex 6> Peace"],
  ["in a list, behind a clause", "1. One two;\nArticle 6. Peace", "1 One two;\n6 <Article 6> Peace"],
  ["in a list, behind “and”", "1. One two; and\nArticle 6. Peace", "1 One two; and\n6 <Article 6> Peace"],
  ["in a list, behind “or”", "1. One two, or\nArticle 6. Peace", "1 One two, or\n6 <Article 6> Peace"],
  ["behind “and” and a colon", "One: and\nArticle 6. Peace", "¶1 One: and\n6 <Article 6> Peace"],
];

const references: Cases = [
  ["under a long line", `${LONG}\nArticle 5. Peace`, `¶1 ${LONG} Article 5. Peace`],
  ["that is not the next", `Article 4. ${LONG}\nArticle 6. Peace`, `4 <Article 4> ${LONG} Article 6. Peace`],
  ["in a list that knows no articles", "1. One two\nArticle 6. Peace", "1 One two Article 6. Peace"],
  ["behind “on”", "As agreed on\nArticle 5. Peace", "¶1 As agreed on Article 5. Peace"],
  ["behind “in”", "As set out in\nArticle 5. Peace", "¶1 As set out in Article 5. Peace"],
  ["behind “at”", "Look at\nArticle 5. Peace", "¶1 Look at Article 5. Peace"],
  ["behind “see”", "see\nArticle 6. Peace", "¶1 see Article 6. Peace"],
  ["behind “SEE”", "All SEE\nArticle 6. Peace", "¶1 All SEE Article 6. Peace"],
  ["behind “or”", "Article 4 or\nArticle 6. Peace", "¶1 Article 4 or Article 6. Peace"],
  ["behind “и”", "По миру и\nСтатья 6. Мир", "¶1 По миру и Статья 6. Мир"],
  ["behind “або”", "За миром або\nСтаття 6. Мир", "¶1 За миром або Стаття 6. Мир"],
  ["behind “см.”", "Мир, см.\nСтатья 6. Мир", "¶1 Мир, см. Статья 6. Мир"],
  ["behind “and”, even of the next", "Article 4. Peace and\nArticle 5. War", "4 <Article 4> Peace and Article 5. War"],
];

describe("a division is begun", () => {
  it.each(divisions)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

describe("a reference at the start of a line is left with the words", () => {
  it.each(references)("%s: %j", (_, text, points) => expect(draw(text)).toBe(points));
});

describe("the title of an annex", () => {
  it("stands behind a sentence and nowhere else", () => {
    expect(draw("The line.\nANNEX\n\n1. one")).toBe("¶1 The line.\n¶2 *ANNEX*\n¶2.1 one");
    expect(draw("The line\nANNEX\n\n1. one")).toBe("¶1 The line ANNEX\n1 one");
  });
});
