import { isBoundIn } from "./bounds-said.ts";
import { type ChangedRanges, keptImage, otherSide, type Side } from "./changed-ranges.ts";
import { type ComparedFacts, EITHER, sideOf, TOLD_OF_CLAUSES } from "./compared-facts.ts";
import type { Fact } from "./fact.ts";
import { cameAlone, type Finding, found, type Stretch } from "./finding.ts";
import type { FactPair } from "./pair-facts.ts";
import { SMALL } from "./read-small-names.ts";

/** What a reader is told of a fact that is there on one side only; undefined of what is only the wording of something else. */
export function cameOrWent(pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const side = sideOf(pair);
  const fact = pair[side] as Fact;
  if (fact.guess === "weak") return undefined;
  if (fact.class !== "condition" && compared.isInLoneCondition(side, fact)) return undefined;
  const told = () => found(fact.class, pair.before, pair.after);
  if (fact.class === "negation") {
    if (fact.value !== "no" || !compared.turning.has(pair)) return undefined;
    if (isLeftIntact(side, compared)) return undefined;
    return isClauseAlone(pair, compared) || isReplaced(pair, compared) ? undefined : told();
  }
  const isToldOfClause = TOLD_OF_CLAUSES.has(fact.class) || (fact.class === "scope" && BINDING_SCOPES.has(fact.value));
  if (!isToldOfClause && isInLongClause(pair, compared)) return undefined;
  // "Shall sign" and "signs" bind alike.
  if (fact.class === "modality") {
    if (fact.size === 1 && compared.says(otherSide(side), RIGHT)) return undefined;
    return fact.size === 3 || isPermitted(fact, side, compared) ? undefined : weakened(told(), fact, pair, compared);
  }
  // Of a word of scope it depends on whether the condition is told.
  if (fact.class !== "scope" && !isWho(fact) && compared.isInChangedCondition(side, fact)) return undefined;
  if (EITHER.has(fact.value) && !compared.isTurnedAt(pair)) return undefined;
  // "The whole of the crop" is the crop.
  if (fact.value === "the whole of") return undefined;
  // "The two towns" are both.
  if (fact.class === "quantity" && fact.size === 2 && compared.saysEither(pair)) return undefined;
  // "The three capitals" are the capitals.
  if (isOfKnownNumber(fact, side, compared)) return undefined;
  // "Each Party" became "Ukraine": told by the name.
  if (fact.class === "scope" && compared.hasNameBehind(side, fact, pair.block)) return undefined;
  // A role in small letters is often a word like others, but for one of several that act.
  if (fact.unit === SMALL) return fact.class === "actor" ? oneOfList(fact, pair, compared) : undefined;
  // "Notwithstanding anything in this Article" is "nothing in this Article shall prevent".
  if (fact.class === "condition" && fact.unit === "notwithstanding" && compared.says(otherSide(side), NOTHING))
    return undefined;
  if (fact.class === "condition" && !isConditionAnew(fact, pair, compared)) return undefined;
  return isSaidAgain(fact, pair, compared) ? undefined : told();
}

/** "Trade unions and employers' associations": of whom some came or went. */
function oneOfList(fact: Fact, pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const side = sideOf(pair);
  const named = compared.listedAlone(side, pair);
  if (named === undefined || fact.start < named.start || fact.end > named.end) return undefined;
  const value = compared.ranges.texts[side].slice(named.start, named.end).toLowerCase();
  return cameAlone("actor", side, named, value);
}

// Which nobody writes for the sound of a sentence.
const BINDING_SCOPES: ReadonlySet<string> = new Set(["only", "solely", "exclusively", "permanently"]);

/** "Nothing in this Agreement shall affect the right": it is without prejudice to that, or leaves it intact. */
function isLeftIntact(side: Side, compared: ComparedFacts): boolean {
  return compared.says(side, NOTHING) && compared.says(otherSide(side), INTACT);
}

