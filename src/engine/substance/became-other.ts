import { type Block, blockAt, otherSide } from "./changed-ranges.ts";
import { type ComparedFacts, TOLD_OF_CLAUSES } from "./compared-facts.ts";
import { type Fact, type FactClass, FIGURE_CLASSES, factOf } from "./fact.ts";
import { became, type Finding, found, type Stretch, told } from "./finding.ts";
import type { Language } from "./language.ts";
import { type FactPair, inWholeDays, isOfOneSort } from "./pair-facts.ts";
import { plainPeriod } from "./period.ts";
import { matterOf } from "./read-conditions.ts";
import { BASIS } from "./read-figures.ts";
import { SMALL } from "./read-small-names.ts";
import { rootOf } from "./root-of.ts";

/** What one fact became that is there on both sides; undefined where it says the same, in the same or other words. */
export function becameOther(before: Fact, after: Fact, pair: FactPair, compared: ComparedFacts): Finding | undefined {
  if (before.class === "modality") return forceFinding(before, after, compared);
  if (before.class === "negation") return compared.turning.has(pair) ? found("negation", before, after) : undefined;
  if (before.class === "condition")
    return onlyFinding(before, after, pair, compared) ?? conditionFinding(pair, compared);
  const isSame =
    plainPeriod(before.value) === plainPeriod(after.value) || isAsOften(before, after) || isOfBasis(before, after);
  if (isSame) return sameValue(before, after, compared);
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
  // "The French minister" and "her French colleague".
  if (isCalledAlso(before, after) || isCalledAlso(after, before)) return undefined;
  // "Each Member" and "all Members" are one.
  if (NAMES.has(before.class) && isOfOneNoun(before, after, compared.language)) return undefined;
  if ((NAMES.has(before.class) || before.class === "reference") && isOfSameWords(before, after, compared))
    return undefined;
  // "The commission" is the electoral commission.
  if (before.head !== undefined && before.head === after.head && [before, after].some(isUnqualified)) return undefined;
  if (isOfWhom(before, after, compared.ranges.texts.after) || isOfWhom(after, before, compared.ranges.texts.before))
    return undefined;
  if (before.unit === SMALL && after.unit === SMALL && isOneOf(compared.language.alikeActors, before, after))
    return undefined;
  // "Kyiv" for "Ukraine", where they act.
  const isActor = before.class === "actor" && after.class === "actor";
  if (isActor && isOneOf(compared.language.alikeGovernments, before, after)) return undefined;
  // "The Government of South Sudan" for "South Sudan".
  if (isActor && withoutGovernment(before) === withoutGovernment(after)) return undefined;
  if (before.class === "scope") {
    const isAlike = isOneOf(compared.language.alikeScopes, before, after) || isOfAllTurned(pair, compared);
    return isAlike ? undefined : found("scope", before, after);
  }
  if (isSameAmount(before, after)) return sameValue(before, after, compared);
  const [old, now] = [asShare(before, after), asShare(after, before)];
  // "Three quarters" and "75 per cent".
  if (old.unit === now.unit && old.size !== undefined && old.size === now.size && old.class === now.class)
    return sameValue({ ...old, value: now.value }, now, compared);
  return found(classOfBoth(before, after, compared.language), old, now);
}

/** "Geneva" and "Doha": where something is done, by names that nobody guesses. */
function areKnownPlaces(...facts: readonly Fact[]): boolean {
  return facts.every(({ class: of, guess, unit }) => of === "place" && guess === undefined && unit !== SMALL);
}

function withoutGovernment({ value }: Fact): string {
  return value.replace(/ government$/u, "");
}

function spanOfTime({ class: of, value }: Fact): string | undefined {
  if (of !== "deadline" && of !== "duration") return undefined;
  const period = value.replace(/^within /u, "");
  return period.startsWith("P") ? plainPeriod(period) : undefined;
}

