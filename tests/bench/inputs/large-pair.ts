import { FisheryProse } from "./fishery-prose.ts";
import type { TextPair } from "./text-pair.ts";

// Of all points; what is left stays as and where it was.
const REWORDED = 0.05;
const MOVED = 0.03;
const DROPPED = 0.02;
const ADDED = 0.02;
const POINTS_IN_A_CHAPTER = 100;

/**
 * Two readings of an agreement of `count` points, one line each: 5 % of them reworded, 3 % moved anywhere, 2 % dropped
 * and 2 % added. Ten thousand points are about 1 MB.
 *
 * @param numbered - Print a number before each line; `3.41` is the 41st of the third hundred, so that a point added at
 *   the front renumbers all that follow. The words are the same either way.
 */
export function largePair(seed: number, count: number, { numbered }: { readonly numbered: boolean }): TextPair {
  const prose = new FisheryProse(seed);
  const before = Array.from({ length: count }, () => prose.provision());
  const fate = shuffled(count, prose);
  const take = (share: number) => new Set(fate.splice(0, Math.round(count * share)));
  const [reworded, dropped, moved] = [take(REWORDED), take(DROPPED), take(MOVED)];
  const staying: Placed[] = [];
  const leaving: Placed[] = [];
  before.forEach((text, origin) => {
    if (dropped.has(origin)) return;
    const placed = { origin, text: reworded.has(origin) ? prose.redrafted(text) : text };
    (moved.has(origin) ? leaving : staying).push(placed);
  });
  for (let added = 0; added < Math.round(count * ADDED); added++)
    leaving.push({ origin: null, text: prose.provision() });
  const after = scattered(staying, leaving, prose);
  return {
    before: printed(before, numbered),
    after: printed(
      after.map(({ text }) => text),
      numbered,
    ),
    truth: {
      before,
      after: after.map(({ text }) => text),
      links: after.flatMap(({ origin }, place) => (origin === null ? [] : [[origin, place] as const])),
    },
  };
}

type Placed = { readonly origin: number | null; readonly text: string };

/** The numbers below `count` in a drawn order. Source: Fisher and Yates, as in Durstenfeld (CACM 7:7, 1964). */
function shuffled(count: number, prose: FisheryProse): number[] {
  const order = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = prose.wholeNumber(0, last);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

/** Puts each of `newcomers` before a drawn one of those that stay, in one pass over all. */
function scattered(staying: readonly Placed[], newcomers: readonly Placed[], prose: FisheryProse): Placed[] {
  const waiting = new Map<number, Placed[]>();
  for (const newcomer of newcomers) {
    const place = prose.wholeNumber(0, staying.length);
    waiting.set(place, [...(waiting.get(place) ?? []), newcomer]);
  }
  const placed = staying.flatMap((one, place) => [...(waiting.get(place) ?? []), one]);
  return [...placed, ...(waiting.get(staying.length) ?? [])];
}

function printed(lines: readonly string[], numbered: boolean): string {
  const number = (index: number) =>
    `${1 + Math.floor(index / POINTS_IN_A_CHAPTER)}.${1 + (index % POINTS_IN_A_CHAPTER)}`;
  return `${lines.map((line, index) => (numbered ? `${number(index)} ${line}` : line)).join("\n")}\n`;
}
