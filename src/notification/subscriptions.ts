import { randomUUID } from "node:crypto";
import type { Actor } from "../model/actor.ts";
import { readAddress, writeAddress } from "../model/address.ts";
import { keyOf, viewOf } from "../model/can.ts";
import { documentNotFound, refuseWithdrawn, versionNotFound } from "../model/not-found.ts";
import { VIEWS } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import {
  type Base,
  DEFAULT_BASE,
  DEFAULT_PACE,
  DEFAULT_THRESHOLD,
  DEFAULT_THRESHOLD_OF_THREAD,
  type Owner,
  ownerOf,
  type Pace,
  type Subscription,
  type SubscriptionTarget,
  type Threshold,
} from "../model/subscription.ts";
import { isUuid } from "../model/uuid.ts";
import type { JournalLengths } from "../storage/notices.ts";
import type { Rows } from "../storage/open-storage.ts";
import type { StoredSubscription } from "../storage/subscriptions.ts";
import { isNotThere } from "./changed-on-target.ts";
import { isTimeZone } from "./due-at.ts";
import { ownEndpoints } from "./endpoints.ts";
import { isOf, known } from "./known.ts";
import type { Wanted } from "./match-event.ts";
import { negotiationsOf } from "./negotiations-of.ts";
import type { Notifying } from "./notifying.ts";
import { unreadableSubscription } from "./unreadable-subscription.ts";
import type { ViewReader, ViewReaders } from "./view-reader.ts";

/** What somebody asks to be told; what is left out is as quiet as it can be. */
export type NewSubscription = {
  readonly title?: string | undefined;
  readonly target: SubscriptionTarget;
  /** What of it is left out is as in `DEFAULT_THRESHOLD`. */
  readonly threshold?: SaidOfThreshold | undefined;
  readonly base?: Base | undefined;
  readonly pace?: Pace | undefined;
  readonly endpoints?: readonly string[] | undefined;
};

type SaidOfThreshold = { readonly [Part in keyof Threshold]?: Threshold[Part] | undefined };

/** What of a subscription is to be another; a threshold takes the place of the former as a whole. Its target is what it is. */
export type SubscriptionChange = Omit<Partial<NewSubscription>, "target">;

// One for each point of a long treaty; whoever wants more wants a negotiation.
const MOST_OF_ONE = 1_000;

/**
 * Begins to tell somebody of something: of what happens from now on.
 *
 * @throws Problem `sign-in-needed`; `unreadable-subscription` for a time zone that is none, a base that there cannot be, or too
 *   many; the not-found problems for what whoever asks does not see, and `malformed-address`, `malformed-query` and
 *   `version-withdrawn` of points, searches and versions, `thread-removed` of notes; `endpoint-not-found`.
 * Everything costs a look at each negotiation, any other target one.
 */
export async function subscribe(notifying: Notifying, wanted: NewSubscription, by: Actor): Promise<Subscription> {
  const { storage, readers, clock } = notifying;
  const owner = ownerOf(known(by));
  const checked = await checkSubscription(readers, wanted, by);
  const lengths = await readLengths(notifying, checked.target);
  const row = await storage.transaction(async (rows) => {
    if ((await rows.subscriptions.countOf(owner)) >= MOST_OF_ONE) {
      throw unreadableSubscription(
        `You have ${MOST_OF_ONE} subscriptions.`,
        "Follow a document or a negotiation as a whole.",
      );
    }
    for (const { key, lengths: now, toldLength } of lengths) await rows.notices.beginTelling(key, now, toldLength);
    const since = Object.fromEntries(lengths.map(({ key, lengths: now }) => [key, now]));
    const made: StoredSubscription = {
      ...{ subscriptionId: randomUUID(), personId: owner.personKey ?? null, tokenSha256: owner.tokenSha256 ?? null },
      title: wanted.title ?? "",
      ...checked,
      ...placeOf(checked.target, lengths[0]?.key),
      pace: wanted.pace ?? DEFAULT_PACE,
      endpoints: await ownEndpoints(rows, owner, wanted.endpoints ?? []),
      since: { ...since, ...(await sinceInThread(rows, lengths[0]?.key, checked.target)) },
      createdAt: await clock(rows),
    };
    await rows.subscriptions.insert(made);
    return made;
  });
  return presentSubscription(row);
}

