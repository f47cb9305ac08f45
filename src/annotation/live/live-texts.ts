import { setImmediate } from "node:timers/promises";
import * as Y from "yjs";
import { groupBy } from "../../model/group-by.ts";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { Addition, TextKey, TextState } from "../../storage/thread-updates.ts";
import { type CheckedPiece, checkPiece } from "./check-piece.ts";
import { isDueToKeep, keepForReaders } from "./keep-for-readers.ts";
import { closing, isFull, notSaved } from "./live-problems.ts";
import {
  isDeletedIn,
  type LiveText,
  type Member,
  type Outcome,
  retyped,
  type Typed,
  type WhyClosed,
} from "./live-text.ts";
import { loadText } from "./load-text.ts";
import { type Presences, sharePresence } from "./share-presence.ts";

/** The live texts of threads: typed into by several at once, in any number of processes over one database. */
export type LiveTexts = {
  /**
   * Comes to a text. What is committed later is told to the member.
   *
   * @throws Problem `thread-not-found`, `thread-removed`, `record-unavailable`; `too-many-requests` where as many are there as may be.
   */
  join(key: TextKey, member: Member): Promise<Seat>;
  /**
   * Makes of a note's words others, by what differs. Committed when it returns.
   *
   * @throws Problem `thread-not-found`, `thread-removed`, `record-unavailable`.
   */
  rewrite(key: TextKey, noteId: string, body: string, author: string): Promise<void>;
  /** Something of a thread was done but for typing, by this process: whoever is at it is told at once. */
  lookNow(): void;
  /** Commits what is under way, tells all members that it ends, and lets nobody in any more. */
  close(): Promise<void>;
};

/** A member's place at a text. */
export type Seat = {
  readonly epoch: string;
  /** All that was typed, beyond what a client has; and how far the text is. */
  missing(vector: Uint8Array | undefined): { readonly bytes: Uint8Array; readonly vector: Uint8Array };
  /**
   * Takes a piece to be committed: the member is told `saved` once it is. @param number - The member's own, rising.
   *
   * @returns Why not, in words: then nothing of it is kept.
   */
  type(number: number, bytes: Uint8Array): string | undefined;
  /** Says where the member types; those at the text are told. */
  point(cursor: string): void;
  /** Who else is at the text. */
  present(): Presences;
  leave(): void;
};

type Options = {
  /** How often other processes' work is looked for, in milliseconds. */
  readonly lookMs?: number;
  readonly now?: () => number;
};

const LOOK_MS = 100;
const FORGET_AFTER_MS = 30_000;
// Each is told what each of the others types.
const MOST_MEMBERS = 100;
const KEPT_AT_ONCE = 5;
// A transaction of this many is still short; the others are next.
const MOST_AT_ONCE = 2000;

/**
 * Opens live texts. A piece is checked when it comes, then committed with all others that came meanwhile, in one transaction,
 * and only then applied, told to others and acknowledged: what somebody saw or was told is saved, is in the database. So a
 * process may die at any moment, and a text is never made anew from anything but its pieces.
 *
 * One loop does all this, one thing after the other. What other processes commit is looked for ten times a second, with one
 * query for all texts, and found besides whenever this one commits to the same text.
 */