const NOTHING = /\bnothing\b.*\b(?:affects?|prejudices?|impairs?|limits?|prevents?|precludes?)\b/iu;
const INTACT = /\b(?:without prejudice|intact|unaffected|unimpaired)\b/iu;

const RIGHT = / right to\b/u;

const FEW = 4;

/** A small number behind an article, of what the other text names without one, and a figure given before: they tell nothing from anything. */
function isOfKnownNumber(fact: Fact, side: Side, compared: ComparedFacts): boolean {
  const { class: of, size, unit } = fact;
  if (size === undefined) return false;
  const leadOf = ({ start }: Stretch) =>
    LEADING.exec(compared.ranges.texts[side].slice(Math.max(0, start - LEAD), start))?.[1]?.toLowerCase();
  // "For two weeks; throughout those two weeks", "an attack on all three".
  const isPointing = (lead: string | undefined) => lead !== undefined && lead !== "the";
  if (compared.placesOfAgain(side, fact).some((place) => isPointing(leadOf(place)))) return true;
  const lead = leadOf(fact);
  if (lead === undefined || of !== "quantity" || size > FEW || lead === "all") return false;
  // "The two will meet".
  if (unit === "") return size === 2 && compared.says(side, BOTH_NAMED);
  const isOfBoth = size === 2 && BOTH_SIDES.has(unit ?? "") && compared.says(otherSide(side), BOTH_NAMED);
  return isOfBoth || (unit !== undefined && compared.saysWord(otherSide(side), unit));
}

// In UTF-16 units: the longest of these words with blanks around it.
const LEAD = 7;
const LEADING = /\b(the|both|these|those|all)\s$/iu;

const BOTH_NAMED = /\p{Lu}\p{L}+ and (?:the )?\p{Lu}\p{L}/u;

// Who were named before: "the two countries".
const BOTH_SIDES: ReadonlySet<string> = new Set([
  "country",
  "state",
  "side",
  "party",
  "nation",
  "government",
  "neighbour",
  "capital",
]);

/** "May", where the other text allows or authorises somebody, by a verb that this one does not have. */
function isPermitted({ size }: Fact, side: Side, { ranges: { texts }, language: { grammar } }: ComparedFacts): boolean {
  if (size !== 1 || grammar === undefined) return false;
  if (LEAVE.test(texts[otherSide(side)])) return true;
  const permits = (text: string) =>
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.find((word) => grammar.permitting.has(word));
  const verb = permits(texts[otherSide(side)]);
  return verb !== undefined;
}

// "May be sold": a sale "is allowed", "shall be possible".
const LEAVE =
  /\b(?:is|are|be|was|were) (?:\p{L}+ly )?(?:allowed|permitted|permissible|possible|authori[sz]ed)\b(?! to\b)|\blies? (?:to|with)\b|\b(?:is|are|be|was|were) \p{L}+ able to\b|\brequires? (?!that\b|\p{L}+ to\b|the \p{L}+ to\b)/u;

const FEW_WORDS = 6;

/** A weaker force that came or went, beside the plain verb on the other side. */
function weakened(told: Finding, fact: Fact, pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const { ranges } = compared;
  const other = otherSide(sideOf(pair));
  // "Leaders are expected to attend", "with the leaders expected to attend".
  // "Insisted that its flag be flown": it should.
  if (fact.value === "should" && compared.says(other, ASKS_THAT)) return undefined;
  const asked = ASKED.get(/\p{L}+ to$/u.exec(fact.value)?.[0] ?? "");
  if (asked !== undefined && compared.says(other, asked)) return undefined;
  // A mark alone is no verb.
  if (!compared.blockSide(pair, other).hasLetters) return withVerb(told, fact, other, ranges);
  const [from, to] = compared.blockOf(pair)?.[other] ?? [0, 0];
  const text = ranges.texts[other].slice(from, to);
  const said = text.trim();
  // "Lima and": no verb that is weaker now.
  if (said.split(/\s+/u).length > FEW_WORDS || NO_VERB.test(said)) return told;
  const start = from + text.indexOf(said);
  // "Ensure that humanitarian" became "seek to ensure that": the verb is in both.
  const [verb = "", own] = [/^[\p{L}-]+/u.exec(said)?.[0], otherSide(other)];
  if (ranges.texts[own].startsWith(` ${verb} `, fact.end)) {
    return {
      ...told,
      [own]: { start: fact.start, end: fact.end + 1 + verb.length },
      [other]: { start, end: start + verb.length },
    };
  }
  return { ...told, [other]: { start, end: start + said.length } };
}

