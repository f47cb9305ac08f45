import { type Actor, authorOf } from "../model/actor.ts";
import { viewOf } from "../model/can.ts";
import type { JournalEntry } from "../model/journal.ts";
import { VIEWS, type View } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import type { Base } from "../model/subscription.ts";
import type { NewNotice, ToldSoFar } from "../storage/notices.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { StoredSubscription } from "../storage/subscriptions.ts";
import { isNotThere } from "./changed-on-target.ts";
import { dueAt } from "./due-at.ts";
import { kindOfEntry } from "./kind-of-entry.ts";
import { findLastLooked, type ResolvedBase } from "./last-looked.ts";
import { type Matched, matchEvent } from "./match-event.ts";
import { noticeKey } from "./notice-id.ts";
import type { Notifying } from "./notifying.ts";
import { readOwners } from "./owners.ts";
import { pageOf } from "./page-paths.ts";
import { titleOfEvent } from "./say-event.ts";
import type { SeenNegotiation, ViewReader } from "./view-reader.ts";

/** A notice that was made, with whom it is for. */
export type MadeNotice = { readonly subscription: StoredSubscription; readonly row: NewNotice };

// What one look tells at most of each view; a long absence is told in several.
const ENTRIES_AT_ONCE = 50;

/** Makes deliveries of notices, in the transaction that makes those. @returns The number of the delivery after the last. */
export type DeliverMade = (
  rows: Rows,
  negotiationKey: string,
  made: readonly MadeNotice[],
  next: number,
  now: Date,
) => Promise<number>;

/** The points by which a lineage is found, so that it outlives the withdrawal of a version or two. */
const MOST_ANCHORS = 4;

const NOTHING_TOLD: ToldSoFar = { desk: 0, members: 0, public: 0, toldLength: 0, deliveries: 0 };

/**
 * Tells on from where a negotiation's journals were told: works out for whom each entry is, outside any transaction, since
 * that costs comparisons; then makes notices and what is to be delivered of them, and moves on, in one. Of two processes that
 * do so at once, the one that comes second finds that the place is another one, and does nothing.
 *
 * @returns Whether there is more to be told at once.
 */
export async function fanOut(
  notifying: Notifying,
  { key, id }: { readonly key: string; readonly id: string },
  deliver: DeliverMade,
): Promise<boolean> {
  const { storage, readers, clock } = notifying;
  // Read before the journals: what is committed in between is told with the next look.
  const { journalLength } = await readers.desk.getNegotiation(id);
  const place = (await storage.read((rows) => rows.notices.findToldSoFar(key))) ?? NOTHING_TOLD;
  if (place.toldLength === journalLength) return false;
  const pages = new Map<View, readonly JournalEntry[]>();
  for (const view of VIEWS) pages.set(view, await readUntold(readers[view], id, place[view]));
  const documents = new Set([...pages.values()].flat().flatMap(({ document }) => document ?? []));
  const { candidates, ownerOf } = await storage.read(async (rows) => {
    const found = await rows.subscriptions.listFor({ negotiationKey: key, documents: [...documents] });
    return { candidates: found, ownerOf: await readOwners(rows, found, await clock(rows)) };
  });
  const told: Told[] = [];
  for (const [view, entries] of pages) {
    const own = candidates
      .map((subscription) => ({ subscription, actor: ownerOf(subscription) }))
      .filter(({ actor }) => actor.kind !== "nobody" && viewOf(actor, key) === view);
    if (entries.length > 0 && own.length > 0)
      told.push(...(await tellView(notifying, { key, id, view, entries, own })));
  }
  const isWhole = [...pages.values()].every((entries) => entries.length < ENTRIES_AT_ONCE);
  await storage.transaction(async (rows) => {
    const held = await rows.notices.lockToldSoFar(key);
    if (VIEWS.some((view) => held[view] !== place[view])) return;
    const now = await clock(rows);
    const notices = told.flatMap(({ subscription, row }): MadeNotice[] =>
      row === undefined ? [] : [{ subscription, row: { ...row, shownFrom: dueAt(subscription.pace, now) } }],
    );
    const rowsOfNotices = notices.map(({ row }) => row);
    const inserted = await rows.notices.insert(key, rowsOfNotices);
    const anew = notices.filter(({ row }) => inserted.has(row.noticeId));
    const deliveries = await deliver(rows, key, anew, held.deliveries, now);
    for (const [subscriptionKey, anchors] of newestAnchors(told)) {
      await rows.subscriptions.update(subscriptionKey, { anchors });
    }
    const lengthOf = (view: View) => place[view] + (pages.get(view)?.length ?? 0);
    await rows.notices.keepToldSoFar(key, {
      ...{ desk: lengthOf("desk"), members: lengthOf("members"), public: lengthOf("public"), deliveries },
      // No journal is that long: it is looked at again.
      toldLength: isWhole ? journalLength : -1,
    });
  });
  return !isWhole;
}

