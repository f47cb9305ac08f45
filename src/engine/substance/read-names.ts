import { beforeOf, classOfKnown, classOfRun } from "./class-of-name.ts";
import { type Fact, type FactClass, factOf } from "./fact.ts";
import { type FigureRead, spanOf } from "./figure.ts";
import type { Language, Named, Naming } from "./language.ts";
import type { Found } from "./phrases.ts";
import { plainName } from "./plain-name.ts";
import { qualified, readSmallName, singularRole } from "./read-small-names.ts";
import { beginsSentence, HYPHEN, isCapital, isWhose, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
import { isNounOfSomething } from "./word-in-small.ts";
import { ROLES } from "./word-roles.ts";

/**
 * The name that begins at a token: one that the language knows, a run of words in capitals, or words in quotes. Whether it
 * acts, is a place, a defined term or a paper, the words around it say.
 *
 * @param run - See `endOfCapitals`.
 */
export function readName(tokens: Tokens, index: number, run: number, language: Language): FigureRead | undefined {
  const known = language.names.find(tokens, index);
  if (known !== undefined && known.end >= run)
    return inRegion(tokens, index, knownName(tokens, index, known, language), language);
  if (isOnlyFirst(tokens, index, run, language)) return undefined;
  if (run > index && !isAdjective(tokens, index, run, language.naming)) {
    // "UN General Assembly": the name in it under the one name that it has here.
    const inner = known === undefined ? undefined : known.meaning.value;
    const rest = plainWords(tokens, known?.end ?? index, run, language);
    const value = inner === undefined ? rest : `${inner} ${rest}`;
    const isWeak = run === index + 1 && beginsSentence(tokens, index);
    // "Ownership of the timber": a word like others.
    if (isWeak && isNounOfSomething(tokens, index) && !language.naming.bodies.has(tokens.lower[index] ?? ""))
      return undefined;
    const { fact, end } = nameFact(tokens, index, run, classOfRun(tokens, index, run, language), value);
    const named: Fact = { ...fact, guess: isWeak ? "weak" : "class" };
    // "The flag State".
    const isBody = run === index + 1 && language.naming.bodies.has(value);
    const read = { fact: isBody ? { ...qualified(tokens, index, named, language), unit: undefined } : named, end };
    return inRegion(tokens, index, read, language);
  }
  if (run > index && known === undefined) {
    const people = readPeople(tokens, index, run, tokens.lower.slice(index, run).join(" "), language);
    if (people !== undefined) return people;
  }
  return readQuoted(tokens, index, language) ?? readSmallName(tokens, index, language);
}

/** The words of a name, in which another one has its own: "the Charter of the UN". */
function plainWords(tokens: Tokens, start: number, end: number, { names }: Language): string {
  const words = tokens.lower.slice(start, end);
  const of = words.includes("the") ? words.lastIndexOf("the") : words.lastIndexOf("of");
  const other = of > 0 || words[of] === "of" ? names.find(tokens, start + of + 1) : undefined;
  return other?.end === end ? [...words.slice(0, of + 1), other.meaning.value].join(" ") : words.join(" ");
}

/** "Frozen Libyan funds", "Use of Russia's": a capital that only the sentence asks for, before a name that is one. */
function isOnlyFirst(tokens: Tokens, index: number, run: number, { names, naming }: Language): boolean {
  if (!beginsSentence(tokens, index)) return false;
  const word = tokens.lower[index] ?? "";
  if (naming.bodies.has(word) || naming.papers.has(word) || naming.places.has(word)) return false;
  const at = tokens.lower[index + 1] === "of" ? index + 2 : index + 1;
  const rest = at < run ? names.find(tokens, at) : undefined;
  return rest !== undefined && rest.end >= run && rest.meaning.kind !== "role" && rest.meaning.kind !== "person";
}

/** "Western Ukraine": another place than "central Ukraine". */
function inRegion(
  tokens: Tokens,
  index: number,
  read: FigureRead | undefined,
  { naming }: Language,
): FigureRead | undefined {
  const region = tokens.lower[index - 1] ?? "";
  if (read === undefined) return read;
  // "East of Tyre", "north of the Litani".
  const side = beforeOf(tokens, index, naming.sides, naming);
  if (side !== undefined && isCapital(tokens, index)) {
    const { fact } = nameFact(tokens, side, read.end, "place", `${tokens.lower[side]} of ${read.fact.value}`);
    return { fact, end: read.end };
  }
  if (!naming.regions.has(region) || !isCapital(tokens, index)) return read;
  if (read.fact.class !== "place" && read.fact.class !== "actor") return read;
  const { fact } = nameFact(tokens, index - 1, read.end, "place", `${region} ${read.fact.value}`);
  return { fact, end: read.end };
}

/** "American envoys": who acts, by the country and a plain word. */
function readPeople(
  tokens: Tokens,
  start: number,
  at: number,
  value: string,
  { names }: Language,
): FigureRead | undefined {
  // "The French energy company"; of "France's energy company" the other text may say "of France".
  const isAdjective = !isWhose(tokens, at - 1) && !MINISTER.test(tokens.lower[at + 1] ?? "");
  const who =
    whoAt(tokens, at, names) ?? (isAdjective && isSmallWord(tokens, at) ? whoAt(tokens, at + 1, names) : undefined);
  if (who === undefined) return undefined;
  const between = who.start === at ? "" : `${tokens.lower[at]} `;
  const { fact, end } = nameFact(
    tokens,
    start,
    who.end,
    "actor",
    `${value} ${between}${singularRole(who.meaning.value)}`,
  );
  return { fact: { ...fact, guess: "class", head: singularRole(who.meaning.value) }, end };
}

/** "Turkish and Greek officials": who those of the first are, too. */
function peopleBehind(tokens: Tokens, end: number, language: Language): string | undefined {
  if ((rolesAt(tokens, end) & ROLES.join) === 0) return undefined;
  const other = language.names.find(tokens, end + 1);
  if (other?.meaning.kind !== "people") return undefined;
  return readPeople(tokens, end + 1, other.end, other.meaning.value, language)?.fact.head;
}

/** A role or a sort of people in small letters. */
function whoAt(
  tokens: Tokens,
  at: number,
  names: Language["names"],
): (Found<Named> & { readonly start: number }) | undefined {
  const who = isCapital(tokens, at) ? undefined : names.find(tokens, at);
  const kind = who?.meaning.kind;
  return who !== undefined && (kind === "person" || kind === "role") ? { ...who, start: at } : undefined;
}

function isSmallWord(tokens: Tokens, at: number): boolean {
  const { lower, flags, roles } = wordAt(tokens, at);
  return (
    SMALL_WORD.test(lower) &&
    (flags & (FLAGS.functionWords | FLAGS.capital | FLAGS.forces)) === 0 &&
    (roles & ROLES.modal) === 0
  );
}

// "The Egyptian finance minister" is Egypt's, too.
const MINISTER = /^minist(?:er|ers|ry|ries)$/u;
const SMALL_WORD = /^\p{Ll}{3,}$/u;

function knownName(
  tokens: Tokens,
  index: number,
  { meaning: { kind, value }, end }: Found<Named>,
  language: Language,
): FigureRead | undefined {
  // "us" and "who" without capitals are words; roles are written in both ways.
  const isWord = kind === "role" || kind === "person";
  const isNamed = isCapital(tokens, index) || (tokens.lower[index] === "the" && isCapital(tokens, index + 1));
  if (!isWord && !isNamed) return undefined;
  // "Will chair the group".
  if (
    isWord &&
    !isCapital(tokens, index) &&
    TO_CHAIR.has(value) &&
    language.forces.findBefore(tokens, index) !== undefined
  )
    return undefined;
  // "Who" and "Us" begin a sentence, "WHO" and "US" are names.
  if (!isWord && end === index + 1 && isSmallAbbreviation(tokens, index)) return undefined;
  // "The union" is one of workers, "the Union" is not.
  if (!isWord && tokens.lower[index] === "the" && !isCapital(tokens, index + 1)) return undefined;
  const of = isLeading(tokens, end, language) ? "actor" : classOfKnown(tokens, index, kind, language);
  // "Brazil's government" is the Brazilian one.
  // "The US envoy" is the American one.
  const from = tokens.lower[index] === "the" ? index + 1 : index;
  const isShort = SHORT_STATES.has(tokens.lower.slice(from, end).join(""));
  if (kind === "country" && (isWhose(tokens, end - 1) || isShort)) {
    const people = readPeople(tokens, index, end, value, language);
    if (people !== undefined) return people;
  }
  if (kind === "people") {
    const people = readPeople(tokens, index, end, value, language);
    if (people !== undefined) return people;
    const shared = peopleBehind(tokens, end, language);
    const { fact } = nameFact(tokens, index, end, of, shared === undefined ? value : `${value} ${shared}`);
    return { fact: { ...fact, guess: shared === undefined ? "weak" : "class", head: shared }, end };
  }
  // "The government of Syria" is the Syrian government.
  const isPeople = isWord && !language.naming.smallBodies.has(tokens.lower[end - 1] ?? "");
  const whose = isPeople && PEOPLED.has(tokens.lower[end] ?? "") ? countryAt(tokens, end + 1, language) : undefined;
  if (whose !== undefined) {
    const { fact, end: at } = nameFact(tokens, index, whose.end, "actor", `${whose.value} ${singularRole(value)}`);
    return { fact: { ...fact, guess: "class" }, end: at };
  }
  const read = nameFact(tokens, index, end, of, isWord && language.code === "en" ? singularRole(value) : value);
  if (kind !== "person" && isCapital(tokens, index)) return read;
  return { ...read, fact: qualified(tokens, index, read.fact, language) };
}

// Roles that are verbs as well.
const TO_CHAIR: ReadonlySet<string> = new Set(["chair", "sponsor", "partner", "witness", "captain", "pilot", "broker"]);
const PEOPLED: ReadonlySet<string> = new Set(["of", "from"]);

function countryAt(
  tokens: Tokens,
  index: number,
  { names, code }: Language,
): { readonly value: string; readonly end: number } | undefined {
  const at = tokens.lower[index] === "the" ? index + 1 : index;
  const found =
    code === "en" && isCapital(tokens, at) ? (names.find(tokens, index) ?? names.find(tokens, at)) : undefined;
  if (found?.meaning.kind !== "country" || isCapital(tokens, found.end)) return undefined;
  return { value: found.meaning.value, end: found.end };
}

const SHORT_STATES: ReadonlySet<string> = new Set(["us", "uk", "u.s.", "u.k."]);

/** "US-led": whoever leads acts. */
function isLeading({ lower, text, ends }: Tokens, end: number, { naming }: Language): boolean {
  return naming.led.has(lower[end] ?? "") && HYPHEN.test(text.charAt(ends[end - 1] ?? 0));
}

function isSmallAbbreviation({ text, starts, ends, lower }: Tokens, index: number): boolean {
  const word = text.slice(starts[index], ends[index]);
  return (lower[index] ?? "").length <= ABBREVIATION && CAPITALISED.test(word);
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

const ABBREVIATION = 3;

function nameFact(tokens: Tokens, start: number, end: number, of: FactClass, value: string): FigureRead {
  return { fact: factOf(of, spanOf(tokens, start, end), plainName(value)), end };
}

/** "Norwegian divers", "the US-Russian group". */
function isAdjective(tokens: Tokens, index: number, end: number, { isAdjective: is }: Naming): boolean {
  if (end > index + 2 || (rolesAt(tokens, end) & ROLES.letter) === 0) return false;
  return is(tokens.lower[end - 1] ?? "");
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ['"', '"'],
  ["«", "»"],
  ["„", "“"],
  // An apostrophe is straight in lower case.
  ["‘", "'"],
  ["'", "'"],
]);
const MOST_QUOTED = 5;
const SPEECH_MARKS: ReadonlySet<string> = new Set([",", ".", "!", "?", ";"]);

function readQuoted(tokens: Tokens, index: number, { done }: Language): FigureRead | undefined {
  const { lower, flags } = tokens;
  const close = OPENING.get(lower[index] ?? "");
  if (close === undefined || (close === "'" && !opensTerm(tokens, index))) return undefined;
  for (let at = index + 2; at <= Math.min(index + 1 + MOST_QUOTED, lower.length - 1); at += 1) {
    const word = lower[at] ?? "";
    // Speech is no term.
    if (SPEECH_MARKS.has(word) || done.has(word) || ((flags[at] ?? 0) & FLAGS.forces) !== 0) return undefined;
    if (word !== close) continue;
    if (close === "'" && /\s/u.test(tokens.text.charAt((tokens.starts[at] ?? 0) - 1))) return undefined;
    // “The Carrier” is the Carrier wherever it is named.
    const from = lower[index + 1] === "the" && at > index + 2 ? index + 2 : index + 1;
    return nameFact(tokens, index + 1, at, "defined-term", lower.slice(from, at).join(" "));
  }
  return undefined;
}

/** 'Contact Belt'; not the apostrophe of "the Parties' Fund", nor a plain word that somebody said. */
function opensTerm(tokens: Tokens, index: number): boolean {
  const { text, starts, ends } = tokens;
  const isBehindWord = /[\p{L}\p{N}]/u.test(text.charAt((starts[index] ?? 0) - 1));
  return !isBehindWord && starts[index + 1] === ends[index] && isCapital(tokens, index + 1);
}
