import type { JournalEntry } from "../model/journal.ts";
import type { EventKind, NoticeMessage, Subscription } from "../model/subscription.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { type ChangedOnTarget, changedOnTarget } from "./changed-on-target.ts";
import { followAnchors } from "./follow-anchors.ts";
import { kindOfEntry } from "./kind-of-entry.ts";
import { type ResolvedBase, sayWithBase } from "./last-looked.ts";
import { pageOf } from "./page-paths.ts";
import { countChanges, passesChanges, passesGrade } from "./passes-threshold.ts";
import { sayEvent, titleOfEvent } from "./say-event.ts";
import type { SeenNegotiation, ViewReader } from "./view-reader.ts";

/** What somebody wants to be told, with what a lineage is found by. */
export type Wanted = Pick<Subscription, "target" | "threshold" | "base"> & { readonly anchors: readonly string[] };

/** The same for one event: by then its base is known. */
export type ResolvedWanted = Omit<Wanted, "base"> & { readonly base: ResolvedBase };

/** What an event is to whoever wants something. */
export type Matched = {
  readonly kind: EventKind;
  /** In which words it is to be told; undefined where it is not. */
  readonly message: NoticeMessage | undefined;
  /** Of a lineage: where the point stands now; the newest by which it is found from here on. */
  readonly anchor: string | undefined;
};

/**
 * Decides whether an event is to be told to whoever wants this, and says it in words. As the view reads today: of a version
 * that was withdrawn nothing is told but that it was.
 *
 * @param reader - Of the view whose journal the entry is of.
 * @returns undefined where it has nothing to do with it. Throws what the reader does. Costs what `changedOnTarget` does for a new version, for
 *   anything else a walk of a track at most.
 */
export async function matchEvent(
  reader: ViewReader,
  within: SeenNegotiation,
  entry: JournalEntry,
  wanted: ResolvedWanted,
): Promise<Matched | undefined> {
  const { target, threshold } = wanted;
  // What is done in a thread is in no journal: see `matchDeed`.
  if (target.kind === "thread") return undefined;
  const version = within.versions.find((one) => one.version === entry.version);
  const kind = kindOfEntry(entry, version);
  const isWanted = threshold.kinds.includes(kind) && passesGrade(threshold, version);
  // Where a point goes is kept also where nobody is told: the version that it is known by may be withdrawn.
  if (!isWanted && (kind !== "new-version" || target.kind !== "lineage")) return undefined;
  if (target.kind === "document" && entry.document !== target.document) return undefined;
  if (version !== undefined && kind !== "withdrawal" && !isStanding(version)) return undefined;
  if (kind === "new-version") {
    return version === undefined ? undefined : matchNewVersion(reader, within, version, wanted, isWanted);
  }
  const reached = await isReached(reader, within, entry, wanted);
  if (!reached) return undefined;
  const { document } = entry;
  const shown = { negotiation: within.negotiation.id, document, version: entry.version };
  const message: NoticeMessage = {
    title: titleOfEvent(within, kind, document, version),
    sentences: sayEvent(within, entry, version),
    path: pageOf(shown, target),
    changes: {},
  };
  return { kind, message, anchor: undefined };
}

async function matchNewVersion(
  reader: ViewReader,
  within: SeenNegotiation,
  version: VersionFacts,
  { target, threshold, base, anchors }: ResolvedWanted,
  isWanted: boolean,
): Promise<Matched | undefined> {
  const found = await changedOnTarget({ reader, within, version, base, anchors }, target);
  if (found === undefined) return undefined;
  const { changed, sentences, against, anchor } = found;
  if (!isWanted || !isEnough(found, { target, threshold })) return { kind: "new-version", message: undefined, anchor };
  const path = anchor?.split("#")[1];
  const { document } = version;
  const shown = { negotiation: within.negotiation.id, document, version: version.version, against, path };
  const said = sayWithBase(base, within, sentences, against);
  const message: NoticeMessage = {
    title: titleOfEvent(within, "new-version", document, version),
    sentences: said.length > 0 ? said : [`It has ${countPoints(version)}, and comes from no other text.`],
    // Whoever is told since when they have not looked is led to that comparison, whatever they follow.
    path: base.kind === "looked" ? pageOf({ ...shown, path: undefined }, WHOLE) : pageOf(shown, target),
    changes: countChanges(changed.entries),
  };
  return { kind: "new-version", message, anchor };
}

const WHOLE = { kind: "everything" } as const;

function isEnough(
  { changed, isOther }: ChangedOnTarget,
  { target, threshold }: Pick<Wanted, "target" | "threshold">,
): boolean {
  const isPart = target.kind === "lineage" || target.kind === "term" || target.kind === "search";
  if (isPart && !threshold.onlyChanged) return true;
  if (isPart && !isOther) return false;
  // The value of a term is words, and another value is another in substance.
  if (target.kind === "term") return true;
  // A new version is news by itself to whoever asks for no more.
  if (!isPart && !threshold.inSubstance && threshold.changes === undefined) return true;
  return passesChanges(threshold, changed);
}

/** Whether what is no new version concerns the target. */
async function isReached(
  reader: ViewReader,
  { negotiation }: SeenNegotiation,
  entry: JournalEntry,
  { target, anchors }: ResolvedWanted,
): Promise<boolean> {
  switch (target.kind) {
    case "everything":
    case "negotiation":
    case "document":
      return true;
    case "search":
    case "thread":
      return false;
    case "term":
      return "term" in entry.data && entry.data.term === target.term;
    case "lineage":
      break;
  }
  const lineage = await followAnchors(reader, negotiation.id, anchors);
  if (lineage === undefined) return false;
  const standsAt = (version: string | undefined, path: string) =>
    lineage.stations.some(
      (station) => station.version.version === version && station.points.some((point) => point.path === path),
    );
  switch (entry.event) {
    case "standing-stated":
      return standsAt(entry.version, entry.data.path);
    case "verdict-given": {
      const { beforeVersion, afterVersion, pairs } = entry.data;
      return pairs.some(({ before, after }) => standsAt(beforeVersion, before) || standsAt(afterVersion, after));
    }
    case "reading-chosen":
      return standsAt(entry.data.point.version, entry.data.point.path);
    // It is on no track any more: the point may have stood in whatever was in its documents.
    case "version-withdrawn":
      return lineage.stations.some(({ version, points }) => version.document === entry.document && points.length > 0);
    default: {
      const station = lineage.stations.find(({ version }) => version.version === entry.version);
      return station !== undefined && station.points.length > 0;
    }
  }
}

function countPoints({ pointCount }: VersionFacts): string {
  return `${pointCount} ${pointCount === 1 ? "point" : "points"}`;
}
