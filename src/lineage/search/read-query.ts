import { Problem } from "../../model/problem.ts";
import { compoundOf, searchWordsOf } from "./search-words.ts";

/** One thing to be said or, `without`, not to be said: a word, or several that follow one another. */
export type Term = {
  /** Folded; at least one. */
  readonly words: readonly string[];
  /** What two words held by a hyphen make as one: other forms of that are looked for as well. */
  readonly compound: string | undefined;
  /** The same as typed. */
  readonly typed: readonly string[];
  /** In quotation marks: these very words, and not other forms of them. */
  readonly exact: boolean;
  /** The last word is the beginning of one. */
  readonly prefix: boolean;
  readonly without: boolean;
};

/** Groups of terms: a point is found that satisfies all of one group. */
export type Query = readonly (readonly Term[])[];

const LONGEST_QUERY = 1000;
const MOST_WORDS = 32;
const HINT =
  'Type words; "words in quotation marks" stand in that order, fish* begins a word, -word leaves points out.';

/**
 * Reads what a person typed, as search engines do: words, `"a phrase"` (also „…“ and «…»), `beginning*`, `-without`,
 * `or` between two.
 *
 * @throws Problem `malformed-query` where there is no word to look for, for more than 1,000 characters or 32 words.
 */
export function readQuery(text: string): Query {
  if (text.length > LONGEST_QUERY) throw malformed(`The query is longer than ${LONGEST_QUERY} characters.`);
  const groups: Term[][] = [[]];
  for (const piece of withWholeFigures(text.replaceAll(/[“”„«»]/gu, '"')).matchAll(/(-?)"([^"]*)"?|([^\s"]+)/gu)) {
    const [, minus, quoted, plain] = piece;
    if (plain !== undefined && /^(?:or|\|)$/iu.test(plain)) {
      groups.push([]);
      continue;
    }
    const term =
      quoted === undefined ? readPlain(plain ?? "") : termOf(quoted, { exact: true, without: minus === "-" });
    if (term !== undefined) groups.at(-1)?.push(term);
  }
  const query = groups.filter((group) => group.some(({ without }) => !without));
  if (query.length === 0) throw malformed("The query has no word to look for.");
  if (query.flat().reduce((sum, { words }) => sum + words.length, 0) > MOST_WORDS) {
    throw malformed(`The query has more than ${MOST_WORDS} words.`);
  }
  return query;
}

const PARTED_FIGURE = /(?<![\p{L}\p{N}.,'’])[0-9]{1,3}(?:\s[0-9]{3})+(?![\p{L}\p{N}])/gu;

/** Whoever types blanks between thousands means one figure. */
function withWholeFigures(text: string): string {
  return text.replace(PARTED_FIGURE, (figure) => figure.replaceAll(/\s/gu, ""));
}

function readPlain(piece: string): Term | undefined {
  const without = piece.startsWith("-");
  return termOf(without ? piece.slice(1) : piece, { exact: false, without });
}

function termOf(said: string, { exact, without }: Pick<Term, "exact" | "without">): Term | undefined {
  const found = [...searchWordsOf(said)];
  if (found.length === 0) return undefined;
  const [first, second, third] = found;
  const isPair = !exact && first !== undefined && second !== undefined && third === undefined;
  return {
    words: found.map(({ word }) => word),
    compound: isPair ? compoundOf(said, first, second) : undefined,
    typed: found.map(({ start, end }) => said.slice(start, end)),
    exact,
    prefix: said.slice(found.at(-1)?.end).startsWith("*"),
    without,
  };
}

function malformed(sentence: string): Problem {
  return new Problem("malformed-query", sentence, HINT);
}
