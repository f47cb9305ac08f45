import { errorsForgiven, typingErrors } from "./near-words.ts";
import type { Query, Term } from "./read-query.ts";
import { type StandingWordings, standsSomewhere } from "./standing-wordings.ts";
import { timesOf, type WordingIndex, wordingOf } from "./wording-index.ts";

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
    return (index.compounds.get(number) ?? []).map((parts) => parts.map((part) => new Set([part])));
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
 * @param standing - What stands only in a withdrawn version is not named.
 * @returns Undefined where some word has no near one, or none is missing. Cost: for each missing word, one look at every
 *   distinct word of the negotiation.
 */
export function forgiveTyping(
  index: WordingIndex,
  query: Query,
  sought: Sought,
  standing: StandingWordings,
): { readonly sought: Sought; readonly replaced: readonly Replaced[] } | undefined {
  const replaced: Replaced[] = [];
  const forgiven = sought.map((group, at) =>
    group.map((term, along) => {
      const asked = query[at]?.[along];
      const [typed, ...others] = term.ways;
      const isSaid = (numbers: ReadonlySet<number>) => [...numbers].some((number) => isSaidIn(index, number, standing));
      if (term.without || asked === undefined || others.some((places) => places.every(isSaid))) return term;
      const places = typed.map((numbers, place) => {
        if (isSaid(numbers) || replaced.length >= MOST_REPLACED) return numbers;
        if (asked.prefix && place === asked.words.length - 1) return numbers;
        const near = nearestWords(index, asked.words[place] ?? "", standing);
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

function isSaidIn({ wordingsWith }: WordingIndex, word: number, standing: StandingWordings): boolean {
  return wordingsWith[word]?.some((held) => standsSomewhere(standing, wordingOf(held))) ?? false;
}

function nearestWords(index: WordingIndex, word: string, standing: StandingWordings): readonly number[] {
  let most: number = errorsForgiven(word);
  let near: number[] = [];
  if (most === 0) return near;
  for (const [number, one] of index.words.entries()) {
    // A figure is nobody's typing error.
    if (Math.abs(one.length - word.length) > 2 * most || errorsForgiven(one) === 0) continue;
    const errors = typingErrors(word, one, most);
    if (errors > most || !isSaidIn(index, number, standing)) continue;
    if (errors < most) near = [];
    most = errors;
    near.push(number);
  }
  // What was taken in and stands no more is not counted: another process may never have taken it in.
  const howOften = new Map(
    near.map((number) => [
      number,
      index.wordingsWith[number]?.filter((held) => standsSomewhere(standing, wordingOf(held))).length ?? 0,
    ]),
  );
  const inOrder = (a: number, b: number) =>
    (howOften.get(b) ?? 0) - (howOften.get(a) ?? 0) || ((index.words[a] ?? "") < (index.words[b] ?? "") ? -1 : 1);
  return near.sort(inOrder).slice(0, MOST_IN_PLACE);
}

// As usual with BM25.
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** What satisfies a query: numbers of wordings, each once, and the score of each by its number. */
export type Scores = { readonly wordings: readonly number[]; readonly scores: Float64Array };

/**
 * The wordings that satisfy a query, each with how well.
 *
 * Cost: for a word the wordings that hold it, for several in a row the words of those that hold the rarest.
 * Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with each wording
 * counted once however often it stands.
 */
export function matchWordings(index: WordingIndex, sought: Sought, standing: StandingWordings): Scores {
  const [only, ...more] = sought;
  if (only !== undefined && more.length === 0) return matchGroup(index, only, standing);
  const scores = new Float64Array(index.wordings.length);
  const wordings: number[] = [];
  for (const group of sought) {
    const of = matchGroup(index, group, standing);
    for (const wording of of.wordings) {
      // No score of what is found is 0.
      if (scores[wording] === 0) wordings.push(wording);
      scores[wording] = (scores[wording] ?? 0) + (of.scores[wording] ?? 0);
    }
  }
  return { wordings, scores };
}

function matchGroup(index: WordingIndex, group: readonly SoughtTerm[], standing: StandingWordings): Scores {
  const scores = new Float64Array(index.wordings.length);
  let wordings: readonly number[] | undefined;
  for (const { ways } of group.filter(({ without }) => !without)) {
    const said = timesSaid(index, ways, standing);
    const found = said.wordings.length;
    const weight = Math.log(1 + (standing.count - found + 0.5) / (found + 0.5));
    const both = wordings === undefined ? said.wordings : wordings.filter((wording) => said.times[wording] !== 0);
    for (const wording of both) {
      const times = said.times[wording] as number;
      const length = (index.wordings[wording] as Int32Array).length / standing.averageLength;
      const saturated = times / (times + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length));
      scores[wording] = (scores[wording] as number) + weight * saturated;
    }
    wordings = both;
  }
  for (const { ways } of group.filter(({ without }) => without)) {
    const said = timesSaid(index, ways, standing);
    wordings = wordings?.filter((wording) => said.times[wording] === 0);
  }
  return { wordings: wordings ?? [], scores };
}

/** How often each wording says a term, by its number, and the numbers of those that do. */
type TimesSaid = { readonly times: Int32Array; readonly wordings: readonly number[] };

function timesSaid(index: WordingIndex, ways: SoughtTerm["ways"], standing: StandingWordings): TimesSaid {
  const times = new Int32Array(index.wordings.length);
  const wordings: number[] = [];
  const { starts } = standing;
  const add = (wording: number, said: number) => {
    // As standsSomewhere says, a hundred thousand times.
    if (said === 0 || !((starts[wording + 1] as number) > (starts[wording] as number))) return;
    if (times[wording] === 0) wordings.push(wording);
    times[wording] = (times[wording] as number) + said;
  };
  for (const places of ways) {
    const rarest = rarestOf(index, places);
    if (places.length === 1) {
      for (const held of rarest) for (const one of held) add(wordingOf(one), timesOf(one));
    } else {
      const looked = new Set<number>();
      for (const held of rarest) for (const one of held) looked.add(wordingOf(one));
      for (const wording of looked) add(wording, placesSaid(index.wordings[wording] ?? [], places).length);
    }
  }
  return { times, wordings };
}

/** For each word of the rarest place of a run: the wordings that hold it. */
function rarestOf({ wordingsWith }: WordingIndex, places: Places): readonly (readonly number[])[] {
  const holding = places.map((numbers) => [...numbers].map((number) => wordingsWith[number] ?? []));
  const sizes = holding.map((lists) => lists.reduce((sum, one) => sum + one.length, 0));
  return holding[sizes.indexOf(Math.min(...sizes))] ?? [];
}

/** Where a run of words says a term: the place of its first word, each time. Linear in the words. */
export function placesSaid(words: ArrayLike<number>, places: Places): readonly number[] {
  const said: number[] = [];
  for (let at = 0; at + places.length <= words.length; at += 1) {
    if (places.every((numbers, place) => numbers.has(words[at + place] as number))) said.push(at);
  }
  return said;
}