export function openLiveTexts(
  storage: Storage,
  { lookMs = LOOK_MS, now = Date.now }: Options = {},
): LiveTexts & { readonly openTexts: () => number } {
  const texts = new Map<string, LiveText>();
  const loading = new Map<string, Promise<LiveText>>();
  const presence = sharePresence(storage);
  let queue: { readonly text: LiveText; readonly typed: Typed }[] = [];
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let lookedAt = 0;
  let isClosed = false;

  /** Runs the loop until there is nothing to do; it runs once at a time. */
  function run(): void {
    running ??= work()
      .catch((error: unknown) => {
        if (!(error instanceof Problem)) console.error(error);
      })
      .finally(() => {
        running = undefined;
        if (queue.length > 0) run();
      });
  }

  async function work(): Promise<void> {
    // Those whose frames came in the same turn go together.
    await setImmediate();
    // What comes without end does not keep this process from seeing what others do.
    do {
      const some = queue.slice(0, MOST_AT_ONCE);
      queue = queue.slice(MOST_AT_ONCE);
      if (some.length > 0) await commit(some);
      if (now() - lookedAt >= lookMs) {
        lookedAt = now();
        await look();
        await keepSome();
      }
    } while (queue.length > 0);
  }

  async function commit(some: typeof queue): Promise<void> {
    const byText = [...groupBy(some, ({ text }) => text)].map(([text, all]) => ({
      text,
      typed: all.map((one) => one.typed),
    }));
    let last: ReadonlyMap<string, number>;
    try {
      const additions = byText.map(({ text, typed }) => additionOf(text, typed));
      last = await storage.once((rows) => rows.threadUpdates.append(additions, new Date(now())));
    } catch (error) {
      // Nobody knows what became of it. What was typed is with those who typed it, who send it again.
      for (const { text, typed } of byText) {
        settleAll(typed, { failed: true });
        drop(text, "not-saved");
      }
      throw error;
    }
    for (const { text, typed } of byText) {
      const end = last.get(text.key.threadId);
      if (end === undefined) {
        settleAll(typed, { failed: true });
        drop(text, "gone");
        continue;
      }
      await settleIn(text, typed, end);
    }
  }

  async function settleIn(text: LiveText, typed: readonly Typed[], end: number): Promise<void> {
    const first = end - typed.length + 1;
    if (first !== text.sequence + 1) await catchUp(text, first - 1);
    // Dropped meanwhile, or ahead of what it should be: whoever is there comes again, and gets all of it.
    if (texts.get(text.key.threadId) !== text) return settleAll(typed, { sequence: end });
    for (const [index, { bytes, member }] of typed.entries()) apply(text, first + index, bytes, member);
    text.pending.splice(0, typed.length);
    if (text.pending.length === 0) {
      for (const [writer, author] of text.newWriters) text.writers.set(writer, author);
      text.newWriters.clear();
    }
    settleAll(typed, { sequence: end });
  }

  /** Applies what others committed, up to a piece. */
  async function catchUp(text: LiveText, until: number): Promise<void> {
    try {
      const pieces = await storage.read((rows) => rows.threadUpdates.listAfter(text.key, text.sequence));
      for (const { sequence, bytes } of pieces) if (sequence <= until) apply(text, sequence, bytes, undefined);
      if (text.sequence !== until) drop(text, "not-saved");
    } catch (error) {
      drop(text, "not-saved");
      throw error;
    }
  }

  function apply(text: LiveText, sequence: number, bytes: Uint8Array, from: Member | undefined): void {
    Y.applyUpdate(text.doc, bytes);
    text.sequence = sequence;
    text.typedAt = now();
    for (const [writer, clock] of Y.parseUpdateMeta(bytes).to)
      if (clock > (text.claimed.get(writer) ?? 0)) text.claimed.set(writer, clock);
    for (const member of text.members) if (member !== from) member.tell({ kind: "piece", number: sequence, bytes });
  }

  /** Looks what other processes did. */
  async function look(): Promise<void> {
    const open = [...texts.values()].filter(({ members }) => members.size > 0);
    if (open.length > 0) {
      const states = await storage.read((rows) => rows.threadUpdates.listStates(open.map(({ key }) => key)));
      const byId = new Map(states.map((state) => [state.threadId, state]));
      for (const text of open) await follow(text, byId.get(text.key.threadId));
    }
    await presence.exchange(open, now());
    forget();
  }

  async function follow(text: LiveText, state: TextState | undefined): Promise<void> {
    if (state === undefined || state.removed || state.epoch !== text.epoch) return drop(text, "gone");
    if (state.sequence > text.sequence) await catchUp(text, state.sequence);
    if (state.revision === text.revision) return;
    text.noteIds = new Set(await storage.read((rows) => rows.threadUpdates.listNoteIds(text.key)));
    text.revision = state.revision;
    for (const member of text.members) member.tell({ kind: "changed", revision: state.revision });
  }

  /** A few at a time: those who type wait meanwhile. */
  async function keepSome(): Promise<void> {
    const due = [...texts.values()].filter((text) => isDueToKeep(text, now()));
    for (const text of due.slice(0, KEPT_AT_ONCE)) await keepForReaders(storage, text, now());
  }

  function forget(): void {
    for (const [id, text] of texts) {
      const isIdle = text.members.size === 0 && now() - text.emptySince > FORGET_AFTER_MS;
      if (isIdle && text.bodiesAt === text.sequence && text.pending.length === 0) release(id, text);
    }
    if (texts.size > 0 || timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
  }

  function release(id: string, text: LiveText): void {
    if (texts.get(id) === text) texts.delete(id);
    text.doc.destroy();
  }

  /** Lets all go who are at a text; whoever comes again finds it read anew. */
  function drop(text: LiveText, why: WhyClosed): void {
    const members = [...text.members];
    text.members.clear();
    release(text.key.threadId, text);
    const left = queue.filter((one) => one.text === text);
    queue = queue.filter((one) => one.text !== text);
    settleAll(
      left.map(({ typed }) => typed),
      { failed: true },
    );
    for (const member of members) member.tell({ kind: "closed", why });
  }

  async function find(key: TextKey): Promise<LiveText> {
    const known = texts.get(key.threadId);
    if (known !== undefined) return known;
    const underWay = loading.get(key.threadId);
    if (underWay !== undefined) return underWay;
    const load = loadText(storage, key, now()).finally(() => loading.delete(key.threadId));
    loading.set(key.threadId, load);
    const text = await load;
    if (isClosed) throw closing();
    texts.set(key.threadId, text);
    timer ??= setInterval(run, lookMs).unref();
    return text;
  }

  /** What is taken is committed soon, or its member is let go. */
  function take(
    text: LiveText,
    author: string,
    { bytes, reached }: CheckedPiece & { readonly kind: "new" },
    settle: Typed["settle"],
    member?: Member,
  ): void {
    for (const [writer, clock] of reached) {
      text.claimed.set(writer, clock);
      if (!text.writers.has(String(writer))) text.newWriters.set(String(writer), author);
    }
    const typed: Typed = { author, bytes, settle, member, afterwards: [] };
    text.pending.push(typed);
    queue.push({ text, typed });
    run();
  }

  function check(text: LiveText, author: string, bytes: Uint8Array): CheckedPiece {
    const ownerOf = (writer: number) => text.writers.get(String(writer)) ?? text.newWriters.get(String(writer));
    const isDeleted = (writer: number, clock: number, length: number) => isDeletedIn(text.doc, writer, clock, length);
    return checkPiece(bytes, text.claimed, { noteIds: text.noteIds, ownerOf, isDeleted, author });
  }

  return {
    openTexts: () => texts.size,

    async join(key, member) {
      if (isClosed) throw closing();
      const text = await find(key);
      if (text.members.size >= MOST_MEMBERS) throw isFull(MOST_MEMBERS);
      text.members.add(member);
      return seatAt(text, member);
    },

    async rewrite(key, noteId, body, author) {
      if (isClosed) throw closing();
      const text = await find(key);
      const piece = retyped(text.doc, noteId, body);
      if (piece === undefined) return;
      const checked = check(text, author, piece.bytes);
      if (checked.kind !== "new") throw new Error(`A piece of our own was not taken: ${JSON.stringify(checked)}`);
      const outcome = await new Promise<Outcome>((settle) => take(text, author, checked, settle));
      if ("failed" in outcome) throw notSaved();
      if (texts.get(key.threadId) === text) await keepForReaders(storage, text, now());
    },

    lookNow() {
      lookedAt = 0;
      run();
    },

    async close() {
      isClosed = true;
      if (timer !== undefined) clearInterval(timer);
      while (running !== undefined || queue.length > 0) {
        run();
        await running;
      }
      // A database that is away does not keep a service from ending: whoever reads works them out from the pieces.
      const kept = [...texts.values()].map((text) => keepForReaders(storage, text, now()));
      await Promise.all(kept).catch(() => undefined);
      await presence.close().catch(() => undefined);
      for (const text of [...texts.values()]) drop(text, "closing");
    },
  };

  function seatAt(text: LiveText, member: Member): Seat {
    return {
      epoch: text.epoch,
      missing: (vector) => ({
        bytes: Y.encodeStateAsUpdate(text.doc, vector),
        vector: Y.encodeStateVector(text.doc),
      }),
      type(number, bytes) {
        const checked = check(text, member.author, bytes);
        if (checked.kind === "refused") return checked.why;
        const settle: Typed["settle"] = (outcome) => {
          if ("sequence" in outcome) member.tell({ kind: "saved", piece: number });
        };
        if (checked.kind === "new") {
          take(text, member.author, checked, settle, member);
          return undefined;
        }
        // It may be on its way still: it is saved when all that came before it is.
        const before = text.pending.at(-1);
        if (before === undefined) settle({ sequence: text.sequence });
        else before.afterwards.push(settle);
        return undefined;
      },
      point(cursor) {
        if (cursor === "") text.cursors.delete(member.connection);
        else text.cursors.set(member.connection, cursor);
        tellPresent(text);
      },
      present: () => presence.of(text),
      leave() {
        if (!text.members.delete(member)) return;
        text.cursors.delete(member.connection);
        text.emptySince = now();
        tellPresent(text);
      },
    };
  }

  function tellPresent(text: LiveText): void {
    for (const member of text.members) member.tell({ kind: "present" });
  }
}

/** Those who wait for one are told once all are settled that were committed with it. */
function settleAll(typed: readonly Typed[], outcome: Outcome): void {
  for (const { settle, afterwards } of typed) {
    settle(outcome);
    for (const wait of afterwards) wait(outcome);
  }
}

function additionOf({ key, epoch, newWriters }: LiveText, typed: readonly Typed[]): Addition {
  return {
    ...key,
    epoch,
    pieces: typed.map(({ author, bytes }) => ({ author, bytes })),
    newWriters: Array.from(newWriters, ([writer, author]) => ({ writer, author })),
  };
}
