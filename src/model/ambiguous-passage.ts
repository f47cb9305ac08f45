import { writeAddress } from "./address.ts";
import { Problem } from "./problem.ts";
import type { VersionRef } from "./version.ts";

/** That quoted words stand in a point more than once. @param starts - All places, in code points. */
export function ambiguousPassage(ref: VersionRef, path: string, words: string, starts: readonly number[]): Problem {
  return new Problem(
    "ambiguous-passage",
    `"${shortenQuote(words)}" stands ${starts.length} times in point ${path} of ${writeAddress(ref)}.`,
    `Say which by its start, one of ${starts.slice(0, 10).join(", ")}; or quote more words.`,
    {},
    { starts },
  );
}

/** So much of quoted words as a sentence bears. */
export function shortenQuote(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 120 ? text : `${characters.slice(0, 119).join("")}…`;
}
