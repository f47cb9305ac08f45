import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { listPoints } from "../../../src/engine/points/list-points.ts";
import { markdownTable } from "../markdown-table.ts";
import { type GoldPoint, type GoldSet, readGoldSets } from "./gold-set.ts";
import { ownSets } from "./own-sets.ts";
import { type LinkScores, type StatedLink, scoreLinks } from "./score-links.ts";

/**
 * Scores the alignment on every set of a folder, or on our own.
 *
 * @returns Two tables in Markdown: how right it is on each set, and how right its scores are.
 * @throws when the folder holds no set.
 */
export async function benchAlignment(folder: string | undefined): Promise<string> {
  const sets = folder === undefined ? ownSets() : await readGoldSets(folder);
  if (sets.length === 0) throw new Error(`There is no alignment set in ${folder}.`);
  const scored = sets.map((set) => ({ set, ...timed(() => alignSet(set)) }));
  const results = scored.map(({ set, stated, milliseconds }) => ({
    set,
    milliseconds,
    scores: scoreLinks(set, stated),
  }));
  const mean = results.reduce((sum, { scores }) => sum + scores.f1, 0) / results.length;
  return [
    "",
    markdownTable(
      ["set", "points", "links", "P", "R", "F1", "merged R", "merged P", "ms, cold"],
      results.map(({ set, scores, milliseconds }) => [set.id, ...rightness(set, scores), milliseconds.toFixed(0)]),
    ),
    `Mean F1: ${percent(mean)}`,
    "",
    markdownTable(
      ["set", "0.9 or more: right", ...BANDS.map(([from, to]) => `${from} – ${Math.min(to, 1)}`)],
      results.map(({ set, scores }) => [set.id, ...calibration(scores)]),
    ),
  ].join("\n");
}

function timed(work: () => readonly StatedLink[]) {
  const start = performance.now();
  return { stated: work(), milliseconds: performance.now() - start };
}

function alignSet(set: GoldSet): readonly StatedLink[] {
  const [before, after] = [versionOf(set.old.points), versionOf(set.new.points)];
  const idOf = (version: typeof before, ids: readonly GoldPoint[]) =>
    new Map(version.points.map((point) => [point.path, ids[point.order]?.id ?? ""]));
  const [old, now] = [idOf(before, set.old.points), idOf(after, set.new.points)];
  return compareVersions(before, after).alignment.flatMap(({ links }) =>
    links.map((link) => ({ old: old.get(link.before) ?? "", new: now.get(link.after) ?? "", score: link.score })),
  );
}

function versionOf(points: readonly GoldPoint[]) {
  const nodes = points.map(({ num = "", heading, text = "" }) => ({
    number: num,
    ...(heading ? { heading } : {}),
    text,
    points: [],
  }));
  return { title: "", coverage: "full", numbering: "printed", points: listPoints(nodes) } as const;
}

function rightness(set: GoldSet, scores: LinkScores): readonly string[] {
  const required = set.gold.filter((link) => !link.optional).length;
  return [
    `${set.old.points.length} / ${set.new.points.length}`,
    String(required),
    ...[scores.precision, scores.recall, scores.f1, scores.mergedRecall, scores.mergedPrecision].map(percent),
  ];
}

// Scores from the first to below the second.
const BANDS: readonly (readonly [number, number])[] = [
  [0, 0.5],
  [0.5, 0.8],
  [0.8, 0.9],
  [0.9, 0.97],
  [0.97, 1.01],
];

/** Of the links whose score lies between bounds, how many there are and how many of them are right. */
function calibration({ judged }: LinkScores): readonly string[] {
  const shareRight = (from: number, to: number) => {
    const links = judged.filter(({ score }) => score !== null && score >= from && score < to);
    const right = links.filter((link) => link.right).length;
    return links.length === 0 ? "–" : `${percent(right / links.length)} of ${links.length}`;
  };
  return [shareRight(0.9, 1.01), ...BANDS.map(([from, to]) => shareRight(from, to))];
}

function percent(share: number | undefined): string {
  return share === undefined ? "–" : (100 * share).toFixed(1);
}
