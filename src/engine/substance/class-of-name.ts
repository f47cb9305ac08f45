import type { FactClass } from "./fact.ts";
import type { Language, Named, Naming } from "./language.ts";
import { isCapital, type Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";

/** Whether a name that the language knows acts or is a place, by the words before it. */
export function classOfKnown(tokens: Tokens, index: number, kind: Named["kind"], language: Language): FactClass {
  if (kind === "place") return "place";
  if (kind === "capital") return isSeat(tokens, index, language) ? "place" : "actor";
  if (kind !== "country") return "actor";
  const isPlaced =
    isPlacedBy(tokens, index, language, language.naming.placing) ||
    isPartOf(tokens, index, language.naming) ||
    isWhereTo(tokens, index, language);
  return isPlaced ? "place" : "actor";
}

/** "Beef from Uruguay", "shipped to Oman", "leave Syria": what goes there or comes from there says that it is a place. */
function isWhereTo(tokens: Tokens, index: number, language: Language): boolean {
  const { lower } = tokens;
  const { naming } = language;
  const first = firstOfList(tokens, index, language);
  const at = naming.articles.has(lower[first - 1] ?? "") ? first - 2 : first - 1;
  if (naming.going.has(lower[at] ?? "")) return true;
  if (lower[at] === "for" && naming.heading.has(lower[at - 1] ?? "")) return true;
  if (lower[at] !== "to" && lower[at] !== "from") return false;
  return naming.moving.has(lower[at - 1] ?? "") || naming.moving.has(lower[at - 2] ?? "");
}

/** Whether a preposition of place leads to a name. */
export function isPlacedBy(tokens: Tokens, index: number, language: Language, placing: ReadonlySet<string>): boolean {
  const word = wordBefore(tokens, index, language);
  return placing.has(word) && language.placeBefore.has(word);
}

/** Whether a capital is the place and not the government: behind any preposition of place, or what has parts. */
function isSeat(tokens: Tokens, index: number, language: Language): boolean {
  const { naming } = language;
  return isPlacedBy(tokens, index, language, naming.placingUnknown) || isPartOf(tokens, index, naming);
}

/** "The ports of Malta", "the south of Chad". */
function isPartOf(tokens: Tokens, index: number, naming: Naming): boolean {
  return beforeOf(tokens, index, naming.directions, naming) !== undefined;
}

/** Where the word stands that leads to a name by `of`, if it is one of some. */
export function beforeOf(
  { lower }: Tokens,
  index: number,
  leading: ReadonlySet<string>,
  { articles }: Naming,
): number | undefined {
  const of = articles.has(lower[index - 1] ?? "") ? index - 2 : index - 1;
  return lower[of] === "of" && leading.has(lower[of - 1] ?? "") ? of - 1 : undefined;
}

/** The word before a name and its article, or before the list of names in which it stands. */
function wordBefore(tokens: Tokens, index: number, language: Language): string {
  const from = firstOfList(tokens, index, language);
  const before = tokens.lower[from - 1] ?? "";
  return (language.naming.articles.has(before) ? tokens.lower[from - 2] : before) ?? "";
}

/** "In Goma and Bukavu", "at Rafah, Kerem Shalom and Zikim": all are placed. */
function firstOfList(tokens: Tokens, index: number, { forces }: Language): number {
  const { lower } = tokens;
  let from = index;
  // "Out of Odesa, Moscow shall": no list.
  const isSubject = lower[index - 1] === "," && forces.find(tokens, index + 1) !== undefined;
  while (
    !isSubject &&
    from > index - MOST_LISTED &&
    JOINING.has(lower[from - 1] ?? "") &&
    isCapital(tokens, from - 2)
  ) {
    from -= 2;
    // "In Goma and Bukavu": the word that opens the sentence is none of the first name.
    while (from > index - MOST_LISTED && isCapital(tokens, from - 1) && !isFunctionWord(tokens, from - 1)) from -= 1;
  }
  return from;
}

function isFunctionWord({ flags }: Tokens, index: number): boolean {
  return ((flags[index] ?? 0) & FLAGS.functionWords) !== 0;
}

const JOINING: ReadonlySet<string> = new Set(["and", "or", ","]);
const MOST_LISTED = 12;

/** What a run of words in capitals is that the language does not know: by its own words, and those around it. */
export function classOfRun(tokens: Tokens, start: number, end: number, language: Language): FactClass {
  const { naming } = language;
  const words = tokens.lower.slice(start, end);
  const last = words.at(-1) ?? "";
  if (naming.funds.has(last) && end > start + 1) return classOfFund(tokens, start, end, language);
  // "The next Business Day".
  if (naming.times.has(last) && end > start + 1) return "defined-term";
  // "The Faroe Islands shall" act; "movement across the Separation Line requires" does not say what the line does.
  const isSubject = language.forces.find(tokens, end) !== undefined;
  const isActing =
    isSubject &&
    !naming.going.has(wordBefore(tokens, start, language)) &&
    !isPlacedBy(tokens, start, language, naming.placingUnknown);
  // "The Limited Forces Area".
  if (!isActing && isNamedByPaper(tokens, start, words, naming)) return "defined-term";
  if (words.some((word) => naming.bodies.has(word))) return "actor";
  if (end > start + 1 && isPaperName(words, naming)) return "reference";
  if (isPlaceName(words, naming) && !isSubject) return "place";
  // "The gauges at Baga Sola shall": a place, whoever is the subject.
  const hasArticle = naming.articles.has(tokens.lower[start - 1] ?? "");
  const isNamedAt = !hasArticle && !isThing(last, naming) && isPlacedBy(tokens, start, language, naming.placing);
  if (isNamedAt) return "place";
  // "The Kerbent gauging station".
  const isOfPlace =
    [end, end + 1].some((at) => STATIONS.has(tokens.lower[at] ?? "")) &&
    isPlacedBy(tokens, start, language, naming.placing);
  if (isOfPlace && !isThing(last, naming)) return "place";
  const role = roleOf(tokens, start, end, language);
  if (naming.isAgent(last)) return "actor";
  if (end === start + 1 || naming.leading.has(words[0] ?? "")) return classOfWord(tokens, start, role, language);
  const isNoun = isThing(last, naming);
  if ((isSubject && role === "acts" && !isNoun) || isDoneBy(tokens, start, last, language)) return "actor";
  if (isGivenTo(tokens, start, isNoun, naming)) return "actor";
  // "Protect Trade Secrets": a thing that the paper names.
  return isNoun || naming.defining.has(tokens.lower[start - 1] ?? "") ? "defined-term" : "actor";
}

// In words: from "awarding" to what is awarded and to whom.
const GIVEN = 5;

/** "Awarded to Harlow Construction", "awarding the contract to Brenner Bau": of what ends as things do, the verb stands right before. */
function isGivenTo({ lower }: Tokens, start: number, isNoun: boolean, { giving }: Naming): boolean {
  if (lower[start - 1] !== "to") return false;
  if (giving.has(lower[start - 2] ?? "")) return true;
  return !isNoun && lower.slice(Math.max(0, start - 1 - GIVEN), start - 1).some((word) => giving.has(word));
}

const STATIONS: ReadonlySet<string> = new Set(
  "station plant dam crossing checkpoint airport port terminal bridge depot camp base airfield laboratory".split(" "),
);

/** "The Sinking Fund shall lend" acts; what is paid into it, or held in it, is only paid into what the paper calls so. */
function classOfFund(tokens: Tokens, start: number, end: number, language: Language): FactClass {
  const isSubject = language.forces.find(tokens, end) !== undefined;
  const isBehind = isPlacedBy(tokens, start, language, language.naming.placingUnknown);
  const isActing = isSubject && !isBehind && roleOf(tokens, start, end, language) === "acts";
  return isActing || isDoneBy(tokens, start, tokens.lower[end - 1] ?? "", language) ? "actor" : "defined-term";
}

/** "The Buffer Zone": a paper calls it so, by words that are no name. */
function isNamedByPaper(tokens: Tokens, start: number, words: readonly string[], naming: Naming): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (words.length < 2 || !naming.articles.has(tokens.lower[start - 1] ?? "")) return false;
  if (naming.areas.has(first) && words[1] === "of") return naming.isDeed(last) || naming.calling.has(last);
  return (
    naming.areas.has(last) && (naming.calling.has(first) || naming.isDeed(first) || /(?:ed|ing|ive)$/u.test(first))
  );
}

