import type { Fact, FactClass } from "./fact.ts";
import type { Language, Named } from "./language.ts";
import type { Found } from "./phrases.ts";
import { type FigureRead, spanOf } from "./read-figures.ts";
import { beginsSentence, isCapital, type Tokens } from "./tokens.ts";

// Papers are referred to; whoever is called a council or a minister acts.
const PAPERS: ReadonlySet<string> = new Set(
  `agreement agreements treaty treaties convention conventions memorandum charter declaration accord accords statute covenant act constitution directive law pact`.split(
    " ",
  ),
);
const BODIES: ReadonlySet<string> = new Set(
  `council committee commission court tribunal agency authority ministry minister president government parliament secretary secretariat board bank fund office department service services
  force forces mission union organization organisation alliance group assembly state states party parties general director chancellor king queen prince corps police army navy bureau institute
  company corporation inc ltd gmbh plc llp federation republic kingdom envoy representative panel chamber association society university church cross programme forum league trust foundation museum agent guarantor desk archive archives ministers school hospital office conference federation club authority`.split(
    /\s+/u,
  ),
);
const PLACES: ReadonlySet<string> = new Set(
  `city region oblast province river sea ocean lake bay gulf strait peninsula island islands port airport line zone corridor border district county valley mountains coast dam bridge plant street square quay crossing station pass tunnel reservoir canal`.split(
    " ",
  ),
);
const INNER: ReadonlySet<string> = new Set(["of", "the", "for", "de"]);
const DAYS: ReadonlySet<string> = new Set("monday tuesday wednesday thursday friday saturday sunday".split(" "));
// Of a country, and no name by itself: "Norwegian divers".
const ADJECTIVE = /(?:ian|ish|ese|ench|utch|eek|wiss|aqi|aeli|istani|ean|erman|entine|ppine)$/u;

/**
 * The name that begins at a token: one that the language knows, a run of words in capitals, or words in quotes. Whether it
 * acts, is a place, a defined term or a paper, the words around it say.
 */
export function readName(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const known = language.names.find(tokens.lower, index);
  const run = endOfCapitals(tokens, index, language);
  if (known !== undefined && known.end >= run) return knownName(tokens, index, known, language);
  if (run > index && !isAdjective(tokens, index, run)) {
    // "UN General Assembly": the name in it under the one name that it has here.
    const inner = known === undefined ? undefined : known.meaning.value;
    const rest = tokens.lower.slice(known?.end ?? index, run).join(" ");
    const value = inner === undefined ? rest : `${inner} ${rest}`;
    const isWeak = run === index + 1 && beginsSentence(tokens, index);
    const { fact, end } = nameFact(tokens, index, run, classOfRun(tokens, index, run, language), value);
    return { fact: { ...fact, guess: isWeak ? "weak" : "class" }, end };
  }
  return readQuoted(tokens, index);
}

function knownName(
  tokens: Tokens,
  index: number,
  { meaning: { kind, value }, end }: Found<Named>,
  language: Language,
): FigureRead | undefined {
  // "us" and "who" without capitals are words; roles are written in both ways.
  if (kind !== "role" && !isCapital(tokens, index)) return undefined;
  const of = classOfKnown(tokens, index, kind, language);
  const read = nameFact(
    tokens,
    index,
    end,
    of,
    kind === "role" && language.code === "en" ? singularRole(value) : value,
  );
  return isCapital(tokens, index) ? read : { ...read, fact: { ...read.fact, unit: SMALL } };
}

/** What a role in small letters has for a unit: it is often a word like others. */
export const SMALL = "in small letters";

/** "Parties" and "party" are one. */
function singularRole(value: string): string {
  if (value.endsWith("parties")) return `${value.slice(0, -3)}y`;
  const isPlural = value.endsWith("s") && !/(?:ss|us|states|forces|services)$/u.test(value);
  return value.length > 4 && isPlural ? value.slice(0, -1) : value;
}

function nameFact(tokens: Tokens, start: number, end: number, of: FactClass, value: string): FigureRead {
  const fact: Fact = { class: of, ...spanOf(tokens, start, end), value: plainName(value) };
  return { fact, end };
}

/** "Organisation" and "Organization", "Chişinău" and "Chisinau" are one. */
function plainName(value: string): string {
  const latin = /[a-z]/u.test(value) ? value.normalize("NFD").replaceAll(/\p{M}/gu, "") : value;
  return latin.replaceAll(/isation\b/gu, "ization");
}

/** A name of several words in capitals: no word of it says anything by itself. */
export function readLongName(tokens: Tokens, index: number, language: Language): FigureRead | undefined {
  const isLong = isCapital(tokens, index) && endOfCapitals(tokens, index, language) > index + 1;
  return isLong ? readName(tokens, index, language) : undefined;
}

function classOfKnown(tokens: Tokens, index: number, kind: Named["kind"], language: Language): FactClass {
  if (kind === "place") return "place";
  return kind === "country" && isPlacedBy(tokens, index, language, PLACING) ? "place" : "actor";
}

