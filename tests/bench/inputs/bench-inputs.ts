import { largePair } from "./large-pair.ts";
import { rewrittenPoint } from "./rewritten-point.ts";
import { soundTreaty } from "./sound-treaty.ts";
import type { TextPair } from "./text-pair.ts";

const SEED = 20_320_401;

/** The inputs that every tool is measured on, by the name of their row. Each call makes its texts anew, always the same. */
export const benchInputs = {
  plan28: soundTreaty,
  big10k: () => largePair(SEED, 10_000, { numbered: false }),
  big10k_renumbered: () => largePair(SEED, 10_000, { numbered: true }),
  big50k: () => largePair(SEED, 50_000, { numbered: false }),
  rewritten20k: () => rewrittenPoint(SEED + 1, 20_000),
  identical1mb: () => {
    const { before, truth } = largePair(SEED, 10_000, { numbered: false });
    const points = truth?.before ?? [];
    return { before, after: before, truth: { before: points, after: points, links: points.map((_, i) => [i, i]) } };
  },
} satisfies Readonly<Record<string, () => TextPair>>;

export type BenchInput = keyof typeof benchInputs;
