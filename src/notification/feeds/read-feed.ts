import { type Actor, authorOf } from "../../model/actor.ts";
import { keyOf, viewOf } from "../../model/can.ts";
import type { FeedDocument, FeedEntry } from "../../model/feed.ts";
import type { SubscriptionTarget } from "../../model/subscription.ts";
import { isNotThere } from "../changed-on-target.ts";
import type { Wanted } from "../match-event.ts";
import { negotiationsOf } from "../negotiations-of.ts";
import { uuidOf } from "../notice-id.ts";
import type { Notifying } from "../notifying.ts";
import { checkSubscription, type NewSubscription } from "../subscriptions.ts";
import type { ToldEntry } from "../tell-entries.ts";
import type { SeenNegotiation } from "../view-reader.ts";
import { type Archive, neighboursOf } from "./archive-chain.ts";
import { archiveNotFound } from "./feed-not-found.ts";
import { EVERYTHING, nameFeed } from "./name-feed.ts";
import { readStretch } from "./read-stretch.ts";
import { countArchives, newestStretch, stretchOf } from "./stretches.ts";
import { type Feeding, type SeenJournal, type ToldStretch, tellStretch } from "./tell-stretch.ts";

/** Which document of which feed. */
export type AskedFeed = {
  /** What a subscription would be; its pace and endpoints are of no account. */
  readonly wanted: NewSubscription;
  /** The name of an archive; without it, the document that one subscribes to. */
  readonly archive?: string | undefined;
  /** Of the service as whoever asks reaches it: by it, feeds of everything are told apart from those of other services. */
  readonly origin: string;
};

/**
 * A document, with when anything last happened that could be in it, as an ISO 8601 instant in UTC: undefined where that is not
 * told exactly, or not known.
 */
export type FeedRead = { readonly document: FeedDocument; readonly changedAt: string | undefined };

type Journal = SeenJournal & { readonly within: SeenNegotiation };
type Stretches = {
  readonly parts: readonly ToldStretch<Journal>[];
  readonly older: Archive<Journal> | undefined;
  readonly newer: Archive<Journal> | undefined;
};

// Whoever begins to read a feed sees what happened last, also where most of a journal is of other things; but not for any price.
const LEAST_TOLD = 20;
const MOST_LOOKED_BACK = 10;

// What there is to say of a feed of nothing.
const BEGINNING_OF_TIME = "1970-01-01T00:00:00.000Z";

/**
 * What a subscription would tell whoever asks, as a feed: of the newest entries of the journals that they see, or of a stretch
 * that is whole (RFC 5005). What is in an archive stays in it and is told as the view reads today: of a version withdrawn
 * since, only that it was.
 *
 * @throws the problems of `subscribe`, but `sign-in-needed`; `feed-not-found` for an archive that there is not (yet).
 * Reads 149 entries of each journal and 500 more at most, of an archive 50; costs what `tellStretch` does for them.
 */
export async function readFeed(feeding: Feeding, asked: AskedFeed, by: Actor): Promise<FeedRead> {
  const { wanted, archive: name, origin } = asked;
  const whole = await checkSubscription(feeding.readers, wanted, by);
  const journals = await listJournals(feeding, wanted.target, by);
  const archive = name === undefined ? undefined : findArchive(journals, wanted.target, name);
  const { parts, older, newer } =
    archive === undefined
      ? await readNewest(feeding, journals, whole, by)
      : await readArchive(feeding, journals, archive, whole, by);
  await noteTold(feeding, parts, by);
  const told = parts.flatMap(({ journal, told: own }) => own.map((one) => ({ journal, ...one }))).sort(newestFirst);
  const lastAt = parts
    .flatMap(({ lastAt: at }) => at ?? [])
    .sort()
    .at(-1);
  const nameOf = (of: Archive<Journal> | undefined) => of && nameArchive(wanted.target, of);
  return {
    changedAt: archive === undefined && journals.every(({ within }) => within.times === "exact") ? lastAt : undefined,
    document: {
      ...(await nameWhole(journals, whole.target)),
      id: feedId(wanted, journals[0], origin),
      updated: told[0]?.entry.at ?? lastAt ?? BEGINNING_OF_TIME,
      entries: told.map((one) => presentEntry(one, wanted)),
      ...{ archive: name, older: nameOf(older), newer: nameOf(newer) },
    },
  };
}

/** Those of what is asked for that whoever asks sees. One query for everything, and a look at each negotiation. */
async function listJournals(
  { storage, readers }: Notifying,
  target: SubscriptionTarget,
  by: Actor,
): Promise<readonly Journal[]> {
  const ids = await storage.read((rows) => negotiationsOf(rows, target));
  const journals: Journal[] = [];
  for (const id of ids) {
    const view = viewOf(by, keyOf(by, id));
    const reader = readers[view];
    try {
      const within = await reader.getNegotiation(id);
      const happenedAt = readInstants(reader, id);
      journals.push({ id, key: within.key, within, view, reader, length: within.journalLength, happenedAt });
    } catch (error) {
      if (!isNotThere(error)) throw error;
    }
  }
  return journals;
}

