import type { Change, Redline } from "../../model/comparison.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { type ChangedRanges, changedRanges, keptImage } from "./changed-ranges.ts";
import { describeFact } from "./describe-fact.ts";
import type { Fact, FactClass } from "./fact.ts";
import type { Language } from "./language.ts";
import { type FactPair, pairFacts } from "./pair-facts.ts";
import { matterOf } from "./read-conditions.ts";
import { readFacts } from "./read-facts.ts";
import { SMALL } from "./read-names.ts";

/**
 * Says what a redline changes in substance: each figure, date, deadline, force, negation, condition, word of scope, name,
 * term or provision that became another one, came or went; and what is only written otherwise.
 *
 * @param language - That of the earlier text; `languageAfter` that of the later one, by default the same.
 * @returns In the order of the later text. Spans count code points in the redline's two texts. Where nothing is found and
 *   words differ, one change of the class `wording`. Empty for texts without a difference. Linear in the texts, but for the
 *   square of the facts in one run of changes. Never throws.
 */
export function findSubstance(redline: Redline, language: Language, languageAfter = language): readonly Change[] {
  const ranges = changedRanges(redline);
  if (ranges.blocks.length === 0) return [];
  const { before, after } = ranges.texts;
  const facts = { before: readFacts(before, language), after: readFacts(after, languageAfter) };
  const pairs = pairFacts(facts.before, facts.after, ranges);
  const findings = findingsOf({ ranges, facts, language, pairs, negations: oddNegations(pairs) });
  const [oldOffsets, newOffsets] = [codePointOffsets(before), codePointOffsets(after)];
  const told = findings.some(({ class: of }) => of !== "notation")
    ? findings
    : [...findings, ...definitionOf(ranges, facts)];
  const changes = told.map((finding) => changeOf(finding, ranges.texts, oldOffsets, newOffsets));
  return changes.length > 0 ? changes : wordingOf(ranges, oldOffsets, newOffsets);
}

/** A pair that a reader is told of. `isSure`: false where rules cannot tell. */
type Finding = {
  readonly class: FactClass | "notation";
  readonly before: Stretch | undefined;
  readonly after: Stretch | undefined;
  readonly values: readonly [string | null, string | null];
  readonly direction: "up" | "down" | undefined;
  readonly note: string;
  /** Of the redline. */
  readonly block?: number;
};
type Stretch = { readonly start: number; readonly end: number };

function findingsOf(context: Context): readonly Finding[] {
  const found = joinForbidden(context.pairs.flatMap((pair) => findingOf(pair, context) ?? []));
  // A condition of which a figure changed is told by its figure.
  return found.filter(
    (one) =>
      one.class !== "condition" ||
      one.values.includes(null) ||
      !found.some((other) => other !== one && other.class !== "notation" && lies(other, one)),
  );
}

/** "Forbidden" became "is free to": what says no and what allows are one finding. */
function joinForbidden(found: readonly Finding[]): readonly Finding[] {
  const [noes, allowing] = [found.filter(isNegationAlone), found.filter(isAllowingAlone)];
  let joined = found;
  for (const no of noes) {
    const other = allowing.find(
      (one) => (one.values[0] === null) !== (no.values[0] === null) && one.block === no.block,
    );
    if (other === undefined) continue;
    const both = { ...no, before: no.before ?? other.before, after: no.after ?? other.after };
    joined = joined.flatMap((one) => (one === other ? [] : one === no ? [both] : [one]));
  }
  return joined;
}

function isNegationAlone({ class: of, values }: Finding): boolean {
  return of === "negation" && values.includes(null);
}

function isAllowingAlone({ class: of, values }: Finding): boolean {
  if (!values.includes(null)) return false;
  // "Neither" became "both".
  return of === "modality" || (of === "scope" && values.some((value) => value === "both" || value === "all"));
}

function lies(inner: Finding, outer: Finding): boolean {
  const within = (one: Stretch | undefined, other: Stretch | undefined) =>
    one !== undefined && other !== undefined && one.start >= other.start && one.end <= other.end;
  return within(inner.before, outer.before) || within(inner.after, outer.after);
}

const DEFINES =
  /^\W{0,2}\s*(?:shall\s+mean|means|mean|denotes|signifies|designates|refers to|is defined as|shall refer to|has the meaning of|comprises|stands for|is|are|as)\s+/u;

