import { type Actor, authorOf, NOBODY } from "../model/actor.ts";
import { viewOf } from "../model/can.ts";
import { groupBy } from "../model/group-by.ts";
import { VIEWS, type View } from "../model/opening.ts";
import { noteHref } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import { tellTime } from "../model/times.ts";
import type { NewNotice } from "../storage/notices.ts";
import type { StoredSubscription } from "../storage/subscriptions.ts";
import type { DeedKey, UntoldDeed, Waiting } from "../storage/untold-deeds.ts";
import { isNotThere } from "./changed-on-target.ts";
import { dueAt } from "./due-at.ts";
import type { DeliverMade, MadeNotice } from "./fan-out.ts";
import { beginTellingOfNotes, type MatchedDeed, matchDeed, type TellingOfNotes } from "./match-deed.ts";
import { uuidOf } from "./notice-id.ts";
import type { Notifying } from "./notifying.ts";
import { readOwners } from "./owners.ts";
import { titleOfEvent } from "./say-event.ts";
import type { SeenThread } from "./view-reader.ts";
import { asWaiting, waitForRest, waitForWords } from "./words-at-rest.ts";

type SeenThreads = ReadonlyMap<string, SeenThread>;

// What one look takes at most; what is behind it comes with the next.
const DEEDS_AT_ONCE = 100;

/**
 * Tells what was done to the threads of a negotiation: of each thread in its order, once the words are at rest. For whom it is
 * is worked out outside any transaction; then notices and deliveries are made, and the deeds taken off the list of what is untold,
 * in one, under the lock by which deliveries are numbered. Of two processes that do so at once, the one that comes second finds
 * them gone, and does nothing. No row that anybody who writes waits for is held.
 *
 * @param deliver - See `fanOut`. @returns Whether there is more to be told at once.
 * Two queries where nobody follows the notes, else some for each view and each author among those who are told.
 */
export async function fanOutNotes(
  notifying: Notifying,
  { key, id }: { readonly key: string; readonly id: string },
  deliver: DeliverMade,
): Promise<boolean> {
  const { storage, readers, clock } = notifying;
  const { now, untold } = await storage.read(async (rows) => {
    const at = await clock(rows);
    return { now: at, untold: await rows.untoldDeeds.listDue(key, at, DEEDS_AT_ONCE) };
  });
  const isMore = untold.filter(({ lookAt }) => lookAt <= now).length >= DEEDS_AT_ONCE;
  const { candidates, ownerOf } = await storage.read(async (rows) => {
    const all = await rows.subscriptions.listFor({ negotiationKey: key, ...placesOf(untold) });
    const found = all.filter(({ threshold }) => threshold.kinds.includes("annotation"));
    return { candidates: found, ownerOf: await readOwners(rows, found, now) };
  });
  if (candidates.length === 0) {
    await storage.once((rows) => rows.untoldDeeds.remove(key, untold.map(keyOfDeed)));
    return isMore;
  }
  const seenByDesk = await readers.desk.seeThreads(id, idsOf(untold), NOBODY);
  const { ready, waiting } = takeTurns(untold, seenByDesk, now);
  const told: MadeNotice[] = [];
  for (const view of ready.length === 0 ? [] : VIEWS) {
    const own = candidates.flatMap((subscription): Follower[] => {
      const actor = ownerOf(subscription);
      return actor.kind !== "nobody" && viewOf(actor, key) === view ? [{ subscription, actor }] : [];
    });
    if (own.length > 0) told.push(...(await tellView(notifying, { key, id, view, ready, own })));
  }
  await keepTold(notifying, key, { ready, waiting, told }, deliver);
  return isMore;
}

type TakenTurns = { readonly ready: readonly UntoldDeed[]; readonly waiting: readonly Waiting[] };

