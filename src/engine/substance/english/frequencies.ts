import type { Frequency } from "../language.ts";
import { listed } from "../phrases.ts";
import { TIME } from "../units.ts";

const named = (words: string, period: string, days: number) =>
  listed(words).map((word): readonly [string, Frequency] => [word, { period, days }]);

/** How often something is done, by one word. */
export const ENGLISH_FREQUENCIES: ReadonlyMap<string, Frequency> = new Map<string, Frequency>([
  ["once", 1],
  ["twice", 2],
  ["thrice", 3],
  ["every", "each"],
  ["each", "each"],
  ...named("hourly", "PT1H", TIME.hour.days),
  ...named("daily", "P1D", TIME.day.days),
  ...named("weekly", "P1W", TIME.week.days),
  ...named("fortnightly", "P2W", 2 * TIME.week.days),
  ...named("monthly", "P1M", TIME.month.days),
  ...named("bimonthly", "P2M", 2 * TIME.month.days),
  ...named("quarterly", "P3M", 3 * TIME.month.days),
  ...named("semiannual, semiannually, biannual, biannually", "P6M", 6 * TIME.month.days),
  ...named("annual, annually, yearly", "P1Y", TIME.year.days),
  ...named("biennial, biennially", "P2Y", 2 * TIME.year.days),
  ...named("triennial, triennially", "P3Y", 3 * TIME.year.days),
]);
