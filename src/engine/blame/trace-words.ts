import { redline } from "../redline/redline.ts";
import type { Word } from "../words/split-words.ts";

/**
 * Says which word of an earlier text each word of a later one is, by their redline.
 *
 * @returns By word after: the index of the word before, -1 where it was inserted. `kept`: by word before, 1 where it
 *   stayed. Cost that of `redline`.
 */
export function traceWords(
  before: { readonly text: string; readonly words: readonly Word[] },
  after: { readonly text: string; readonly words: readonly Word[] },
  regrouped: boolean,
): { readonly sources: Int32Array; readonly kept: Uint8Array } {
  const sources = new Int32Array(after.words.length).fill(-1);
  const kept = new Uint8Array(before.words.length);
  let [old, now, word, wordBefore] = [0, 0, 0, 0];
  for (const [sort, { length }] of redline(before.text, after.text, { regrouped }).runs) {
    if (sort !== "+") old += length;
    if (sort !== "-") now += length;
    for (; (after.words[word]?.start ?? now) < now; word++) {
      if (sort === "+") continue;
      const start = (after.words[word] as Word).start + old - now;
      while ((before.words[wordBefore]?.start ?? start) < start) wordBefore++;
      if (before.words[wordBefore]?.start !== start) continue;
      sources[word] = wordBefore;
      kept[wordBefore] = 1;
    }
  }
  return { sources, kept };
}
