import type { JournalEntry } from "../../model/journal.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import { isOpenTo, type OpenedAt, type View } from "../../model/opening.ts";
import { type Telling, tellAuthor, tellEntry } from "../../model/tell-entry.ts";
import { type Times, tellTime } from "../../model/times.ts";
import { openingOf, type VersionFacts, type VersionHistory } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { Snapshot } from "../take-snapshot.ts";
import type { JournalSeen } from "./journal-seen.ts";

/** Everybody but the desk, which sees all. */
export type LowerView = Exclude<View, "desk">;

/**
 * A negotiation as a view sees it: what is left out does not exist for anything that is made from this. Nearly linear in
 * its versions.
 */
export function seeSnapshot(view: LowerView, desk: Snapshot, journal: JournalSeen): Snapshot {
  const telling: Telling = { view, told: journal.told };
  const seen = seeVersions({ view, times: desk.times }, desk.versions);
  const ids = new Set(seen.map(({ version }) => version));
  const negotiation = seeNegotiation(desk.negotiation, seen);
  const documents = new Set(negotiation.documents.map(({ id }) => id));
  return {
    key: desk.key,
    ...telling,
    journalLength: journal.entries.length,
    times: desk.times,
    negotiation,
    documentKeys: new Map([...desk.documentKeys].filter(([id]) => documents.has(id))),
    versions: seen,
    versionKeys: new Map([...desk.versionKeys].filter(([id]) => ids.has(id))),
    verdicts: desk.verdicts.flatMap((verdict) => tellGiven(telling, verdict) ?? []),
    choices: desk.choices.flatMap((choice) => tellGiven(telling, choice) ?? []),
    standings: desk.standings.flatMap((standing) => tellGiven(telling, standing) ?? []),
    corrections: new Map(
      [...desk.corrections]
        .filter(([id]) => ids.has(id))
        .map(([id, positions]) => [id, positions.flatMap((position) => journal.told.get(position)?.number ?? [])]),
    ),
  };
}

function tellGiven<Given extends JournalEntry>(telling: Telling, given: Given): Given | undefined {
  const told = tellEntry(telling, given);
  return told && { ...told, givenAt: given.position };
}

/** A view, and how exactly it is told when something was done. */
export type Sight = { readonly view: LowerView; readonly times: Times };

/** The versions that a view sees, as it sees them, in order of time. */
export function seeVersions(sight: Sight, versions: readonly VersionFacts[]): readonly VersionFacts[] {
  const seen = versions.filter((version) => isOpenTo(sight.view, openingOf(version).state));
  const ids = new Set(seen.map(({ version }) => version));
  return inOrderOfTime(seen.map((version) => seeFacts(sight, version, ids)));
}

/** A description without the documents in which a view sees nothing. */
export function seeNegotiation(negotiation: Negotiation, seen: readonly VersionFacts[]): Negotiation {
  const held = new Set(seen.map(({ document }) => document));
  return { ...negotiation, documents: negotiation.documents.filter(({ id }) => held.has(id)) };
}

/**
 * What a view is told of a version: nothing of versions that it does not see, and for the public nobody's name. Members
 * are told how open it is, or they would take it for public. What was done before it became visible is dated by that
 * moment: when somebody handed it in is nobody's business but the desk's. Until when an embargo lasts is told exactly, to
 * those who are to keep it: it says nothing of when anybody did anything.
 *
 * @param ids - Knows the ids of the versions that the view sees.
 */
export function seeFacts<Facts extends VersionFacts>(
  sight: Sight,
  facts: Facts,
  ids: { has(id: string): boolean },
): Facts {
  const { basedOn, witnessOf, opening, filedAt, history } = facts;
  const { view, times } = sight;
  const since = opening?.since[view];
  return {
    ...facts,
    basedOn: basedOn.every((id) => ids.has(id)) ? basedOn : basedOn.filter((id) => ids.has(id)),
    witnessOf: witnessOf !== undefined && ids.has(witnessOf) ? witnessOf : undefined,
    opening: view === "members" && opening !== undefined ? { ...opening, since: {} } : undefined,
    filedAt: tellTime(times, notBefore(since, filedAt)),
    history: seeHistory(sight, history, since),
  };
}

function seeHistory({ view, times }: Sight, history: VersionHistory, since: OpenedAt | undefined): VersionHistory {
  const see = <Said extends { readonly author: string; readonly at: string }>(said: Said): Said => ({
    ...said,
    author: tellAuthor(view, said.author),
    at: tellTime(times, notBefore(since, said.at)),
  });
  const { corrections, grades, authorship, withdrawn } = history;
  return {
    corrections: corrections.map(see),
    grades: grades.map(see),
    authorship: authorship.map(see),
    withdrawn: withdrawn && see(withdrawn),
  };
}

function notBefore(since: OpenedAt | undefined, at: string): string {
  return since === undefined || since.at < at ? at : since.at;
}
