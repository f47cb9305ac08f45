import { errorsForgiven, typingErrors } from "./near-words.ts";
import type { Query, Term } from "./read-query.ts";
import type { WordingIndex } from "./wording-index.ts";

/** For each place of a run of words, the numbers of those of which any one may stand there. */
export type Places = readonly ReadonlySet<number>[];
/** A term by the ways in which it may be said; the first is as it was typed. */
type SoughtTerm = { readonly ways: readonly [Places, ...(readonly Places[])]; readonly without: boolean };
export type Sought = readonly (readonly SoughtTerm[])[];

/** The stems of the words of a query, by dictionary. */
export type QueryStems = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** A word that stands nowhere, and those that were looked for in its place: likeliest first. */
export type Replaced = { readonly typed: string; readonly words: readonly string[] };

/** What each place of a query is satisfied by: the word itself, the words of its stem, or all that begin with it. */
export function seek(index: WordingIndex, query: Query, stems: QueryStems): Sought {
  return query.map((group) =>
    group.map((term) => {
      const typed = term.words.map((word, place) => satisfying(index, word, stems, term, place));
      return { ways: [typed, ...otherWays(index, typed, stems, term)], without: term.without };
    }),
  );
}

/** One word as the two that a hyphen holds, two such words as one, and figures with blanks between their thousands. */
function otherWays(index: WordingIndex, typed: Places, stems: QueryStems, term: Term): readonly Places[] {
  const [only, ...more] = typed;
  if (term.prefix) return [];
  const parted = term.words.flatMap(thousandsOf);
  if (parted.length > term.words.length) {
    return [parted.map((word, place) => satisfying(index, word, stems, { ...term, words: parted }, place))];
  }
  if (term.exact) return [];
  if (term.compound !== undefined) {
    return [[satisfying(index, term.compound, stems, { ...term, words: [term.compound] }, 0)]];
  }
  if (only === undefined || more.length > 0) return [];
  return [...only].flatMap((number) => {
    const parts = index.compounds.get(number);
    return parts === undefined ? [] : [parts.map((part) => new Set([part]))];
  });
}

/** `600000` as `600` and `000`; of a word that is no such figure, the word. */
function thousandsOf(word: string): readonly string[] {
  return /^[1-9][0-9]{3,}$/u.test(word) ? word.split(/(?=(?:[0-9]{3})+$)/u) : [word];
}

function satisfying(
  index: WordingIndex,
  word: string,
  stems: QueryStems,
  { exact, prefix, words }: Term,
  place: number,
): ReadonlySet<number> {
  if (prefix && place === words.length - 1) {
    return new Set(index.words.flatMap((one, number) => (one.startsWith(word) ? [number] : [])));
  }
  const found = new Set<number>();
  const itself = index.numberOfWord.get(word);
  if (itself !== undefined) found.add(itself);
  if (exact) return found;
  for (const [dictionary, byStem] of index.stems) {
    const stem = stems.get(dictionary)?.get(word) ?? word;
    for (const number of byStem.get(stem) ?? []) found.add(number);
  }
  return found;
}

// A query of nothing but errors is no query; each costs a look at every word.
const MOST_REPLACED = 8;
const MOST_IN_PLACE = 5;

/**
 * The query with every word that stands nowhere replaced by the nearest words that do stand somewhere: one error for words
 * of four to seven letters, two for longer ones.
 *
 * @param stands - Whether a wording is one of those that are searched: what stands only in a withdrawn version is not named.
 * @returns Undefined where some word has no near one, or none is missing. Cost: for each missing word, one look at every
 *   distinct word of the negotiation.
 */
export function forgiveTyping(
  index: WordingIndex,
  query: Query,
  sought: Sought,
  stands: (wording: number) => boolean,
): { readonly sought: Sought; readonly replaced: readonly Replaced[] } | undefined {
  const replaced: Replaced[] = [];
  const forgiven = sought.map((group, at) =>
    group.map((term, along) => {
      const asked = query[at]?.[along];
      const [typed, ...others] = term.ways;
      const standsSomewhere = (numbers: ReadonlySet<number>) =>
        [...numbers].some((number) => index.wordingsWith[number]?.some(stands));
      if (term.without || asked === undefined || others.some((places) => places.every(standsSomewhere))) return term;
      const places = typed.map((numbers, place) => {
        if (standsSomewhere(numbers) || replaced.length >= MOST_REPLACED) return numbers;
        if (asked.prefix && place === asked.words.length - 1) return numbers;
        const near = nearestWords(index, asked.words[place] ?? "", stands);
        if (near.length === 0) return numbers;
        replaced.push({
          typed: asked.typed[place] ?? "",
          words: near.map((number) => index.words[number] ?? ""),
        });
        return new Set(near);
      });
      return { ...term, ways: [places] as const };
    }),
  );
  return replaced.length === 0 ? undefined : { sought: forgiven, replaced };
}

