import { NOT_REACHED } from "./bounds-said.ts";
import { type Both, blockAt, type ChangedRanges, otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Fact } from "./fact.ts";
import { became, type Finding, type Stretch } from "./finding.ts";
import { type Denied, FREED, readDenials } from "./read-denials.ts";
import { isAllElseSaid, isAllSaid } from "./said-beside.ts";
import { allOf, type Contrary, contrariesOf, contraryOf, isSaidIn, type Said } from "./senses.ts";
import { holds, isIn, type SentencePair } from "./sentence-pairs.ts";
import type { Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/**
 * Findings of negation, weighed by whole sentences: where both wordings of one deny equally often, two denials as none, it
 * says what it said, in other words; where one denies once more and all else is the same, it says the opposite.
 */
export function withDenials(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { ranges, facts } = texts;
  const hasContrary = mayBeContrary(texts);
  // What was kept denies on both sides.
  if (!hasContrary && !texts.isTouched(mayDeny)) return found;
  const denials = { before: readDenials("before", texts), after: readDenials("after", texts) };
  let told = found;
  for (const pair of texts.pairs) {
    told = told.filter((one) => !isKeptToo(one, pair, texts));
    const onlyOn = onlySide(facts, pair);
    const other = onlyOn && otherSide(onlyOn);
    // What a condition denies that came, went or changed is told with it; "only if" for "not unless" is neither.
    const conditions = found.filter(
      ({ class: of, values }) => of === "condition" && (onlyOn === undefined || values.includes(null)),
    );
    const isOpen = (side: Side, one: Stretch) => !conditions.some((other) => holds(other[side], one));
    const open = (side: Side) => denials[side].filter((one) => holds(pair[side], one) && isOpen(side, one));
    const own = { before: open("before"), after: open("after") };
    const turning =
      turnedBounds(facts, pair) + (isAgeTurned(facts, pair, texts) ? 1 : 0) + (isTimeTurned(own, pair, texts) ? 1 : 0);
    const touched = (side: Side) => own[side].some(({ start, end }) => blockAt(ranges, side, start, end) >= 0);
    if (SIDES.some(touched)) told = told.filter((one) => !isBoundTurned(one) || !isIn(one, pair));
    const contraries = hasContrary ? contrariesIn(pair, own, texts) : [];
    const denied = own.before.length + own.after.length;
    if (denied + contraries.length === 0) continue;
    // "Not guilty" is "acquitted": a contrary ends what it denies, and is counted once.
    const ended = contraries.length === 0 && isEndTold(own, pair, texts, isOpen) ? 1 : 0;
    const isEqual = (denied + turning + ended + contraries.length) % 2 === 0;
    const isOnly =
      other !== undefined &&
      (own[other].length + turning + ended >= 2 || own[other].some(({ isException }) => isException));
    const isTurned = ranges.blocks.length > 1 && SIDES.every(touched);
    if (isEqual) told = withoutDenied(told, pair, own, { isOnly, isTurned });
    else told = withContrary(told, pair, contraries, texts) ?? withOpposite(told, pair, own, texts);
  }
  return told;
}

const DENYING = FLAGS.negations | FLAGS.conditions | FLAGS.forces | FLAGS.denials;

function mayDeny({ flags, roles }: Word): boolean {
  return (flags & DENYING) !== 0 || (roles & ROLES.prefixed) !== 0;
}

/** Whether a redline struck a word and inserted one that may be its contrary. */
function mayBeContrary({ touched }: ComparedTexts): boolean {
  const poles = new Set<string>();
  for (const word of touched.before) for (const pole of word.poles) poles.add(contraryOf(pole));
  if (poles.size === 0) return false;
  for (const word of touched.after) for (const pole of word.poles) if (poles.has(pole)) return true;
  return false;
}

/** Words of two sentences that are contraries, where a redline struck the one and inserted the other, and none that denies. */
function contrariesIn(pair: SentencePair, own: Both<readonly Denied[]>, texts: ComparedTexts): readonly Contrary[] {
  const of = (side: Side) =>
    texts.saidIn(side, pair[side]).filter((one) => !own[side].some((denied) => overlaps(one, denied)));
  return contrariesOf(of("before"), of("after")).filter((one) =>
    SIDES.every((side) => blockAt(texts.ranges, side, one[side].start, one[side].end) >= 0),
  );
}

/**
 * With a word that became its contrary, where one took the place of the other or all else is said again; undefined where
 * there is no such one.
 */
function withContrary(
  found: readonly Finding[],
  pair: SentencePair,
  contraries: readonly Contrary[],
  texts: ComparedTexts,
): readonly Finding[] | undefined {
  const one = contraries[0];
  if (one === undefined) return undefined;
  // "The losing party", another one.
  const isTold = SIDES.some((side) => found.some((some) => some.class === "actor" && overlaps(some[side], one[side])));
  if (isTold) return undefined;
  const known = found.find((some) => some.class === "negation" && isIn(some, pair));
  if (known !== undefined) return known.before !== undefined && known.after !== undefined ? found : undefined;
  const isInOnePlace = isInPlace(one, texts.ranges);
  const isSure = isInOnePlace || isAllElseSaid(placesOf(one, pair, texts), pair, texts);
  if (!isSure) return undefined;
  const said = (side: Side) => texts.tokens[side].text.slice(one[side].start, one[side].end).toLowerCase();
  const values: Finding["values"] = [said("before"), said("after")];
  return [...found, { ...became("negation", one, values), isDoubtful: !isInOnePlace }];
}

/** Where two sentences say one thing or its contrary, in one word or several: "keep in place". */
function placesOf({ before, after }: Contrary, pair: SentencePair, texts: ComparedTexts): Both<readonly Stretch[]> {
  const rows = new Set(
    before.poles.map(({ row }) => row).filter((row) => after.poles.some((pole) => pole.row === row)),
  );
  const of = (side: Side) =>
    texts.saidIn(side, pair[side]).filter(({ poles }) => poles.some(({ row }) => rows.has(row)));
  return { before: of("before"), after: of("after") };
}

// In UTF-16 units: a verb with the words that belong to it.
const SHORT = 30;

/** Whether two words stand in one place of a redline, where little else changed. */
function isInPlace({ before, after }: Contrary, ranges: ChangedRanges): boolean {
  const at = blockAt(ranges, "before", before.start, before.end);
  const block = ranges.blocks[at];
  if (block === undefined || at !== blockAt(ranges, "after", after.start, after.end)) return false;
  return SIDES.every((side) => block[side][1] - block[side][0] <= SHORT);
}

/** Without what two sentences say that deny equally often: their negations, the forces among them, and "only if" for "not unless". */
function withoutDenied(
  found: readonly Finding[],
  pair: SentencePair,
  own: Both<readonly Denied[]>,
  { isOnly, isTurned }: { readonly isOnly: boolean; readonly isTurned: boolean },
): readonly Finding[] {
  const isDenied = (one: Finding) =>
    SIDES.some((side) => own[side].some((denied) => !denied.isPlain && overlaps(one[side], denied)));
  // "Would not say" is "refused to say".
  const isDeniedForce = (one: Finding) =>
    SIDES.some((side) => own[side].some((denied) => denied.isPlain && denied.start === (one[side]?.end ?? -2) + 1)) &&
    one.values.includes("would");
  const isForbidden = SIDES.some((side) => own[side].some(({ isPlain }) => isPlain));
  return found.filter((one) => {
    if (!isIn(one, pair)) return true;
    if (one.class === "condition") return !isOnly;
    if (one.class === "scope") return !isOnly || !one.values.some((value) => ONLY.has(value ?? ""));
    // "No reservation may be made" is "the Convention does not admit of any".
    const isLone =
      one.values.includes(null) &&
      one.values.some((value) => value === "may" || value === "can") &&
      SIDES.every((side) => own[side].length > 0);
    // "Shall be inviolable" is "no time may it be violated": a ban by either force; "may refuse" is none.
    const isBan = (isForbidden && (isTurned || isOnly)) || SIDES.every((side) => isOfNobody(one[side], own[side]));
    const isSame = isBan && BANNING.has(one.values.join(" "));
    return (
      one.class !== "negation" &&
      (one.class !== "modality" || (!isDenied(one) && !isDeniedForce(one) && !isLone && !isSame))
    );
  });
}

// In UTF-16 units: of whom it is said, between "no" and the force.
const NOBODY = 30;

/** "No person shall", "nobody may": either way none of them is free to. */
function isOfNobody(force: Stretch | undefined, own: readonly Denied[]): boolean {
  return own.some(
    ({ start, end, word }) =>
      (word === "no" || word === "nobody" || word === "none") &&
      force !== undefined &&
      // "There shall be no fishing".
      ((end <= force.start && force.start - end <= NOBODY) || (start >= force.end && start - force.end <= BE)),
  );
}

// " contain ".
const BE = 12;

const BANNING: ReadonlySet<string> = new Set([
  "shall may",
  "may shall",
  "must may",
  "may must",
  "will may",
  "may will",
]);

const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** "Shall not be liable for more than" is "is liable for at most". */
function isBoundTurned({ class: of, values }: Finding): boolean {
  return of === "scope" && TURNED_BOUNDS.has([...values].sort().join(", "));
}

const TURNED_BOUNDS: ReadonlySet<string> = new Set(["at most, more than", "at least, less than"]);

/** How many figures two sentences bound the other way round: "at most 21 days", "not more than 21 days". */
function turnedBounds(facts: Both<readonly Fact[]>, pair: SentencePair): number {
  const bounded = (side: Side) => facts[side].filter((fact) => fact.bound !== undefined && holds(pair[side], fact));
  const others = bounded("after");
  return bounded("before").filter(({ class: of, value, bound }) =>
    others.some(
      (other) =>
        other.class === of &&
        other.value === value &&
        TURNED_BOUNDS.has([bound?.value, other.bound?.value].sort().join(", ")),
    ),
  ).length;
}

/** "Under the age of 18", "has not reached the age of 18". */
function isAgeTurned(facts: Both<readonly Fact[]>, pair: SentencePair, { tokens }: ComparedTexts): boolean {
  return SIDES.some((side) => {
    const isYounger = facts[side].some((fact) => fact.bound?.value === "less than" && holds(pair[side], fact));
    const other = otherSide(side);
    return isYounger && NOT_REACHED.test(tokens[other].text.slice(pair[other].start, pair[other].end));
  });
}

// "Not until he has paid" is "once he has paid", and "only after" that.
const UNTIL: ReadonlySet<string> = new Set(["until", "before", "till", "prior"]);
const ONCE: ReadonlySet<string> = new Set(["when", "once", "after", "upon", "following", "if", "earlier", "earliest"]);

/** Whether what one sentence denies until something happens the other says of the time after it. */
function isTimeTurned(own: Both<readonly Denied[]>, pair: SentencePair, texts: ComparedTexts): boolean {
  if (own.before.length === own.after.length) return false;
  const side = own.before.length > own.after.length ? "before" : "after";
  const other = otherSide(side);
  const saidIn = (on: Side) => {
    const { lower, starts, ends } = texts.tokens[on];
    return lower.filter((_, at) => holds(pair[on], { start: starts[at] ?? 0, end: ends[at] ?? 0 }));
  };
  const said = { before: saidIn("before"), after: saidIn("after") };
  // "Laid before parliament": a word that both have turns nothing.
  const has = (on: Side, words: ReadonlySet<string>) =>
    said[on].some((word, at) => {
      const isOne = words.has(word) || (words === ONCE && word === "on" && said[on][at - 1] === "only");
      return isOne && !said[otherSide(on)].includes(word);
    });
  return has(side, UNTIL) && !has(side, ONCE) && has(other, ONCE) && !has(other, UNTIL);
}

/** Whether one sentence denies, and the other says by another word that something is not so: "may not fish", "closed to". */
function isEndTold(
  own: Both<readonly Denied[]>,
  pair: SentencePair,
  texts: ComparedTexts,
  isOpen: (side: Side, one: Stretch) => boolean,
): boolean {
  return SIDES.some((side) => {
    const other = otherSide(side);
    if (own[other].length > 0 || !own[side].some(({ isPlain }) => isPlain)) return false;
    const said = allOf(texts.saidIn(side, pair[side]));
    // "Lies against" was kept: it ends nothing that was open before.
    const isNew = ({ start, end }: Said) => blockAt(texts.ranges, other, start, end) >= 0;
    const come = texts
      .saidIn(other, pair[other])
      .filter((one) => one.poles.length > 0 && isNew(one) && isOpen(other, one) && !isSaidIn(one, said));
    return come.length === 1 && come[0]?.poles.every(({ isYes }) => !isYes) === true;
  });
}

/** Whether a word and its contrary are found though the other text has the word too: "open on weekdays, closed on Mondays". */
function isKeptToo(one: Finding, pair: SentencePair, texts: ComparedTexts): boolean {
  if (one.class !== "negation" || one.before === undefined || one.after === undefined || !isIn(one, pair)) return false;
  if (one.values.some((value) => value === "no" || value === "yes")) return false;
  const [once, now] = [texts.saidIn("before", pair.before), texts.saidIn("after", pair.after)];
  const isAgain = (some: readonly Said[], place: Stretch, others: readonly Said[]) => {
    const roots = some.filter((word) => overlaps(place, word)).flatMap(({ roots: own }) => own);
    return others.some((word) => word.roots.some((root) => roots.includes(root)));
  };
  return isAgain(once, one.before, now) || isAgain(now, one.after, once);
}

// "Only one survived" is "all but one died".
const ONLY: ReadonlySet<string> = new Set(["only", "solely", "exclusively", "sole", "exclusive"]);

/** The side that says under which condition alone, or for whom alone something may be: "only if". */
function onlySide(facts: Both<readonly Fact[]>, pair: SentencePair): Side | undefined {
  const isOnly = ({ class: of, unit, value }: Fact) =>
    (of === "condition" && /^only /u.test(unit ?? "")) || (of === "scope" && ONLY.has(value));
  const sides = SIDES.filter((side) => facts[side].some((fact) => holds(pair[side], fact) && isOnly(fact)));
  return sides.length === 1 ? sides[0] : undefined;
}

/** With the negation by which a sentence says the opposite now, and, where another word says so, that in its place. */
function withOpposite(
  found: readonly Finding[],
  pair: SentencePair,
  own: Both<readonly Denied[]>,
  texts: ComparedTexts,
): readonly Finding[] {
  const known = found.find((one) => one.class === "negation" && isIn(one, pair));
  if (known !== undefined && known.before !== undefined && known.after !== undefined) return found;
  // "Did not rule out" became "ruled out": of both denials it is the other one that is gone.
  const alone = aloneOf(own, known) ?? aloneOf(own, undefined);
  if (alone === undefined) return found;
  const { side, one } = alone;
  const tokens = texts.tokens[side];
  const other = otherSide(side);
  const forces = forcesOf(one, side, pair[other], texts);
  const opposite = forces?.leave ?? oppositeOf(one, pair[other], other, texts);
  const without = { [side]: [one] };
  const isSure =
    opposite !== undefined ||
    (denies(one, tokens) && isAllElseSaid(without, pair, texts)) ||
    isAllSaid(without, pair, texts);
  if (known === undefined && !isSure) {
    // "No claim shall" became "is entitled to".
    const lifted = one.isPlain ? found.find((some) => isBanLifted(some, side, pair)) : undefined;
    if (lifted === undefined) return found;
    return [...found.filter((some) => some !== lifted), asFinding(side, one, lifted[other], lifted, texts)];
  }
  if (known !== undefined && opposite === undefined && overlaps(known[side], one)) {
    // "Not disclose" against "keep": another verb may say the same without a "not".
    const isSaid = !one.isPlain || isDeniedSaid(one, pair[other], tokens, texts.tokens[other]);
    const isTold = (some: Finding) => (isSaid ? isBanLifted(some, side, pair) : some === known);
    return found.filter((some) => !isTold(some));
  }
  const isTold = (some: Finding) =>
    some === known ||
    isBanLifted(some, side, pair) ||
    (opposite !== undefined && overlaps(some[other], opposite) && WITH_OPPOSITE.has(some.class));
  return [...found.filter((some) => !isTold(some)), asFinding(side, forces?.ban ?? one, opposite, known, texts)];
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
  { facts }: ComparedTexts,
): { readonly ban: Fact; readonly leave: Fact } | undefined {
  const ban = facts[side].find((fact) => fact.isBan === true && overlaps(fact, one));
  const forces = facts[otherSide(side)].filter((fact) => fact.class === "modality" && holds(sentence, fact));
  // The leave of another clause, which was kept.
  const isKept = ({ value }: Fact) => facts[side].some((fact) => fact.class === "modality" && fact.value === value);
  const leave = forces.find((fact) => !isKept(fact));
  if (ban === undefined || leave === undefined || leave.size !== 1) return undefined;
  return ban.value.replace(" not", "") === leave.value ? undefined : { ban, leave };
}

/** The denial that the other wording lacks. */
function aloneOf(
  own: Both<readonly Denied[]>,
  known: Finding | undefined,
): { readonly side: Side; readonly one: Denied } | undefined {
  for (const side of ["before", "after"] as const) {
    const others = own[otherSide(side)].map(({ word }) => word);
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
function isDeniedSaid(one: Denied, sentence: Stretch, { words, starts, count }: Tokens, others: Tokens): boolean {
  for (let at = 0; at < count; at += 1) {
    const { roles, flags, verbRoot } = words[at] as Word;
    const isMatter = (roles & MATTER) === ROLES.letter && (flags & FLAGS.functionWords) === 0;
    if ((starts[at] ?? 0) < one.end || !isMatter) continue;
    return others.words.some(
      (other, index) =>
        other.verbRoot === verbRoot &&
        holds(sentence, { start: others.starts[index] ?? 0, end: others.ends[index] ?? 0 }),
    );
  }
  return true;
}

// Of what carries the matter of a sentence, the former alone.
const MATTER = ROLES.letter | ROLES.between;

/** Whether it denies what is said behind it: "failed to warn", and not "rejected the bill". */
function denies({ start, end, isPlain }: Denied, { text }: Tokens): boolean {
  return isPlain || /\s(?:to|from|of)$/u.test(text.slice(start, end)) || /^\s(?:to|from)\s/u.test(text.slice(end));
}

function overlaps(one: Stretch | undefined, other: Stretch): boolean {
  return one !== undefined && one.start < other.end && other.start < one.end;
}

/** The word of the other wording that says yes where this one says no: "agreed" to "refused", "complete" to "incomplete". */
function oppositeOf(one: Denied, sentence: Stretch, side: Side, texts: ComparedTexts): Stretch | undefined {
  const { grammar } = texts;
  const { words, starts, ends, count } = texts.tokens[side];
  const own = texts.wordsOf(otherSide(side));
  const opposites = grammar.opposites.get(one.word);
  const rest = one.isPlain ? undefined : one.word.replace(grammar.denyingPrefix, "");
  for (let at = 0; at < count; at += 1) {
    const { lower: word, verb } = words[at] as Word;
    if (own.has(word) && !isMoreOften(word, texts, side)) continue;
    // "Had asked" owns nothing.
    if (isHelping(words, at)) continue;
    const isOne =
      opposites?.has(verb) === true || opposites?.has(word) === true || (rest !== one.word && rest === word);
    const place = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
    if (isOne && holds(sentence, place)) return place;
  }
  return undefined;
}

/** Whether a "has" only helps another verb: "has been paid". */
function isHelping(words: readonly Word[], at: number): boolean {
  if (((words[at]?.roles ?? 0) & ROLES.having) === 0) return false;
  let next = at + 1;
  while (((words[next]?.roles ?? 0) & ROLES.between) !== 0) next += 1;
  return ((words[next]?.roles ?? 0) & (ROLES.participle | ROLES.being)) !== 0;
}

/** Whether a side has a word once more than the other: "with" in the place of "without", beside another "with". */
function isMoreOften(word: string, { tokens }: ComparedTexts, side: Side): boolean {
  const times = (of: Side) => tokens[of].lower.filter((one) => one === word).length;
  return times(side) > times(otherSide(side));
}

function asFinding(
  side: Side,
  one: Stretch,
  opposite: Stretch | undefined,
  known: Finding | undefined,
  { tokens }: ComparedTexts,
): Finding {
  const other = otherSide(side);
  const places = { [side]: { start: one.start, end: one.end }, [other]: opposite } as Both<Stretch | undefined>;
  const value = (of: Side) =>
    places[of] === undefined
      ? null
      : of === side
        ? "no"
        : tokens[of].text.slice(opposite?.start, opposite?.end).toLowerCase();
  return { ...became("negation", places, [value("before"), value("after")]), block: known?.block };
}
