import { codeUnitOffset } from "../../engine/passages/code-unit-offset.ts";
import { placesOf } from "../../engine/passages/places-of.ts";
import { isWordlike } from "../../engine/words/split-words.ts";
import { writeAddress } from "../../model/address.ts";
import { ambiguousPassage, shortenQuote } from "../../model/ambiguous-passage.ts";
import { pointNotFound } from "../../model/not-found.ts";
import type { Passage } from "../../model/passage.ts";
import type { Point } from "../../model/point.ts";
import { Problem } from "../../model/problem.ts";
import type { VersionRef } from "../../model/version.ts";
import { unreadableStatement } from "../../storage/read-reason.ts";

/** Words of a point; `start` in code points says which, where they stand there more than once. */
export type SoughtPassage = { readonly path: string; readonly words: string; readonly start?: number | undefined };

// A value is a phrase, and a table of whole articles is not read.
const LONGEST_PASSAGE = 1000;

/**
 * Finds quoted words in a point, code point for code point, without blanks around them.
 *
 * @throws Problem `point-not-found`; `unreadable-statement` where the words of the point are not known, or those quoted say
 *   nothing or are too long; `stale-passage` where they do not stand there (any more), with what stands there instead;
 *   `ambiguous-passage` where they stand there more than once and `start` is left out, with all places.
 */
export function findPassage(
  sought: SoughtPassage,
  ref: VersionRef,
  points: readonly Point[],
): Passage & { readonly words: string } {
  const point = points.find(({ path }) => path === sought.path);
  if (point === undefined) throw pointNotFound(ref, sought.path.slice(0, 60));
  const { path, text } = point;
  if (text === null) {
    throw unreadableStatement(
      `The words of point ${path} are not reported.`,
      "Mark the version as not-reported instead.",
    );
  }
  const words = readWords(sought.words);
  const length = Array.from(words).length;
  const starts =
    sought.start === undefined
      ? placesOf(text, words).map(({ start }) => start)
      : [trimmedStart(sought.words, sought.start)];
  const [start, ...others] = starts;
  if (start === undefined || !standsAt(text, words, start)) throw stale(ref, point, text, words, sought.start);
  if (others.length > 0) throw ambiguousPassage(ref, path, words, starts);
  return { path, start, end: start + length, words };
}

function readWords(quoted: string): string {
  const words = quoted.trim();
  if (!isWordlike(words))
    throw unreadableStatement("A mark needs the words that it marks.", "Quote them as they stand.");
  if (words.length > LONGEST_PASSAGE) {
    throw unreadableStatement(`The words marked are more than ${LONGEST_PASSAGE} characters.`, "Mark a phrase.");
  }
  return words;
}

/** Where the words begin without the blanks before them. */
function trimmedStart(quoted: string, start: number): number {
  return start + Array.from(quoted).length - Array.from(quoted.trimStart()).length;
}

function standsAt(text: string, words: string, start: number): boolean {
  return text.startsWith(words, codeUnitOffset(text, start));
}

// So much of a point as shows where the words should be.
const SHOWN = 300;

function stale(ref: VersionRef, { path }: Point, text: string, words: string, start: number | undefined): Problem {
  const from = codeUnitOffset(text, start ?? 0);
  const stands = text.slice(from, start === undefined ? from + SHOWN : from + words.length);
  const where = start === undefined ? "" : ` at ${start}`;
  return new Problem(
    "stale-passage",
    `Point ${path} of ${writeAddress(ref)} does not say "${shortenQuote(words)}"${where}; it says "${shortenQuote(stands)}".`,
    "Quote the words exactly as they stand in the reading that you mark.",
    {},
    { wanted: words, stands },
  );
}