function nearestWords(index: WordingIndex, word: string, stands: (wording: number) => boolean): readonly number[] {
  let most: number = errorsForgiven(word);
  let near: number[] = [];
  if (most === 0) return near;
  for (const [number, one] of index.words.entries()) {
    // A figure is nobody's typing error.
    if (Math.abs(one.length - word.length) > 2 * most || errorsForgiven(one) === 0) continue;
    const errors = typingErrors(word, one, most);
    if (errors > most || !index.wordingsWith[number]?.some(stands)) continue;
    if (errors < most) near = [];
    most = errors;
    near.push(number);
  }
  const howOften = (number: number) => index.wordingsWith[number]?.length ?? 0;
  const inOrder = (a: number, b: number) =>
    howOften(b) - howOften(a) || ((index.words[a] ?? "") < (index.words[b] ?? "") ? -1 : 1);
  return near.sort(inOrder).slice(0, MOST_IN_PLACE);
}

// As usual with BM25.
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/**
 * The wordings that satisfy a query, each with how well.
 *
 * Cost: the words of the wordings that hold the rarest word of each term. Source: Robertson and Zaragoza, "The
 * Probabilistic Relevance Framework: BM25 and Beyond" (2009), with each wording counted once however often it stands.
 *
 * @param searched - The wordings that count.
 */
export function matchWordings(
  index: WordingIndex,
  sought: Sought,
  searched: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  let words = 0;
  for (const wording of searched) words += index.wordings[wording]?.length ?? 0;
  const averageLength = Math.max(1, words / Math.max(1, searched.size));
  const scores = new Map<number, number>();
  for (const group of sought) {
    for (const [wording, score] of matchGroup(index, group, searched, averageLength)) {
      scores.set(wording, (scores.get(wording) ?? 0) + score);
    }
  }
  return scores;
}

function matchGroup(
  index: WordingIndex,
  group: readonly SoughtTerm[],
  searched: ReadonlySet<number>,
  averageLength: number,
): ReadonlyMap<number, number> {
  let scores: Map<number, number> | undefined;
  for (const { ways } of group.filter(({ without }) => !without)) {
    const times = timesSaid(index, ways, searched);
    const weight = Math.log(1 + (searched.size - times.size + 0.5) / (times.size + 0.5));
    const next = new Map<number, number>();
    for (const [wording, said] of times) {
      const before = scores === undefined ? 0 : scores.get(wording);
      if (before === undefined) continue;
      const length = (index.wordings[wording]?.length ?? 0) / averageLength;
      const saturated = said / (said + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
      next.set(wording, before + weight * saturated);
    }
    scores = next;
  }
  for (const { ways } of group.filter(({ without }) => without)) {
    for (const wording of timesSaid(index, ways, searched).keys()) scores?.delete(wording);
  }
  return scores ?? new Map();
}

/** How often each wording says a term, for those that do. */
function timesSaid(
  index: WordingIndex,
  ways: SoughtTerm["ways"],
  searched: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const places of ways) {
    for (const wording of candidates(index, places)) {
      if (!searched.has(wording)) continue;
      const said = placesSaid(index.wordings[wording] ?? [], places).length;
      if (said > 0) times.set(wording, (times.get(wording) ?? 0) + said);
    }
  }
  return times;
}

/** The wordings that hold the rarest word of a term. */
function candidates(index: WordingIndex, places: Places): ReadonlySet<number> {
  const holding = (numbers: ReadonlySet<number>) => [...numbers].map((number) => index.wordingsWith[number] ?? []);
  const [rarest = []] = places
    .map(holding)
    .sort((a, b) => a.reduce((sum, one) => sum + one.length, 0) - b.reduce((sum, one) => sum + one.length, 0));
  return new Set(rarest.flat());
}

/** Where a run of words says a term: the place of its first word, each time. Linear in the words. */
export function placesSaid(words: ArrayLike<number>, places: Places): readonly number[] {
  const said: number[] = [];
  for (let at = 0; at + places.length <= words.length; at += 1) {
    if (places.every((numbers, place) => numbers.has(words[at + place] as number))) said.push(at);
  }
  return said;
}
