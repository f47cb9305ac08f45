import { codePointOffsets } from "../../engine/characters/code-point-offsets.ts";
import { codeUnitOffset } from "../../engine/passages/code-unit-offset.ts";
import { isWordlike } from "../../engine/words/split-words.ts";
import { writeAddress } from "../../model/address.ts";
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
// As many places as a person would look through.
const MOST_PLACES = 100;

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
  const starts = sought.start === undefined ? placesOf(text, words) : [trimmedStart(sought.words, sought.start)];
  const [start, ...others] = starts;
  if (start === undefined || !standsAt(text, words, start)) throw stale(ref, point, text, words, sought.start);
  if (others.length > 0) throw ambiguous(ref, path, words, starts);
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

function placesOf(text: string, words: string): readonly number[] {
  const offsetOf = codePointOffsets(text);
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1)) {
    places.push(offsetOf(at));
  }
  return places;
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
    `Point ${path} of ${writeAddress(ref)} does not say "${shorten(words)}"${where}; it says "${shorten(stands)}".`,
    "Quote the words exactly as they stand in the reading that you mark.",
    {},
    { wanted: words, stands },
  );
}

function ambiguous(ref: VersionRef, path: string, words: string, starts: readonly number[]): Problem {
  return new Problem(
    "ambiguous-passage",
    `"${shorten(words)}" stands ${starts.length} times in point ${path} of ${writeAddress(ref)}.`,
    `Say which by its start, one of ${starts.slice(0, 10).join(", ")}; or quote more words.`,
    {},
    { starts },
  );
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 120 ? text : `${characters.slice(0, 119).join("")}…`;
}