function isPlacedBy(
  { lower }: Tokens,
  index: number,
  { placeBefore }: Language,
  placing: ReadonlySet<string>,
): boolean {
  const before = lower[index - 1] ?? "";
  const word = before === "the" ? (lower[index - 2] ?? "") : before;
  return placing.has(word) && placeBefore.has(word);
}

// "Of Ukraine" and "to Ukraine" are said of whoever acts as well; nobody but a place is unknown and gone to.
const PLACING: ReadonlySet<string> = new Set(
  "in at near around outside inside across within into through throughout в у на біля під поблизу около возле под".split(
    " ",
  ),
);
const PLACING_UNKNOWN: ReadonlySet<string> = new Set([
  ...PLACING,
  ...["to", "from", "between", "towards", "of", "off", "along", "beyond", "via", "above", "below"],
]);

function classOfRun(tokens: Tokens, start: number, end: number, language: Language): FactClass {
  const words = tokens.lower.slice(start, end);
  if (words.some((word) => BODIES.has(word))) return "actor";
  if (end > start + 1 && words.some((word) => PAPERS.has(word))) return "reference";
  // "The Faroe Islands shall" act.
  const isPlace = words.some((word) => PLACES.has(word));
  const isSubject = language.forces.find(tokens.lower, end) !== undefined;
  if (isPlace && !isSubject) return "place";
  if (AGENT.test(words.at(-1) ?? "") && !NO_AGENTS.has(words.at(-1) ?? "")) return "actor";
  if (end === start + 1) return classOfWord(tokens, start, language);
  const isThing = THING.test(words.at(-1) ?? "");
  if ((isSubject && !isThing) || tokens.lower[start - 1] === "by" || tokens.lower[start - 2] === "by") return "actor";
  return DEFINING.has(tokens.lower[start - 1] ?? "") ? "defined-term" : "actor";
}

// Whoever does something: "Haulier", "Lessee", "Consultant".
const AGENT = /(?:[^e]er|ier|or|ee|ant|ist)s?$/u;
const NO_AGENTS: ReadonlySet<string> = new Set(
  `order orders paper papers water waters number letter letters transfer offer register charter matter centre center tender river power tower border fee fees tariff floor door error
  factor sector mirror motor vector reactor harbour quarter quarters september october november december tier covenant grant plant warrant instant restaurant list dollar`.split(
    /\s+/u,
  ),
);
// What is defined, and does nothing: "the Retention", "the Premises".
const THING = /(?:tion|sion|ment|ance|ence|ness|ity|ship|age|ure|ue|[^s]s)$/u;

/** One unknown word in capitals. */
function classOfWord(tokens: Tokens, index: number, language: Language): FactClass {
  const { lower } = tokens;
  const isBetween = lower[index - 1] === "and" && lower.slice(Math.max(0, index - 4), index).includes("between");
  if (isBetween || PLACES.has(lower[index + 1] ?? "")) return "place";
  if (lower[index - 1] === "the") return THING.test(lower[index] ?? "") ? "defined-term" : "actor";
  return isPlacedBy(tokens, index, language, PLACING_UNKNOWN) ? "place" : "actor";
}

const DEFINING: ReadonlySet<string> = new Set(
  `the this such any each all a an its their other no of in to by for on under with and or “ " ‘ confidential`.split(
    " ",
  ),
);

/** "Norwegian divers", "the US-Russian group". */
function isAdjective({ lower }: Tokens, index: number, end: number): boolean {
  return end <= index + 2 && ADJECTIVE.test(lower[end - 1] ?? "") && /^\p{L}/u.test(lower[end] ?? "");
}

/** Where the run of words in capitals ends that begins at a token; the index itself where none does. */
function endOfCapitals(tokens: Tokens, index: number, language: Language): number {
  let end = index;
  for (let at = index; at < tokens.count; at += 1) {
    const word = tokens.lower[at] ?? "";
    if (isNamePart(tokens, at, language)) end = at + 1;
    else if (at === index || !INNER.has(word) || !isNamePart(tokens, at + 1, language)) break;
  }
  return end;
}

/** A word in capitals that may belong to a name: no word of the sentence's beginning, no day, month or currency. */
function isNamePart(tokens: Tokens, index: number, language: Language): boolean {
  const word = tokens.lower[index] ?? "";
  if (!isCapital(tokens, index) || !/^\p{L}/u.test(word)) return false;
  if (language.functionWords.has(word) || DAYS.has(word) || language.months.has(word)) return false;
  return language.currenciesBefore.find(tokens.lower, index) === undefined || word === "us";
}

const OPENING: ReadonlyMap<string, string> = new Map([
  ["“", "”"],
  ['"', '"'],
  ["«", "»"],
  ["„", "“"],
  ["‘", "’"],
]);
const MOST_QUOTED = 5;

function readQuoted(tokens: Tokens, index: number): FigureRead | undefined {
  const { lower } = tokens;
  const close = OPENING.get(lower[index] ?? "");
  if (close === undefined) return undefined;
  for (let at = index + 2; at <= Math.min(index + 1 + MOST_QUOTED, lower.length - 1); at += 1) {
    if (lower[at] === close)
      return nameFact(tokens, index + 1, at, "defined-term", lower.slice(index + 1, at).join(" "));
  }
  return undefined;
}