/** A negotiation of which a view sees nothing has no journal for it. */
async function readUntold(reader: ViewReader, id: string, from: number): Promise<readonly JournalEntry[]> {
  try {
    return (await reader.readJournal(id, from - 1, ENTRIES_AT_ONCE)).entries;
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

/** What an entry is to a subscription: something to tell, or only where its point stands now. */
type Told = {
  readonly subscription: StoredSubscription;
  readonly row: Omit<NewNotice, "shownFrom"> | undefined;
  readonly anchor: string | undefined;
};

type InView = {
  readonly key: string;
  readonly id: string;
  readonly view: View;
  readonly entries: readonly JournalEntry[];
  readonly own: readonly { readonly subscription: StoredSubscription; readonly actor: Actor }[];
};

async function tellView(notifying: Notifying, { key, id, view, entries, own }: InView): Promise<readonly Told[]> {
  const reader = notifying.readers[view];
  const within = await reader.getNegotiation(id);
  const told: Told[] = [];
  for (const entry of entries) {
    // Many follow the same: what it means to them is worked out once.
    const known = new Map<string, Promise<Matched | undefined>>();
    const baseOf = await resolveBases(notifying, within, entry, own);
    for (const { subscription, actor } of own) {
      const { subscriptionId, target, threshold, base, anchors, since, personId, tokenSha256 } = subscription;
      if (entry.position < (since[key]?.[view] ?? 0)) continue;
      const wanted = { target, threshold, base: baseOf(base, actor), anchors };
      const name = JSON.stringify(wanted);
      const matching = known.get(name) ?? matchOrSay(notifying, reader, within, entry, wanted);
      known.set(name, matching);
      const matched = await matching;
      if (matched === undefined) continue;
      const { kind, message, anchor } = matched;
      const row = message && {
        noticeId: noticeKey({ negotiationKey: key, view, number: entry.position, subscriptionKey: subscriptionId }),
        ...{ subscriptionId, personId, tokenSha256, view, number: entry.position, kind, message },
        ...{ document: entry.document ?? null, version: entry.version ?? null, at: new Date(entry.at) },
        ...{ threadId: null, noteId: null },
      };
      told.push({ subscription, row, anchor });
    }
  }
  return told;
}

/** At what those had looked who want to know what changed since. One query where there are any. */
async function resolveBases(
  notifying: Notifying,
  within: SeenNegotiation,
  entry: JournalEntry,
  own: InView["own"],
): Promise<(base: Base, actor: Actor) => ResolvedBase> {
  const readers = own.flatMap(({ subscription: { base }, actor }) =>
    base.kind === "last-looked" ? [authorOf(actor)] : [],
  );
  const lookedOf = await findLastLooked(notifying, within, entry, [...new Set(readers)]);
  return (base, actor) => (base.kind === "last-looked" ? lookedOf(authorOf(actor)) : base);
}

/**
 * What cannot be found does not concern anybody. Where telling it apart fails by a bug of ours, it is told without saying
 * what changed: whoever follows something must not miss it, and others must not wait.
 */
async function matchOrSay(
  { complain }: Notifying,
  reader: ViewReader,
  within: SeenNegotiation,
  entry: JournalEntry,
  wanted: Parameters<typeof matchEvent>[3],
): Promise<Matched | undefined> {
  try {
    return await matchEvent(reader, within, entry, wanted);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    if (error instanceof Problem) throw error;
    complain(error);
    const version = within.versions.find((one) => one.version === entry.version);
    const kind = kindOfEntry(entry, version);
    if (!wanted.threshold.kinds.includes(kind)) return undefined;
    const { document } = entry;
    const shown = { negotiation: within.negotiation.id, document, version: entry.version };
    const message = {
      title: titleOfEvent(within, kind, document, version),
      sentences: ["What it changed here could not be worked out."],
      path: pageOf(shown, { kind: "everything" }),
      changes: {},
    };
    return { kind, message, anchor: undefined };
  }
}

function newestAnchors(told: readonly Told[]): ReadonlyMap<string, readonly string[]> {
  const newest = new Map<string, readonly string[]>();
  for (const { subscription, anchor } of told) {
    if (anchor === undefined) continue;
    const before = newest.get(subscription.subscriptionId) ?? subscription.anchors;
    if (before[0] === anchor) continue;
    const anchors = [anchor, ...before.filter((one) => one !== anchor)].slice(0, MOST_ANCHORS);
    newest.set(subscription.subscriptionId, anchors);
  }
  return newest;
}