const ASKS_THAT = /\b(?:insist|demand|request|propos|recommend|requir|suggest|urg)\p{L}* that\b/iu;

const ASKED: ReadonlyMap<string, RegExp> = new Map(
  ["expected", "entitled", "permitted", "allowed"].map((verb) => [`${verb} to`, new RegExp(`\\b${verb} to\\b`, "iu")]),
);
const NO_VERB = /^(?:and|or|but|nor)\b|^\P{L}|\b(?:and|or|but)$/u;

/** "Ensure" became "endeavour to ensure": the verb that was kept is what is weaker now. */
function withVerb(told: Finding, fact: Fact, other: Side, ranges: ChangedRanges): Finding {
  const own = otherSide(other);
  const verb = /^\s*[\p{L}-]+/u.exec(ranges.texts[own].slice(fact.end))?.[0] ?? "";
  const start = fact.end + (verb.length - verb.trimStart().length);
  const image = keptImage(ranges, own, start, fact.end + verb.length);
  if (image === undefined) return told;
  return {
    ...told,
    [own]: { start: fact.start, end: fact.end + verb.length },
    [other]: { start: image[0], end: image[1] },
  };
}

// A whole clause that came is told by what it counts and when; its verbs and names are its wording.
const LONG_CLAUSE = 8;

function isInLongClause(pair: FactPair, compared: ComparedFacts): boolean {
  const side = sideOf(pair);
  const { class: of, start, end } = pair[side] as Fact;
  // A long name is not yet a clause.
  const own = NAMES.has(of) ? compared.ranges.texts[side].slice(start, end).split(" ").length : 0;
  return compared.blockSide(pair, side).words - own > LONG_CLAUSE;
}

/** Somebody or somewhere: one of several in a condition may go while the condition stays. */
function isWho({ class: of }: Fact): boolean {
  return of === "actor" || of === "place";
}

const NAMES: ReadonlySet<Fact["class"]> = new Set(["actor", "place", "defined-term"]);

/** Whether a whole clause came or went, and nothing took its place. */
function isClauseAlone(pair: FactPair, compared: ComparedFacts): boolean {
  const other = compared.blockOf(pair)?.[otherSide(sideOf(pair))];
  return other !== undefined && other[0] === other[1] && isInLongClause(pair, compared);
}

// A sentence that was put wholly otherwise may say with "not" what it said without.
const REPLACED = 5;

function isReplaced(pair: FactPair, compared: ComparedFacts): boolean {
  const { before, after } = compared.ranges.texts;
  if (compared.keptLength >= Math.max(before.length, after.length) / 3) return false;
  return compared.blockSide(pair, "before").words > REPLACED && compared.blockSide(pair, "after").words > REPLACED;
}

// Of the matter of a clause: what says so much of it again says it in other words.
const SAID_AGAIN = 0.5;

/** Whether a condition came or went: its words do not only say what the other text says otherwise. */
function isConditionAnew(fact: Fact, pair: FactPair, compared: ComparedFacts): boolean {
  const side = sideOf(pair);
  if (!isOpenedAnew(fact, pair, compared)) return false;
  if (fact.isEvent === true && !compared.binds(side)) return false;
  return compared.shareSaidAgain(side, fact) < SAID_AGAIN;
}

