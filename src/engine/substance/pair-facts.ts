import { groupBy } from "../../model/group-by.ts";
import { blockAt, type ChangedRanges, keptImage, type Side } from "./changed-ranges.ts";
import type { Fact } from "./fact.ts";
import type { Language } from "./language.ts";
import { nearestFirst } from "./nearest-facts.ts";
import { plainPeriod } from "./period.ts";
import { familyOf, type Placed } from "./placed-fact.ts";
import { matterOf } from "./read-conditions.ts";
import { Stretches } from "./stretches.ts";

/** A fact of either text, and what it was or became; a side is absent where the fact came or went. */
export type FactPair = {
  readonly before: Fact | undefined;
  readonly after: Fact | undefined;
  /** The block of the redline where it stands, -1 where both sides were kept. */
  readonly block: number;
};

/**
 * Pairs the facts that a redline touches: those that say the same wherever they stand, then those that stand in each
 * other's place, then the nearest of one class. What is left came or went.
 *
 * @returns In the order of the later text, what went where it stood. Facts that were kept on both sides are left out. Near
 *   linear: where a run of changes holds very many facts of one sort, only those at about the same place of it are compared.
 */
export function pairFacts(
  before: readonly Fact[],
  after: readonly Fact[],
  ranges: ChangedRanges,
  language: Language,
): readonly FactPair[] {
  const place = (side: "before" | "after") => (fact: Fact) => {
    const own = blockAt(ranges, side, fact.start, fact.end);
    // "At least seven" changes with its bound.
    const bound = own < 0 && fact.bound !== undefined ? blockAt(ranges, side, fact.bound.start, fact.bound.end) : -1;
    const [family, block] = [familyOf(fact), Math.max(own, bound)];
    return { fact, family, start: fact.start, end: fact.end, block, isPaired: false };
  };
  const [old, now] = [before.map(place("before")), after.map(place("after"))];
  if (!old.some(isTouched) && !now.some(isTouched)) return [];
  const pairing = new Pairing(old, now, ranges);
  pairing.leaveNamedTwice();
  pairing.pairImages();
  pairing.pairEqual();
  pairing.pairConditions(language);
  pairing.pairNearest();
  pairing.pairForces();
  pairing.pairAlone((one, other) => isOfOneSort(one, other) || isContrary(one, other, language));
  return pairing.all();
}

function isTouched({ block }: Placed): boolean {
  return block >= 0;
}

class Pairing {
  readonly #before: readonly Placed[];
  readonly #after: readonly Placed[];
  readonly #ranges: ChangedRanges;
  readonly #pairs: FactPair[] = [];

  constructor(before: readonly Placed[], after: readonly Placed[], ranges: ChangedRanges) {
    this.#before = before;
    this.#after = after;
    this.#ranges = ranges;
  }