/** "75 basis points" and "0.75 per cent". */
function isOfBasis(before: Fact, after: Fact): boolean {
  return before.class === after.class && before.size === after.size && (before.unit === BASIS || after.unit === BASIS);
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

function isOfOneNoun(before: Fact, after: Fact, { singular }: Language): boolean {
  return singular(before.value) === singular(after.value);
}

/** "The Ministry of Health" is the health ministry. */
function isOfSameWords(before: Fact, after: Fact, { ranges: { texts }, language }: ComparedFacts): boolean {
  if (!before.value.includes(" of ") && !after.value.includes(" of ")) return false;
  const matter = (text: string, fact: Fact) => {
    // Of a paper, by the name that others have for what it is of: "the UN Charter".
    const own = fact.class === "reference" ? fact.value : text.slice(fact.start, fact.end).toLowerCase();
    return matterOf(own, language);
  };
  const [old, now] = [matter(texts.before, before), matter(texts.after, after)];
  return old.size > 1 && old.size === now.size && [...old].every((root) => now.has(root));
}

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
  return before.class === "quantity" && after.class === "quantity" && before.size === after.size;
}

function classOfBoth(before: Fact, after: Fact, { naming: { funds, isAgent } }: Language): FactClass {
  if (before.class === after.class) return after.class;
  if (before.class === "deadline" || after.class === "deadline") return "deadline";
  if (before.class === "percentage" && after.unit === "share") return "percentage";
  // What is known of one says what the other is; of two guesses, a place is one by its preposition.
  if (before.guess !== undefined && after.guess === undefined) return after.class;
  if (after.guess !== undefined && before.guess === undefined) return before.class;
  if (before.class === "place" && after.guess !== undefined) return "place";
  // A fund that stands where a ministry did is who acts.
  const isFund = funds.has(after.value.slice(after.value.lastIndexOf(" ") + 1));
  if (before.class === "actor" && after.class === "defined-term" && isFund) return "actor";
  // "The Handover shall take place" says what it is; of "the Takeover, which covers" nothing does.
  if (before.class === "defined-term" && !/ /u.test(after.value) && !isAgent(after.value)) return "defined-term";
  return after.class;
}

