import { describe, expect, it } from "vitest";
import {
  beginsWithOrdinaryWord,
  breaksOff,
  endsClause,
  findBareTitle,
  findLabelWord,
  mayBeWhole,
} from "../../../src/engine/points/label-words.ts";

// What may hold the others comes first; words of one line hold no one another in a fixed order.
const words = `
  0 annex: annex annexe appendix schedule attachment exhibit anhang anlage anexo allegato приложение додаток
  0 protocol: protocol protokoll protocole protocolo protocollo протокол
  1 part: part title teil partie parte часть частина
  2 chapter: chapter kapitel chapitre capítulo capitolo глава
  3 section: section sec abschnitt sección sezione раздел розділ
  3 article: article art artikel artículo articolo статья стаття ст
  3 §: §
  3 phase: phase stage step фаза этап етап
  4 clause: clause rule principle
  5 recital: recital considérant considerando erwägungsgrund
  5 point: point paragraph para item punkt punto пункт п №
  6 subpoint: subpoint subparagraph подпункт підпункт
`;

describe("words that label a division", () => {
  for (const line of words.trim().split("\n")) {
    const [row = "", forms = ""] = line.trim().split(": ");
    const [rank, name] = row.split(" ");
    it(`are ${row} in their forms and in any case`, () => {
      for (const form of forms.split(" ")) {
        expect(findLabelWord(form), form).toEqual({ name, rank: Number(rank) });
        expect(findLabelWord(form.toUpperCase()), form).toEqual({ name, rank: Number(rank) });
      }
    });
  }

  it("are no others", () => {
    for (const word of ["", "articles", "artic", "preamble", "member", "войска", "пунктир"])
      expect(findLabelWord(word), word).toBeUndefined();
  });
});

describe("a line that begins with an ordinary word", () => {
  const ordinary = ["The Parties", "Forces stop", "Zones are", "Ab ovo", "Each Party"];
  const others = [
    "Article 5",
    "Annex",
    "Art 5",
    "the Parties",
    "Über alles",
    "A. One",
    "A Party",
    "The",
    "The, Parties",
    "Thé Parties",
    "THE Parties",
    "Erwaegungsgrundlage x",
    "1. One",
    "",
  ];
  it.each(ordinary)("is %j", (line) => {
    expect(beginsWithOrdinaryWord(line)).toBe(true);
  });
  it.each(others)("is not %j, which has to be looked at", (line) => {
    expect(beginsWithOrdinaryWord(line)).toBe(false);
  });
});

describe("a title that stands alone", () => {
  const preambles = "preamble preambule préambule preámbulo preambolo präambel преамбула recitals whereas";
  const titles: readonly (readonly [line: string, name: string | undefined])[] = [
    ...preambles.split(" ").map((word) => [word, "preamble"] as const),
    ["PREAMBLE", "preamble"],
    ["Whereas:", "preamble"],
    ["Preamble.", "preamble"],
    ["ANNEX", "annex"],
    ["Schedule:", "annex"],
    ["Додаток.", "annex"],
    ["Annex;", undefined],
    ["Annex 1", undefined],
    ["Article", undefined],
    ["Protocol", undefined],
    ["Maps", undefined],
    ["Recitals of the plan", undefined],
    [":", undefined],
  ];
  it.each(titles)("%j is %s", (line, name) => {
    expect(findBareTitle(line)?.name).toBe(name);
  });
});

describe("a line whose clause is open", () => {
  const joining =
    "a an the of by to for from with under since until before than per no only nearly approximately around between " +
    "within into as в на с по до от к из о об для после более около у з від про після понад " +
    "der des den dem von vom nach gemäß im zum zur du de le la les au aux el los las del il dei delle della";
  const beforeNumbers =
    "article articles section sections paragraph paragraphs point points annex chapter clause number " +
    "статьи статье статьей пункта пункте пункт";

  it("ends in a word that joins", () => {
    for (const word of joining.split(" ")) {
      expect(breaksOff(`All forces ${word}`), word).toBe(true);
      expect(breaksOff(word.charAt(0).toUpperCase() + word.slice(1)), word).toBe(true);
      expect(mayBeWhole(`All forces ${word}`), word).toBe(word.length === 1);
    }
  });

  it("or in one that a number may follow, and may be whole then", () => {
    for (const word of beforeNumbers.split(" ")) {
      expect(breaksOff(`All forces ${word}`), word).toBe(true);
      expect(mayBeWhole(`All forces ${word}`), word).toBe(true);
    }
  });

  it("ends in no other word and in no mark", () => {
    for (const line of [
      "All forces",
      "All of them",
      "limited to 5",
      "as set out in the annex.",
      "the,",
      "",
      "and the -",
    ])
      expect(breaksOff(line), line).toBe(false);
  });
});

describe("a line that ends a clause", () => {
  const ends = ["One.", "One;", "One:", "One!", "One?", "One…", "One,", "(One)", "[One]", "“One”", '"One"', "«One»"];
  const marks = [
    "‘One’",
    "*One*",
    "_One_",
    "One –",
    "One —",
    "One -",
    "One; and",
    "One, or",
    "Одно; и",
    "Одне, та",
    "Одне; або",
  ];
  const joined = ["One,and", "Одно; или"];
  it.each([...ends, ...marks, ...joined])("is %j", (line) => {
    expect(endsClause(line)).toBe(true);
  });
  it.each(["One", "One and", "land", "One; and two", "One: and", "", "One;  and", "One. Two", "One; andor"])(
    "is not %j",
    (line) => {
      expect(endsClause(line)).toBe(false);
    },
  );
});
