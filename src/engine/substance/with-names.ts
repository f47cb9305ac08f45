import { blockAt, otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Fact } from "./fact.ts";
import { type Finding, found as findingOf, type Stretch } from "./finding.ts";
import type { Language } from "./language.ts";
import { isAlike } from "./other-doers.ts";
import { SMALL } from "./read-small-names.ts";
import { rootOf } from "./root-of.ts";
import { isAllElseSaid, isMostSaid } from "./said-beside.ts";
import { holds, type SentencePair } from "./sentence-pairs.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * Findings with those who are named in one of two sentences and nowhere in the other text, by names that nobody guesses: one
 * alone on each side took the other's place, however the rest was turned; one of several who came or went is told where all
 * else is said again.
 */
export function withNames(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (!texts.isTouched(mayBeName)) return found;
  const left = { before: unnamed("before", texts), after: unnamed("after", texts) };
  if (left.before.length + left.after.length === 0) return found;
  let told = found;
  for (const pair of texts.pairs) {
    const isTold = (side: Side, fact: Fact) => found.some((one) => overlaps(one[side], fact) && !isNameAlone(one));
    const isOpen = (side: Side, fact: Fact) => holds(pair[side], fact) && !isTold(side, fact);
    const [before, after] = SIDES.map((side) => left[side].filter((fact) => isOpen(side, fact)));
    const finding = otherName(before ?? [], after ?? [], pair, texts);
    if (finding === undefined) continue;
    told = [...told.filter((one) => !SIDES.some((side) => overlaps(one[side], finding[side]))), finding];
  }
  return told;
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function mayBeName({ flags }: { readonly flags: number }): boolean {
  return (flags & NAMES) !== 0;
}

const NAMES = FLAGS.names | FLAGS.capital | FLAGS.smallBodies;

/** Somebody who was found to have come or gone by the place where he stands. */
function isNameAlone({ class: of, values }: Finding): boolean {
  return of === "actor" && values.includes(null);
}

function overlaps(one: Stretch | undefined, other: Stretch | undefined): boolean {
  return one !== undefined && other !== undefined && one.start < other.end && other.start < one.end;
}

function otherName(
  [one, ...ones]: readonly Fact[],
  [other, ...others]: readonly Fact[],
  pair: SentencePair,
  texts: ComparedTexts,
): Finding | undefined {
  if (ones.length + others.length > 0) return undefined;
  if (one !== undefined && other !== undefined)
    return isMostSaid({ before: [one], after: [other] }, pair, texts) ? findingOf("actor", one, other) : undefined;
  const [side, alone] = one === undefined ? (["after", other] as const) : (["before", one] as const);
  if (alone === undefined || !isListed(alone, side, texts)) return undefined;
  return isAllElseSaid({ [side]: [alone] }, pair, texts) ? findingOf("actor", one, other) : undefined;
}

/** Those who act by a name that nobody guesses, and whom the other text does not name, by that or another one. */
function unnamed(side: Side, { facts, tokens, ranges, language }: ComparedTexts): readonly Fact[] {
  const other = otherSide(side);
  let roots: ReadonlySet<string> | undefined;
  const isIn = (word: string) => {
    roots ??= new Set(tokens[other].words.map(({ root }) => root));
    return roots.has(rootOf(word.replace(/['’]s?$/u, "")));
  };
  return facts[side].filter((fact) => {
    if (fact.class !== "actor" || fact.guess !== undefined) return false;
    if (blockAt(ranges, side, fact.start, fact.end) < 0) return false;
    const words = tokens[side].text.slice(fact.start, fact.end).toLowerCase().split(/\s+/u);
    const isNamed = fact.unit === SMALL ? isIn(words.at(-1) ?? "") : words.every(isIn);
    return !isNamed && !facts[other].some((one) => one.class === "actor" && isOneName(fact, one, language));
  });
}

function isOneName(one: Fact, other: Fact, language: Language): boolean {
  const [name, named] = [one.head ?? one.value, other.head ?? other.value];
  // "Azerbaijan" and "Azerbaijani negotiators", too.
  const isPart = one.value.startsWith(`${other.value} `) || other.value.startsWith(`${one.value} `);
  return one.value === other.value || isPart || name === named || isAlike({ head: name }, { head: named }, language);
}

/** Whether somebody stands in a list with another one: "the peacekeepers and the national police". */
function isListed(
  fact: Fact,
  side: Side,
  {
    facts,
    tokens: {
      [side]: { text },
    },
  }: ComparedTexts,
): boolean {
  return facts[side].some((one) => {
    if (one === fact || one.class !== "actor") return false;
    const [first, second] = one.start < fact.start ? [one, fact] : [fact, one];
    return JOINING.test(text.slice(first.end, second.start));
  });
}

const JOINING = /^(?:,|,? (?:and|or))(?: (?:the|an?))?(?: \p{Ll}+)? $/u;