function sameValue(before: Fact, after: Fact, { ranges: { texts }, language }: ComparedFacts): Finding | undefined {
  const bound = boundFinding(before, after);
  if (bound !== undefined) return bound;
  if (before.event !== undefined && after.event !== undefined && before.event !== after.event) {
    // "After the last ratification is deposited" and "after deposit of the last ratification".
    const isSaid = isNamedBehind(before.event, after, texts.after) && isNamedBehind(after.event, before, texts.before);
    if (!isSaid) return found(after.class, before, after);
  }
  const [old, now] = [plainWords(texts.before, before), plainWords(texts.after, after)];
  if (old === now || !isNoted(before, old, now, language)) return undefined;
  return told("notation", { before, after }, [before.value, after.value], `“${old}” and “${now}” say the same`);
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

function boundFinding(before: Fact, after: Fact): Finding | undefined {
  const [old, now] = [before.bound, after.bound];
  if (old?.value === now?.value) return undefined;
  // "About" and nothing say one thing.
  if ([old?.value, now?.value].every((value) => value === undefined || value === "about" || value === "exactly"))
    return undefined;
  return became("scope", { before: old, after: now }, [old?.value ?? null, now?.value ?? null]);
}

/** "Shall ensure" became "shall seek to ensure": told with the act that is weaker now. */
function withAct(finding: Finding, before: Fact, after: Fact, texts: ComparedFacts["ranges"]["texts"]): Finding {
  if (!after.value.startsWith(`${before.value} `) && !before.value.startsWith(`${after.value} `)) return finding;
  const verb = (side: "before" | "after", { end }: Fact) => /^\s+[\p{L}-]+/u.exec(texts[side].slice(end))?.[0];
  const [old, now] = [verb("before", before), verb("after", after)];
  if (old === undefined || old !== now) return finding;
  const wider = ({ start, end }: Fact) => ({ start, end: end + old.length });
  return { ...finding, before: wider(before), after: wider(after) };
}

function forceFinding(before: Fact, after: Fact, compared: ComparedFacts): Finding | undefined {
  const { texts } = compared.ranges;
  if (before.size === after.size || isSaidBehind(before, after, texts)) return undefined;
  if (isDoneToo(before, texts.after) || isDoneToo(after, texts.before)) return undefined;
  // "Shall attempt mediation", "must try to mediate".
  if (TRIED.test(before.value) !== TRIED.test(after.value) && SIDES.every((side) => compared.says(side, TRIED)))
    return undefined;
  // "May not" against "may" is told as the negation that it is; "no party may" is the same as "may not".
  const [weaker, stronger] = (before.size ?? 0) < (after.size ?? 0) ? [before, after] : [after, before];
  if (stronger.isBan === true && weaker.isBan !== true && weaker.size === 1) return undefined;
  return withAct(found("modality", before, after), before, after, texts);
}

const TRIED = /\b(?:try|tries|attempts?|seeks?|endeavours?|strives?)\b/iu;

/** "Only after hearing him" and "after hearing him": a word of scope that came or went, and nothing else beside it. */
function onlyFinding(before: Fact, after: Fact, pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const [old, now] = [before.unit ?? "", after.unit ?? ""];
  const side = old === `only ${now}` ? "before" : now === `only ${old}` ? "after" : undefined;
  if (side === undefined) return undefined;
  const { start } = side === "before" ? before : after;
  const only = factOf("scope", { start, end: start + "only".length }, "only");
  const block = blockAt(compared.ranges, side, only.start, only.end);
  const place = { ...pair, block };
  if (block < 0 || compared.blockSide(place, otherSide(side)).hasLetters) return undefined;
  if (compared.blockSide(place, side).words > ONLY_WORDS) return undefined;
  return found("scope", side === "before" ? only : undefined, side === "after" ? only : undefined);
}

// With the blanks around it.
const ONLY_WORDS = 3;

/** Conditions that have most of their matter in common are one, put otherwise. */
const ALIKE = 0.5;

function conditionFinding(pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const { language } = compared;
  const { before, after } = pair;
  if (before === undefined || after === undefined) return undefined;
  if (before.value === after.value) return undefined;
  // Without the words that open it, which many have in common: "save in cases of".
  const matter = ({ value, unit = "" }: Fact) => matterOf(value.slice(unit.length), language);
  const [old, now] = [matter(before), matter(after)];
  const common = [...old].filter((word) => now.has(word)).length;
  const alike = old.size + now.size === 0 ? 1 : (2 * common) / (old.size + now.size);
  const isWidened = old.size + now.size - 2 * common >= 2 && isLonger(before.value, after.value);
  // "In the event of an accident with transboundary effects": words that came or went alone, at its end.
  const [short, long] = old.size < now.size ? [before, after] : [after, before];
  const isAlone = SIDES.some((side) => !compared.blockSide(pair, side).hasLetters);
  const isNarrowed = isAlone && long.value.startsWith(short.value) && Math.abs(old.size - now.size) >= 2;
  // "Absent a majority", "absent a quorum": one word took the place of another.
  const isReplaced = old.size === now.size && isNounReplaced(pair, compared);
  const { conditionSorts } = language;
  const [sort, sortNow] = [before, after].map(({ unit }) => conditionSorts.get(unit ?? ""));
  // "Unless he objects" is "if he does not object".
  const isDenied =
    (sort === "exception") !== (sortNow === "exception") && saysNo(before, language) !== saysNo(after, language);
  const isConsented =
    sort === "consent" ? asksConsent(after, language) : sortNow === "consent" && asksConsent(before, language);
  // "If the Council so requests" is "at the request of the Council".
  const isSortSaid = saysSort(before, now, language) || saysSort(after, old, language);
  // "If it holds elections", "if it disarms the militias"; whether that says the same in other words is asked of the senses.
  const isOther =
    sort === undefined &&
    sortNow === undefined &&
    isBehindOpener(before, after, compared.blockOf(pair)) &&
    othersOf(old, now, language) >= OTHER;
  const isTurned = sort !== sortNow && !isDenied && !isConsented && !isSortSaid;
  // "When so requested" and "upon request".
  if (isSortSaid && Math.min(old.size, now.size) === 0 && old.size + now.size <= 1) return undefined;
  return alike >= ALIKE && !isTurned && !isWidened && !isNarrowed && !isReplaced && !isOther
    ? undefined
    : found("condition", before, after);
}

// Of the words of two conditions, so many that one alone has.
const OTHER = 4;

/** Whether only what follows the words that open both conditions was changed. */
function isBehindOpener(before: Fact, after: Fact, block: Block | undefined): boolean {
  return block !== undefined && block.before[0] > before.start && block.after[0] > after.start;
}

/** How many words two conditions have that the other has not, where each has some; figures may be written in words. */
function othersOf(old: ReadonlySet<string>, now: ReadonlySet<string>, { numbers }: Language): number {
  const alone = (own: ReadonlySet<string>, other: ReadonlySet<string>) =>
    [...own].filter((word) => !other.has(word) && !numbers.has(word) && !/^\p{N}/u.test(word)).length;
  const [lost, come] = [alone(old, now), alone(now, old)];
  return Math.min(lost, come) === 0 ? 0 : lost + come;
}

// In UTF-16 units: a word and what stands around it; an article, and the blanks at both ends of it.
const LONGEST_NOUN = 40;
const ARTICLE = 5;

/** Whether a block is one noun behind an article that took the place of another, of no sense in common and nobody's name. */
function isNounReplaced(pair: FactPair, compared: ComparedFacts): boolean {
  const { texts } = compared.ranges;
  const block = compared.blockOf(pair);
  if (block === undefined) return false;
  const [old, now] = SIDES.map((side) => {
    const [start, end] = block[side];
    if (end - start > LONGEST_NOUN) return undefined;
    const word = /^\s*(\p{L}+)\s*$/u.exec(texts[side].slice(start, end))?.[1];
    const isLed = /\b(?:an?|the|any)\s$/iu.test(texts[side].slice(Math.max(0, start - ARTICLE), start));
    return isLed ? word : undefined;
  });
  if (old === undefined || now === undefined) return false;
  const { wordOf, names } = compared.language;
  const senses = wordOf(now).senses;
  const isNamed = [old, now].some((word) => names.among([word.toLowerCase()], 0) !== undefined);
  return !isNamed && !wordOf(old).senses.some((sense) => senses.includes(sense));
}

/** "If the Sponsor has approved" asks for the same as "with the approval of the Sponsor". */
function asksConsent(fact: Fact, language: Language): boolean {
  const roots = new Set(Array.from(language.consents, rootOf));
  return !saysNo(fact, language) && fact.value.split(" ").some((word) => roots.has(rootOf(word)));
}

/** Whether the words that open a condition say of what sort it is, and another one says that in its own. */
function saysSort({ unit = "" }: Fact, other: ReadonlySet<string>, language: Language): boolean {
  return [...matterOf(unit, language)].some((root) => other.has(root));
}

function saysNo({ value }: Fact, { negations }: Language): boolean {
  const words = value.split(" ");
  return words.some((_, at) => negations.among(words, at)?.meaning === "no");
}

/** "Shall be allowed ashore" and "shall be allowed to go ashore". */
function isSaidBehind(before: Fact, after: Fact, texts: ComparedFacts["ranges"]["texts"]): boolean {
  const [short, long] = before.value.length < after.value.length ? [before, after] : [after, before];
  if (!long.value.startsWith(`${short.value} be `)) return false;
  const rest = long.value.slice(short.value.length).replace(/ to$/u, "");
  return SIDES.some((side) => texts[side].startsWith(rest, short.end));
}

const SIDES = ["before", "after"] as const;

/** "Shall consider the evidence", where the other says that it "shall be considered": no weaker. */
function isDoneToo({ value }: Fact, other: string): boolean {
  const verb = value.split(" ")[1];
  return verb !== undefined && verb.length > 4 && new RegExp(`\\bbe ${verb.replace(/e$/u, "")}ed\\b`, "u").test(other);
}

/** Whether one is the other with one case more: "if A" and "if A or B". */
function isLonger(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(`${short} or `) || long.startsWith(`${short} and `);
}

/** Whether both say what may stand for the other. */
function isOneOf(alike: readonly ReadonlySet<string>[], before: Fact, after: Fact): boolean {
  return alike.some((words) => words.has(before.value) && words.has(after.value));
}

// Where so many words on both sides have nothing in common, a name in one is not the other's.
const REWRITTEN = 20;

function isRewritten(pair: FactPair, compared: ComparedFacts): boolean {
  return compared.blockSide(pair, "before").words > REWRITTEN && compared.blockSide(pair, "after").words > REWRITTEN;
}
