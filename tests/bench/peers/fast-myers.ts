import { diff } from "fast-myers-diff";
import { InternedWords } from "./interned-words.ts";
import type { Peer } from "./peer.ts";

/** fast-myers-diff, with numbers for words. */
export const fastMyers: Peer = {
  name: "fast-myers-diff, interned",
  run(before, after) {
    const words = new InternedWords(before, after);
    const changes = [...diff(words.before, words.after)];
    return { showRedline: () => words.redlineOf(changes) };
  },
};
