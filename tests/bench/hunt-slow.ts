import { seededRandom } from "../support/seeded-random.ts";
import { askChild, type ChildAnswer } from "./bounded-child.ts";
import { drawShape, type HostileShape, varyShape } from "./inputs/hostile-pair.ts";

export type HostileAnswer = {
  readonly milliseconds: number /** What does not hold of the answer, see `findBroken`. */;
  readonly broken?: string;
};
export type Hunted = { readonly shape: HostileShape; readonly answer: ChildAnswer<HostileAnswer> };

/** One comparison of a hostile pair in a child that is ended after `seconds`. */
export function timeHostile(shape: HostileShape, length: number, seconds: number): Promise<ChildAnswer<HostileAnswer>> {
  return askChild<HostileAnswer>("time-hostile.ts", [String(length), JSON.stringify(shape)], seconds);
}

/** Milliseconds, to compare with others; more than any where it had to be ended, and where the answer is wrong. */
export function badness({ answer }: Hunted): number {
  if (answer.kind === "over") return answer.seconds * 1_000;
  return answer.said.broken === undefined ? answer.said.milliseconds : Number.POSITIVE_INFINITY;
}

/**
 * Looks for shapes that keep the engine busy: half the tries are drawn, the other half vary the worst found so far.
 *
 * @returns What was tried, the worst first. The same tries for the same seed as long as the times rank alike.
 */
export async function huntSlow(options: {
  readonly seed: number;
  readonly tries: number;
  readonly length: number;
  readonly seconds: number;
}): Promise<readonly Hunted[]> {
  const chance = seededRandom(options.seed);
  const tried: Hunted[] = [];
  for (let turn = 0; turn < options.tries; turn++) {
    const worst = tried[Math.floor(chance() * Math.min(3, tried.length))];
    const shape = worst === undefined || turn % 2 === 0 ? drawShape(chance) : varyShape(worst.shape, chance);
    tried.push({ shape, answer: await timeHostile(shape, options.length, options.seconds) });
    tried.sort((a, b) => badness(b) - badness(a));
  }
  return tried;
}
