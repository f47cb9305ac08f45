import { isBoundIn } from "./bounds-said.ts";
import { type Both, otherSide, type Side } from "./changed-ranges.ts";
import { EITHER } from "./compared-facts.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Fact } from "./fact.ts";
import { became, cameAlone, type Finding, found as findingOf, type Stretch } from "./finding.ts";
import type { Language } from "./language.ts";
import { rootOf } from "./root-of.ts";
import { isAllElseSaid, isMostSaid } from "./said-beside.ts";
import { allOf, isSaidIn } from "./senses.ts";
import { holds, isIn, isMatter, type SentencePair } from "./sentence-pairs.ts";
import { beginsSentence, type Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { mayNarrow } from "./with-narrowings.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/**
 * Findings of words of scope, weighed by whole sentences: a word that one wording has and the other says otherwise is none;
 * one that alone is missing is told, however the rest was turned.
 */
export function withScopes(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { tokens, facts, language, grammar } = texts;
  const { blocks } = texts.ranges;
  if (!texts.isTouched(mayBeScope)) return found;
  const scopes = { before: facts.before.filter(isScope), after: facts.after.filter(isScope) };
  if (scopes.before.length + scopes.after.length === 0) return found;
  const isReplaced = (one: Finding) => {
    const side = one.before === undefined ? "before" : "after";
    return /\p{L}/u.test(tokens[side].text.slice(...(blocks[one.block ?? -1]?.[side] ?? [0, 0])));
  };
  const isTurned = blocks.length > 1;
  let told = found;
  for (const pair of texts.pairs) {
    const own = (side: Side) => scopes[side].filter((fact) => holds(pair[side], fact));
    const left = withoutAlike(own("before"), own("after"), language);
    const isOnlyElse = (side: Side, value: string | null) =>
      ONLY.has(value ?? "") &&
      grammar.onlyOtherwise.test(
        tokens[otherSide(side)].text.slice(pair[otherSide(side)].start, pair[otherSide(side)].end),
      );
    const isOnlySaid = (one: Finding) =>
      one.class === "scope" && isIn(one, pair) && SIDES.some((side, at) => isOnlyElse(side, one.values[at] ?? null));
    const isSaid = (one: Finding) =>
      isOnlySaid(one) ||
      isSaidAgain(one, pair, scopes, left) ||
      (isGenericAlone(one) && (isReplaced(one) || isTurned)) ||
      (isPredicate(one, tokens) && isReplaced(one));
    told = told.flatMap((one) => parted(one, pair, texts));
    const told0 = told;
    const isInOtherWords = (one: Finding) => isMeantAgain(one, isReplaced(one) || isTurned, told0, pair, texts);
    told = joined(
      told.filter((one) => !isSaid(one) && !isInOtherWords(one)),
      pair,
      texts,
    );
    const replaced =
      replacedAlone(told, left, pair, texts) ??
      replacedBefore(told, left, pair, texts) ??
      narrowed(told, left, pair, texts);
    if (replaced !== undefined) told = [...told, replaced];
    for (const side of SIDES) {
      for (const fact of left[side]) {
        if (
          isGeneric(fact) ||
          isOnlyElse(side, fact.value) ||
          isOfLaw(fact.value, tokens[otherSide(side)]) ||
          isBoundIn((bound) => bound.test(tokens[otherSide(side)].text), fact.value) ||
          isTold(told, side, fact) ||
          left[otherSide(side)].length > 0
        )
          continue;
        if (isSaidAsOften(fact, side, pair, tokens) || isSaidBySense(fact, side, pair, texts)) continue;
        if (
          !isBeforeSame(fact, side, pair, texts) &&
          !isAllElseSaid({ [side]: [withIncluded(fact, tokens[side])] }, pair, texts)
        )
          continue;
        told = [...told, findingOf("scope", side === "before" ? fact : undefined, side === "after" ? fact : undefined)];
      }
    }
  }
  return told;
}

/** The only words of scope of two sentences that are not in both, where nothing else differs: "most of them", "them all". */
function replacedAlone(
  found: readonly Finding[],
  { before, after }: Both<readonly Fact[]>,
  pair: SentencePair,
  texts: ComparedTexts,
): Finding | undefined {
  const [one, other] = [before[0], after[0]];
  if (one === undefined || other === undefined || before.length + after.length > 2) return undefined;
  if (isTold(found, "before", one) || isTold(found, "after", other) || isOfAnyTurned(one, other)) return undefined;
  if (!isAllElseSaid({ before: [one], after: [other] }, pair, texts)) return undefined;
  return findingOf("scope", one, other);
}

/** "Including wheelchairs": with what is included, as far as a comma goes. */
function withIncluded(fact: Fact, { text }: Tokens): Stretch {
  if (fact.value !== "including") return fact;
  const more = /^[^,.;:]*/u.exec(text.slice(fact.end))?.[0].length ?? 0;
  return { start: fact.start, end: fact.end + more };
}

/** Two words of scope before one noun, however much of the rest was put otherwise: "any change", "significant changes". */
function replacedBefore(
  found: readonly Finding[],
  { before, after }: Both<readonly Fact[]>,
  pair: SentencePair,
  texts: ComparedTexts,
): Finding | undefined {
  if (before.length === 0 || after.length === 0) return undefined;
  const { tokens } = texts;
  const byNoun = new Map(after.toReversed().map((fact) => [nounBehind(fact, tokens.after), fact]));
  for (const one of before) {
    const noun = nounBehind(one, tokens.before);
    const other = noun === undefined ? noun : byNoun.get(noun);
    if (other === undefined || isTold(found, "before", one) || isTold(found, "after", other)) continue;
    if (isOfAnyTurned(one, other) || !isMostSaid({ before: [one], after: [other] }, pair, texts)) continue;
    return findingOf("scope", one, other);
  }
  return undefined;
}

/** Whether a word of scope stands before a noun that the other sentence has without any: "a crime", "a serious crime". */
function isBeforeSame(fact: Fact, side: Side, pair: SentencePair, texts: ComparedTexts): boolean {
  const noun = nounBehind(fact, texts.tokens[side]);
  if (noun === undefined || ONLY.has(fact.value) || LISTING.has(fact.value)) return false;
  if (!isMostSaid({ [side]: [fact] }, pair, texts)) return false;
  const { tokens } = texts;
  const at = onlyPlaceOf(noun, tokens[otherSide(side)], pair[otherSide(side)]);
  if (at === undefined || onlyPlaceOf(noun, tokens[side], pair[side]) === undefined) return false;
  const before = tokens[otherSide(side)].words[at - 1];
  // "A crime", "adopt measures", but not "the requesting Party".
  return before === undefined || (before.flags & FLAGS.functionWords) !== 0 || (before.roles & FINITE) !== 0;
}

/** A word that has a capital because a sentence begins with it, as it is without one. */
function inSmall(word: Word, tokens: Tokens, at: number): Word {
  const isOnlyFirst = beginsSentence(tokens, at) && (word.flags & FLAGS.names) === 0;
  return isOnlyFirst ? { ...word, flags: word.flags & ~FLAGS.capital } : word;
}

/** Where a sentence has a word of a root; nowhere where it has several. */
function onlyPlaceOf(root: string, { words, starts }: Tokens, sentence: Stretch): number | undefined {
  const isHere = (at: number) => (starts[at] ?? 0) >= sentence.start && (starts[at] ?? 0) < sentence.end;
  const places = words.flatMap((word, at) => (word.root === root && isHere(at) ? [at] : []));
  return places.length === 1 ? places[0] : undefined;
}

const DOING = ROLES.plain | ROLES.third | ROLES.ing;
const LISTING: ReadonlySet<string> = new Set(["including", "such as", "in particular", "namely"]);

const FINITE = ROLES.plain | ROLES.third | ROLES.past;

/** "Any attack" became "an unprovoked attack": a word that no list has narrows it now, or narrowed it before. */
function narrowed(
  found: readonly Finding[],
  left: Both<readonly Fact[]>,
  pair: SentencePair,
  texts: ComparedTexts,
): Finding | undefined {
  for (const side of SIDES) {
    const other = otherSide(side);
    const tokens = texts.tokens[other];
    for (const fact of left[side]) {
      const noun = MEANT_OF_ALL.has(fact.value) ? nounBehind(fact, texts.tokens[side]) : undefined;
      const at = noun === undefined ? -1 : (onlyPlaceOf(noun, tokens, pair[other]) ?? -1) - 1;
      const word = tokens.words[at];
      // "Before laying cables" is no word of them.
      if (word === undefined || (word.roles & DOING) !== 0 || !mayNarrow(inSmall(word, tokens, at), tokens, at, texts))
        continue;
      if (isTold(found, side, fact)) continue;
      const place = { start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0 };
      if (isTold(found, other, place) || texts.tokens[side].words.some(({ root }) => root === word.root)) continue;
      const places = { [side]: fact, [other]: place } as Both<Stretch>;
      if (!isMostSaid({ before: [places.before], after: [places.after] }, pair, texts)) continue;
      return became("scope", places, side === "before" ? [fact.value, word.lower] : [word.lower, fact.value]);
    }
  }
  return undefined;
}

/** The root of the word right behind a word of scope. */
function nounBehind({ end }: Fact, { words, starts }: Tokens): string | undefined {
  const word = words[starts.findIndex((start) => start >= end)];
  return word !== undefined && isMatter(word) ? word.root : undefined;
}

/** "None but members", "any member", "all members": one thing by several words. */
function isOfAnyTurned({ value: one }: Fact, { value: other }: Fact): boolean {
  const isOfAny = (value: string) => MEANT_OF_ALL.has(value) || EITHER.has(value);
  const isOfAll = (value: string) => isOfAny(value) || value === "all" || ONLY.has(value);
  return (isOfAny(one) && isOfAll(other)) || (isOfAll(one) && isOfAny(other));
}

const ONLY: ReadonlySet<string> = new Set(["only", "solely", "exclusively", "sole", "exclusive"]);

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function mayBeScope({ flags }: Word): boolean {
  return (flags & FLAGS.scopes) !== 0;
}

function isScope({ class: of }: Fact): boolean {
  return of === "scope";
}

/** The words of scope of two sentences that have no equal in the other. */
function withoutAlike(
  before: readonly Fact[],
  after: readonly Fact[],
  { alikeScopes }: Language,
): Both<readonly Fact[]> {
  const free = [...after];
  const isAlike = (one: Fact, other: Fact) =>
    one.value === other.value || alikeScopes.some((words) => words.has(one.value) && words.has(other.value));
  const left = before.filter((one) => {
    const at = free.findIndex((other) => isAlike(one, other));
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  return { before: left, after: free };
}

/** Whether a word of scope came or went that the other sentence has as well, in another place or form. */
function isSaidAgain(
  one: Finding,
  pair: SentencePair,
  scopes: Both<readonly Fact[]>,
  left: Both<readonly Fact[]>,
): boolean {
  if (one.class !== "scope" || !one.values.includes(null) || !isIn(one, pair)) return false;
  const side = one.before === undefined ? "after" : "before";
  const isIt = ({ start, end }: Fact) => start < (one[side]?.end ?? 0) && (one[side]?.start ?? 0) < end;
  return scopes[side].some(isIt) && !left[side].some(isIt);
}

/**
 * Whether a word of scope that came or went is said by another of its family or sense, or stands in a sentence that says
 * other things too: nobody knows then that it is what makes the difference.
 */
function isMeantAgain(
  one: Finding,
  isReplaced: boolean,
  found: readonly Finding[],
  pair: SentencePair,
  texts: ComparedTexts,
): boolean {
  if (one.class !== "scope" || !one.values.includes(null) || !isIn(one, pair)) return false;
  const side = one.before === undefined ? "after" : "before";
  const place = one[side] as Stretch;
  if (isSaidAsOften(place, side, pair, texts.tokens)) return true;
  if (one.values.some((value) => isOfLaw(value, texts.tokens[otherSide(side)]))) return true;
  if (!isReplaced) return false;
  return (
    isSaidBySense(place, side, pair, texts) ||
    !isMostSaid({ before: placesOf(found, "before"), after: placesOf(found, "after") }, pair, texts)
  );
}

/** "It shall be unlawful to", "may lawfully": what the law allows is weighed as a negation. */
function isOfLaw(value: string | null, { text }: Tokens): boolean {
  return LAWFUL.test(value ?? "") && LAWFUL.test(text);
}

const LAWFUL = /\b(?:un)?lawful(?:ly)?\b/iu;

function placesOf(found: readonly Finding[], side: Side): readonly Stretch[] {
  return found.flatMap(({ [side]: place }) => place ?? []);
}

/** Whether the other sentence says it by another word, or by several: "always", "at all times". */
function isSaidBySense(place: Stretch, side: Side, pair: SentencePair, texts: ComparedTexts): boolean {
  const other = otherSide(side);
  const others = allOf(texts.saidIn(other, pair[other]));
  const isAt = ({ start, end }: Stretch) => start < place.end && place.start < end;
  return texts.saidIn(side, pair[side]).some((said) => isAt(said) && isSaidIn(said, others));
}

/** Whether the other sentence has a word of its family as often: "unanimously", "unanimity". */
function isSaidAsOften(place: Stretch, side: Side, pair: SentencePair, tokens: Both<Tokens>): boolean {
  const root = rootOf(tokens[side].text.slice(place.start, place.end).toLowerCase());
  const count = (on: Side) => {
    const { words, starts } = tokens[on];
    return words.filter((word, at) => {
      const start = starts[at] ?? 0;
      return start >= pair[on].start && start < pair[on].end && word.root === root;
    }).length;
  };
  const own = count(side);
  return own > 0 && count(otherSide(side)) >= own;
}

function isTold(found: readonly Finding[], side: Side, fact: Stretch): boolean {
  return found.some((one) => one[side] !== undefined && one[side].start < fact.end && fact.start < one[side].end);
}

/** "Every worker" is a worker, and "any" one of them; "the whole of the crop" is the crop. */
function isGeneric({ value }: Fact): boolean {
  return GENERIC.has(value);
}

/** Words of scope that came or went side by side are one: "all relevant". */
function besideEachOther(found: readonly Finding[], { tokens }: ComparedTexts): readonly Finding[] {
  const joint: Finding[] = [];
  for (const one of found) {
    const last = joint.at(-1);
    const side = one.before === undefined ? "after" : "before";
    const [own, place] = [last?.[side], one[side]];
    const isBeside =
      last?.class === "scope" &&
      one.class === "scope" &&
      own !== undefined &&
      place !== undefined &&
      last[otherSide(side)] === undefined &&
      one[otherSide(side)] === undefined &&
      place.start - own.end === 1;
    if (!isBeside) {
      joint.push(one);
      continue;
    }
    const whole = { start: own.start, end: place.end };
    const value = tokens[side].text.slice(whole.start, whole.end).toLowerCase();
    joint[joint.length - 1] = { ...last, ...cameAlone("scope", side, whole, value), block: last.block };
  }
  return joint.length === found.length ? found : joint;
}

/** One word of scope that went and one that came in a sentence are one that became another. */
function joined(all: readonly Finding[], pair: SentencePair, texts: ComparedTexts): readonly Finding[] {
  const found = besideEachOther(all, texts);
  const alone = (side: Side) =>
    found.filter(
      (one) =>
        one.class === "scope" && one[side] !== undefined && one[otherSide(side)] === undefined && isIn(one, pair),
    );
  const [went, came] = [alone("before"), alone("after")];
  const [one, other] = [went[0], came[0]];
  if (one === undefined || other === undefined || went.length + came.length > 2) return found;
  if (isOfTwo(one, other, pair, texts)) return found;
  const { note, values } = became("scope", other, [one.values[0], other.values[1]]);
  const both: Finding = { ...other, before: one.before, values, note };
  return found.flatMap((some) => (some === one ? [] : [some === other ? both : some]));
}

/** A word of scope that another took the place of by chance, as two: one went that is said of this, one came that is said of that. */
function parted(one: Finding, pair: SentencePair, texts: ComparedTexts): readonly Finding[] {
  const { class: of, values } = one;
  if (of !== "scope" || one.before === undefined || one.after === undefined || !isIn(one, pair)) return [one];
  if (!isOfTwo(one, one, pair, texts)) return [one];
  // "Both sides" are the sides.
  const told = SIDES.filter((_, at) => !EITHER.has(values[at] ?? ""));
  return told.map((side) => {
    const value = values[side === "before" ? 0 : 1];
    return { ...cameAlone("scope", side, one[side], value), block: one.block };
  });
}

// In UTF-16 units: from a word of scope to what it is said of.
const BESIDE = 2;

/** Whether two words of scope are said of two things of which both sentences speak: "all prisoners", "prisoners of both sides". */
function isOfTwo({ before }: Finding, { after }: Finding, pair: SentencePair, texts: ComparedTexts): boolean {
  const hostOf = (place: Stretch | undefined, side: Side) =>
    place && texts.saidIn(side, pair[side]).find(({ start }) => start >= place.end && start <= place.end + BESIDE);
  const [host, hostNow] = [hostOf(before, "before"), hostOf(after, "after")];
  if (host === undefined || hostNow === undefined || isSaidIn(host, allOf([hostNow]))) return false;
  return isSaidIn(host, allOf(texts.saidIn("after", pair.after)));
}

/** "Is complete": said of a thing, and no word that narrows it. */
function isPredicate(one: Finding, tokens: Both<Tokens>): boolean {
  if (one.class !== "scope" || !one.values.includes(null)) return false;
  const side = one.before === undefined ? "after" : "before";
  const { text } = tokens[side];
  const next = /^\s*(\p{L}*)/u.exec(text.slice(one[side]?.end))?.[1] ?? "";
  const value = one.values[side === "before" ? 0 : 1] ?? "";
  return SAID_OF_THINGS.has(value) && (next === "" || MODALS.test(next));
}

const SAID_OF_THINGS: ReadonlySet<string> = new Set(
  "confidential public complete full reasonable necessary relevant appropriate significant substantial comprehensive direct limited unlimited partial temporary provisional exclusive essential material critical minor major".split(
    " ",
  ),
);
const MODALS = /^(?:may|shall|must|will|can|should|is|are|was|were)$/u;

/** "Any term that is unfair" became "unfair terms". */
function isGenericAlone({ class: of, values }: Finding): boolean {
  return of === "scope" && values.includes(null) && values.some((value) => value !== null && MEANT_OF_ALL.has(value));
}

const MEANT_OF_ALL: ReadonlySet<string> = new Set(["any", "each", "every", "whatsoever", "whole", "entire"]);
const GENERIC: ReadonlySet<string> = new Set([
  ...["any", "each", "every", "either", "both", "some", "several"],
  "the whole of",
]);
