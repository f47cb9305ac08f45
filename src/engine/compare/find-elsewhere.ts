import type { Entry, Link } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { standAlone } from "../points/stand-alone.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isWordlike, splitWords } from "../words/split-words.ts";
import { compareVersions } from "./compare-versions.ts";
import type { ComparedVersion } from "./compared-version.ts";

/** A point of another text that has the words of one that was sought. `score` as in a comparison. */
export type FoundElsewhere = { readonly path: string; readonly in: string; readonly score: number };

// Fewer words that say something may agree by accident: "The Parties shall consult."
const FEWEST_TELLING = 5;
// That two texts of different papers are one provision is a bolder thing to say than of two versions of one paper. Chosen
// on drafts/; find-elsewhere.test.ts holds it there.
const FOUND_FROM = 0.5;

/**
 * Looks in another paper for points that one paper lost, or has newly got, by the engine that aligns versions.
 *
 * @returns For each point found the one it is found in, at most one; only those of which the engine is sure. A point with
 *   fewer than five words that say something is not looked for. Cost that of one comparison.
 */
export function findElsewhere(
  sought: readonly Point[],
  other: ComparedVersion,
  compare = compareVersions,
): readonly FoundElsewhere[] {
  const telling = sought.filter(saysEnough);
  const found = new Map<string, FoundElsewhere>();
  for (const { before, after, score } of alignElsewhere(telling, other, NO_VERDICTS, compare).flatMap(sureLinks)) {
    if (score > (found.get(before)?.score ?? 0)) found.set(before, { path: before, in: after, score });
  }
  return [...found.values()];
}

/**
 * Aligns points of one paper with the whole of another. Numbers count for nothing, and what either lacks is no news.
 *
 * @param verdicts - What people said of these points and those of `other`.
 * @returns The entries in which any of the points is found for sure, or was ruled to be one. Cost that of one comparison.
 */
export function alignElsewhere(
  points: readonly Point[],
  other: ComparedVersion,
  verdicts: Verdicts,
  compare = compareVersions,
): readonly Entry[] {
  if (points.length === 0 || other.points.length === 0) return [];
  const { alignment } = compare(
    { title: "", coverage: "full", numbering: "ours", points: standAlone(points) },
    { ...other, coverage: "full", numbering: "ours", points: other.points },
    "version",
    verdicts,
  );
  const isRuled = ({ before, after }: Link) =>
    verdicts.same.some((pair) => pair.before === before && pair.after === after);
  return alignment.filter((entry) => sureLinks(entry).length > 0 || entry.links.some(isRuled));
}

const NO_VERDICTS: Verdicts = { same: [], different: [] };

type SureLink = Link & { readonly score: number };

function sureLinks({ links }: Pick<Entry, "links">): readonly SureLink[] {
  return links.filter(
    (link): link is SureLink => link.score !== null && link.score >= FOUND_FROM && link.confidence === "high",
  );
}

function saysEnough({ text }: Point): boolean {
  if (text === null) return false;
  const telling = splitWords(text).words.filter((word) => isWordlike(word.text) && !isFunctionWord(word.text));
  return new Set(telling.map((word) => word.text.toLowerCase())).size >= FEWEST_TELLING;
}