/** Whether the words that open a condition came or went themselves. */
function isOpenedAnew({ start }: Fact, pair: FactPair, compared: ComparedFacts): boolean {
  const range = compared.blockOf(pair)?.[sideOf(pair)];
  return range !== undefined && start >= range[0] - 1;
}

const COPIES: ReadonlyMap<number | undefined, RegExp> = new Map([
  [2, /\bin duplicate\b/iu],
  [3, /\bin triplicate\b/iu],
  [4, /\bin quadruplicate\b/iu],
]);

const OTHERWISE = /\b(?:otherwise|or else|if not|failing (?:that|which|such))\b/iu;
const DENYING = /\b(?:not|no|cannot|fails?|without)\b/u;

// "P1D", "within PT1H".
const ONE_UNIT = /^(?:within )?P(?:T?1[A-Z]+|10Y)$/u;

/** Whether the other text has one unit of the same time, in any words: "a week". */
function saysOne({ start, end }: Fact, side: Side, { ranges: { texts } }: ComparedFacts): boolean {
  const [written, other] = [texts[side].slice(start, end), texts[otherSide(side)]];
  if (/\bten years\b/iu.test(written)) return /\b(?:a|one) decade\b/iu.test(other);
  const unit = /\b(minute|hour|day|week|fortnight|month|year|decade)\b/iu.exec(written)?.[1];
  return unit !== undefined && new RegExp(`\\b(?:an?|one|1) ${unit}\\b`, "iu").test(other);
}

const AT_ONCE = "immediately";
const PROMPTLY = "without delay";
const PROMPT: readonly string[] = ["prompt", "swift", "speedy", "expeditious"];

// In UTF-16 units: a word and what stands around it.
const BESIDE = 12;

/** "7/12/2026 (7 December)": the date of the other text once more; a further word of the name that took another's place. */
function isSaidAgain(fact: Fact, pair: FactPair, compared: ComparedFacts): boolean {
  const side = sideOf(pair);
  if (compared.isRepeated(side, fact)) return true;
  if (fact.value.startsWith("--")) return compared.hasValueEnding(otherSide(side), fact.value.slice(2));
  // "In duplicate" is in two copies.
  const copies = fact.class === "quantity" ? COPIES.get(fact.size) : undefined;
  if (copies !== undefined && compared.says(otherSide(side), copies)) return true;
  // "1 in 10" and "one in ten".
  if (fact.size === 1 && fact.unit === "") return compared.saysWord(otherSide(side), "one");
  // "The maximum liability is", "liability shall not exceed"; "only a handful", "no more than a handful".
  if (isBoundIn((bound) => compared.says(otherSide(side), bound), fact.value)) return true;
  // "At once", "an immediate halt".
  if (fact.value === "immediate") return compared.hasValueEnding(otherSide(side), AT_ONCE);
  // "Promptly released", "prompt release".
  if (fact.value === PROMPTLY) return PROMPT.some((word) => compared.saysWord(otherSide(side), word));
  if (fact.value === AT_ONCE) return compared.saysWord(otherSide(side), AT_ONCE);
  // "Before the start of an operation", "before an operation starts".
  if (fact.unit === "event") return compared.shareSaidAgain(side, fact) >= SAID_AGAIN;
  // "Failing which", "otherwise".
  const isOtherwise = fact.class === "condition" && (fact.unit?.startsWith("failing ") || DENYING.test(fact.value));
  if (isOtherwise) return compared.says(otherSide(side), OTHERWISE);
  // "Put off by a week", "one hour before".
  if (ONE_UNIT.test(fact.value) && saysOne(fact, side, compared)) return true;
  // "Under 18 years of age" is "younger than 18".
  if (fact.class === "duration") return compared.hasBareNumber(otherSide(side), fact.value.replaceAll(/\D/gu, ""));
  if (fact.class !== "actor" && fact.class !== "place") return false;
  return compared.hasNameBeside(side, fact, pair.block, BESIDE);
}
