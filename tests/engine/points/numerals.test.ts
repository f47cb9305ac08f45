import { describe, expect, it } from "vitest";
import {
  findInsertedWord,
  isCountingLetter,
  letterValue,
  ordinalValue,
  romanValue,
  suffixValue,
} from "../../../src/engine/points/numerals.ts";

describe("roman numerals", () => {
  const TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
  const ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

  it("count from 1 to 89", () => {
    const written = TENS.flatMap((tens) => ONES.map((ones) => tens + ones)).slice(1);
    expect(written.map(romanValue)).toEqual(written.map((_, at) => at + 1));
  });

  const none = [
    "",
    "iiii",
    "vv",
    "ic",
    "xc",
    "c",
    "cx",
    "iix",
    "vx",
    "il",
    "mix",
    "a",
    "I",
    "ivi",
    "xm",
    "viiii",
    "lc",
  ];
  it.each(none)("are not %j", (letters) => expect(romanValue(letters)).toBeUndefined());
});

describe("letters that lists are counted in", () => {
  it("are Latin, Russian and Ukrainian ones", () => {
    const counting = Array.from({ length: 0x3000 }, (_, code) => code).filter(isCountingLetter);
    const latin = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const russian = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ";
    const all = `${latin}${latin.toLowerCase()}ЁЄІЇ${russian}${russian.toLowerCase()}ёєіїҐґ`;
    expect(String.fromCharCode(...counting)).toBe(all);
  });

  const values: readonly [letters: string, value: number | undefined][] = [
    ["a", 1],
    ["b", 2],
    ["z", 26],
    ["aa", 27],
    ["zz", 52],
    ["а", 1],
    ["я", 32],
    ["аа", 27],
    ["ґ", 4.5],
    ["є", 6.5],
    ["ё", 6.5],
    ["і", 10.3],
    ["ї", 10.6],
    ["іі", 36.3],
    ["ab", undefined],
    ["aaa", undefined],
    ["", undefined],
    ["A", undefined],
    ["`", undefined],
    ["{", undefined],
    ["ђ", undefined],
    ["é", undefined],
    ["Я", undefined],
  ];
  it.each(values)("have their place in the alphabet: %s is %s", (letters, value) =>
    expect(letterValue(letters)).toBe(value),
  );
});

describe("numbers between two others", () => {
  it("follow one another by their suffix, and all stand before the next number", () => {
    const suffixes = "alt bis ter quater quinquies sexies septies octies nonies decies".split(" ");
    const values = suffixes.map(suffixValue);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values).size).toBe(suffixes.length);
    expect([suffixValue("alt"), suffixValue("decies")]).toEqual([0.02, 0.11]);
    expect([suffixValue("a"), suffixValue("B"), suffixValue("z"), suffixValue("é")]).toEqual([0.01, 0.02, 0.26, 0]);
    for (const suffix of suffixes) expect(findInsertedWord(`10${suffix}.`, 2), suffix).toBe(suffix);
  });

  it("have no other suffix, and none at another place", () => {
    expect(findInsertedWord("10bas", 2)).toBeUndefined();
    expect(findInsertedWord("10 bis", 2)).toBeUndefined();
    expect(findInsertedWord("bis", 0)).toBe("bis");
  });
});

describe("ordinals behind the word that they count", () => {
  const forms = `
    one premier première primero primera перша перший первая первый
    two друга другий вторая второй
    three третя третій третья третий
    four четверта четвертий четвертая четвертый четвёртая четвёртый
    five п'ята п’ята п'ятий п’ятий пятая пятый
    six шоста шостий шестая шестой
    seven сьома сьомий седьмая седьмой
    eight восьма восьмий восьмая восьмой
    nine дев'ята дев’ята дев'ятий дев’ятий девятая девятый
    ten десята десятий десятая десятый
  `;
  for (const [at, line] of forms.trim().split("\n").entries()) {
    const words = line.trim().split(" ");
    it(`are ${words[0]} in any tongue and case`, () => {
      for (const word of words) expect(ordinalValue(word), word).toBe(at + 1);
      expect(ordinalValue((words[0] ?? "").toUpperCase())).toBe(at + 1);
    });
  }

  it("end with ten", () => {
    for (const word of ["eleven", "first", "", "on", "onex"]) expect(ordinalValue(word), word).toBeUndefined();
  });
});
