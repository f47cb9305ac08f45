import { wordsTouched } from "./read-text.ts";
import { type PointWords, spanOf } from "./stretch-index.ts";
import type { ReadStep } from "./version-step.ts";

/** Whether words of the later version are new where they stand: of those that say something most were inserted. */
export function isNew(step: ReadStep, { place, words }: PointWords, at: number, length: number): boolean {
  const path = step.step.after[place]?.path ?? "";
  const entry = step.entryOfAfter.get(path);
  if (entry === undefined || entry.kind === "kept") return false;
  if (entry.kind === "added") return true;
  const { after, pointsAfter, keptAfter } = step.textsOf(entry, "text");
  const shift = pointsAfter.find(({ point }) => point.path === path)?.start ?? 0;
  const { start, end } = spanOf(words, at, length);
  const { from, to } = wordsTouched(after, { start: shift + start, end: shift + end });
  const stretch = after.words.slice(from, to);
  const anyWord = !stretch.some(({ tells }) => tells);
  let [inserted, all] = [0, 0];
  for (const [index, word] of stretch.entries()) {
    if (!word.isWord || !(anyWord || word.tells)) continue;
    all++;
    if (keptAfter[from + index] === 0) inserted++;
  }
  return inserted > LEAST_INSERTED * all;
}

const LEAST_INSERTED = 0.6;
