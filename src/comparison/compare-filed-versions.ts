import { type ComparedVersion, compareVersions } from "../engine/compare/compare-versions.ts";
import { type Address, writeAddress } from "../model/address.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Point } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import type { Version, VersionFacts, VersionRef } from "../model/version.ts";
import type { VersionComparison, VersionReader } from "./comparison.ts";

// A negotiation of 50 versions has about as many edges; a comparison of 100 points weighs some 50 kB.
const COMPARISONS_KEPT = 200;

/** Compares two whole versions of which the facts are known. */
export type CompareWhole = (before: VersionRef, after: VersionRef) => Promise<VersionComparison>;

/** Comparisons of filed versions; whole ones are kept in memory, the least recently used forgotten first. */
export function openVersionComparisons(versions: VersionReader) {
  const kept = new Map<string, Promise<VersionComparison>>();

  const compareWhole: CompareWhole = (before, after) => {
    const key = `${writeAddress(before)} ${writeAddress(after)}`;
    const comparison = kept.get(key) ?? compareOnce(versions, before, after);
    kept.delete(key);
    kept.set(key, comparison);
    // A failure is told, not remembered.
    comparison.catch(() => kept.delete(key));
    if (kept.size > COMPARISONS_KEPT) kept.delete(kept.keys().next().value ?? "");
    return comparison;
  };

  async function compareAddresses(before: Address, after: Address): Promise<VersionComparison> {
    const [old, now] = await Promise.all([versions.resolve(before), versions.resolve(after)]);
    if (old.path === undefined && now.path === undefined) return compareWhole(old.ref, now.ref);
    return compareOnce(versions, old.ref, now.ref, { before: old.path, after: now.path });
  }

  return { compareWhole, compareAddresses };
}

async function compareOnce(
  versions: VersionReader,
  oldRef: VersionRef,
  nowRef: VersionRef,
  paths: { readonly before?: string | undefined; readonly after?: string | undefined } = {},
): Promise<VersionComparison> {
  const [before, after] = await Promise.all([versions.getVersion(oldRef), versions.getVersion(nowRef)]);
  const heads = await Promise.all([draftOf(versions, before), draftOf(versions, after)]);
  const comparison: Comparison = compareVersions(
    comparedVersion(before, paths.before, heads[0]),
    comparedVersion(after, paths.after, heads[1]),
  );
  return { before, after, comparison };
}

function comparedVersion(version: Version, path: string | undefined, draft: string): ComparedVersion {
  const { title, coverage, numbering } = version;
  return {
    title,
    coverage,
    numbering,
    points: path === undefined ? version.points : pointsUnder(version, path),
    draft,
  };
}

/** A point with all that stands under it. @throws Problem `point-not-found`. */
function pointsUnder(version: Version, path: string): readonly Point[] {
  const inside = new Set([path]);
  const points = version.points.filter((point) => {
    const belongs = inside.has(point.path) || (point.parent !== null && inside.has(point.parent));
    if (belongs) inside.add(point.path);
    return belongs;
  });
  if (points.length === 0) throw pointNotFound(version, path);
  return points;
}

export function pointNotFound(version: VersionFacts, path: string): Problem {
  const { negotiation, document, version: id } = version;
  return new Problem(
    "point-not-found",
    `The version ${writeAddress({ negotiation, document, version: id })} has no point "${path}".`,
    "Open the version to see its points and their paths.",
  );
}

/** The draft a version is a publication of, named by the head of its witnesses. */
async function draftOf(versions: VersionReader, version: VersionFacts): Promise<string> {
  if (version.witnessOf === undefined) return `${version.negotiation} ${version.version}`;
  const { versions: all } = await versions.getNegotiation(version.negotiation);
  const byId = new Map(all.map((other) => [other.version, other]));
  let head: VersionFacts = version;
  // The record refuses cycles, so this ends; the bound keeps a damaged record from hanging a page.
  for (let step = 0; head.witnessOf !== undefined && step < all.length; step++) head = byId.get(head.witnessOf) ?? head;
  return `${version.negotiation} ${head.version}`;
}
