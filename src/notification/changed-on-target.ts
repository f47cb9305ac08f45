import type { Entry } from "../model/comparison.ts";
import type { LineageStation } from "../model/lineage.ts";
import { Problem } from "../model/problem.ts";
import type { SubscriptionTarget } from "../model/subscription.ts";
import type { TermCell } from "../model/term.ts";
import { stationOf, type VersionFacts, versionAddress } from "../model/version.ts";
import { addressOf, basesOf, isOfGraph } from "./bases-of.ts";
import { followAnchors, isStationOf, stationIn } from "./follow-anchors.ts";
import type { ResolvedBase } from "./last-looked.ts";
import { listPaths } from "./page-paths.ts";
import type { Changed } from "./passes-threshold.ts";
import { sayEntries } from "./say-entries.ts";
import type { SeenNegotiation, ViewReader } from "./view-reader.ts";

/** What a new version did to what somebody follows. */
export type ChangedOnTarget = {
  /** Undefined of a term, whose value is words and has no classes of change. */
  readonly changed: Changed & { readonly entries: readonly Entry[] };
  /** Whether anything of the target is another than before; its substance aside. */
  readonly isOther: boolean;
  readonly sentences: readonly string[];
  /** The address, `document@version`, of the first text that it was compared with. */
  readonly against: string | undefined;
  /** Of a lineage: the point as this version has it. */
  readonly anchor?: string | undefined;
};

export type Following = {
  readonly reader: ViewReader;
  readonly within: SeenNegotiation;
  readonly version: VersionFacts;
  readonly base: ResolvedBase;
  readonly anchors: readonly string[];
};

/**
 * Works out what a new version did to a target. Costs a comparison for each base, which are kept; for a lineage and a term
 * the alignments, which are stored.
 *
 * @returns undefined where the version has nothing to do with it.
 */
export function changedOnTarget(
  following: Following,
  target: SubscriptionTarget,
): Promise<ChangedOnTarget | undefined> {
  if (target.kind === "lineage") return onLineage(following);
  if (target.kind === "term") return onTerm(following, target.term);
  if (target.kind === "search") return onSearch(following, target);
  if (target.kind === "thread") return Promise.resolve(undefined);
  return onWhole(following);
}

type Compared = { readonly base: VersionFacts; readonly entries: readonly Entry[]; readonly sentence: string };

async function compareWithBases({ reader, within, version, base }: Following): Promise<readonly Compared[]> {
  const compared: Compared[] = [];
  for (const step of basesOf(within.versions, version, base)) {
    const { comparison } = await reader.compareVersions(addressOf(step.base), addressOf(step.version));
    compared.push({ base: step.base, entries: comparison.alignment, sentence: comparison.sentence });
  }
  return compared;
}

async function onWhole(following: Following): Promise<ChangedOnTarget> {
  const compared = await compareWithBases(following);
  const entries = compared.flatMap((one) => one.entries);
  return {
    changed: { begins: compared.length === 0, entries },
    isOther: true,
    // Since when somebody has not looked is said before it: see `sayWithBase`.
    sentences: compared.map(({ base, sentence }) =>
      following.base.kind === "looked" ? sentence : `Against ${versionAddress(base)}: ${sentence}`,
    ),
    against: compared[0] && versionAddress(compared[0].base),
  };
}

async function onLineage(following: Following): Promise<ChangedOnTarget | undefined> {
  const { reader, within, version, base, anchors } = following;
  const lineage = await followAnchors(reader, within.negotiation.id, anchors);
  const station = lineage && stationIn(lineage, version);
  if (lineage === undefined || station === undefined) return undefined;
  const { points, from } = station;
  const path = points[0]?.path;
  const anchor = path === undefined ? undefined : `${version.document}@${version.version}~${version.reading}#${path}`;
  if (isOfGraph(base) || from === null) {
    const against = from === null ? undefined : versionAddress(from.version);
    return { ...tellEntries(station.entries, from === null, against), anchor };
  }
  const [compared] = await compareWithBases(following);
  const old = compared && lineage.stations.find((one) => isStationOf(one, compared.base));
  if (compared === undefined || old === undefined) {
    return { ...tellEntries([], path !== undefined, compared && versionAddress(compared.base)), anchor };
  }
  const entries = compared.entries.filter(
    ({ before, after }) => isAny(before, pathsOf(old)) || isAny(after, pathsOf(station)),
  );
  return { ...tellEntries(entries, false, versionAddress(compared.base)), anchor };
}

