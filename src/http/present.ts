import type { ComparisonSummary, FilingsTold } from "../comparison/comparison.ts";
import type { GivenVerdict } from "../lineage/lineage.ts";
import { writeAddress } from "../model/address.ts";
import type { Comparison } from "../model/comparison.ts";
import type { DryRun } from "../model/dry-run.ts";
import type { ConcordanceRow, Lineage } from "../model/lineage.ts";
import type { Document } from "../model/negotiation.ts";
import type { StandingSaid } from "../model/point-standing.ts";
import { openingOf, stateOf, type Version, type VersionFacts, versionAddress } from "../model/version.ts";
import type { ToldEntry } from "../notification/notification.ts";
import type { JournalPage, NegotiationOverview } from "../record/record.ts";
import { nextOf, type PageOf } from "./page-of.ts";
import { presentStandings } from "./present-standings.ts";
import type { comparison } from "./schemas/comparisons.ts";
import type { dryRun } from "./schemas/dry-run.ts";
import type { journalPage } from "./schemas/journal.ts";
import type { concordance, lineage } from "./schemas/lineages.ts";
import type { documentVersions, negotiation, negotiations } from "./schemas/negotiations.ts";
import type { Sent } from "./schemas/sent.ts";
import type { verdict } from "./schemas/verdicts.ts";
import type { version, versionFacts } from "./schemas/versions.ts";

/** A version's facts as JSON: its id beside its full address; of a reading text also the witnesses that it is made of. */
export function presentFacts(version: VersionFacts): Sent<typeof versionFacts> {
  const { version: id, collated, opening: _, ...facts } = version;
  const { negotiation, document } = facts;
  const reading = collated && "collated";
  const address = writeAddress({ negotiation, document, version: id, reading });
  const state = stateOf(version);
  const { state: until, publicFrom } = openingOf(version);
  const embargo = state === "embargoed" ? { sharedBefore: until === "shared", publicFrom } : {};
  return {
    id,
    address,
    ...facts,
    state,
    ...embargo,
    ...(collated === undefined ? {} : { witnesses: [...collated.witnesses] }),
  };
}

/** @param standings - What was said of its points, where it is read as it is by now. */
export function presentVersion(
  { points, ...facts }: Version,
  standings: readonly StandingSaid[] = [],
): Sent<typeof version> {
  return { ...presentFacts(facts), points, ...presentStandings(standings) };
}

export function presentDryRun({ negotiation, document, version, bases, ...rest }: DryRun): Sent<typeof dryRun> {
  return {
    address: writeAddress({ negotiation, document, version }),
    ...rest,
    bases: bases.map(({ because, version: { points: _, ...facts }, comparison }) => ({
      because,
      version: presentFacts(facts),
      comparison,
    })),
  };
}

/** @param page - Its versions, or those of them that were asked for. */
export function presentNegotiation(
  { negotiation: description, versions }: NegotiationOverview,
  page: PageOf<VersionFacts> = { items: versions },
): Sent<typeof negotiation> {
  return { ...description, versions: page.items.map(presentFacts), ...nextOf(page) };
}

export function presentNegotiations(page: PageOf<NegotiationOverview>): Sent<typeof negotiations> {
  return { negotiations: page.items.map((overview) => presentNegotiation(overview)), ...nextOf(page) };
}

export function presentDocument(document: Document, page: PageOf<VersionFacts>): Sent<typeof documentVersions> {
  return { ...document, versions: page.items.map(presentFacts), ...nextOf(page) };
}

export function presentLineage({ version, point, stations, churn }: Lineage): Sent<typeof lineage> {
  return {
    version: presentFacts(version),
    point,
    stations: stations.map((station) => ({
      version: presentFacts(station.version),
      points: station.points,
      from:
        station.from === null
          ? null
          : {
              version: presentFacts(station.from.version),
              points: station.from.points,
              relation: station.from.relation,
            },
      entries: station.entries,
      ...presentStandings(station.standings),
      ...(station.searched === undefined ? {} : { searched: station.searched }),
      ...(station.backTo === undefined ? {} : { backTo: presentFacts(station.backTo).address }),
    })),
    churn,
  };
}

export function presentConcordance(
  versions: readonly VersionFacts[],
  page: PageOf<ConcordanceRow | Sent<typeof concordance>["rows"][number]>,
): Sent<typeof concordance> {
  return { versions: versions.map(presentFacts), rows: page.items, ...nextOf(page) };
}

/** A comparison is answered as it is: the schema is checked against it. */
export function presentComparison(compared: Comparison): Sent<typeof comparison> {
  return compared;
}

export function presentVerdict({ position, author, at, data, carried }: GivenVerdict): Sent<typeof verdict> {
  return { position, author, at, ...data, ...(carried === undefined ? {} : { carried: [...carried] }) };
}

/** @param told - What its filings changed. */
export function presentJournal({ entries, next }: JournalPage, told: FilingsTold): Sent<typeof journalPage> {
  return {
    entries: entries.map((entry) => {
      const summaries = told.get(entry.position);
      if (entry.event !== "version-filed" || summaries === undefined) return entry;
      return { ...entry, changed: summaries.map(presentSummary) };
    }),
    next: next ?? null,
  };
}

/** Those of a page that are told to whoever wants something, with their words; `next` goes on behind the page as a whole. */
export function presentTold({ next }: Pick<JournalPage, "next">, told: readonly ToldEntry[]): Sent<typeof journalPage> {
  return {
    entries: told.map(({ entry, kind, message }) => ({ ...entry, told: { kind, ...message } })),
    next: next ?? null,
  };
}

/** A comparison in its sentence: against what, as an address inside the negotiation. */
function presentSummary({ before, relation, sentence }: ComparisonSummary) {
  return { against: versionAddress(before), relation, sentence };
}
