import { type Fact, type FactClass, factOf } from "./fact.ts";
import type { Language, Named, Naming } from "./language.ts";
import type { Found } from "./phrases.ts";
import { type FigureRead, isWhose, spanOf } from "./read-figures.ts";
import { beginsSentence, isCapital, rolesAt, type Tokens, wordAt } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
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
    const rest = tokens.lower.slice(known?.end ?? index, run).join(" ");
    const value = inner === undefined ? rest : `${inner} ${rest}`;
    const isWeak = run === index + 1 && beginsSentence(tokens, index);
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
  return readQuoted(tokens, index, language) ?? readBody(tokens, index, language);
}

/** "East of Tyre", "north of the Litani": where the words begin that say on which side of a name something lies. */
function sideOf({ lower }: Tokens, index: number, naming: Naming): number | undefined {
  const of = naming.articles.has(lower[index - 1] ?? "") ? index - 2 : index - 1;
  return lower[of] === "of" && naming.sides.has(lower[of - 1] ?? "") ? of - 1 : undefined;
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
  const side = sideOf(tokens, index, naming);
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
  const who = isCapital(tokens, at) ? undefined : names.find(tokens, at);
  const kind = who?.meaning.kind;
  if (who === undefined || (kind !== "person" && kind !== "role")) return undefined;
  const { fact, end } = nameFact(tokens, start, who.end, "actor", `${value} ${singularRole(who.meaning.value)}`);
  return { fact: { ...fact, guess: "class" }, end };
}

/** "The state archive": a body in small letters. */
function readBody(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const word = tokens.lower[index] ?? "";
  if (!language.naming.smallBodies.has(word) || isPlacedBy(tokens, index, language, language.naming.placing))
    return undefined;
  const { fact, end } = nameFact(tokens, index, index + 1, "actor", singularRole(word));
  const read = qualified(tokens, index, fact, language);
  return read.value === read.head ? undefined : { fact: read, end };
}

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
  // "Who" and "Us" begin a sentence, "WHO" and "US" are names.
  if (!isWord && end === index + 1 && isSmallAbbreviation(tokens, index)) return undefined;
  // "The union" is one of workers, "the Union" is not.
  if (!isWord && tokens.lower[index] === "the" && !isCapital(tokens, index + 1)) return undefined;
  const of = classOfKnown(tokens, index, kind, language);
  // "Brazil's government" is the Brazilian one.
  if (kind === "country" && isWhose(tokens, end - 1)) {
    const people = readPeople(tokens, index, end, value, language);
    if (people !== undefined) return people;
  }
  if (kind === "people") {
    const people = readPeople(tokens, index, end, value, language);
    if (people !== undefined) return people;
    const { fact } = nameFact(tokens, index, end, of, value);
    return { fact: { ...fact, guess: "weak" }, end };
  }
  const read = nameFact(tokens, index, end, of, isWord && language.code === "en" ? singularRole(value) : value);
  if (kind !== "person" && isCapital(tokens, index)) return read;
  return { ...read, fact: qualified(tokens, index, read.fact, language) };
}

function isSmallAbbreviation({ text, starts, ends, lower }: Tokens, index: number): boolean {
  const word = text.slice(starts[index], ends[index]);
  return (lower[index] ?? "").length <= ABBREVIATION && CAPITALISED.test(word);
}

const CAPITALISED = /^\p{Lu}\p{Ll}+$/u;

const ABBREVIATION = 3;

/** "The interior ministry": a name in small letters with the word before it, which says which one is meant. */
function qualified(tokens: Tokens, index: number, fact: Fact, language: Language): Fact {
  const { naming, scopes } = language;
  const { lower } = tokens;
  const head = { ...fact, unit: SMALL, head: fact.value };
  const { lower: word, flags, roles } = wordAt(tokens, index - 1);
  if ((flags & (FLAGS.functionWords | FLAGS.capital)) !== 0 || (roles & ROLES.numeral) !== 0) return head;
  const isLed = naming.articles.has(lower[index - 2] ?? "") || naming.doing.has(lower[index - 2] ?? "");
  if (!isLed || !SMALL_WORD.test(word) || OTHER_ENDING.test(word) || naming.plain.has(word)) return head;
  if (scopes.find(tokens, index - 1) !== undefined) return head;
  return { ...head, start: tokens.starts[index - 1] ?? 0, value: `${word} ${fact.value}` };
}

