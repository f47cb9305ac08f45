import { isPlacedBy } from "./class-of-name.ts";
import { type Fact, factOf } from "./fact.ts";
import { type FigureRead, spanOf } from "./figure.ts";
import type { Language } from "./language.ts";
import { plainName } from "./plain-name.ts";
import { isCapital, type Tokens, wordAt } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/** A name in small letters: a body that acts, "the state archive", or a place in a house, a port or a country, "the ground floor". */
export function readSmallName(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  if (isCapital(tokens, index)) return undefined;
  return readBody(tokens, index, language) ?? readSmallPlace(tokens, index, language);
}

function readBody(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const word = tokens.lower[index] ?? "";
  if (!language.naming.smallBodies.has(word) || isPlacedBy(tokens, index, language, language.naming.placing))
    return undefined;
  const fact = factOf("actor", spanOf(tokens, index, index + 1), singularRole(word));
  const read = qualified(tokens, index, fact, language);
  return read.value === read.head ? undefined : { fact: read, end: index + 1 };
}

/** "On the third floor": where something is or goes, by a noun of places and the word that says which one. */
function readSmallPlace(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const { naming } = language;
  const word = tokens.lower[index] ?? "";
  if (!naming.smallPlaces.has(word) || naming.smallPlaces.has(tokens.lower[index + 1] ?? "")) return undefined;
  const { lower } = tokens;
  if (!naming.articles.has(lower[index - 2] ?? "") || !leadsToPlace(lower[index - 3] ?? "", naming)) return undefined;
  const { flags } = wordAt(tokens, index - 1);
  if ((flags & (FLAGS.functionWords | FLAGS.capital | FLAGS.scopes)) !== 0) return undefined;
  if (!SMALL_WORD.test(lower[index - 1] ?? "") || NO_PLACE.has(lower[index - 1] ?? "")) return undefined;
  const value = plainName(`${lower[index - 1]} ${word}`);
  const fact = factOf("place", spanOf(tokens, index - 1, index + 1), value);
  return { fact: { ...fact, unit: SMALL, head: word }, end: index + 1 };
}

function leadsToPlace(word: string, { placingUnknown, holding, going }: Language["naming"]): boolean {
  return placingUnknown.has(word) || holding.has(word) || going.has(word);
}

// Of no place in particular.
const NO_PLACE: ReadonlySet<string> = new Set(
  "same other said whole entire new old own next last whole respective present current large small great".split(" "),
);

/** "The interior ministry": a name in small letters with the word before it, which says which one is meant. */
export function qualified(tokens: Tokens, index: number, fact: Fact, language: Language): Fact {
  const { naming, scopes } = language;
  const { lower } = tokens;
  const head = { ...fact, unit: SMALL, head: fact.value };
  const { lower: word, flags, roles } = wordAt(tokens, index - 1);
  if ((flags & (FLAGS.functionWords | FLAGS.capital)) !== 0 || (roles & ROLES.numeral) !== 0) return head;
  const isLed = naming.articles.has(lower[index - 2] ?? "") || naming.doing.has(lower[index - 2] ?? "");
  if (!isLed || !SMALL_WORD.test(word) || isOtherWord(word, isBodyLed(tokens, index, naming)) || naming.plain.has(word))
    return head;
  if (scopes.find(tokens, index - 1) !== undefined) return head;
  return { ...head, start: tokens.starts[index - 1] ?? 0, value: `${word} ${fact.value}` };
}

const SMALL_WORD = /^\p{Ll}{3,}$/u;
// Of adverbs and verbs, and of what is more or most.
const OTHER_ENDING = /(?:ly|ed|ing|est|er)$/u;

/** "The holding company": what a body does says which one is meant; not "by advising the bank". */
function isBodyLed({ lower }: Tokens, index: number, { articles, smallBodies }: Language["naming"]): boolean {
  return smallBodies.has(lower[index] ?? "") && articles.has(lower[index - 2] ?? "");
}

function isOtherWord(word: string, isOfBody: boolean): boolean {
  return OTHER_ENDING.test(word) && !(isOfBody && word.endsWith("ing"));
}

/** What a role in small letters has for a unit: it is often a word like others. */
export const SMALL = "in small letters";

/** "The Parties" and "party" are one. */
export function singularRole(named: string): string {
  const known = named.startsWith("the ") ? named.slice("the ".length) : named;
  const value = known.startsWith("states part") ? `state ${known.slice("states ".length)}` : known;
  if (value.length > "ties".length + 1 && value.endsWith("ies")) return `${value.slice(0, -3)}y`;
  // "Organisers" and "organizers" are one.
  if (/is(?:er|ers|ation)$/u.test(value)) return singularRole(value.replace(/is(?=(?:er|ers|ation)$)/u, "iz"));
  const isPlural = value.endsWith("s") && !/(?:ss|us|states|forces|services)$/u.test(value);
  return value.length > 4 && isPlural ? value.slice(0, -1) : value;
}
