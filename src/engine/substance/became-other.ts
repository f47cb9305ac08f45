import { NOT_REACHED } from "./bounds-said.ts";
import { conditionFinding, onlyFinding } from "./changed-conditions.ts";
import { forceFinding } from "./changed-forces.ts";
import { otherSide, type Side } from "./changed-ranges.ts";
import { type ComparedFacts, TOLD_OF_CLAUSES } from "./compared-facts.ts";
import { type Fact, type FactClass, FIGURE_CLASSES } from "./fact.ts";
import { became, type Finding, found, type Stretch, told } from "./finding.ts";
import type { Language } from "./language.ts";
import { areInOneRow } from "./one-row.ts";
import { isAlike } from "./other-doers.ts";
import { type FactPair, inWholeDays, isOfOneSort } from "./pair-facts.ts";
import { plainPeriod } from "./period.ts";
import { matterOf } from "./read-conditions.ts";
import { BASIS } from "./read-figures.ts";
import { exact } from "./read-number.ts";
import { SMALL } from "./read-small-names.ts";

/** What one fact became that is there on both sides; undefined where it says the same, in the same or other words. */
export function becameOther(before: Fact, after: Fact, pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const { language } = compared;
  if (before.class === "modality") return forceFinding(before, after, compared);
  if (before.class === "negation") return compared.turning.has(pair) ? found("negation", before, after) : undefined;
  if (before.class === "condition")
    return onlyFinding(before, after, compared) ?? conditionFinding(before, after, pair, compared);
  const isSame =
    plainPeriod(before.value) === plainPeriod(after.value) || isAsOften(before, after) || isOfBasis(before, after);
  if (isSame) return sameValue(before, after, compared);
  if (isFirstDay(before, after, compared, "after") || isFirstDay(after, before, compared, "before")) return undefined;
  // "Within 60 days" and "has 60 days".
  if (before.class !== after.class && spanOfTime(before) !== undefined && spanOfTime(before) === spanOfTime(after))
    return undefined;
  if (
    !TOLD_OF_CLAUSES.has(after.class) &&
    !isOfOneSort(before, after) &&
    !areKnownPlaces(before, after) &&
    isRewritten(pair, compared)
  )
    return undefined;
  if (before.guess === "weak" && after.guess === "weak" && !isFigure(before)) return undefined;
  if (isInRegionSaid(before, after, "before", compared) || isInRegionSaid(after, before, "after", compared))
    return undefined;
  // "The French minister" and "her French colleague".
  if (isCalledAlso(before, after) || isCalledAlso(after, before)) return undefined;
  if (isNamedAcross(before, after, pair, compared)) return undefined;
  if (isQualifiedInSmall(before, after, "before", compared) || isQualifiedInSmall(after, before, "after", compared))
    return undefined;
  // "Each Member" and "all Members" are one.
  if (NAMES.has(before.class) && isOfOneNoun(before, after, compared.language)) return undefined;
  if ((NAMES.has(before.class) || before.class === "reference") && isOfSameWords(before, after, compared))
    return undefined;
  // "The commission" is the electoral commission.
  if (before.head !== undefined && before.head === after.head && [before, after].some(isUnqualified)) return undefined;
  if (isOfWhom(before, after, compared.ranges.texts.after) || isOfWhom(after, before, compared.ranges.texts.before))
    return undefined;
  // "Ukraine's armed forces", "the Ukrainian military".
  if (isAlikeOfOne(before, after, compared.language)) return undefined;
  if (before.unit === SMALL && after.unit === SMALL && isAlike({ head: before.value }, { head: after.value }, language))
    return undefined;
  // "Kyiv" for "Ukraine", where they act.
  const isActor = before.class === "actor" && after.class === "actor";
  if (isActor && isOneOf(compared.language.alikeGovernments, ungoverned(before), ungoverned(after))) return undefined;
  // "The Government of South Sudan" for "South Sudan".
  if (isActor && withoutGovernment(before) === withoutGovernment(after)) return undefined;
  if (before.class === "scope") {
    const isAlike = isOneOf(compared.language.alikeScopes, before, after) || isOfAllTurned(pair, compared);
    return isAlike ? undefined : found("scope", before, after);
  }
  if (isSameAmount(before, after)) return sameValue(before, after, compared);
  const [old, now] = [asShare(before, after), asShare(after, before)];
  // "Three quarters" and "75 per cent".
  if (old.unit === now.unit && old.size !== undefined && isOfOneSize(old, now) && old.class === now.class)
    return sameValue({ ...old, value: now.value }, now, compared);
  return found(classOfBoth(before, after, compared.language), old, now);
}

