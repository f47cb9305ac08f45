import { groupBy } from "../../model/group-by.ts";
import { firstWhere } from "../words/first-where.ts";
import type { ChangedRanges } from "./changed-ranges.ts";
import type { Fact } from "./fact.ts";
import type { Placed } from "./placed-fact.ts";
import { WITH } from "./read-force.ts";
import { SMALL } from "./read-small-names.ts";

/** Two facts of which the later may be what the earlier one became, and what it costs to take them for that. */
type Offer = { readonly one: Placed; readonly other: Placed; readonly cost: number };

/**
 * Facts of two texts that may be each other, those first that stand nearest to each other and are of one class and unit. Of
 * very many of one sort in one run of changes only those at about the same place of it.
 */
export function nearestFirst(
  left: readonly Placed[],
  come: readonly Placed[],
  ranges: ChangedRanges,
): readonly Offer[] {
  const now = groupBy(come, ({ family }) => family);
  const offers: Offer[] = [];
  for (const [family, old] of groupBy(left, ({ family }) => family)) {
    const others = inBlocks(now.get(family) ?? []);
    for (const [rank, one] of inBlocks(old).entries()) {
      for (const other of nearby(others, one, rank - firstFrom(old, one.block), FARTHEST[family] ?? 0)) {
        const cost = costBetween(one, other, ranges);
        if (cost !== undefined) offers.push({ one, other, cost });
      }
    }
  }
  return offers.sort(
    (a, b) => a.cost - b.cost || a.one.fact.start - b.one.fact.start || a.other.fact.start - b.other.fact.start,
  );
}

/** What it costs to take one for the other; nothing where they cannot be. */
function costBetween(one: Placed, other: Placed, ranges: ChangedRanges): number | undefined {
  const isDoubtful =
    one.family === "name" &&
    (isWeak(one) || isWeak(other) || (one.fact.class !== other.fact.class && !isGuess(one, other)));
  // The first word of a sentence, and a place for one who acts: only where little else changed beside them.
  if (isDoubtful && !(isShort(ranges, one) && isShort(ranges, other))) return undefined;
  return costOf(one, other);
}

// In blocks: how far apart two may stand that are taken for one that changed.
const FARTHEST: Readonly<Record<string, number>> = {
  time: 8,
  figure: 8,
  frequency: 8,
  name: 4,
  modality: 1,
  condition: 4,
  reference: 2,
};

// Nobody follows a hundred names through a paragraph that was written anew.
const MOST_COMPARED = 100;

function inBlocks(some: Placed[]): readonly Placed[] {
  return some.sort((a, b) => a.block - b.block);
}

/** The place of the first in a block or behind it. */
function firstFrom(some: readonly Placed[], block: number): number {
  return firstWhere(some.length, (index) => (some[index]?.block ?? 0) >= block);
}

/**
 * Those of the other side within some blocks; of very many, those about as deep in the block.
 *
 * @param depth - How many of its sort stand before it in its block.
 */
function nearby(others: readonly Placed[], { block }: Placed, depth: number, farthest: number): readonly Placed[] {
  const [from, to] = [firstFrom(others, block - farthest), firstFrom(others, block + farthest + 1)];
  if (to - from <= MOST_COMPARED) return others.slice(from, to);
  const place = firstFrom(others, block) + depth - MOST_COMPARED / 2;
  const start = Math.min(Math.max(from, place), to - MOST_COMPARED);
  return others.slice(start, start + MOST_COMPARED);
}

// More than any distance: whatever else stands there was rather meant.
const WEAK = 50;

// As far as two blocks: a place is rather another place than somebody who stands beside it.
const OTHER_CLASS = 25;

function isWeak({ fact }: Placed): boolean {
  return fact.guess === "weak";
}

// In UTF-16 units: a name and a few words.
const SHORT = 60;

function isShort({ blocks }: ChangedRanges, { block }: Placed): boolean {
  const { before, after } = blocks[block] ?? { before: [0, 0], after: [0, 0] };
  return before[1] - before[0] <= SHORT && after[1] - after[0] <= SHORT;
}

function isGuess(was: Placed, now: Placed): boolean {
  return was.fact.guess !== undefined || now.fact.guess !== undefined;
}

/** Whether it is a "with", and the other no "without". */
function isOnlyWith({ fact: { value, unit } }: Placed, { fact: other }: Placed): boolean {
  return value === "yes" && unit === WITH && other.unit !== WITH;
}

/** Whether it says what somebody refuses or accepts: that and a plain "not" are no change of each other. */
function isRefusal({ value }: Fact): boolean {
  return value === "refuses" || value === "accepts";
}

/** Of two of one family, near enough to each other. */
function costOf(was: Placed, now: Placed): number | undefined {
  const { family } = was;
  const distance = Math.abs(was.block - now.block);
  const isOfOneUnit = was.fact.unit === now.fact.unit;
  const isUnitKnown = was.fact.unit !== "" && now.fact.unit !== "";
  if (family === "figure" && distance > 0 && !isOfOneUnit && isUnitKnown) return undefined;
  if (family === "name" && was.fact.class !== now.fact.class && !isGuess(was, now)) {
    // A place may give way to an alliance, where it stood; not to "the military".
    const isSmall = was.fact.unit === SMALL || now.fact.unit === SMALL;
    if (distance > 0 || isSmall) return undefined;
  }
  if (family === "negation" && isRefusal(was.fact) !== isRefusal(now.fact)) return undefined;
  // "Provided that he pays" and "from the day on which it is paid": of what happens, and of what must hold.
  if (family === "condition" && was.fact.isEvent !== now.fact.isEvent && distance > 0) return undefined;
  // "With" takes the place of "without" alone.
  if (family === "negation" && (isOnlyWith(was, now) || isOnlyWith(now, was))) return undefined;
  const isEitherWeak = isWeak(was) || isWeak(now);
  if (isEitherWeak && distance > 0) return undefined;
  return (
    10 * distance +
    (was.fact.class === now.fact.class ? 0 : OTHER_CLASS) +
    (isOfOneUnit ? 0 : 3) +
    // "May ask him to" and "is allowed to request him to": what others are asked first.
    (family === "modality" && isWeak(was) && isWeak(now) && was.fact.size === 2 && now.fact.size === 2 ? -1 : 0) +
    (isEitherWeak ? WEAK : 0)
  );
}