/** Oldest first. @throws Problem `sign-in-needed`. */
export async function listSubscriptions({ storage }: Notifying, by: Actor): Promise<readonly Subscription[]> {
  const owner = ownerOf(known(by));
  return (await storage.read((rows) => rows.subscriptions.listOf(owner))).map(presentSubscription);
}

/** @throws Problem `sign-in-needed`, `subscription-not-found`, `unreadable-subscription`, `version-not-found`, `endpoint-not-found`. */
export async function changeSubscription(
  { storage, readers, clock }: Notifying,
  id: string,
  change: SubscriptionChange,
  by: Actor,
): Promise<Subscription> {
  const owner = ownerOf(known(by));
  const before = await storage.read((rows) => findOwn(rows, owner, id));
  const { title = before.title, base = before.base, pace = before.pace } = change;
  const threshold = change.threshold === undefined ? before.threshold : wholeThreshold(before.target, change.threshold);
  refusePace(pace);
  await refuseBase(readers, before.target, base, by);
  const row = await storage.transaction(async (rows) => {
    const endpoints =
      change.endpoints === undefined ? before.endpoints : await ownEndpoints(rows, owner, change.endpoints);
    const changed = { title, base, pace, threshold, endpoints };
    await rows.subscriptions.update(id, changed);
    const left = before.endpoints.filter((one) => !endpoints.includes(one));
    if (left.length > 0) await rows.subscriptions.cancelTo(id, left, await clock(rows));
    return { ...before, ...changed };
  });
  return presentSubscription(row);
}

/** What was told stays in the inbox; feeds of it alone end. @throws Problem `sign-in-needed`, `subscription-not-found`. */
export async function unsubscribe({ storage }: Notifying, id: string, by: Actor): Promise<void> {
  const owner = ownerOf(known(by));
  await storage.transaction(async (rows) => {
    const { subscriptionId } = await findOwn(rows, owner, id);
    await rows.subscriptions.delete(subscriptionId);
    // Else its readers would wait for ever.
    await rows.feeds.deleteOf(subscriptionId);
  });
}

/**
 * What is wanted, whole, as whoever asks sees the record. @throws as `subscribe`.
 */
export async function checkSubscription(
  readers: ViewReaders,
  { target, threshold = {}, base = DEFAULT_BASE, pace = DEFAULT_PACE }: NewSubscription,
  by: Actor,
): Promise<Wanted> {
  refusePace(pace);
  const whole = { threshold: wholeThreshold(target, threshold), base };
  if (target.kind === "everything") {
    await refuseBase(readers, target, base, by);
    return { target, anchors: [], ...whole };
  }
  const reader = readerOf(readers, target.negotiation, by);
  const seen = await reader.getNegotiation(target.negotiation);
  await refuseBase(readers, target, base, by);
  if (target.kind === "lineage") {
    const point = await readPoint(reader, target.negotiation, target.point);
    return { target: { ...target, point }, anchors: [point], ...whole };
  }
  if (target.kind === "thread")
    await reader.getThread({ negotiation: target.negotiation, threadId: target.thread }, by);
  if (target.kind === "term") await reader.followTerm(target.negotiation, target.term);
  if ((target.kind === "document" || target.kind === "search") && target.document !== undefined) {
    const documents = seen.negotiation.documents.map(({ id }) => id);
    if (!documents.includes(target.document)) throw documentNotFound(target.negotiation, target.document, documents);
  }
  if (target.kind === "search") await reader.search(target.negotiation, target);
  return { target, anchors: [], ...whole };
}

function readerOf(readers: ViewReaders, negotiation: string, by: Actor): ViewReader {
  return readers[viewOf(by, keyOf(by, negotiation))];
}

/** The point as it is called in the newest reading of its version; the reading is named, for later corrections. */
async function readPoint(reader: ViewReader, negotiation: string, point: string): Promise<string> {
  const address = { ...readAddress(point), negotiation };
  const { version, point: found } = await reader.followPoint(address);
  refuseWithdrawn(version);
  const reading = typeof address.reading === "number" ? address.reading : version.reading;
  return writeAddress({ document: version.document, version: version.version, reading, path: found.path });
}

async function refuseBase(readers: ViewReaders, target: SubscriptionTarget, base: Base, by: Actor): Promise<void> {
  if (base.kind !== "pinned") return;
  if (target.kind === "everything") {
    throw unreadableSubscription("A version of one negotiation cannot be the base of all.", "Leave the base out.");
  }
  const { negotiation } = target;
  const { versions } = await readerOf(readers, negotiation, by).getNegotiation(negotiation);
  const pinned = versions.find(({ version }) => version === base.version);
  const document = "document" in target && target.document !== undefined ? target.document : "";
  if (pinned === undefined) throw versionNotFound({ negotiation, document, version: base.version }, undefined);
  refuseWithdrawn(pinned);
}

