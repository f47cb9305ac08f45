import { type ChangeObject, diffArrays } from "diff";
import { groupLinks } from "../../src/engine/compare/group-links.ts";
import { splitWords } from "../../src/engine/words/split-words.ts";
import type { Redline, RedlineRun } from "../../src/model/comparison.ts";
import type { Truth } from "./inputs/text-pair.ts";

/**
 * The redline of one who knows which points correspond: inside each pair the fewest words struck and inserted, with
 * nothing smoothed. jsdiff makes it, so that the engine is not its own yardstick.
 */
export function perfectRedline({ before, after, links }: Truth): Redline {
  const pairs = links.map(([old, now]) => ({ before: old, after: now }));
  return groupLinks(before.length, after.length, pairs).flatMap((group) => {
    const [old, now] = [group.before.map((index) => before[index]), group.after.map((index) => after[index])];
    return [...fewestWords(old.join("\n"), now.join("\n")), ["=", "\n"] satisfies RedlineRun];
  });
}

// Words that differ; a point rewritten through and through is replaced as a whole, in the perfect redline too.
const MOST_DIFFERENCES = 5_000;

function fewestWords(before: string, after: string): RedlineRun[] {
  if (before === after) return [["=", before]];
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const changes: ChangeObject<string[]>[] | undefined = diffArrays(old, now, { maxEditLength: MOST_DIFFERENCES });
  if (changes === undefined)
    return [
      ["-", before],
      ["+", after],
    ];
  return changes.map(({ added, removed, value }) => [added ? "+" : removed ? "-" : "=", value.join(" ")]);
}

function wordsOf(text: string): string[] {
  return splitWords(text).words.map((word) => word.text);
}
