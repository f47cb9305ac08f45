import { compareVersions } from "../engine/compare/compare-versions.ts";
import { type Address, writeAddress } from "../model/address.ts";
import type { Comparison, Relation } from "../model/comparison.ts";
import { pointNotFound } from "../model/not-found.ts";
import type { Point } from "../model/point.ts";
import type { Version, VersionFacts, VersionRef } from "../model/version.ts";
import { keepRecent } from "./keep-recent.ts";

/** What this capability needs of the record. */
export type VersionReader = {
  resolve(address: Address): Promise<{ readonly ref: VersionRef; readonly path: string | undefined }>;
  getVersion(ref: VersionRef): Promise<Version>;
  getNegotiation(id: string): Promise<{ readonly versions: readonly VersionFacts[] }>;
};

/** Two filed versions with what became of each point. */
export type VersionComparison = { readonly before: Version; readonly after: Version; readonly comparison: Comparison };

// Of both sides; 1.4 kB each (measured), so some 140 MB. Enough for a negotiation of 50 versions of 1000 points.
const POINTS_KEPT = 100_000;

/** Compares two whole versions of which the facts are known. */
export type CompareWhole = (before: VersionRef, after: VersionRef) => Promise<VersionComparison>;

/** Comparisons of filed versions; whole ones are kept in memory, since versions never change. */
export function openVersionComparisons(versions: VersionReader) {
  const recent = keepRecent<VersionComparison>(
    POINTS_KEPT,
    ({ before, after }) => before.points.length + after.points.length,
  );
  const compareWhole: CompareWhole = (before, after) =>
    recent(`${writeAddress(before)} ${writeAddress(after)}`, () => compareOnce(versions, before, after));

  // Pages name whole versions, whose comparison is mostly kept: nothing is asked of the record for those.
  async function locate(address: Address) {
    const { negotiation, document, version, path } = address;
    const whole = negotiation !== undefined && document !== undefined && version !== undefined && path === undefined;
    return whole ? { ref: { negotiation, document, version }, path } : versions.resolve(address);
  }

  async function compareAddresses(before: Address, after: Address): Promise<VersionComparison> {
    const [old, now] = await Promise.all([locate(before), locate(after)]);
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
  const comparison: Comparison = compareVersions(
    { ...before, points: pointsUnder(before, paths.before) },
    { ...after, points: pointsUnder(after, paths.after) },
    await relationOf(versions, before, after),
  );
  return { before, after, comparison };
}

/** A point with all that stands under it; all points without a path. @throws Problem `point-not-found`. */
function pointsUnder(version: Version, path: string | undefined): readonly Point[] {
  if (path === undefined) return version.points;
  const inside = new Set([path]);
  const points = version.points.filter((point) => {
    const belongs = inside.has(point.path) || (point.parent !== null && inside.has(point.parent));
    if (belongs) inside.add(point.path);
    return belongs;
  });
  if (points.length === 0) throw pointNotFound(version, path);
  return points;
}

/** Two publications of one draft are witnesses; a version beside itself is not two. */
async function relationOf(versions: VersionReader, before: VersionFacts, after: VersionFacts): Promise<Relation> {
  if (before.negotiation !== after.negotiation || before.version === after.version) return "version";
  const heads = await Promise.all([draftOf(versions, before), draftOf(versions, after)]);
  return heads[0] === heads[1] ? "witness" : "version";
}

/** The draft a version is a publication of, named by the head of its witnesses. */
async function draftOf(versions: VersionReader, version: VersionFacts): Promise<string> {
  if (version.witnessOf === undefined) return version.version;
  const { versions: all } = await versions.getNegotiation(version.negotiation);
  const byId = new Map(all.map((other) => [other.version, other]));
  let head: VersionFacts = version;
  // The record refuses cycles, so this ends; the bound keeps a damaged record from hanging a page.
  for (let step = 0; head.witnessOf !== undefined && step < all.length; step++) head = byId.get(head.witnessOf) ?? head;
  return head.version;
}
