import { FisheryProse } from "./fishery-prose.ts";
import type { TextPair } from "./text-pair.ts";

/** One point of `words` words in many sentences, and another of the same length: one kind of text, nothing in common. */
export function rewrittenPoint(seed: number, words: number): TextPair {
  const [before, after] = [longSentences(seed, words), longSentences(seed + 1, words)];
  return { before: `${before}\n`, after: `${after}\n`, truth: { before: [before], after: [after], links: [[0, 0]] } };
}

function longSentences(seed: number, words: number): string {
  const prose = new FisheryProse(seed);
  const written: string[] = [];
  while (written.length < words) written.push(...prose.sentence().split(" "));
  return written.slice(0, words).join(" ");
}