function pathsOf({ points }: LineageStation): readonly string[] {
  return points.map(({ path }) => path);
}

function isAny(paths: readonly string[], among: readonly string[]): boolean {
  return paths.some((path) => among.includes(path));
}

function tellEntries(entries: readonly Entry[], begins: boolean, against?: string): ChangedOnTarget {
  const isOther = begins || entries.some(({ kind, moved }) => (kind !== "kept" && kind !== "unreported") || moved);
  return { changed: { begins, entries }, isOther, sentences: sayEntries(entries), against };
}

async function onTerm(following: Following, term: string): Promise<ChangedOnTarget | undefined> {
  const { reader, within, version, base } = following;
  const { row, versions } = await reader.followTerm(within.negotiation.id, term);
  const cellAt = (station: string | undefined) => row.cells[versions.findIndex((one) => stationOf(one) === station)];
  const cell = cellAt(version.version);
  if (cell === undefined || cell.state === "unknown" || cell.state === "not-reported") return undefined;
  const [chosen] = isOfGraph(base) ? [] : basesOf(within.versions, version, base);
  const against = chosen === undefined ? cell.change?.against : stationOf(chosen.base);
  const before = cellAt(against);
  const [old, now] = [before && valueIn(before), valueIn(cell)];
  const begins = before === undefined && now !== undefined;
  return {
    changed: { begins, entries: [] },
    isOther: begins || (before !== undefined && old !== now),
    sentences: [sayValues(row.title, old, now)],
    against: against === undefined ? undefined : `${version.document}@${against}`,
  };
}

function valueIn(cell: TermCell): string | undefined {
  return cell.state === "value" ? cell.passages.map(({ value }) => value).join("; ") : undefined;
}

function sayValues(title: string, old: string | undefined, now: string | undefined): string {
  if (now === undefined) return old === undefined ? `Nothing of ${title}.` : `${title}: “${old}” is gone.`;
  if (old === undefined) return `${title}: “${now}”, which is new here.`;
  return old === now ? `${title}: “${now}”, as before.` : `${title}: “${old}” → “${now}”.`;
}

// Whoever follows a search that finds more in one version wants the version itself.
const MOST_FOUND = 1_000;

async function onSearch(
  following: Following,
  { text, document }: Extract<SubscriptionTarget, { readonly kind: "search" }>,
): Promise<ChangedOnTarget | undefined> {
  const { reader, within, version } = following;
  const { hits } = await reader.search(within.negotiation.id, { text, document });
  const isHere = ({ version: of }: { readonly version: VersionFacts }) => of.version === version.version;
  const here = hits.slice(0, MOST_FOUND).filter(({ firstSeen, lastSeen }) => isHere(firstSeen) || isHere(lastSeen));
  if (here.length === 0) return undefined;
  const paths = here.filter(({ firstSeen }) => isHere(firstSeen)).map(({ firstSeen }) => firstSeen.path);
  const compared = await compareWithBases(following);
  const entries = compared.flatMap((one) => one.entries.filter(({ after }) => isAny(after, paths)));
  const begins = compared.length === 0;
  const found = here.map(({ firstSeen, lastSeen }) => (isHere(firstSeen) ? firstSeen : lastSeen).path);
  return {
    changed: { begins, entries },
    isOther: paths.length > 0,
    sentences: [`“${text}” stands in ${listPaths(found)}.`, ...sayEntries(entries)],
    against: compared[0] && versionAddress(compared[0].base),
  };
}

/** Whether what was asked for is not there, rather than that nothing can be read. */
export function isNotThere(error: unknown): error is Problem {
  return error instanceof Problem && error.code !== "record-unavailable";
}
