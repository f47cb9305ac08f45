import { isCapitalLatin, isSmallLatin } from "./characters.ts";

const ROMAN_DIGITS: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
// Above this, "numerals" are words and abbreviations: mix, dim, cd.
const LARGEST_ROMAN = 89;
const ROMAN_TENS = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"];
const ROMAN_ONES = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];

/** Value of a roman numeral in small letters, written the one correct way, from 1 to 89; undefined for anything else. */
export function romanValue(letters: string): number | undefined {
  let value = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const digit = ROMAN_DIGITS[letters[at] ?? ""];
    if (digit === undefined) return undefined;
    const next = ROMAN_DIGITS[letters[at + 1] ?? ""] ?? 0;
    value += digit < next ? -digit : digit;
  }
  if (value < 1 || value > LARGEST_ROMAN) return undefined;
  const written = `${ROMAN_TENS[Math.floor(value / 10)] ?? ""}${ROMAN_ONES[value % 10] ?? ""}`;
  return written === letters ? value : undefined;
}

/** Whether a code unit is a letter that lists are counted in, of any case: Latin without accents, Russian or Ukrainian. */
export function isCountingLetter(code: number): boolean {
  if (code < 0x80) return isSmallLatin(code) || isCapitalLatin(code);
  return (code >= 0x410 && code <= CYRILLIC_YA) || "ҐґЄєІіЇїЁё".includes(String.fromCharCode(code));
}

const CYRILLIC_A = 0x430;
const CYRILLIC_YA = 0x44f;
// Letters that Ukrainian has beside the Russian alphabet stand between its letters.
const BETWEEN_LETTERS: Readonly<Record<string, number>> = { ґ: 4.5, є: 6.5, ё: 6.5, і: 10.3, ї: 10.6 };

/** Place of a small letter in its alphabet, counting from 1; a doubled letter (`aa`) follows `z`. */
export function letterValue(letters: string): number | undefined {
  const letter = letters[0] ?? "";
  if (letters.length > 2 || (letters.length === 2 && letters[1] !== letter)) return undefined;
  const round = letters.length === 2 ? 26 : 0;
  const code = letter.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return code - 0x60 + round;
  if (code >= CYRILLIC_A && code <= CYRILLIC_YA) return code - CYRILLIC_A + 1 + round;
  const between = BETWEEN_LETTERS[letter];
  return between === undefined ? undefined : between + round;
}

// The first marks another wording of the same point, which stands right behind it.
const INSERTED = ["alt", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies"];

/** The Latin word at `at` under which a point is inserted after its number: 10bis stands between 10 and 11, as 10alt does. */
export function findInsertedWord(text: string, at: number): string | undefined {
  return INSERTED.find((word) => text.startsWith(word, at));
}

/** How far a suffix moves a number towards the next one: less than 1, growing with the suffix. */
export function suffixValue(suffix: string): number {
  const inserted = INSERTED.indexOf(suffix);
  if (inserted >= 0) return (inserted + 2) / 100;
  return (letterValue(suffix.toLowerCase()) ?? 0) / 100;
}

const ORDINALS = [
  "one premier première primero primera перша перший первая первый",
  "two друга другий вторая второй",
  "three третя третій третья третий",
  "four четверта четвертий четвертая четвертый четвёртая четвёртый",
  "five п'ята п’ята п'ятий п’ятий пятая пятый",
  "six шоста шостий шестая шестой",
  "seven сьома сьомий седьмая седьмой",
  "eight восьма восьмий восьмая восьмой",
  "nine дев'ята дев’ята дев'ятий дев’ятий девятая девятый",
  "ten десята десятий десятая десятый",
];
const ORDINAL_VALUES: ReadonlyMap<string, number> = new Map(
  ORDINALS.flatMap((forms, at) => forms.split(" ").map((form) => [form, at + 1] as const)),
);

/** Value of a number written as a word behind the word it counts: `Part One`, `Частина друга`; from 1 to 10. */
export function ordinalValue(word: string): number | undefined {
  return ORDINAL_VALUES.get(word.toLowerCase());
}
