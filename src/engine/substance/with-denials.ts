import type { Both, ChangedRanges, Side } from "./changed-ranges.ts";
import { describeFact } from "./describe-fact.ts";
import type { Fact } from "./fact.ts";
import type { Finding, Stretch } from "./finding.ts";
import type { Grammar } from "./grammar.ts";
import { isTouched } from "./is-touched.ts";
import type { Language } from "./language.ts";
import { rootOf } from "./read-conditions.ts";
import { type Denied, FREED, readDenials } from "./read-denials.ts";
import { holds, isAllElseSaid, isIn, type SentencePair, sentencePairs } from "./sentence-pairs.ts";
import type { Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * Findings of negation, weighed by whole sentences: where both wordings of one deny equally often, two denials as none, it
 * says what it said, in other words; where one denies once more and all else is the same, it says the opposite.
 */
export function withDenials(
  found: readonly Finding[],
  ranges: ChangedRanges,
  tokens: Both<Tokens>,
  facts: Both<readonly Fact[]>,
  language: Language,
): readonly Finding[] {
  const { grammar } = language;
  if (grammar === undefined) return found;
  // What was kept denies on both sides.
  const isDenial = ({ lower, flags }: Tokens, at: number) =>
    ((flags[at] ?? 0) & DENYING) !== 0 || PREFIXED.test(lower[at] ?? "");
  if (!isTouched(ranges, tokens, isDenial)) return found;
  const words = { before: new Set(tokens.before.lower), after: new Set(tokens.after.lower) };
  const denials = {
    before: readDenials(tokens.before, facts.before, words.after, grammar),
    after: readDenials(tokens.after, facts.after, words.before, grammar),
  };
  if (denials.before.length + denials.after.length === 0) return found;
  let told = found;
  for (const pair of sentencePairs(tokens, language)) {
    const onlyOn = onlySide(facts, pair);
    // What a condition denies that came, went or changed is told with it; "only if" for "not unless" is neither.
    const conditions = found.filter(
      ({ class: of, values }) => of === "condition" && (onlyOn === undefined || values.includes(null)),
    );
    const open = (side: Side) =>
      denials[side].filter((one) => holds(pair[side], one) && !conditions.some((other) => holds(other[side], one)));
    const own = { before: open("before"), after: open("after") };
    const turning = onlyOn === undefined ? 0 : turningConditions(facts[onlyOn === "before" ? "after" : "before"]);
    const isEqual = (own.before.length + own.after.length + turning) % 2 === 0;
    const isOnly = onlyOn !== undefined && own[onlyOn === "before" ? "after" : "before"].length + turning >= 2;
    if (!isEqual) told = withOpposite(told, pair, own, { facts, ranges, tokens, language, grammar, words });
    else told = withoutDenied(told, pair, own, isOnly);
  }
  return told;
}

const DENYING = FLAGS.negations | FLAGS.conditions | FLAGS.forces | FLAGS.denials;
const PREFIXED = /^(?:[ui]n|i[mlr]|non|dis)/u;

/** Without what two sentences say that deny equally often: their negations, the forces among them, and "only if" for "not unless". */
function withoutDenied(
  found: readonly Finding[],
  pair: SentencePair,
  own: Both<readonly Denied[]>,
  isOnly: boolean,
): readonly Finding[] {
  const isDenied = (one: Finding) =>
    SIDES.some((side) => own[side].some((denied) => !denied.isPlain && overlaps(one[side], denied)));
  return found.filter((one) => {
    if (!isIn(one, pair)) return true;
    if (one.class === "condition") return !isOnly;
    // "No reservation may be made" is "the Convention does not admit of any".
    const isLone =
      one.values.includes(null) &&
      one.values.some((value) => value === "may" || value === "can") &&
      SIDES.every((side) => own[side].length > 0);
    return one.class !== "negation" && (one.class !== "modality" || (!isDenied(one) && !isLone));
  });
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** The side that says under which condition alone something may be: "only if". */
function onlySide(facts: Both<readonly Fact[]>, pair: SentencePair): Side | undefined {
  const isOnly = (fact: Fact) => fact.class === "condition" && /^only /u.test(fact.unit ?? "");
  const sides = SIDES.filter((side) => facts[side].some((fact) => holds(pair[side], fact) && isOnly(fact)));
  return sides.length === 1 ? sides[0] : undefined;
}

/** "Not before he has paid" is "only after": how many of a side turn so what is denied, besides what denies by itself. */
function turningConditions(facts: readonly Fact[]): number {
  return facts.filter(({ class: of, unit }) => of === "condition" && /^(?:before|until)$/u.test(unit ?? "")).length;
}

type Read = {
  readonly facts: Both<readonly Fact[]>;
  readonly ranges: ChangedRanges;
  readonly tokens: Both<Tokens>;
  readonly language: Language;
  readonly grammar: Grammar;
  readonly words: Both<ReadonlySet<string>>;
};

/** With the negation by which a sentence says the opposite now, and, where another word says so, that in its place. */
function withOpposite(
  found: readonly Finding[],
  pair: SentencePair,
  own: Both<readonly Denied[]>,
  read: Read,
): readonly Finding[] {
  const known = found.find((one) => one.class === "negation" && isIn(one, pair));
  if (known !== undefined && known.before !== undefined && known.after !== undefined) return found;
  // "Did not rule out" became "ruled out": of both denials it is the other one that is gone.
  const alone = aloneOf(own, known) ?? aloneOf(own, undefined);
  if (alone === undefined) return found;
  const { side, one } = alone;
  const tokens = read.tokens[side];
  const other = side === "before" ? "after" : "before";
  const forces = forcesOf(one, side, pair[other], read);
  const opposite = forces?.leave ?? oppositeOf(one, pair[other], other, read);
  const isSure =
    opposite !== undefined || (denies(one, tokens) && isAllElseSaid(one, side, pair, read.tokens, read.language));
  if (known === undefined && !isSure) return found;
  if (known !== undefined && opposite === undefined && overlaps(known[side], one)) {
    // "Not disclose" against "keep": another verb may say the same without a "not".
    const isSaid = !one.isPlain || isDeniedSaid(one, pair[other], tokens, read.tokens[other], read);
    const isTold = (some: Finding) => (isSaid ? isBanLifted(some, side, pair) : some === known);
    return found.filter((some) => !isTold(some));
  }
  const isTold = (some: Finding) =>
    some === known ||
    isBanLifted(some, side, pair) ||
    (opposite !== undefined && overlaps(some[other], opposite) && WITH_OPPOSITE.has(some.class));
  return [...found.filter((some) => !isTold(some)), asFinding(side, forces?.ban ?? one, opposite, known, read.ranges)];
}

/** "No person shall" became "a person may": told with the "no". */
function isBanLifted(one: Finding, side: Side, pair: SentencePair): boolean {
  if (one.class !== "modality" || !isIn(one, pair) || one.before === undefined || one.after === undefined) return false;
  return one.direction === (side === "before" ? "down" : "up");
}

// "Neither" became "each", "shall not" became "may": told once.
const WITH_OPPOSITE: ReadonlySet<Finding["class"]> = new Set(["scope", "modality"]);

/** The ban in which a denial stands, and the leave that the other sentence gives: "shall not" and "may", but not "may not". */
function forcesOf(
  one: Denied,
  side: Side,
  sentence: Stretch,
  { facts }: Read,
): { readonly ban: Fact; readonly leave: Fact } | undefined {
  const ban = facts[side].find((fact) => fact.isBan === true && overlaps(fact, one));
  const forces = facts[side === "before" ? "after" : "before"].filter(
    (fact) => fact.class === "modality" && holds(sentence, fact),
  );
  const [leave] = forces;
  if (ban === undefined || leave === undefined || leave.size !== 1) return undefined;
  return ban.value === `${leave.value} not` ? undefined : { ban, leave };
}

/** The denial that the other wording lacks. */
function aloneOf(
  own: Both<readonly Denied[]>,
  known: Finding | undefined,
): { readonly side: Side; readonly one: Denied } | undefined {
  for (const side of ["before", "after"] as const) {
    const others = own[side === "before" ? "after" : "before"].map(({ word }) => word);
    for (const one of own[side]) {
      if (one.word === FREED) continue;
      const place = known?.[side];
      if (known !== undefined && (place === undefined || !overlaps(place, one))) continue;
      const again = others.indexOf(one.word);
      if (again < 0) return { side, one };
      others.splice(again, 1);
    }
  }
  return undefined;
}

/** Whether the other sentence has, in some form, the word behind a "not" or a "no". */
function isDeniedSaid(
  one: Denied,
  sentence: Stretch,
  tokens: Tokens,
  others: Tokens,
  { language, grammar }: Read,
): boolean {
  const { verbs, isBetween } = grammar;
  const root = (word: string) => rootOf(verbs.get(word)?.verb ?? word);
  const { lower, starts, count } = tokens;
  for (let at = 0; at < count; at += 1) {
    const word = lower[at] ?? "";
    const isMatter = /^\p{L}/u.test(word) && !language.functionWords.has(word) && !isBetween(word);
    if ((starts[at] ?? 0) < one.end || !isMatter) continue;
    return others.lower.some(
      (other, index) =>
        holds(sentence, { start: others.starts[index] ?? 0, end: others.ends[index] ?? 0 }) &&
        root(other) === root(word),
    );
  }
  return true;
}

/** Whether it denies what is said behind it: "failed to warn", and not "rejected the bill". */
function denies({ start, end, isPlain }: Denied, { text }: Tokens): boolean {
  return isPlain || /\s(?:to|from|of)$/u.test(text.slice(start, end)) || /^\s(?:to|from)\s/u.test(text.slice(end));
}

function overlaps(one: Stretch | undefined, other: Stretch): boolean {
  return one !== undefined && one.start < other.end && other.start < one.end;
}

/** The word of the other wording that says yes where this one says no: "agreed" to "refused", "complete" to "incomplete". */
function oppositeOf(one: Denied, sentence: Stretch, side: Side, { tokens, grammar, words }: Read): Stretch | undefined {
  const { lower, starts, ends, count } = tokens[side];
  const own = words[side === "before" ? "after" : "before"];
  const opposites = grammar.opposites.get(one.word);
  const rest = one.isPlain ? undefined : one.word.replace(grammar.denyingPrefix, "");
  for (let at = 0; at < count; at += 1) {
    const word = lower[at] ?? "";
    if (own.has(word)) continue;
    const isOne =
      opposites?.has(grammar.verbs.get(word)?.verb ?? word) === true ||
      opposites?.has(word) === true ||
      (rest !== one.word && rest === word);
    const place = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
    if (isOne && holds(sentence, place)) return place;
  }
  return undefined;
}

function asFinding(
  side: Side,
  one: Stretch,
  opposite: Stretch | undefined,
  known: Finding | undefined,
  { texts }: ChangedRanges,
): Finding {
  const other = side === "before" ? "after" : "before";
  const places = { [side]: { start: one.start, end: one.end }, [other]: opposite } as Both<Stretch | undefined>;
  const value = (of: Side) =>
    places[of] === undefined
      ? null
      : of === side
        ? "no"
        : texts[of].slice(opposite?.start, opposite?.end).toLowerCase();
  const values = [value("before"), value("after")] as const;
  return {
    class: "negation",
    before: places.before,
    after: places.after,
    values,
    direction: undefined,
    note: describeFact("negation", values[0] ?? undefined, values[1] ?? undefined),
    ...(known?.block === undefined ? {} : { block: known.block }),
  };
}