/** "Not held before 1 June", where the other text has "no earlier than 1 June": the first day, and no last one. */
function isFirstDay(date: Fact, deadline: Fact, compared: ComparedFacts, side: Side): boolean {
  if (date.class !== "date" || deadline.class !== "deadline" || deadline.value !== `by ${date.value}`) return false;
  return compared.says(side, NOT_BEFORE) && compared.says(otherSide(side), FROM_DAY);
}

const NOT_BEFORE = /\bnot\b.*\bbefore\b/iu;
const FROM_DAY = /\b(?:earlier|earliest|on or after|not before)\b/iu;

/** "Geneva" and "Doha": where something is done, by names that nobody guesses. */
function areKnownPlaces(...facts: readonly Fact[]): boolean {
  return facts.every(({ class: of, guess, unit }) => of === "place" && guess === undefined && unit !== SMALL);
}

/** "Central Lima", where the other text has "the centre" besides "Lima". */
function isInRegionSaid(whole: Fact, part: Fact, side: Side, compared: ComparedFacts): boolean {
  if (whole.class !== "place" || !whole.value.endsWith(` ${part.value}`)) return false;
  const region = whole.value.slice(0, -part.value.length - 1);
  return compared.language.naming.regions.has(region) && compared.saysWord(otherSide(side), region);
}

/** Whether two are called by words that may stand for each other, and are of the same country or sort. */
function isAlikeOfOne({ value, head }: Fact, other: Fact, { alikeActors }: Language): boolean {
  if (head === undefined || other.head === undefined || head === value || other.head === other.value) return false;
  const isOfSame = value.slice(0, -head.length) === other.value.slice(0, -other.head.length);
  return isOfSame && areInOneRow(alikeActors, [head], [other.head]);
}

function withoutGovernment({ value }: Fact): string {
  return value.replace(/^government of | government$/u, "");
}

/** "Paris" is the French government. */
function ungoverned(fact: Fact): Fact {
  return { ...fact, value: withoutGovernment(fact) };
}

function spanOfTime({ class: of, value }: Fact): string | undefined {
  if (of !== "deadline" && of !== "duration") return undefined;
  const period = value.replace(/^within /u, "");
  return period.startsWith("P") ? plainPeriod(period) : undefined;
}

/** "75 basis points" and "0.75 per cent". */
function isOfBasis(before: Fact, after: Fact): boolean {
  return before.class === after.class && isOfOneSize(before, after) && (before.unit === BASIS || after.unit === BASIS);
}

function isAsOften({ interval }: Fact, { interval: now }: Fact): boolean {
  return interval !== undefined && now !== undefined && inWholeDays(interval) === inWholeDays(now);
}

const NAMES: ReadonlySet<FactClass> = new Set(["actor", "place", "defined-term"]);

/** Whether a name is only the adjective of a country that another one has too, or the name without the title: "the State of Arvane". */
function isCalledAlso({ class: of, guess, value }: Fact, other: Fact): boolean {
  if (of !== "actor" || other.class !== "actor" || guess === undefined) return false;
  if (guess === "weak" && other.value.startsWith(`${value} `)) return true;
  return other.value.endsWith(` ${value}`) && TITLE.test(other.value.slice(0, -value.length));
}

const TITLE =
  /^(?:(?:state|republic|kingdom|principality) of (?:the )?|(?:general|gen|president|minister|mr|mrs|ms|dr|ambassador|colonel|col|captain) )$/u;

// With the blanks around them.
const FEW_WORDS = 4;