/** Makes the notices of what is told now, and keeps when the rest is looked at. Nothing where another process was first. */
async function keepTold(
  { storage, clock }: Notifying,
  key: string,
  { ready, waiting, told }: TakenTurns & { readonly told: readonly MadeNotice[] },
  deliver: DeliverMade,
): Promise<void> {
  const keys = ready.map(keyOfDeed);
  await storage.transaction(async (rows) => {
    const held = await rows.notices.lockToldSoFar(key);
    await rows.untoldDeeds.keepWaiting(key, waiting);
    if (keys.length === 0 || (await rows.untoldDeeds.count(key, keys)) < keys.length) return;
    const now = await clock(rows);
    const notices = told.map(({ subscription, row }): MadeNotice => {
      return { subscription, row: { ...row, shownFrom: dueAt(subscription.pace, now) } };
    });
    const rowsOfNotices = notices.map(({ row }) => row);
    const inserted = await rows.notices.insert(key, rowsOfNotices);
    const anew = notices.filter(({ row }) => inserted.has(row.noticeId));
    const deliveries = await deliver(rows, key, anew, held.deliveries, now);
    await rows.notices.keepToldSoFar(key, { ...held, deliveries });
    await rows.untoldDeeds.remove(key, keys);
  });
}

/**
 * Which deeds are told now, and when the others are looked at. Of a thread, what waits holds back what comes after it; but not a
 * note without words, which is none yet.
 */
function takeTurns(untold: readonly UntoldDeed[], seenByDesk: SeenThreads, now: Date): TakenTurns {
  const ready: UntoldDeed[] = [];
  const waiting: Waiting[] = [];
  for (const deeds of groupBy(untold, ({ threadId }) => threadId).values()) {
    let heldUntil: Date | undefined;
    for (const one of deeds) {
      // Nobody else sees the words of what is one person's alone; once it is opened, that is news.
      const isOpen = one.thread.visibility !== "mine";
      const rest = isOpen ? waitForRest(one, now) : undefined;
      if (heldUntil !== undefined) {
        waiting.push(asWaiting(one, { ...(rest ?? one), lookAt: heldUntil }));
      } else if (isOpen && isEmpty(one, seenByDesk)) {
        const wait = waitForWords(one, now);
        if (wait === undefined) ready.push(one);
        else waiting.push(asWaiting(one, wait));
      } else if (rest === undefined) {
        ready.push(one);
      } else {
        heldUntil = rest.lookAt;
        waiting.push(asWaiting(one, rest));
      }
    }
  }
  return { ready, waiting };
}

function isEmpty({ threadId, deed }: UntoldDeed, seenByDesk: SeenThreads): boolean {
  const seen = seenByDesk.get(threadId);
  if (seen === undefined) return false;
  if (deed.deed === "replied") return seen.words.get(deed.note) === "";
  return (deed.deed === "begun" || deed.deed === "opened-to") && seen.words.get(seen.thread.notes[0]?.id ?? "") === "";
}

type Follower = { readonly subscription: StoredSubscription; readonly actor: Actor };

type InView = {
  readonly key: string;
  readonly id: string;
  readonly view: View;
  readonly ready: readonly UntoldDeed[];
  readonly own: readonly Follower[];
};

/** What everybody of a view is told; nobody of what they did themselves. Without the time from which on it is shown. */
async function tellView(notifying: Notifying, { key, id, view, ready, own }: InView): Promise<readonly MadeNotice[]> {
  const reader = notifying.readers[view];
  let telling: TellingOfNotes;
  try {
    telling = await beginTellingOfNotes(reader, view, id);
  } catch (error) {
    // A negotiation of which a view sees nothing is not there for it.
    if (isNotThere(error)) return [];
    throw error;
  }
  const seenBy = await seeAsFollowers(notifying, { id, view, threadIds: idsOf(ready) });
  const told: MadeNotice[] = [];
  for (const { threadId, deed, thread } of ready) {
    // Many follow the same: what it means to them is worked out once.
    const known = new Map<string, Promise<MatchedDeed | undefined>>();
    for (const { subscription, actor } of own) {
      const { target, threshold, anchors, since } = subscription;
      if (authorOf(actor) === deed.author || deed.position < (since[threadId]?.desk ?? 0)) continue;
      const seen = await seenBy(threadId, thread.author, actor);
      if (seen === undefined) continue;
      const wanted = { target, threshold, anchors };
      const name = JSON.stringify([wanted, authorOf(actor) === thread.author]);
      const matching = known.get(name) ?? matchOrSay(notifying, telling, seen, { threadId, deed }, wanted);
      known.set(name, matching);
      const matched = await matching;
      if (matched !== undefined)
        told.push({ subscription, row: rowOf(key, telling, { threadId, deed }, matched, subscription) });
    }
  }
  return told;
}

