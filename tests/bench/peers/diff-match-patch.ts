import { cleanupSemantic, makeDiff } from "@sanity/diff-match-patch";
import { InternedWords } from "./interned-words.ts";
import type { Peer } from "./peer.ts";

// Below the surrogates, which must not stand alone, and above the control characters.
const FIRST_CHARACTER = 0x100;
const MOST_WORDS = 0xd800 - FIRST_CHARACTER;

/** diff-match-patch over words, each as one character, then its clean-up for human readers; without its clock. */
export const diffMatchPatch: Peer = {
  name: "diff-match-patch, words, semantic",
  run(before, after) {
    const words = new InternedWords(before, after);
    if (words.kinds > MOST_WORDS)
      throw new Error(`diff-match-patch tells ${MOST_WORDS} words apart, not ${words.kinds}.`);
    const diffs = cleanupSemantic(
      makeDiff(asCharacters(words.before), asCharacters(words.after), {
        timeout: Number.POSITIVE_INFINITY,
        checkLines: false,
      }),
    );
    return {
      showRedline() {
        let [old, now] = [0, 0];
        const stretches = diffs.map(([sort, text]) => {
          const start = [old, now] as const;
          if (sort <= 0) old += text.length;
          if (sort >= 0) now += text.length;
          return { sort, stretch: [start[0], old, start[1], now] as const };
        });
        return words.redlineOf(stretches.filter(({ sort }) => sort !== 0).map(({ stretch }) => stretch));
      },
    };
  },
};

function asCharacters(numbers: readonly number[]): string {
  return numbers.map((number) => String.fromCharCode(FIRST_CHARACTER + number)).join("");
}