/**
 * "Negotiators from Armenia and Azerbaijan", "Armenian and Azerbaijani negotiators": each of two names is, or is a part of, a
 * name that the other text has too, where more than the names was put otherwise.
 */
function isNamedAcross(before: Fact, after: Fact, pair: FactPair, compared: ComparedFacts): boolean {
  if (before.class !== "actor" || after.class !== "actor") return false;
  if (SIDES.every((side) => compared.blockSide(pair, side).words < FEW_WORDS + 2)) return false;
  const own = (fact: Fact, other: Fact) =>
    fact.head !== undefined && fact.head === other.head && fact.head !== fact.value
      ? fact.value.slice(0, -fact.head.length).trim()
      : fact.value;
  return compared.names("after", own(before, after)) && compared.names("before", own(after, before));
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** "Riparian States alone", where the other text has "a riparian State": the first word of a sentence has a capital anyway. */
function isQualifiedInSmall(short: Fact, long: Fact, side: Side, compared: ComparedFacts): boolean {
  const { singular } = compared.language;
  const at = long.value.lastIndexOf(" ");
  if (short.class !== "actor" || long.class !== "actor" || at < 0 || short.value.includes(" ")) return false;
  const isOne = singular(long.value.slice(at + 1)) === singular(short.value);
  return (
    isOne &&
    long.value
      .slice(0, at)
      .split(" ")
      .every((word) => compared.saysWord(side, word))
  );
}

function isOfOneNoun(before: Fact, after: Fact, { singular }: Language): boolean {
  // "A ship-owner" is a shipowner.
  const joined = ({ value }: Fact) => singular(value).replaceAll(" ", "");
  return joined(before) === joined(after);
}

/** "The Ministry of Health" is the health ministry. */
function isOfSameWords(before: Fact, after: Fact, { ranges: { texts }, language }: ComparedFacts): boolean {
  if (!before.value.includes(" of ") && !after.value.includes(" of ")) return false;
  // "The Thai Prime Minister" is the Prime Minister of Thailand.
  const named = ({ value }: Fact) => value.replace(OF, "").split(" ").sort().join(" ");
  if (named(before) === named(after)) return true;
  const matter = (text: string, fact: Fact) => {
    // Of a paper, by the name that others have for what it is of: "the UN Charter".
    const own = fact.class === "reference" ? fact.value : text.slice(fact.start, fact.end).toLowerCase();
    return matterOf(own, language);
  };
  const [old, now] = [matter(texts.before, before), matter(texts.after, after)];
  return old.size > 1 && old.size === now.size && [...old].every((root) => now.has(root));
}

const OF = / of(?: the)?(?= )/u;

// In UTF-16 units: of whoever somebody is of, behind him.
const OF_WHOM = 40;

/** Whether a name is another one with whose it is before it, which the text of that one says behind: "lawyers for the oligarch". */
function isOfWhom({ class: of, value }: Fact, short: Fact, text: string): boolean {
  if (of !== "actor" || short.class !== "actor" || !value.endsWith(` ${short.value}`)) return false;
  const whose = value.slice(0, -short.value.length - 1).split(" ");
  const behind = text.slice(short.end, short.end + OF_WHOM).toLowerCase();
  return whose.every((word) => behind.includes(word.replace(/'s$/u, "")));
}

function isUnqualified({ head, value }: Fact): boolean {
  return head === value;
}

function isFigure({ class: of }: Fact): boolean {
  return FIGURES.has(of);
}

const OF_ALL: ReadonlySet<string> = new Set(["all", "any", "every", "each"]);

/** "Open to all States", where the sentence was put otherwise: "any State may join". */
function isOfAllTurned(pair: FactPair, compared: ComparedFacts): boolean {
  const { before, after } = pair;
  if (!OF_ALL.has(before?.value ?? "") || !OF_ALL.has(after?.value ?? "")) return false;
  const isTurned = compared.ranges.blocks.length > 1 && isOfNumber(pair, compared);
  return (
    isTurned ||
    compared.blockSide(pair, "before").words > OF_ALL_WORDS ||
    compared.blockSide(pair, "after").words > OF_ALL_WORDS
  );
}

// "All members", "any member", with the blanks around them: one word took the place of the other.
const OF_ALL_WORDS = 4;

/** "Any government", "all governments": one noun, once in the singular. */
function isOfNumber(
  { before, after }: FactPair,
  { ranges: { texts }, language: { singular } }: ComparedFacts,
): boolean {
  const noun = (text: string, fact: Fact | undefined) => /^\s+(\p{L}+)/u.exec(text.slice(fact?.end))?.[1] ?? "";
  const [old, now] = [noun(texts.before, before), noun(texts.after, after)];
  return old !== now && singular(old) === singular(now);
}

/** Half of what was 25 per cent is 50 per cent. */
function asShare(fact: Fact, other: Fact): Fact {
  if (fact.unit !== "share" || other.class !== "percentage" || fact.size === undefined) return fact;
  const size = Number((100 * fact.size).toPrecision(6));
  return { ...fact, class: "percentage", value: `${size} %`, size, unit: "%" };
}

/** A figure of the same size of which only the noun was put otherwise: words, and no other figure. */
function isSameAmount(before: Fact, after: Fact): boolean {
  return before.class === "quantity" && after.class === "quantity" && isOfOneSize(before, after);
}

/** The size of a range is its middle, which others have too; what its ends are to each other tells it from these in any unit. */
function isOfOneSize(before: Fact, after: Fact): boolean {
  return before.size === after.size && spreadOf(before) === spreadOf(after);
}

/** Of days it is not a number, which equals none: they are one where they are written alike. */
function spreadOf({ value }: Fact): number {
  const [, from, to] = RANGE.exec(value) ?? [];
  return value.includes("..") ? exact(Number(from) / Number(to)) : 1;
}

const RANGE = /^(?:within )?P?T?([\d.]+?)\.\.([\d.]+)/u;

function classOfBoth(before: Fact, after: Fact, { naming: { funds, areas, isAgent } }: Language): FactClass {
  if (before.class === after.class) return after.class;
  // "The Buffer Zone", "the Otter Zone": what the paper calls by one word it calls so by the other.
  const isAreaOfPaper = before.class === "defined-term" || after.class === "defined-term";
  if (isAreaOfPaper && lastWord(before) === lastWord(after) && areas.has(lastWord(after))) return "defined-term";
  if (before.class === "deadline" || after.class === "deadline") return "deadline";
  if (before.class === "percentage" && after.unit === "share") return "percentage";
  // What is known of one says what the other is; of two guesses, a place is one by its preposition.
  if (before.guess !== undefined && after.guess === undefined) return after.class;
  if (after.guess !== undefined && before.guess === undefined) return before.class;
  if (before.class === "place" && after.guess !== undefined) return "place";
  // A fund that stands where a ministry did is who acts.
  const isFund = funds.has(lastWord(after));
  if (before.class === "actor" && after.class === "defined-term" && isFund) return "actor";
  // "The Handover shall take place" says what it is; of "the Takeover, which covers" nothing does.
  if (before.class === "defined-term" && !/ /u.test(after.value) && !isAgent(after.value)) return "defined-term";
  return after.class;
}

function lastWord({ value }: Fact): string {
  return value.slice(value.lastIndexOf(" ") + 1);
}

function sameValue(before: Fact, after: Fact, compared: ComparedFacts): Finding | undefined {
  const { texts } = compared.ranges;
  const bound = boundFinding(before, after, compared);
  if (bound !== undefined) return isAgeNotReached(before, after, compared) ? undefined : bound;
  if (before.event !== undefined && after.event !== undefined && before.event !== after.event) {
    // "After the last ratification is deposited" and "after deposit of the last ratification".
    const isSaid = isNamedBehind(before.event, after, texts.after) && isNamedBehind(after.event, before, texts.before);
    if (!isSaid) return found(after.class, before, after);
  }
  const [old, now] = [plainWords(texts.before, before), plainWords(texts.after, after)];
  // "From 40 to 60 euros": the unit stands behind both.
  const isShort = before.class === "money" && (now.startsWith(`${old} `) || old.startsWith(`${now} `));
  if (old === now || isShort || !isNoted(before, old, now, compared.language)) return undefined;
  return told("notation", { before, after }, [before.value, after.value], `“${old}” and “${now}” say the same`);
}

/** "Under the age of 18" is "has not reached the age of 18". */
function isAgeNotReached(before: Fact, after: Fact, compared: ComparedFacts): boolean {
  const [side, bound] =
    before.bound === undefined ? (["before", after.bound] as const) : (["after", before.bound] as const);
  return bound?.value === "less than" && compared.says(side, NOT_REACHED);
}

// In UTF-16 units: of what a deadline counts from.
const EVENT = 60;

/** Whether a word of a root stands behind a deadline, in what it counts from. */
function isNamedBehind(root: string, { end }: Fact, text: string): boolean {
  return new RegExp(`\\b${root}`, "u").test(text.slice(Math.max(0, end - EVENT / 2), end + EVENT).toLowerCase());
}

function plainWords(text: string, { start, end }: Stretch): string {
  return text.slice(start, end).toLowerCase().replaceAll(/\s+/gu, " ").replace("’", "'").replace(/\.$/u, "");
}

const FIGURES: ReadonlySet<FactClass> = new Set([...FIGURE_CLASSES, "reference"]);

/** Whether it is worth saying that two stretches say the same: of figures, where figures differ; of names, where these do. */
function isNoted(fact: Fact, old: string, now: string, { code }: Language): boolean {
  if (fact.class === "quantity" && fact.isMeasured !== true) return figuresIn(old) !== figuresIn(now);
  if (FIGURES.has(fact.class)) return true;
  // "Polish and Czech diplomats", "Polish diplomats".
  if (old.startsWith(`${now} `) || now.startsWith(`${old} `)) return false;
  // Other languages inflect names.
  if (code !== "en" || (fact.class !== "actor" && fact.class !== "place")) return false;
  const root = (name: string) =>
    name
      .replace(/'s$/u, "")
      // "Russia" and "Russian" are one name in two uses.
      .replace(/(?:ian?|an?|e)$/u, "")
      .replace(/(?:ies|y|s)$/u, "")
      .replaceAll(/is(?=(?:e|ed|ing|ation)\b)/gu, "iz");
  return root(old) !== root(now);
}

function figuresIn(text: string): string {
  return text.split(" ")[0] ?? "";
}

function boundFinding(before: Fact, after: Fact, compared: ComparedFacts): Finding | undefined {
  const [old, now] = [before.bound, after.bound];
  if (old?.value === now?.value) return undefined;
  // "The maximum liability is EUR 5", "liability shall not exceed EUR 5".
  const isSaid = (bound: Fact["bound"], side: Side) => {
    const noun = BOUND_NOUNS.get(bound?.value ?? "");
    return noun !== undefined && compared.says(side, noun);
  };
  if (now === undefined ? isSaid(old, "after") : old === undefined && isSaid(now, "before")) return undefined;
  // "About" and nothing say one thing.
  if ([old?.value, now?.value].every((value) => value === undefined || value === "about" || value === "exactly"))
    return undefined;
  return became("scope", { before: old, after: now }, [old?.value ?? null, now?.value ?? null]);
}

const BOUND_NOUNS: ReadonlyMap<string, RegExp> = new Map([
  ["at most", /\b(?:maximum|maximal|ceiling)\b/iu],
  ["at least", /\b(?:minimum|minimal)\b/iu],
]);

/** Whether both say what may stand for the other. */
function isOneOf(alike: readonly ReadonlySet<string>[], before: Fact, after: Fact): boolean {
  return areInOneRow(alike, [before.value], [after.value]);
}

// Where so many words on both sides have nothing in common, a name in one is not the other's.
const REWRITTEN = 20;

function isRewritten(pair: FactPair, compared: ComparedFacts): boolean {
  return compared.blockSide(pair, "before").words > REWRITTEN && compared.blockSide(pair, "after").words > REWRITTEN;
}