/** A term in quotes whose definition names another thing now: told whole, where nothing in it is told by itself. */
function definitionOf({ texts }: ChangedRanges, facts: Context["facts"]): readonly Finding[] {
  const [old, now] = [facts.before, facts.after].map((side) => side.find(({ class: of }) => of === "defined-term"));
  if (old === undefined || now === undefined || old.value !== now.value) return [];
  if (!/["“«„‘]/u.test(texts.after.charAt(now.start - 1))) return [];
  const [before, after] = [definedBy(texts.before, old), definedBy(texts.after, now)];
  if (before === undefined || after === undefined) return [];
  const words = [texts.before.slice(before.start, before.end), texts.after.slice(after.start, after.end)] as const;
  if (words[0] === words[1]) return [];
  const note = `“${old.value}” is defined otherwise`;
  return [{ class: "defined-term", before, after, values: words, direction: undefined, note }];
}

function definedBy(text: string, { end }: Fact): Stretch | undefined {
  const verb = DEFINES.exec(text.slice(end));
  if (verb === null) return undefined;
  const start = end + verb[0].length;
  const stop = text.slice(start).search(/[.;]/u);
  return { start, end: stop < 0 ? text.length : start + stop };
}

type Context = {
  readonly ranges: ChangedRanges;
  readonly facts: { readonly before: readonly Fact[]; readonly after: readonly Fact[] };
  readonly language: Language;
  readonly pairs: readonly FactPair[];
  readonly negations: ReadonlySet<FactPair>;
};

function findingOf(pair: FactPair, context: Context): Finding | undefined {
  const { before, after } = pair;
  const isPaired = before !== undefined && after !== undefined;
  const finding = isPaired ? pairedFinding(before, after, pair, context) : cameOrWent(pair, context);
  return finding && { ...finding, block: pair.block };
}

function pairedFinding(before: Fact, after: Fact, pair: FactPair, context: Context): Finding | undefined {
  if (before.class === "modality") return forceFinding(before, after);
  if (before.class === "negation") return context.negations.has(pair) ? found("negation", before, after) : undefined;
  if (before.class === "condition") return conditionFinding(before, after, context.language);
  if (before.value === after.value) return sameValue(before, after, context);
  if (!TOLD_OF_CLAUSES.has(after.class) && isRewritten(pair, context)) return undefined;
  if (before.guess === "weak" && after.guess === "weak") return undefined;
  if (before.class === "scope") return areAlike(before, after) ? undefined : found("scope", before, after);
  if (isSameAmount(before, after)) return sameValue(before, after, context);
  return found(classOfBoth(before, after), asShare(before, after), asShare(after, before));
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

function classOfBoth(before: Fact, after: Fact): FactClass {
  if (before.class === after.class) return after.class;
  if (before.class === "deadline" || after.class === "deadline") return "deadline";
  if (before.class === "percentage" && after.unit === "share") return "percentage";
  // What is known of one says what the other is; of two guesses, a place is one by its preposition.
  if (before.guess !== undefined && after.guess === undefined) return after.class;
  if (after.guess !== undefined && before.guess === undefined) return before.class;
  if (before.class === "place" && after.guess !== undefined) return "place";
  return after.class;
}

function sameValue(before: Fact, after: Fact, { ranges: { texts }, language }: Context): Finding | undefined {
  const bound = boundFinding(before, after);
  if (bound !== undefined) return bound;
  if (before.event !== undefined && after.event !== undefined && before.event !== after.event)
    return found(after.class, before, after);
  const [old, now] = [plainWords(texts.before, before), plainWords(texts.after, after)];
  if (old === now || !isNoted(before, old, now, language)) return undefined;
  return {
    class: "notation",
    before,
    after,
    values: [before.value, after.value],
    direction: undefined,
    note: `“${old}” and “${now}” say the same`,
  };
}

function plainWords(text: string, { start, end }: Stretch): string {
  return text.slice(start, end).toLowerCase().replaceAll(/\s+/gu, " ").replace("’", "'").replace(/\.$/u, "");
}

const FIGURES: ReadonlySet<FactClass> = new Set([
  ...(["quantity", "money", "percentage", "date", "deadline", "duration"] as const),
  "reference",
]);

/** Whether it is worth saying that two stretches say the same: of figures, where figures differ; of names, where these do. */
function isNoted(fact: Fact, old: string, now: string, { code }: Language): boolean {
  if (fact.class === "quantity" && fact.isMeasured !== true) return figuresIn(old) !== figuresIn(now);
  if (FIGURES.has(fact.class)) return true;
  // Other languages inflect names.
  if (code !== "en" || (fact.class !== "actor" && fact.class !== "place")) return false;
  const root = (name: string) =>
    name
      .replace(/'s$/u, "")
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
  return {
    class: "scope",
    before: old,
    after: now,
    values: [old?.value ?? null, now?.value ?? null],
    direction: undefined,
    note: describeFact("scope", old?.value, now?.value),
  };
}

function forceFinding(before: Fact, after: Fact): Finding | undefined {
  if (before.size === after.size) return undefined;
  // "May not" against "may" is told as the negation that it is; "no party may" is the same as "may not".
  const [weaker, stronger] = (before.size ?? 0) < (after.size ?? 0) ? [before, after] : [after, before];
  if (stronger.value === "may not" && weaker.size === 1) return undefined;
  return found("modality", before, after);
}

/** Conditions that have most of their matter in common are one, put otherwise. */
const ALIKE = 0.5;

function conditionFinding(before: Fact, after: Fact, language: Language): Finding | undefined {
  if (before.value === after.value) return undefined;
  const [old, now] = [matterOf(before.value, language), matterOf(after.value, language)];
  const common = [...old].filter((word) => now.has(word)).length;
  const alike = old.size + now.size === 0 ? 1 : (2 * common) / (old.size + now.size);
  const isWidened = old.size + now.size - 2 * common >= 2 && isLonger(before.value, after.value);
  const isTurned = OPPOSED.has(before.unit ?? "") !== OPPOSED.has(after.unit ?? "");
  return alike >= ALIKE && !isTurned && !isWidened ? undefined : found("condition", before, after);
}

/** Whether one is the other with one case more: "if A" and "if A or B". */
function isLonger(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(`${short} or `) || long.startsWith(`${short} and `);
}

const OPPOSED: ReadonlySet<string> = new Set([
  "unless",
  "except where",
  "except when",
  "except if",
  "except in",
  "save where",
  "якщо не",
  "если не",
  "крім",
  "кроме",
]);

const SAME_SCOPES: readonly ReadonlySet<string>[] = [
  "all every each",
  "solely only exclusively sole exclusive",
  "full fully in-full entirely entire wholly complete completely",
  "partial partially partly in-part",
  "main mainly primarily primary principal major",
  "significant significantly substantial substantially",
  "comprehensive complete",
  "reasonable reasonably",
  "direct directly",
  "indirect indirectly",
  "temporary temporarily provisional provisionally",
  "in-particular including such-as among-others among-other-things",
  "joint jointly collectively",
  "relevant appropriate",
  "unanimous unanimously",
].map((words) => new Set(words.split(" ").map((word) => word.replaceAll("-", " "))));

function areAlike(before: Fact, after: Fact): boolean {
  return SAME_SCOPES.some((words) => words.has(before.value) && words.has(after.value));
}

/**
 * The negations that turn what is said: two that came together, or one that took another's place, say the same as before.
 */
function oddNegations(pairs: readonly FactPair[]): ReadonlySet<FactPair> {
  const odd = new Set<FactPair>();
  const open: FactPair[] = [];
  for (const pair of pairs) {
    if ((pair.before ?? pair.after)?.class !== "negation") continue;
    const says = (fact: Fact | undefined) => fact?.value === "no";
    if (says(pair.before) !== says(pair.after)) open.push(pair);
  }
  // "Not forbidden" and "allowed": two in one place cancel.
  for (const pair of open) {
    const others = open.filter(({ block }) => Math.abs(block - pair.block) <= 2);
    if (others.length % 2 === 1) odd.add(pair);
  }
  return odd;
}

// A whole clause that came is told by what it counts and when; its verbs and names are its wording.
const LONG_CLAUSE = 8;
const TOLD_OF_CLAUSES: ReadonlySet<FactClass> = new Set([
  "quantity",
  "money",
  "percentage",
  "date",
  "deadline",
  "duration",
  "condition",
]);

function cameOrWent(pair: FactPair, context: Context): Finding | undefined {
  const fact = pair.before ?? pair.after;
  if (fact === undefined || fact.guess === "weak") return undefined;
  if (isInsideCondition(fact, pair, context)) return undefined;
  if (fact.class === "negation") {
    if (fact.value !== "no" || !context.negations.has(pair)) return undefined;
    return isClauseAlone(pair, context) || isReplaced(pair, context) ? undefined : foundOne("negation", pair);
  }
  if (!TOLD_OF_CLAUSES.has(fact.class) && isInLongClause(pair, context)) return undefined;
  if (fact.class === "modality") return weakened(pair, fact, context);
  if (isOfOtherCondition(fact, pair, context)) return undefined;
  if (EITHER.has(fact.value) && !facesNegation(pair, context)) return undefined;
  // "Not secured by any" and "no".
  if (fact.value === "any" && context.pairs.some((one) => (one.before ?? one.after)?.class === "negation"))
    return undefined;
  // A role in small letters is often a word like others.
  if (fact.unit === SMALL) return undefined;
  if (fact.class === "condition" && !isOpenedAnew(pair, context)) return undefined;
  if (isSaidAgain(fact, pair, context)) return undefined;
  return foundOne(fact.class, pair);
}

const FEW_WORDS = 6;

/** "Shall sign" and "signs" bind alike; a weaker force that came or went is one, beside the plain verb on the other side. */
function weakened(pair: FactPair, fact: Fact, { ranges }: Context): Finding | undefined {
  if (fact.size === 3) return undefined;
  const told = foundOne("modality", pair);
  const other = pair.before === undefined ? "before" : "after";
  const range = ranges.blocks[pair.block]?.[other] ?? [0, 0];
  const words = ranges.texts[other].slice(...range);
  // A mark alone is no verb.
  const count = /\p{L}/u.test(words) ? words.trim().split(/\s+/u).length : 0;
  if (count === 0) return withVerb(told, fact, other, ranges);
  if (count > FEW_WORDS) return told;
  const start = range[0] + (words.length - words.trimStart().length);
  return { ...told, [other]: { start, end: start + words.trim().length } };
}

// A sentence that was put wholly otherwise may say with "not" what it said without.
const REPLACED = 5;

function isReplaced({ block }: FactPair, { ranges }: Context): boolean {
  const { before, after } = ranges.blocks[block] ?? { before: [0, 0], after: [0, 0] };
  const kept = ranges.kept.reduce((sum, { length }) => sum + length, 0);
  const most = Math.max(ranges.texts.before.length, ranges.texts.after.length);
  return (
    kept < most / 3 &&
    countWords(ranges.texts.before, before) > REPLACED &&
    countWords(ranges.texts.after, after) > REPLACED
  );
}

function countWords(text: string, [start, end]: readonly [number, number]): number {
  return text.slice(start, end).split(/\s+/u).length;
}

/** "7/12/2026 (7 December)": the date of the other text once more; a further word of the name that took another's place. */
function isSaidAgain(fact: Fact, pair: FactPair, { facts, pairs }: Context): boolean {
  const other = facts[pair.before === undefined ? "before" : "after"];
  if (fact.class === "date" && fact.value.startsWith("--"))
    return other.some(({ value }) => value.endsWith(fact.value.slice(2)));
  if (fact.class !== "actor" && fact.class !== "place") return false;
  const side = pair.before === undefined ? "after" : "before";
  return pairs.some(
    (one) =>
      one.block === pair.block && one.before !== undefined && one.after !== undefined && isBeside(one[side], fact),
  );
}

const BESIDE = 12;

function isBeside(one: Fact | undefined, other: Fact): boolean {
  if (one === undefined || (one.class !== "actor" && one.class !== "place")) return false;
  const gap = Math.max(one.start, other.start) - Math.min(one.end, other.end);
  return gap >= 0 && gap < BESIDE;
}

// Where so many words on both sides have nothing in common, a name in one is not the other's.
const REWRITTEN = 20;

function isRewritten({ block }: FactPair, { ranges }: Context): boolean {
  const { before, after } = ranges.blocks[block] ?? { before: [0, 0], after: [0, 0] };
  return countWords(ranges.texts.before, before) > REWRITTEN && countWords(ranges.texts.after, after) > REWRITTEN;
}

/** "Ensure" became "endeavour to ensure": the verb that was kept is what is weaker now. */
function withVerb(told: Finding, fact: Fact, other: "before" | "after", ranges: ChangedRanges): Finding {
  const own = other === "before" ? "after" : "before";
  const verb = /^\s*[\p{L}-]+/u.exec(ranges.texts[own].slice(fact.end))?.[0] ?? "";
  const start = fact.end + (verb.length - verb.trimStart().length);
  const image = verb === "" ? undefined : keptImage(ranges, own, start, fact.end + verb.length);
  if (image === undefined) return told;
  return {
    ...told,
    [own]: { start: fact.start, end: fact.end + verb.length },
    [other]: { start: image[0], end: image[1] },
  };
}

// "Both towns" are the towns; against "neither" they say yes.
const EITHER: ReadonlySet<string> = new Set(["both", "either"]);

function facesNegation({ block }: FactPair, { negations }: Context): boolean {
  return [...negations].some((one) => one.block === block);
}

/** In a condition that took another's place, what stands in it is part of it. */
function isOfOtherCondition(fact: Fact, pair: FactPair, { pairs }: Context): boolean {
  const side = pair.before === undefined ? "after" : "before";
  return pairs.some(({ before, after, [side]: whole }) => {
    const isPaired = before?.class === "condition" && after?.class === "condition";
    return isPaired && whole !== undefined && whole !== fact && whole.start <= fact.start && whole.end >= fact.end;
  });
}

/** Whether a whole clause came or went, and nothing took its place. */
function isClauseAlone(pair: FactPair, context: Context): boolean {
  const other = context.ranges.blocks[pair.block]?.[pair.before === undefined ? "before" : "after"];
  return other !== undefined && other[0] === other[1] && isInLongClause(pair, context);
}

function isInLongClause({ before, block }: FactPair, { ranges }: Context): boolean {
  const side = before === undefined ? "after" : "before";
  const range = ranges.blocks[block]?.[side];
  if (range === undefined) return false;
  return ranges.texts[side].slice(...range).split(/\s+/u).length > LONG_CLAUSE;
}

/** Whether the words that open a condition came or went themselves. */
function isOpenedAnew({ before, after, block }: FactPair, { ranges }: Context): boolean {
  const side = before === undefined ? "after" : "before";
  const fact = before ?? after;
  const range = ranges.blocks[block]?.[side];
  return fact !== undefined && range !== undefined && fact.start >= range[0] - 1 && fact.start < range[1];
}

function isInsideCondition(fact: Fact, pair: FactPair, { pairs }: Context): boolean {
  if (fact.class === "condition") return false;
  return pairs.some((one) => {
    const whole = one.before === undefined ? one.after : one.after === undefined ? one.before : undefined;
    const isSameSide = (one.before === undefined) === (pair.before === undefined);
    return whole?.class === "condition" && isSameSide && whole.start <= fact.start && whole.end >= fact.end;
  });
}

function foundOne(of: FactClass, { before, after }: FactPair): Finding {
  return found(of, before, after);
}

function found(of: FactClass, before: Fact | undefined, after: Fact | undefined): Finding {
  const values = [before?.value ?? null, after?.value ?? null] as const;
  return {
    class: of,
    before,
    after,
    values,
    direction: directionOf(of, before, after),
    note: describeFact(of, before?.value, after?.value),
  };
}

function directionOf(of: FactClass, before: Fact | undefined, after: Fact | undefined): "up" | "down" | undefined {
  if (of === "modality" && (before === undefined || after === undefined)) return before === undefined ? "down" : "up";
  if (before?.size === undefined || after?.size === undefined || before.size === after.size) return undefined;
  const isComparable = before.unit === after.unit || (of === "quantity" && before.class === after.class);
  return isComparable ? (after.size > before.size ? "up" : "down") : undefined;
}

type Offsets = (offset: number) => number;

function changeOf(
  { class: of, before, after, values, direction, note }: Finding,
  texts: ChangedRanges["texts"],
  old: Offsets,
  now: Offsets,
): Change {
  return {
    class: of,
    substance: of !== "notation",
    before: before === undefined ? null : texts.before.slice(before.start, before.end),
    after: after === undefined ? null : texts.after.slice(after.start, after.end),
    beforeSpan: before === undefined ? null : [old(before.start), old(before.end)],
    afterSpan: after === undefined ? null : [now(after.start), now(after.end)],
    values,
    ...(direction === undefined ? {} : { direction }),
    note,
  };
}

/** Words differ, and nothing that rules know: said once for all of it. */
function wordingOf({ blocks, texts }: ChangedRanges, old: Offsets, now: Offsets): readonly Change[] {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const trimmed = (text: string, start: number, end: number): Stretch | undefined => {
    const part = text.slice(start, end);
    const from = start + (part.length - part.trimStart().length);
    const to = from + part.trim().length;
    return from < to ? { start: from, end: to } : undefined;
  };
  const before = trimmed(texts.before, first.before[0], last.before[1]);
  const after = trimmed(texts.after, first.after[0], last.after[1]);
  return [
    {
      class: "wording",
      substance: false,
      before: before === undefined ? null : texts.before.slice(before.start, before.end),
      after: after === undefined ? null : texts.after.slice(after.start, after.end),
      beforeSpan: before === undefined ? null : [old(before.start), old(before.end)],
      afterSpan: after === undefined ? null : [now(after.start), now(after.end)],
      note: "other words, and nothing of substance was found",
    },
  ];
}