/** Threads as those see them who follow them. Only to its author may one look another than to everybody of their view. */
async function seeAsFollowers(
  { readers }: Notifying,
  { id, view, threadIds }: Pick<InView, "id" | "view"> & { readonly threadIds: readonly string[] },
): Promise<(threadId: string, author: string, actor: Actor) => Promise<SeenThread | undefined>> {
  const seenByAll = await readers[view].seeThreads(id, threadIds, NOBODY);
  const seenByAuthors = new Map<string, Promise<SeenThreads>>();
  return async (threadId, author, actor) => {
    const name = authorOf(actor);
    if (name !== author) return seenByAll.get(threadId);
    const seeing = seenByAuthors.get(name) ?? readers[view].seeThreads(id, threadIds, actor);
    seenByAuthors.set(name, seeing);
    return (await seeing).get(threadId);
  };
}

type Deed = Pick<UntoldDeed, "threadId" | "deed">;

function rowOf(
  key: string,
  { view, within }: TellingOfNotes,
  { threadId, deed }: Deed,
  { document, version, note, message }: MatchedDeed,
  { subscriptionId, personId, tokenSha256 }: StoredSubscription,
): NewNotice {
  return {
    noticeId: uuidOf(["thread", key, threadId, deed.position, subscriptionId]),
    ...{ subscriptionId, personId, tokenSha256, view, number: deed.position, kind: "annotation", message },
    ...{ document: document ?? null, version: version ?? null, threadId, noteId: note ?? null },
    at: new Date(view === "desk" ? deed.at : tellTime(within.times, deed.at)),
    // Said by the pace as it is kept.
    shownFrom: new Date(0),
  };
}

/** As for the entries of journals: where telling fails by a bug of ours, it is told without saying what was done. */
async function matchOrSay(
  { complain }: Notifying,
  telling: TellingOfNotes,
  seen: SeenThread,
  { threadId, deed }: Deed,
  wanted: Parameters<typeof matchDeed>[3],
): Promise<MatchedDeed | undefined> {
  try {
    return await matchDeed(telling, seen, deed, wanted);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    if (error instanceof Problem) throw error;
    complain(error);
    const message = {
      title: titleOfEvent(telling.within, "annotation", undefined, undefined),
      sentences: ["What was done to a note here could not be worked out."],
      ...{ path: noteHref(telling.within.negotiation.id, threadId), changes: {} },
    };
    return { message, document: undefined, version: undefined, note: undefined };
  }
}

function idsOf(untold: readonly UntoldDeed[]): readonly string[] {
  return [...new Set(untold.map(({ threadId }) => threadId))];
}

/** By what those are sought who may follow some threads. */
function placesOf(untold: readonly UntoldDeed[]) {
  const documents = untold.flatMap(({ thread: { target } }): readonly string[] => {
    if (target.kind === "change") return [target.before.document, target.after.document];
    return "document" in target ? [target.document] : [];
  });
  return { threadIds: idsOf(untold), documents: [...new Set(documents)] };
}

function keyOfDeed({ threadId, deed }: UntoldDeed): DeedKey {
  return { threadId, position: deed.position };
}