function refusePace(pace: Pace): void {
  const zone = pace.when === "at-once" ? pace.quiet?.timeZone : pace.timeZone;
  if (zone !== undefined && !isTimeZone(zone)) {
    throw unreadableSubscription(
      `"${zone.slice(0, 60)}" is no time zone.`,
      "Write its name as the IANA has it, Europe/Kyiv.",
    );
  }
  if (pace.when === "at-once" && pace.quiet !== undefined && pace.quiet.from === pace.quiet.to) {
    throw unreadableSubscription(
      "Quiet hours that begin when they end are none.",
      "Leave them out, or end them at another hour.",
    );
  }
}

type KnownLengths = { readonly key: string; readonly lengths: JournalLengths; readonly toldLength: number };

/** How long the journals are that a target concerns: what is in them by now is not told. */
async function readLengths(
  { storage, readers }: Notifying,
  target: SubscriptionTarget,
): Promise<readonly KnownLengths[]> {
  const ids = await storage.read((rows) => negotiationsOf(rows, target));
  const all: KnownLengths[] = [];
  for (const id of ids) {
    const { key, journalLength: toldLength } = await readers.desk.getNegotiation(id);
    const lengths = { desk: 0, members: 0, public: 0 };
    for (const view of VIEWS) lengths[view] = await readLength(readers[view], id);
    all.push({ key, lengths, toldLength });
  }
  return all;
}

async function readLength(reader: ViewReader, id: string): Promise<number> {
  try {
    return (await reader.getNegotiation(id)).journalLength;
  } catch (error) {
    if (isNotThere(error)) return 0;
    throw error;
  }
}

/** What was done in a thread by now is not told. Two queries for a thread, else none. */
async function sinceInThread(rows: Rows, negotiationKey: string | undefined, target: SubscriptionTarget) {
  if (target.kind !== "thread" || negotiationKey === undefined) return {};
  const found = await rows.threads.find({ negotiationKey, threadId: target.thread });
  const revision = found?.revision ?? 0;
  return { [target.thread]: { desk: revision, members: revision, public: revision } };
}

/** By what an event finds it. */
function placeOf(target: SubscriptionTarget, key: string | undefined) {
  const [document, threadId] = [null, null];
  if (target.kind === "everything" || key === undefined) return { negotiationId: null, document, threadId };
  if (target.kind === "thread") return { negotiationId: key, document, threadId: target.thread };
  // A lineage, a term and a search may be met in any document of their negotiation.
  return { negotiationId: key, document: target.kind === "document" ? target.document : null, threadId };
}

/** @throws Problem `subscription-not-found` for one that is not theirs. */
export async function findOwn(rows: Rows, owner: Owner, id: string): Promise<StoredSubscription> {
  const found = isUuid(id) ? await rows.subscriptions.find(id) : undefined;
  if (found === undefined || !isOf(found, owner)) {
    throw new Problem("subscription-not-found", "You have no such subscription.", "List yours to see those there are.");
  }
  return found;
}

function presentSubscription(row: StoredSubscription): Subscription {
  const { subscriptionId: id, title, target, threshold, base, pace, endpoints, createdAt } = row;
  return { id, title, target, threshold, base, pace, endpoints, createdAt: createdAt.toISOString() };
}

/** @throws Problem `unreadable-subscription` for a thread of which something else is wanted than it has. */
function wholeThreshold(target: SubscriptionTarget, said: SaidOfThreshold): Threshold {
  const isThread = target.kind === "thread";
  const { kinds, inSubstance, onlyChanged } = isThread ? DEFAULT_THRESHOLD_OF_THREAD : DEFAULT_THRESHOLD;
  const { changes, grade } = said;
  if (isThread && said.kinds?.some((kind) => kind !== "annotation")) {
    throw unreadableSubscription(
      "A note is no place for anything but what is done to it.",
      'Leave "kinds" out, or follow what the note is on.',
    );
  }
  return {
    ...{ kinds: said.kinds ?? kinds, changes, grade },
    ...{ inSubstance: said.inSubstance ?? inSubstance, onlyChanged: said.onlyChanged ?? onlyChanged },
  };
}