/** "The Paris Agreement", "the Convention on Biodiversity"; not "the Convention Area". */
function isPaperName(words: readonly string[], { papers, inner }: Naming): boolean {
  // "An Act of Aggression".
  if (words[0] === "act" && words[1] === "of") return false;
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
  if (naming.articles.has(lower[index - 1] ?? "") && isPartOf(tokens, index, naming)) return "place";
  const isBetween = lower[index - 1] === "and" && lower.slice(Math.max(0, index - 4), index).includes("between");
  if (isBetween || naming.places.has(lower[index + 1] ?? "")) return "place";
  if (naming.articles.has(lower[index - 1] ?? "")) {
    if (role !== undefined) return role === "acts" ? "actor" : "defined-term";
    // "The Europeans".
    if (/(?:[ei]an|ic?an)s$/u.test(lower[index] ?? "")) return "actor";
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
  const before = wordBefore(tokens, start, language);
  if (isDoneBy(tokens, start, lower[end - 1] ?? "", language) || naming.addressing.has(before)) return "acts";
  if (naming.holding.has(before)) return "is a thing";
  const force = forces.find(tokens, end);
  if (force === undefined) return undefined;
  const at = lower[force.end] === "not" ? force.end + 1 : force.end;
  return naming.happening.has(lower[at] ?? "") ? "is a thing" : "acts";
}

/** "By the Laboratory", "on behalf of the Lenders"; not "by the closing day". */
function isDoneBy(tokens: Tokens, start: number, last: string, language: Language): boolean {
  const { naming } = language;
  const before = wordBefore(tokens, start, language);
  return naming.doing.has(before) && !naming.times.has(last);
}