  /** A name that the other text has as well was moved, or named once more or less: nobody new is named. */
  leaveNamedTwice(): void {
    const isName = ({ family }: Placed) => family === "name";
    const [before, after] = [this.#before.filter(isName), this.#after.filter(isName)];
    if (!before.some(isTouched) && !after.some(isTouched)) return;
    const values = (names: readonly Placed[]) => new Map(names.map((one) => [one.fact.value, one]));
    const [old, now] = [values(before), values(after)];
    const replaced = this.#replacedInPlace(old, now);
    for (const one of before) {
      const same = now.get(one.fact.value);
      if (same === undefined || replaced.has(one)) continue;
      if (one.block >= 0 && same.block >= 0 && !same.isPaired) this.#pair(one, same);
      one.isPaired = true;
    }
    for (const one of after) if (old.has(one.fact.value) && !replaced.has(one)) one.isPaired = true;
  }

  /** Names that gave way to another where nothing else changed beside them, though the text has that other name as well. */
  #replacedInPlace(old: ReadonlyMap<string, Placed>, now: ReadonlyMap<string, Placed>): ReadonlySet<Placed> {
    const { blocks, texts } = this.#ranges;
    const isAlone = (side: Side, one: Placed) => one.family === "name" && this.#isAloneInBlock(side, one);
    const alone = new Map(this.#after.filter((one) => isAlone("after", one)).map((one) => [one.block, one]));
    const replaced = new Set<Placed>();
    if (blocks.length === 1) for (const [was, one] of this.#swapped()) this.#pair(was, one);
    for (const was of this.#before) {
      const one = alone.get(was.block);
      if (one === undefined || one.fact.value === was.fact.value || !isAlone("before", was)) continue;
      const stands = [now.get(was.fact.value), old.get(one.fact.value)].filter((other) => other !== undefined);
      // "The Buyer pays the Seller" turned round is told; where other words changed too, it may say the same.
      const isTurned =
        blocks.length === 2 &&
        stands.every(({ block }) => block >= 0) &&
        !HAS_CONTRAST.test(texts.before) &&
        !IN_LIST.test(texts.before.slice(blocks[0]?.before[1], blocks[1]?.before[0]));
      if (!isTurned && stands.some(({ block }) => block >= 0)) continue;
      replaced.add(was).add(one);
      // Before either is found to say the same as what stands in the other place.
      if (isTurned) this.#pair(was, one);
    }
    return replaced;
  }

  /** "Kenya pays Uganda" and "Uganda pays Kenya": two names in each other's place, where all that changed is one run. */
  #swapped(): readonly (readonly [was: Placed, now: Placed])[] {
    const { texts } = this.#ranges;
    const touched = (side: readonly Placed[]) => side.filter((one) => one.block === 0 && one.family === "name");
    const [old, now] = [touched(this.#before), touched(this.#after)];
    const [one, other, ...more] = old;
    const [first, second, ...others] = now;
    if (one === undefined || other === undefined || first === undefined || second === undefined) return [];
    if (more.length + others.length > 0) return [];
    if (one.fact.value !== second.fact.value || other.fact.value !== first.fact.value) return [];
    const between = texts.before.slice(one.end, other.start);
    if (one.fact.value === other.fact.value || IN_LIST.test(between) || HAS_CONTRAST.test(texts.before)) return [];
    return between === texts.after.slice(first.end, second.start)
      ? [
          [one, first],
          [other, second],
        ]
      : [];
  }

  /** Those of which some words were kept: what stands there on the other side is what they were. */
  pairImages(): void {
    const old = new Stretches(this.#before);
    const crossed = this.#crossed();
    for (const now of this.#after) {
      const image = keptImage(this.#ranges, "after", now.fact.start, now.fact.end);
      if (image === undefined) continue;
      const [start, end] = image;
      const isFree = (one: Placed) => !one.isPaired && one.start < end && one.end > start && one.family === now.family;
      const was = old.find(start, end, isFree);
      if (was === undefined) continue;
      const isSame = now.fact.value === was.fact.value;
      if (!isSame && crossed.has(keyOf(was.fact)) && crossed.has(keyOf(now.fact))) continue;
      if (isSame || FIGURES.has(now.family) || isNear(was, now)) this.#pair(was, now);
    }
  }

  /**
   * Figures that both texts have where words around them changed: "eleven hours in each period of 24 hours", put the other way
   * round. Where nothing but figures changed, each took the place of the other.
   */
  #crossed(): ReadonlySet<string> {
    const isAsked = ({ family, isPaired, block }: Placed) => block >= 0 && !isPaired && FIGURES.has(family);
    const isAmongWords = (side: Side, one: Placed) => isAsked(one) && !this.#isAloneInBlock(side, one);
    const old = this.#before.filter(isAsked);
    if (old.length < 2) return new Set();
    const once = new Set(old.map(({ fact }) => keyOf(fact)));
    const among = new Set(
      [
        ...this.#before.filter((one) => isAmongWords("before", one)),
        ...this.#after.filter((one) => isAmongWords("after", one)),
      ].map(({ fact }) => keyOf(fact)),
    );
    const now = this.#after.filter(isAsked).map(({ fact }) => keyOf(fact));
    return new Set(now.filter((key) => once.has(key) && among.has(key)));
  }

  /** Whether nothing but it and an article changed where it stands. */
  #isAloneInBlock(side: Side, { block, start, end }: Placed): boolean {
    const { blocks, texts } = this.#ranges;
    const range = blocks[block]?.[side];
    return (
      range !== undefined && isBare(texts[side].slice(range[0], start)) && isBare(texts[side].slice(end, range[1]))
    );
  }

  /** Those that say the same, in order, wherever they stand: they were moved, or written otherwise. */
  pairEqual(): void {
    // Of what says the same as nothing that was touched, nobody is told anything.
    const asked = new Set<Fact["value"] | Fact["size"]>();
    for (const side of [this.#before, this.#after]) for (const { fact } of this.#free(side)) asked.add(sayingOf(fact));
    if (asked.size === 0) return;
    const isFree = (one: Placed) => !one.isPaired && asked.has(sayingOf(one.fact));
    const left = groupBy(this.#before.filter(isFree), ({ fact }) => keyOf(fact));
    for (const queue of left.values()) queue.reverse();
    for (const now of this.#after.filter(isFree)) {
      const was = left.get(keyOf(now.fact))?.pop();
      if (was !== undefined) this.#pair(was, now);
    }
  }

  /** Conditions that share words of their matter, those that share most of it first: one was put otherwise, or changed. */
  pairConditions(language: Language): void {
    const isCondition = ({ fact }: Placed) => fact.class === "condition";
    const [old, now] = [this.#free(this.#before).filter(isCondition), this.#free(this.#after).filter(isCondition)];
    const matters = new Map(now.map((one) => [one, matterOf(one.fact.value, language)]));
    const saying = groupBy(
      now.flatMap((one) => Array.from(matters.get(one) ?? [], (stem) => ({ stem, one }))),
      ({ stem }) => stem,
    );
    const offers = old.flatMap((one) => {
      const matter = matterOf(one.fact.value, language);
      const common = new Map<Placed, number>();
      for (const stem of matter) {
        // What very many conditions say tells none of them from others.
        for (const { one: other } of (saying.get(stem) ?? []).slice(0, MOST_SAYING))
          common.set(other, (common.get(other) ?? 0) + 1);
      }
      return Array.from(common, ([other, times]) => ({
        one,
        other,
        alike: (2 * times) / (matter.size + (matters.get(other)?.size ?? 0)),
      }));
    });
    offers.sort((a, b) => b.alike - a.alike || a.one.fact.start - b.one.fact.start);
    for (const { one, other } of offers) {
      if (!one.isPaired && !other.isPaired) this.#pair(one, other);
    }
  }

  /** The rest, the nearest first: in one block, of one class and unit. */
  pairNearest(): void {
    const offers = nearestFirst(this.#free(this.#before), this.#free(this.#after), this.#ranges);
    for (const { one, other } of offers) {
      if (!one.isPaired && !other.isPaired) this.#pair(one, other);
    }
  }

  /** Forces of one rank that are left, wherever they stand: a sentence that was turned round binds as it did. Then the only two. */
  pairForces(): void {
    const isForce = ({ family, fact }: Placed) => family === "modality" && fact.guess === undefined;
    const [left, come] = [this.#free(this.#before).filter(isForce), this.#free(this.#after).filter(isForce)];
    for (const one of left) {
      const other = come.find(
        ({ fact, isPaired }) => !isPaired && fact.size === one.fact.size && fact.isBan === one.fact.isBan,
      );
      if (other !== undefined) this.#pair(one, other);
    }
    const [lone, ...more] = left.filter(({ isPaired }) => !isPaired);
    const [other, ...others] = come.filter(({ isPaired }) => !isPaired);
    if (lone !== undefined && other !== undefined && more.length + others.length === 0) this.#pair(lone, other);
  }

  /** Two facts of which each side has one alone that may have taken the other's place, wherever they stand. */
  pairAlone(mayBecome: (one: Fact, other: Fact) => boolean): void {
    const isAsked = ({ fact }: Placed) => fact.class === "reference" || fact.class === "scope";
    const [left, come] = [this.#free(this.#before).filter(isAsked), this.#free(this.#after).filter(isAsked)];
    if (left.length > MOST_ALONE || come.length > MOST_ALONE) return;
    const offers = left.flatMap((one) =>
      come.flatMap((other) => (mayBecome(one.fact, other.fact) ? [{ one, other }] : [])),
    );
    for (const { one, other } of offers) {
      const isAlone = offers.every((offer) => (offer.one === one) === (offer.other === other));
      if (isAlone) this.#pair(one, other);
    }
  }

  all(): readonly FactPair[] {
    for (const { fact, block } of this.#free(this.#before)) this.#pairs.push({ before: fact, after: undefined, block });
    for (const { fact, block } of this.#free(this.#after)) this.#pairs.push({ before: undefined, after: fact, block });
    const touched = this.#pairs.filter(({ block }) => block >= 0);
    return touched.sort((a, b) => a.block - b.block || startOf(a) - startOf(b));
  }

  #free(side: readonly Placed[]): readonly Placed[] {
    return side.filter((one) => !one.isPaired && one.block >= 0);
  }

  #pair(was: Placed, now: Placed): void {
    was.isPaired = true;
    now.isPaired = true;
    this.#pairs.push({ before: was.fact, after: now.fact, block: Math.max(now.block, was.block) });
  }
}

// Where more are left, none of them is alone.
const MOST_ALONE = 8;

/** "Schedule 2" and "Schedule 6". */
export function isOfOneSort(one: Fact, other: Fact): boolean {
  const sort = ({ value }: Fact) => value.slice(0, value.search(/\d|$/u));
  return one.class === "reference" && other.class === "reference" && sort(one) === sort(other);
}

/** "Fully" and "partially": more of a thing, and less of it. */
function isContrary(one: Fact, other: Fact, { contraryScopes }: Language): boolean {
  if (one.class !== "scope" || other.class !== "scope") return false;
  return contraryScopes.some(
    ([more, less]) => (more.has(one.value) && less.has(other.value)) || (less.has(one.value) && more.has(other.value)),
  );
}

// "Chile, Peru and Colombia": a list says the same in any order.
const IN_LIST = /^(?:\s|,|;|and|or|the|\p{Lu}[\p{L}'’-]*)*$/u;

// "The mayor, not the governor": who does it is told once, by what is done.
const HAS_CONTRAST = /,\s+(?:and\s+)?not\b/u;

/** Nothing but an article and blanks. */
function isBare(text: string): boolean {
  return text.length <= ARTICLE && /^(?:\s|the|a|an|The)*$/u.test(text);
}

// "The" and the blanks around it.
const ARTICLE = 6;

function startOf({ before, after }: FactPair): number {
  return after?.start ?? before?.start ?? 0;
}

/** What two facts have in common at least that say the same. */
function sayingOf({ class: of, value, size, interval }: Fact): Fact["value"] | Fact["size"] {
  if (interval !== undefined) return inWholeDays(interval);
  return of === "quantity" ? size : plainPeriod(value);
}

/** "Twice a year" and "every six months" are one, though months are of several lengths; of parts of a day, these. */
export function inWholeDays(interval: number): number {
  return interval < 1 ? Number(interval.toFixed(3)) : Math.round(interval);
}

/** What two facts that say the same have in common; of a count, what is counted may be put in other words. */
function keyOf(fact: Fact): string {
  if (fact.interval !== undefined) return `frequency ${inWholeDays(fact.interval)}`;
  if (fact.class === "quantity") return `figure ${fact.size} ${fact.unit === "share" ? "share" : ""}`;
  // "So that he may inspect it" is no leave: the leave of the other text is another.
  const isPurpose = fact.class === "modality" && fact.guess === "weak" && fact.size === 1;
  return `${familyOf(fact)} ${plainPeriod(fact.value)} ${fact.event ?? ""}${isPurpose ? "purpose" : ""}`;
}

const FIGURES: ReadonlySet<string> = new Set(["time", "figure", "frequency"]);

function isNear(was: Placed, now: Placed): boolean {
  if (was.family === "reference") return true;
  return was.block === now.block || was.block < 0 || now.block < 0;
}

const MOST_SAYING = 20;