const SMALL_WORD = /^\p{Ll}{3,}$/u;
// Of adverbs and verbs, and of what is more or most.
const OTHER_ENDING = /(?:ly|ed|ing|est|er)$/u;

/** What a role in small letters has for a unit: it is often a word like others. */
export const SMALL = "in small letters";

/** "The Parties" and "party" are one. */
function singularRole(named: string): string {
  const known = named.startsWith("the ") ? named.slice("the ".length) : named;
  const value = known.startsWith("states part") ? `state ${known.slice("states ".length)}` : known;
  if (value.endsWith("parties")) return `${value.slice(0, -3)}y`;
  const isPlural = value.endsWith("s") && !/(?:ss|us|states|forces|services)$/u.test(value);
  return value.length > 4 && isPlural ? value.slice(0, -1) : value;
}

function nameFact(tokens: Tokens, start: number, end: number, of: FactClass, value: string): FigureRead {
  return { fact: factOf(of, spanOf(tokens, start, end), plainName(value)), end };
}

/** "Organisation" and "Organization", "Chişinău" and "Chisinau" are one. */
function plainName(value: string): string {
  if (!SPELT_VARIOUSLY.test(value)) return value;
  const latin = /[a-z]/u.test(value) ? value.normalize("NFD").replaceAll(/\p{M}/gu, "") : value;
  return latin
    .replaceAll(/isation\b/gu, "ization")
    .replaceAll(/(?<=\p{L}{2})our\b/gu, "or")
    .replaceAll(/\bdefence\b/gu, "defense")
    .replaceAll(/\bcentre\b/gu, "center");
}

// Most names are spelt in one way; the rest costs much more.
const SPELT_VARIOUSLY = /[^\x20-\x7e]|isation|our|defence|centre/u;

function classOfKnown(tokens: Tokens, index: number, kind: Named["kind"], language: Language): FactClass {
  if (kind === "place") return "place";
  if (kind === "capital") return isSeat(tokens, index, language) ? "place" : "actor";
  if (kind !== "country") return "actor";
  const isPlaced =
    isPlacedBy(tokens, index, language, language.naming.placing) || isPartOf(tokens, index, language.naming);
  return isPlaced ? "place" : "actor";
}

function isPlacedBy(
  tokens: Tokens,
  index: number,
  { placeBefore, naming }: Language,
  placing: ReadonlySet<string>,
): boolean {
  const word = wordBefore(tokens, index, naming);
  return placing.has(word) && placeBefore.has(word);
}

/** Whether a capital is the place and not the government: behind any preposition of place, or what has parts. */
function isSeat(tokens: Tokens, index: number, language: Language): boolean {
  const { naming } = language;
  return isPlacedBy(tokens, index, language, naming.placingUnknown) || isPartOf(tokens, index, naming);
}

/** "The ports of Malta", "the south of Chad". */
function isPartOf({ lower }: Tokens, index: number, { articles, directions }: Naming): boolean {
  const of = articles.has(lower[index - 1] ?? "") ? index - 2 : index - 1;
  return lower[of] === "of" && directions.has(lower[of - 1] ?? "");
}

/** The word before a name and its article. */
function wordBefore(tokens: Tokens, index: number, { articles }: Naming): string {
  const { lower } = tokens;
  // "In Goma and Bukavu": both are placed.
  let from = index;
  while (from > index - MOST_LISTED && JOINING.has(lower[from - 1] ?? "") && isCapital(tokens, from - 2)) from -= 2;
  const before = lower[from - 1] ?? "";
  return (articles.has(before) ? lower[from - 2] : before) ?? "";
}

const JOINING: ReadonlySet<string> = new Set(["and", "or", ","]);
const MOST_LISTED = 12;

function classOfRun(tokens: Tokens, start: number, end: number, language: Language): FactClass {
  const { naming } = language;
  const words = tokens.lower.slice(start, end);
  const last = words.at(-1) ?? "";
  if (words.some((word) => naming.bodies.has(word))) return "actor";
  if (end > start + 1 && isPaperName(words, naming)) return "reference";
  // "The Faroe Islands shall" act.
  const isSubject = language.forces.find(tokens, end) !== undefined;
  if (isPlaceName(words, naming) && !isSubject)
    return isNamedByPaper(tokens, start, words, naming) ? "defined-term" : "place";
  // "The gauges at Baga Sola shall": a place, whoever is the subject.
  const hasArticle = naming.articles.has(tokens.lower[start - 1] ?? "");
  const isNamedAt = !hasArticle && !isThing(last, naming) && isPlacedBy(tokens, start, language, naming.placing);
  if (isNamedAt) return "place";
  const role = roleOf(tokens, start, end, language);
  if (naming.isAgent(last)) return "actor";
  if (end === start + 1 || naming.leading.has(words[0] ?? "")) return classOfWord(tokens, start, role, language);
  const isNoun = isThing(last, naming);
  if ((isSubject && role === "acts" && !isNoun) || isDoneBy(tokens, start, last, naming)) return "actor";
  // "Protect Trade Secrets": a thing that the paper names.
  return isNoun || naming.defining.has(tokens.lower[start - 1] ?? "") ? "defined-term" : "actor";
}

