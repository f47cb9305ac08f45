import { letterValue, romanValue } from "../points/numerals.ts";

// A longer range is a slip or an attack, and its ends say enough.
const MOST_NUMBERS = 100;

/**
 * What a range names beyond its first number: `3`, `5` → 4, 5; `(a)`, `(c)` → (b), (c); `5(1)`, `5(3)` → 5(2), 5(3).
 *
 * @param first - The chain of the first number, outermost first. The last link counts, those before it must agree.
 * @returns The chains after `first`, `last` included; `last` alone where the two do not count up in one way.
 */
export function expandRange(first: readonly string[], last: readonly string[]): readonly (readonly string[])[] {
  const outer = last.slice(0, -1);
  const [from = "", to = ""] = [first.at(-1), last.at(-1)];
  if (first.length !== last.length || outer.some((number, index) => number !== first[index])) return [last];
  const between = numbersBetween(from, to) ?? dottedBetween(from, to) ?? lettersBetween(from, to);
  return [...(between ?? []).map((number) => [...outer, number]), last];
}

const WHOLE = /^\d+$/;

function numbersBetween(from: string, to: string): string[] | undefined {
  if (!WHOLE.test(from) || !WHOLE.test(to)) return undefined;
  return countUp(Number(from), Number(to), String);
}

/** 2.1 to 2.4. */
function dottedBetween(from: string, to: string): string[] | undefined {
  const dot = from.lastIndexOf(".");
  if (dot < 0 || to.lastIndexOf(".") !== dot || from.slice(0, dot) !== to.slice(0, dot)) return undefined;
  return numbersBetween(from.slice(dot + 1), to.slice(dot + 1))?.map((number) => from.slice(0, dot + 1) + number);
}

/** (i) to (iv) counts in roman numerals, (a) to (d) in letters; Cyrillic letters are left to their ends. */
function lettersBetween(from: string, to: string): string[] | undefined {
  const [first, last] = [romanValue(from.toLowerCase()), romanValue(to.toLowerCase())];
  if (first !== undefined && last !== undefined && (first === 1 || from.length > 1 || to.length > 1)) {
    return countUp(first, last, (value) => likeCase(ROMAN[value] ?? "", from));
  }
  if (!/^[a-z]$/i.test(from) || !/^[a-z]$/i.test(to)) return undefined;
  const [start, end] = [letterValue(from.toLowerCase()) ?? 0, letterValue(to.toLowerCase()) ?? 0];
  return countUp(start, end, (value) => likeCase(String.fromCharCode(0x60 + value), from));
}

function countUp(from: number, to: number, write: (value: number) => string): string[] {
  const count = to - from - 1;
  return count < 1 || count > MOST_NUMBERS - 2
    ? []
    : Array.from({ length: count }, (_, index) => write(from + 1 + index));
}

// As far as points are counted so.
const ROMAN = " i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv".split(
  " ",
);

function likeCase(letters: string, model: string): string {
  return model === model.toUpperCase() ? letters.toUpperCase() : letters;
}
