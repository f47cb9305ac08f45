import type { Actor } from "../model/actor.ts";
import { authorOf, NOBODY } from "../model/actor.ts";
import { viewOf } from "../model/can.ts";
import { groupBy } from "../model/group-by.ts";
import { seesAllOf } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { type Notice, ownerOf } from "../model/subscription.ts";
import { isStanding } from "../model/version.ts";
import type { InboxSelection, StoredNotice } from "../storage/notices.ts";
import { isNotThere } from "./changed-on-target.ts";
import { known } from "./known.ts";
import { readNoticeId, writeNoticeId } from "./notice-id.ts";
import type { Notifying } from "./notifying.ts";
import type { SeenThread, ViewReader } from "./view-reader.ts";

export type InboxAsked = {
  /** `next` of the page before. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly isUnread?: boolean | undefined;
};

/** Newest first. `next` is undefined at its end. */
export type InboxPage = { readonly notices: readonly Notice[]; readonly next: string | undefined };

/** Keeps that somebody read of a version what changed in it; see decisions/0016-who-read-and-did-what.md. */
export type NoteRead = (
  reader: string,
  read: { readonly negotiation: string; readonly kind: "summary"; readonly versions: readonly string[] },
) => Promise<void>;

const DEFAULT_LIMIT = 100;

/**
 * What somebody was told, as far as they may still know it: what a role, or a note, let them see that they see no more is left
 * out, and of a version that was withdrawn, or a note that was taken back since only that it was. So a page may have fewer than
 * `limit`.
 *
 * @throws Problem `sign-in-needed`, `malformed-query` for a cursor that is none. Two queries, and a look at each negotiation.
 */
export async function listInbox(
  notifying: Notifying,
  noteRead: NoteRead,
  { cursor, limit = DEFAULT_LIMIT, isUnread }: InboxAsked,
  by: Actor,
): Promise<InboxPage> {
  const { storage, clock } = notifying;
  const owner = ownerOf(known(by));
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const rows = await storage.read(async (all) =>
    all.notices.listInbox(owner, { now: await clock(all), before, isUnread, limit: limit + 1 }),
  );
  const page = rows.slice(0, limit);
  const notices = await showNotices(notifying, noteRead, page, by);
  const last = page.at(-1);
  return { notices, next: rows.length > limit && last !== undefined ? writeCursor(last) : undefined };
}

/**
 * As far as somebody may still know of them, in their order; that they read what was changed is noted. A look at each
 * negotiation.
 */
export async function showNotices(
  notifying: Pick<Notifying, "readers">,
  noteRead: NoteRead,
  rows: readonly StoredNotice[],
  by: Actor,
): Promise<readonly Notice[]> {
  const mayStill = rows.filter((row) => seesAllOf(viewOf(by, row.negotiationId), row.view));
  const noteOf = await lookAtNotes(notifying, mayStill, by);
  const notices: Notice[] = [];
  for (const row of mayStill) {
    if (row.threadId !== null) {
      const left = noteOf(row);
      if (left !== "unseen") notices.push(presentNotice(row, left === "there" ? undefined : TAKEN_BACK));
      continue;
    }
    const gone = await isWithdrawn(notifying, row);
    if (row.version !== null && row.document !== null && !gone) {
      const versions = [`${row.document}@${row.version}`];
      await noteRead(authorOf(by), { negotiation: row.negotiation, kind: "summary", versions });
    }
    notices.push(presentNotice(row, gone ? WITHDRAWN : undefined));
  }
  return notices;
}

/**
 * Of how many events `listInbox` would show notices that were not read: of what somebody may not see any more none is counted,
 * or the number would tell of it. Two queries, whatever the inbox holds that was read. @throws Problem `sign-in-needed`.
 */
export async function countUnread({ storage, clock }: Notifying, by: Actor): Promise<number> {
  const owner = ownerOf(known(by));
  const found = await storage.read(async (rows) => rows.notices.countUnread(owner, await clock(rows)));
  return found
    .filter(({ negotiationKey, view }) => seesAllOf(viewOf(by, negotiationKey), view))
    .reduce((sum, { events }) => sum + events, 0);
}

/**
 * Marks notices as read: those named, else all that are shown.
 *
 * @param shownBy - ISO 8601 instant: of those shown by then alone. What came since, whoever looked then has not seen.
 * @returns How many it were; what is read already, or is nobody's or another's, is none. @throws Problem `sign-in-needed`.
 */
export async function markRead(
  { storage, clock }: Notifying,
  ids: readonly string[] | undefined,
  by: Actor,
  shownBy?: string,
): Promise<number> {
  const owner = ownerOf(known(by));
  const noticeIds = ids?.flatMap((id) => readNoticeId(id) ?? []);
  if (noticeIds?.length === 0) return 0;
  const until = shownBy === undefined ? undefined : new Date(shownBy);
  return storage.read(async (rows) =>
    rows.notices.markRead(owner, { now: await clock(rows), shownBy: until, noticeIds }),
  );
}

/**
 * Whether it tells of what is not there any more: a version that was withdrawn since, other than that; a note that was taken back,
 * other than that, or that is open to them no more. A look at the negotiation, for a note at its thread.
 *
 * @param by - Who would be told; where nobody is named, anybody of the view that it was told to.
 */
export async function isGone(
  notifying: Pick<Notifying, "readers">,
  notice: StoredNotice,
  by: Actor = NOBODY,
): Promise<boolean> {
  if (notice.threadId === null) return isWithdrawn(notifying, notice);
  return (await lookAtNotes(notifying, [notice], by))(notice) !== "there";
}

async function isWithdrawn(
  { readers }: Pick<Notifying, "readers">,
  { view, negotiation, version, kind }: StoredNotice,
): Promise<boolean> {
  if (version === null || kind === "withdrawal") return false;
  try {
    const { versions } = await readers[view].getNegotiation(negotiation);
    const found = versions.find((one) => one.version === version);
    return found === undefined || !isStanding(found);
  } catch (error) {
    if (isNotThere(error)) return true;
    throw error;
  }
}

/** What is left of what notices of notes told, as somebody sees the threads now. Eight queries for each negotiation and view. */
async function lookAtNotes(
  { readers }: Pick<Notifying, "readers">,
  notices: readonly StoredNotice[],
  by: Actor,
): Promise<(notice: StoredNotice) => "there" | "taken back" | "unseen"> {
  const placeOf = ({ view, negotiation }: StoredNotice) => `${view} ${negotiation}`;
  const ofNotes = notices.filter(({ threadId }) => threadId !== null);
  const seen = new Map<string, ReadonlyMap<string, SeenThread>>();
  for (const [place, own] of groupBy(ofNotes, placeOf)) {
    const [first] = own;
    if (first === undefined) continue;
    const ids = [...new Set(own.flatMap(({ threadId }) => threadId ?? []))];
    seen.set(place, await seeOrNone(readers[first.view], first.negotiation, ids, by));
  }
  return (notice) => {
    const { threadId, noteId, number } = notice;
    const thread = seen.get(placeOf(notice))?.get(threadId ?? "")?.thread;
    if (thread === undefined) return "unseen";
    // The last that is done to a thread is that it is taken back.
    if (thread.removed) return number === thread.revision - 1 ? "there" : "taken back";
    const isBack = noteId !== null && thread.notes.find(({ id }) => id === noteId)?.removed !== false;
    return isBack ? "taken back" : "there";
  };
}

async function seeOrNone(
  reader: ViewReader,
  negotiation: string,
  threadIds: readonly string[],
  by: Actor,
): Promise<ReadonlyMap<string, SeenThread>> {
  try {
    return await reader.seeThreads(negotiation, threadIds, by);
  } catch (error) {
    if (isNotThere(error)) return new Map();
    throw error;
  }
}

/** @param instead - Of what is not there any more, what is said in its place. */
function presentNotice(row: StoredNotice, instead: typeof WITHDRAWN | undefined): Notice {
  const { noticeId, subscriptionId, negotiation, kind, number, threadId, at, shownFrom, message, readAt } = row;
  return {
    ...{ id: writeNoticeId(noticeId), subscription: subscriptionId, negotiation, kind },
    ...{
      document: row.document ?? undefined,
      version: row.version ?? undefined,
      entry: number < 0 || threadId !== null ? undefined : number,
      thread: threadId ?? undefined,
    },
    ...{ at: at.toISOString(), shownFrom: shownFrom.toISOString(), readAt: readAt?.toISOString() },
    message: { ...message, ...instead },
  };
}

const WITHDRAWN = { title: "A version that was withdrawn since", sentences: ["It is no longer shown."], changes: {} };
const TAKEN_BACK = { ...WITHDRAWN, title: "A note that was taken back since" };

function writeCursor({ shownFrom, number, noticeId }: StoredNotice): string {
  return `${shownFrom.getTime()}_${number}_${writeNoticeId(noticeId)}`;
}

function readCursor(cursor: string): NonNullable<InboxSelection["before"]> {
  const [, at = "", number = "", id = ""] = /^(\d{1,15})_(-1|\d{1,9})_(.*)$/u.exec(cursor) ?? [];
  const noticeId = readNoticeId(id);
  if (noticeId === undefined) {
    throw new Problem(
      "malformed-query",
      "The cursor is not one that was answered here.",
      'Send "next" of the page before as it was answered, or no cursor.',
    );
  }
  return { shownFrom: new Date(Number(at)), number: Number(number), noticeId };
}
