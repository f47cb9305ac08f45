import { type ChangeObject, diffArrays, diffWords } from "diff";
import type { RedlineRun } from "../../../src/model/comparison.ts";
import { InternedWords } from "./interned-words.ts";
import type { Peer } from "./peer.ts";

/** jsdiff as most use it: `diffWords` on the whole texts. */
export const jsdiffWords: Peer = {
  name: "jsdiff diffWords",
  run(before, after) {
    const changes = diffWords(before, after);
    return { showRedline: () => changes.map((change): RedlineRun => [markOf(change), change.value]) };
  },
};

/** jsdiff's `diffArrays`, with numbers for words. */
export const jsdiffArrays: Peer = {
  name: "jsdiff diffArrays, interned",
  run(before, after) {
    const words = new InternedWords(before, after);
    const changes = diffArrays([...words.before], [...words.after]);
    return { showRedline: () => words.redlineOf(stretchesOf(changes)) };
  },
};

function* stretchesOf(changes: readonly ChangeObject<number[]>[]) {
  let [old, now] = [0, 0];
  for (const change of changes) {
    const mark = markOf(change);
    const [oldEnd, newEnd] = [
      old + (mark === "+" ? 0 : change.value.length),
      now + (mark === "-" ? 0 : change.value.length),
    ];
    if (mark !== "=") yield [old, oldEnd, now, newEnd] as const;
    [old, now] = [oldEnd, newEnd];
  }
}

function markOf({ added, removed }: { readonly added: boolean; readonly removed: boolean }): RedlineRun[0] {
  if (added) return "+";
  return removed ? "-" : "=";
}