/** "The Buffer Zone": a paper calls it so, by words that are no name. */
function isNamedByPaper(tokens: Tokens, start: number, words: readonly string[], naming: Naming): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length < 2 || !naming.articles.has(tokens.lower[start - 1] ?? "")) return false;
  return (
    naming.areas.has(last === "" ? first : last) &&
    (naming.calling.has(first) || naming.isDeed(first) || /(?:ed|ing|ive)$/u.test(first))
  );
}

/** "The Paris Agreement", "the Convention on Biodiversity"; not "the Convention Area". */
function isPaperName(words: readonly string[], { papers, inner }: Naming): boolean {
  return words.some((word, at) => papers.has(word) && (at === words.length - 1 || inner.has(words[at + 1] ?? "")));
}

/** "The Kerch Strait", "Lake Chad", "the Gulf of Finland"; not "the Bridge Loan". */
function isPlaceName(words: readonly string[], naming: Naming): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (naming.places.has(last)) return true;
  if (words.length === 1) return naming.places.has(first);
  return naming.places.has(first) && (words[1] === "of" || !isThing(last, naming));
}

/** One unknown word in capitals. */
function classOfWord(tokens: Tokens, index: number, role: Role | undefined, language: Language): FactClass {
  const { lower } = tokens;
  const { naming } = language;
  const isOnSide = lower[index - 2] === "of" && naming.directions.has(lower[index - 3] ?? "");
  if (isOnSide && naming.articles.has(lower[index - 1] ?? "")) return "place";
  const isBetween = lower[index - 1] === "and" && lower.slice(Math.max(0, index - 4), index).includes("between");
  if (isBetween || naming.places.has(lower[index + 1] ?? "")) return "place";
  if (naming.articles.has(lower[index - 1] ?? "")) {
    if (role !== undefined) return role === "acts" ? "actor" : "defined-term";
    return isThing(lower[index] ?? "", naming) ? "defined-term" : "actor";
  }
  // "From Delivery": a thing that the paper names, though places stand so.
  if (naming.nouns.has(lower[index] ?? "") || naming.isDeed(lower[index] ?? "")) return "defined-term";
  return isPlacedBy(tokens, index, language, naming.placingUnknown) ? "place" : "actor";
}

function isThing(word: string, naming: Naming): boolean {
  return naming.isThing(word) || naming.nouns.has(word);
}

type Role = "acts" | "is a thing";

/** What the grammar of a sentence makes of a name: by whom something is done, or at which something is. */
function roleOf(tokens: Tokens, start: number, end: number, language: Language): Role | undefined {
  const { naming, forces } = language;
  const { lower } = tokens;
  const before = wordBefore(tokens, start, naming);
  if (isDoneBy(tokens, start, lower[end - 1] ?? "", naming) || naming.addressing.has(before)) return "acts";
  if (naming.holding.has(before)) return "is a thing";
  const force = forces.find(tokens, end);
  if (force === undefined) return undefined;
  const at = lower[force.end] === "not" ? force.end + 1 : force.end;
  return naming.happening.has(lower[at] ?? "") ? "is a thing" : "acts";
}

/** "By the Laboratory", "on behalf of the Lenders"; not "by the closing day". */
function isDoneBy(tokens: Tokens, start: number, last: string, naming: Naming): boolean {
  const before = wordBefore(tokens, start, naming);
  return naming.doing.has(before) && !naming.times.has(last);
}

/** "Norwegian divers", "the US-Russian group". */
function isAdjective(tokens: Tokens, index: number, end: number, { isAdjective: is }: Naming): boolean {
  if (end > index + 2 || (rolesAt(tokens, end) & ROLES.letter) === 0) return false;
  return is(tokens.lower[end - 1] ?? "");
}

