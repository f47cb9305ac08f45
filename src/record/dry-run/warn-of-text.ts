import { countBrackets } from "../../engine/brackets/count-brackets.ts";
import { findSuspiciousCharacters } from "../../engine/characters/find-suspicious-characters.ts";
import { findMissingNumbers } from "../../engine/points/find-missing-numbers.ts";
import type { Draft } from "../../model/draft.ts";
import type { FilingWarning } from "../../model/dry-run.ts";
import type { Point, PointStatus } from "../../model/point.ts";
import { sayPoints } from "./say-points.ts";

/** What a person should look at in the points themselves before they are filed. Linear in the texts. */
export function warnOfText(draft: Draft, points: readonly Point[]): readonly FilingWarning[] {
  return [
    ...warnOfStatuses(points),
    ...warnOfMissingText(points),
    ...warnOfRepeatedNumbers(points),
    ...warnOfGaps(draft, points),
    ...warnOfBrackets(points),
    ...warnOfUnseen(draft, points),
  ];
}

const KNOWN_HOW: Readonly<Record<Exclude<PointStatus, "listed">, readonly [one: string, more: string]>> = {
  summary: ["is known from a description and not from the text", "are known from a description and not from the text"],
  unchecked: ["is not checked against the text yet", "are not checked against the text yet"],
  unreported: ["is not reported: nothing is known of its text", "are not reported: nothing is known of their text"],
};

function warnOfStatuses(points: readonly Point[]): readonly FilingWarning[] {
  return (["summary", "unchecked", "unreported"] as const).flatMap((status) => {
    const paths = pathsOf(points.filter((point) => point.status === status));
    return warning("not-listed", paths, ...KNOWN_HOW[status]);
  });
}

function warnOfMissingText(points: readonly Point[]): readonly FilingWarning[] {
  const parents = new Set(points.map(({ parent }) => parent));
  const empty = points.filter(({ path, text, heading }) => text === "" && heading === null && !parents.has(path));
  return warning("without-text", pathsOf(empty), "has no text", "have no text");
}

/** Of two points with one number, the second has an address of its own: a list that was read twice looks like this. */
function warnOfRepeatedNumbers(points: readonly Point[]): readonly FilingWarning[] {
  const repeated = points.filter(({ path, number }) => {
    const nth = /~\d+$/u.exec(path)?.[0];
    return nth !== undefined && !number.endsWith(nth);
  });
  const [one, more] = ["repeats a number that stood before", "repeat numbers that stood before"];
  return warning("repeated-number", pathsOf(repeated), one, more);
}

// More of them are one fact: the numbers count something else.
const MOST_GAPS = 4;

/** Where points may be missing, or the numbers are not the paper's, gaps are to be expected. */
function warnOfGaps({ coverage, numbering }: Draft, points: readonly Point[]): readonly FilingWarning[] {
  if (coverage === "partial" || numbering === "ours") return [];
  const gaps = findMissingNumbers(points);
  if (gaps.length === 0) return [];
  const told = gaps
    .slice(0, MOST_GAPS)
    .map(({ after, before }) => (after === undefined ? `it begins with ${before}` : `after ${after} comes ${before}`));
  const rest = gaps.length - told.length;
  const sentence = `The numbering has gaps: ${told.join(", ")}${rest > 0 ? `, and ${rest} more` : ""}.`;
  return [{ kind: "numbering-gap", sentence, points: gaps.map(({ before }) => before) }];
}

function warnOfBrackets(points: readonly Point[]): readonly FilingWarning[] {
  const unbalanced = countBrackets(points).points.filter((point) => point.unbalanced > 0);
  const [one, more] = [
    "has a square bracket without its counterpart",
    "have square brackets without their counterparts",
  ];
  return warning("unbalanced-bracket", pathsOf(unbalanced), one, more);
}

// Enough to see what sort they are.
const MOST_NOTES = 3;

function warnOfUnseen({ title, publishedBy }: Draft, points: readonly Point[]): readonly FilingWarning[] {
  const inFacts = [title, publishedBy ?? ""].flatMap(findSuspiciousCharacters).map(({ note }) => note);
  const found = points.flatMap(({ path, heading, text }) => {
    const notes = [heading ?? "", text ?? ""].flatMap(findSuspiciousCharacters).map(({ note }) => note);
    return notes.length === 0 ? [] : [{ path, notes }];
  });
  const notes = found.flatMap((one) => one.notes);
  const told = [...new Set(notes)].slice(0, MOST_NOTES).join("; ");
  const [one, more] = [
    "holds what cannot be seen or is not what it seems",
    "hold what cannot be seen or is not what it seems",
  ];
  return [
    ...(inFacts.length === 0
      ? []
      : [
          {
            kind: "unseen-characters" as const,
            sentence: `Title or publisher hold what cannot be seen or is not what it seems: ${inFacts.slice(0, MOST_NOTES).join("; ")}.`,
            points: [],
          },
        ]),
    ...warning("unseen-characters", pathsOf(found), `${one}: ${told}`, `${more}: ${told}`),
  ];
}

function pathsOf(points: readonly { readonly path: string }[]): readonly string[] {
  return points.map(({ path }) => path);
}

/** Nothing where there is no point. @param one - What is true of a single point; `more` of several. */
function warning(
  kind: FilingWarning["kind"],
  points: readonly string[],
  one: string,
  more: string,
): readonly FilingWarning[] {
  if (points.length === 0) return [];
  return [{ kind, sentence: `${sayPoints(points)} ${points.length === 1 ? one : more}.`, points }];
}
