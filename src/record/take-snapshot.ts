import type { GivenChoice, GivenStanding, JournalEntry, JournalEvent } from "../model/journal.ts";
import type { GivenVerdict } from "../model/standing-verdicts.ts";
import type { Telling } from "../model/tell-entry.ts";
import type { Times } from "../model/times.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { StoredVersion } from "../storage/assemble-versions.ts";
import { getStoredNegotiation } from "../storage/get-stored.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import type { NegotiationOverview } from "./read-negotiations.ts";

/** Everything about a negotiation but its texts, as a view sees it (what it does not see does not exist in it) and as it was when its journal had a certain length, with times as they are told then. Never altered. */
export type Snapshot = NegotiationOverview &
  Telling & {
    readonly key: string;
    readonly journalLength: number;
    /** How exactly others than the desk are told times. */
    readonly times: Times;
    readonly documentKeys: ReadonlyMap<string, string>;
    /** Keys of its versions, by their public ids. */
    readonly versionKeys: ReadonlyMap<string, string>;
    /** In the order in which they were given, also those whose place was taken since. */
    readonly verdicts: readonly GivenVerdict[];
    /** Of words for reading texts, in the order in which they were made. */
    readonly choices: readonly GivenChoice[];
    /** How far points were said to be agreed, in the order in which that was said, also what a later one took the place of. */
    readonly standings: readonly GivenStanding[];
    /** Positions of the corrections of each version that had any, in order: the first made its second reading. */
    readonly corrections: ReadonlyMap<string, readonly number[]>;
  };

/**
 * Reads all of a negotiation: seven queries, near linear in its versions. What is committed meanwhile may be in the
 * versions or not; the entries that tell of it are behind `journalLength`, and are looked at next time.
 *
 * @throws Problem `negotiation-not-found`.
 */
export function takeSnapshot(storage: Storage, id: string, journalLength: number): Promise<Snapshot> {
  return storage.read(async (rows) => {
    // Versions first: the documents read after them include every one that they stand in.
    const versions = await rows.versions.list(id);
    const { key, negotiation, documentKeys, times } = await getStoredNegotiation(rows, id);
    const said = await rows.journal.list(key, {
      events: ["verdict-given", "reading-chosen", "standing-stated", "version-corrected"],
    });
    return {
      key,
      view: "desk",
      told: undefined,
      journalLength,
      times,
      negotiation,
      documentKeys,
      versions: inOrderOfTime(versions.map(({ facts }) => facts)),
      versionKeys: new Map(versions.map((one) => [one.facts.version, one.key])),
      ...addSaid({ verdicts: [], choices: [], standings: [], corrections: new Map() }, said, journalLength),
    };
  });
}

/**
 * Reads what a journal tells of since a snapshot, and takes over the rest: the very same objects, where nothing was said of
 * them. One query, five where versions are concerned; their number does not matter, but for a sort.
 *
 * @returns undefined where it takes more than that: the negotiation was described anew, there are more than `mostNew` entries or an entry is of a kind that this release does not know.
 */
export function continueSnapshot(
  storage: Storage,
  before: Snapshot,
  journalLength: number,
  mostNew: number,
): Promise<Snapshot | undefined> {
  return storage.read(async (rows) => {
    const entries = await rows.journal.list(before.key, { after: before.journalLength - 1, limit: mostNew + 1 });
    const touched = entries.map(({ event }) => TOUCHED_BY[event]);
    if (entries.length > mostNew || touched.some((what) => what === undefined || what === "all")) return undefined;
    const versions = entries.flatMap(({ version }, at) => (touched[at] === "version" && version) || []);
    return {
      ...before,
      journalLength,
      ...(await putVersions(rows, before, versions)),
      ...addSaid(before, entries, journalLength),
    };
  });
}

/** What of a snapshot an event alters. Read of events that a later release wrote, it is undefined. */
const TOUCHED_BY: Readonly<Record<JournalEvent["event"], "all" | "version" | "said" | "nothing">> = {
  "negotiation-described": "all",
  "version-filed": "version",
  "version-corrected": "version",
  "version-withdrawn": "version",
  "version-opened": "version",
  "embargo-ended": "version",
  "grade-revised": "version",
  "authorship-stated": "version",
  "verdict-given": "said",
  "reading-chosen": "said",
  "standing-stated": "said",
  "term-named": "nothing",
  "term-marked": "nothing",
  "term-unmarked": "nothing",
};

type Versions = Pick<Snapshot, "versions" | "versionKeys">;

/** Puts versions, as they are now, among those known or in their places. */
async function putVersions(rows: Rows, before: Snapshot, ids: readonly string[]): Promise<Versions> {
  const { versions, versionKeys } = before;
  if (ids.length === 0) return { versions, versionKeys };
  const read = new Map<string, StoredVersion>();
  for (const one of await rows.versions.listNamed(before.key, [...new Set(ids)])) read.set(one.facts.version, one);
  const others = versions.filter(({ version }) => !read.has(version));
  return {
    versions: inOrderOfTime([...others, ...Array.from(read.values(), ({ facts }) => facts)]),
    versionKeys: new Map([...versionKeys, ...Array.from(read, ([id, { key }]) => [id, key] as const)]),
  };
}

type Said = Pick<Snapshot, "verdicts" | "choices" | "standings" | "corrections">;

/** Adds what was said up to a length of the journal: a later entry is read with the next look, and would stand twice. */
function addSaid(
  { verdicts, choices, standings, corrections }: Said,
  entries: readonly JournalEntry[],
  journalLength: number,
): Said {
  const said = entries.filter(({ position }) => position < journalLength);
  const given = said.filter((entry) => entry.event === "verdict-given");
  const chosen = said.filter((entry) => entry.event === "reading-chosen");
  const stated = said.filter((entry) => entry.event === "standing-stated");
  const corrected = said.filter((entry) => entry.event === "version-corrected");
  return {
    verdicts: given.length === 0 ? verdicts : [...verdicts, ...given],
    choices: chosen.length === 0 ? choices : [...choices, ...chosen],
    standings: stated.length === 0 ? standings : [...standings, ...stated],
    corrections: corrected.length === 0 ? corrections : addCorrections(corrections, corrected),
  };
}

function addCorrections(
  corrections: Said["corrections"],
  corrected: readonly JournalEntry[],
): ReadonlyMap<string, readonly number[]> {
  const added = new Map(corrections);
  for (const { version, position } of corrected) {
    if (version !== undefined) added.set(version, [...(added.get(version) ?? []), position]);
  }
  return added;
}