/** Each is read once: whoever looks for the place of an archive among many compares it with all of them. */
function readInstants(reader: SeenJournal["reader"], id: string): Journal["happenedAt"] {
  const known = new Map<number, Promise<string>>();
  const read = async (position: number) => {
    const [entry] = await readStretch(reader, id, { from: position, to: position + 1 });
    return entry?.at ?? "";
  };
  return (position) => {
    const reading = known.get(position) ?? read(position);
    known.set(position, reading);
    return reading;
  };
}

/** What is in no archive, and archive after archive as long as that is little. */
async function readNewest(
  feeding: Feeding,
  journals: readonly Journal[],
  whole: Wanted,
  by: Actor,
): Promise<Stretches> {
  const parts: ToldStretch<Journal>[] = [];
  for (const journal of journals)
    parts.push(await tellStretch(feeding, journal, newestStretch(journal.length), whole, by));
  let { older } = await neighboursOf(journals, undefined);
  for (let looked = 0; older !== undefined && looked < MOST_LOOKED_BACK; looked += 1) {
    if (parts.reduce((sum, { told }) => sum + told.length, 0) >= LEAST_TOLD) break;
    const back = await readArchive(feeding, journals, older, whole, by);
    parts.push(...back.parts);
    older = back.older;
  }
  return { parts, older, newer: undefined };
}

async function readArchive(
  feeding: Feeding,
  journals: readonly Journal[],
  of: Archive<Journal>,
  whole: Wanted,
  by: Actor,
): Promise<Stretches> {
  const part = await tellStretch(feeding, of.journal, stretchOf(of.archive), whole, by);
  return { parts: [part], ...(await neighboursOf(journals, of)) };
}

/** The name of an archive begins with its negotiation where a feed goes over all of them. */
function nameArchive({ kind }: SubscriptionTarget, { journal, archive }: Archive<Journal>): string {
  return kind === "everything" ? `${journal.id}:${archive}` : String(archive);
}

/** @throws Problem `feed-not-found`. */
function findArchive(journals: readonly Journal[], target: SubscriptionTarget, name: string): Archive<Journal> {
  for (const journal of journals) {
    const archive = Number(/\d{1,7}$/u.exec(name)?.[0] ?? Number.NaN);
    if (archive < countArchives(journal.length) && name === nameArchive(target, { journal, archive })) {
      return { journal, archive };
    }
  }
  throw archiveNotFound();
}

/** As an inbox notes it: whoever is known read what these versions changed. */
async function noteTold({ noteRead }: Feeding, parts: readonly ToldStretch<Journal>[], by: Actor): Promise<void> {
  if (by.kind === "nobody") return;
  for (const { journal, told } of parts) {
    const versions = new Set(
      told.flatMap(({ entry: { document, version }, kind }) =>
        document === undefined || version === undefined || kind === "withdrawal" ? [] : [`${document}@${version}`],
      ),
    );
    if (versions.size === 0) continue;
    await noteRead(authorOf(by), { negotiation: journal.id, kind: "summary", versions: [...versions] });
  }
}

type ToldIn = ToldEntry & { readonly journal: Journal };

function newestFirst(one: ToldIn, other: ToldIn): number {
  if (one.entry.at !== other.entry.at) return one.entry.at < other.entry.at ? 1 : -1;
  if (one.journal !== other.journal) return one.journal.id < other.journal.id ? 1 : -1;
  return other.entry.position - one.entry.position;
}

async function nameWhole([journal]: readonly Journal[], target: SubscriptionTarget) {
  return target.kind === "everything" || journal === undefined
    ? EVERYTHING
    : nameFeed(journal.reader, journal.within, target);
}

/** As it was asked for, and not as it was found: what a point is called now may change. */
function feedId(wanted: NewSubscription, journal: Journal | undefined, origin: string): string {
  const { target, threshold = {}, base = null } = wanted;
  const place = target.kind === "everything" || journal === undefined ? origin : journal.key;
  return uuidOf(["feed", place, JSON.stringify([target, threshold, base])]);
}

function presentEntry({ journal, entry, kind, message }: ToldIn, wanted: NewSubscription): FeedEntry {
  const { title, sentences, path } = message;
  const { target, base = null } = wanted;
  const { key, view } = journal;
  return {
    id: uuidOf(["feed-entry", key, view, entry.position, JSON.stringify([target, base])]),
    ...{ kind, at: entry.at, title, sentences, path },
  };
}
