import { badness, type Hunted, huntSlow, timeHostile } from "../hunt-slow.ts";
import { hostileShapes } from "../inputs/hostile-pair.ts";
import { atMost, figure } from "../judge.ts";
import type { RowOptions, RowResult } from "./row.ts";

const MEGABYTE = 1_000_000;
// The hunt looks at an eighth of the length first: what grows faster than the text shows there too.
const HUNTED_LENGTH = MEGABYTE / 8;
const TRIES = 40;
const TRIED_AT_FULL_LENGTH = 4;
const SHOWN = 10;

/** The longest that any two texts of 1 MB take: a list of known nuisances, then what a seeded hunt finds. */
export async function worstCase({ limit, seed }: RowOptions): Promise<RowResult> {
  const timed: (Hunted & { readonly name: string })[] = [];
  for (const [name, shape] of Object.entries(hostileShapes)) {
    timed.push({ name, shape, answer: await timeHostile(shape, MEGABYTE, limit) });
  }
  const hunted = await huntSlow({ seed, tries: TRIES, length: HUNTED_LENGTH, seconds: limit });
  for (const { shape } of hunted.slice(0, TRIED_AT_FULL_LENGTH)) {
    timed.push({ name: `hunted: ${JSON.stringify(shape)}`, shape, answer: await timeHostile(shape, MEGABYTE, limit) });
  }
  timed.sort((a, b) => badness(b) - badness(a));
  const broken = timed.filter(({ answer }) => answer.kind === "said" && answer.said.broken !== undefined);
  return {
    lines: [],
    findings: [
      atMost("worst case of 1 MB: s", Math.max(...timed.map(secondsOf)), { reach: 2, beyond: 0.5 }),
      atMost("worst case: answers that are wrong", broken.length, { reach: 0 }),
    ],
    notes: timed.slice(0, SHOWN).map((one) => `${describe(one)} ${one.name}`),
  };
}

function describe({ answer }: Hunted): string {
  if (answer.kind === "over") return `over ${answer.seconds} s:`;
  return `${figure(answer.said.milliseconds)} ms${answer.said.broken === undefined ? "" : `, WRONG (${answer.said.broken})`}:`;
}

function secondsOf({ answer }: Hunted): number {
  return answer.kind === "over" ? answer.seconds : answer.said.milliseconds / 1_000;
}