/** Where the run of words in capitals ends that begins at a token; the index itself where none does. */
export function endOfCapitals(tokens: Tokens, index: number, language: Language): number {
  if (!isCapital(tokens, index)) return index;
  let end = index;
  for (let at = index; at < tokens.count; at += 1) {
    const word = tokens.lower[at] ?? "";
    if (isNamePart(tokens, at, language)) end = at + 1;
    // "The Charter of the United Nations".
    else if (word === "of" && at === index + 1 && isOfAnother(tokens, index, language)) at += 1;
    else if (at === index || !language.naming.inner.has(word) || !isNamePart(tokens, at + 1, language)) break;
  }
  return end;
}

/** A paper that is named by whose it is. */
function isOfAnother({ lower, ...tokens }: Tokens, index: number, { naming, names }: Language): boolean {
  return (
    naming.papers.has(lower[index] ?? "") &&
    lower[index + 2] === "the" &&
    names.find({ lower, ...tokens }, index + 3) !== undefined
  );
}

function isBeforeNumber(tokens: Tokens, index: number, { references }: Language): boolean {
  if (references.find(tokens, index)?.end !== index + 1) return false;
  const at = tokens.lower[index + 1] === "." ? index + 2 : index + 1;
  return (rolesAt(tokens, at) & ROLES.digit) !== 0;
}

/** A word in capitals that may belong to a name: no word of the sentence's beginning, no day, month or currency. */
function isNamePart(tokens: Tokens, index: number, language: Language): boolean {
  const flag = tokens.flags[index] ?? 0;
  if ((flag & FLAGS.capital) === 0 || (flag & NO_NAME) !== 0) return false;
  // "Neither", "Once": what opens a sentence is no name.
  const isOpener = (flag & OPENS_SENTENCE) !== 0 || (rolesAt(tokens, index) & ROLES.preposition) !== 0;
  if (isOpener && beginsSentence(tokens, index)) return false;
  if ((flag & FLAGS.verbs) !== 0 && isVerbInFront(tokens, index, language)) return false;
  const word = tokens.lower[index] ?? "";
  // "UN Security Council Res. 2231".
  if (isBeforeNumber(tokens, index, language)) return false;
  // "Q1 2028".
  if (/^q[1-4]$/u.test(word)) return false;
  // What is a figure by its look may be a letter of another alphabet.
  if (
    ((flag & FLAGS.figure) !== 0 && (rolesAt(tokens, index) & ROLES.letter) === 0) ||
    language.naming.weekdays.has(word)
  )
    return false;
  return language.currenciesBefore.find(tokens, index) === undefined || word === "us";
}

/** "Urges Member States": the verb of a resolution, which opens it; or what is done, as a noun. */
function isVerbInFront(tokens: Tokens, index: number, { names }: Language): boolean {
  if (!beginsSentence(tokens, index)) return false;
  // "Smoking is forbidden".
  const roles = rolesAt(tokens, index);
  const isDeed = (roles & ROLES.ing) !== 0;
  if (isDeed && !isCapital(tokens, index + 1)) return names.find(tokens, index) === undefined;
  if (!isCapital(tokens, index + 1)) return false;
  const isVerb = (roles & ROLES.third) !== 0;
  return isVerb && names.find(tokens, index) === undefined;
}

const OPENS_SENTENCE = FLAGS.negations | FLAGS.conditions | FLAGS.deadlines;
const NO_NAME = FLAGS.functionWords | FLAGS.months;

const OPENING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ['"', '"'],
  ["«", "»"],
  ["„", "“"],
  ["‘", "’"],
]);
const MOST_QUOTED = 5;
const SPEECH_MARKS: ReadonlySet<string> = new Set([",", ".", "!", "?", ";"]);

function readQuoted(tokens: Tokens, index: number, { done }: Language): FigureRead | undefined {
  const { lower, flags } = tokens;
  const close = OPENING.get(lower[index] ?? "");
  if (close === undefined) return undefined;
  for (let at = index + 2; at <= Math.min(index + 1 + MOST_QUOTED, lower.length - 1); at += 1) {
    const word = lower[at] ?? "";
    // Speech is no term.
    if (SPEECH_MARKS.has(word) || done.has(word) || ((flags[at] ?? 0) & FLAGS.forces) !== 0) return undefined;
    if (word !== close) continue;
    // “The Carrier” is the Carrier wherever it is named.
    const from = lower[index + 1] === "the" && at > index + 2 ? index + 2 : index + 1;
    return nameFact(tokens, index + 1, at, "defined-term", lower.slice(from, at).join(" "));
  }
  return undefined;
}
