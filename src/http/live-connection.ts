import { randomUUID } from "node:crypto";
import type { Told } from "../annotation/live/live-text.ts";
import type { LiveTexts, Seat } from "../annotation/live/live-texts.ts";
import { readBase64, writeBase64 } from "../model/base64.ts";
import {
  CLOSED,
  readPieceFrame,
  readSaidToService,
  type SaidToClient,
  type SaidToService,
  writePieceFrame,
} from "../model/live-frames.ts";
import { Problem } from "../model/problem.ts";

/** The other end of a connection. */
export type Wire = {
  send(frame: string | Uint8Array<ArrayBuffer>): void;
  /** Bytes that were sent, and that the other end has not taken yet. */
  waiting(): number;
  close(code: number, why: string): void;
  /** Without a word. */
  cutOff(): void;
};

/** Who is at the other end, and what they may. */
export type Visitor = {
  readonly negotiationKey: string;
  readonly author: string;
  readonly mayWrite: boolean;
  /** Whether they are told who else is there, and others that they are. */
  readonly isAmongPeople: boolean;
  /** @throws Problem where they do not see the thread. */
  seeThread(thread: string): Promise<unknown>;
};

/** How much one connection may. */
export type ConnectionLimits = {
  readonly texts: number;
  /** Frames at once, and how many more in each second. */
  readonly atOnce: number;
  readonly perSecond: number;
  /** Bytes that may wait for a client that does not read. */
  readonly waiting: number;
  readonly cursor: number;
};

// Whoever types fast sends ten frames a second; a page with fifty notes opens those that are unfolded.
const CONNECTION_LIMITS: ConnectionLimits = {
  ...{ texts: 100, atOnce: 300, perSecond: 60, waiting: 1_000_000, cursor: 500 },
};

const TELL_PRESENT_MS = 50;

/** One connection of a page: any number of live texts, each opened and closed by itself. */
export type LiveConnection = {
  /** What came in; malformed frames end the connection. */
  hear(frame: string | Uint8Array): void;
  /** Tells that something of the negotiation's notes is other than it was. */
  tellNews(): void;
  /** Leaves all texts, and tells nothing more. */
  leave(): void;
};

/** A text that is open, or being opened: then it has no seat yet. */
type Place = { readonly thread: string; seat: Seat | undefined; readonly leave: () => void };

/** @param now - In milliseconds; never backwards. */
export function openLiveConnection(
  texts: Pick<LiveTexts, "join">,
  visitor: Visitor,
  wire: Wire,
  limits: ConnectionLimits = CONNECTION_LIMITS,
  now: () => number = () => performance.now(),
): LiveConnection {
  const connection = randomUUID();
  const seats = new Map<number, Place>();
  const tellsPresent = new Map<number, NodeJS.Timeout>();
  let [left, refilledAt] = [limits.atOnce, now()];
  let isGone = false;

  function say(said: SaidToClient): void {
    send(JSON.stringify(said));
  }

  function send(frame: string | Uint8Array<ArrayBuffer>): void {
    if (isGone) return;
    if (wire.waiting() > limits.waiting) {
      end();
      wire.cutOff();
      return;
    }
    wire.send(frame);
  }

  function refuse(code: number, why: string): void {
    end();
    wire.close(code, why);
  }

  function end(): void {
    isGone = true;
    for (const { leave } of seats.values()) leave();
    seats.clear();
    for (const timer of tellsPresent.values()) clearTimeout(timer);
    tellsPresent.clear();
  }

  function isTooMuch(): boolean {
    const at = now();
    left = Math.min(limits.atOnce, left + ((at - refilledAt) / 1000) * limits.perSecond);
    refilledAt = at;
    left -= 1;
    return left < 0;
  }

  function closeText(text: number, closed: Omit<SaidToClient & { say: "closed" }, "say" | "text">): void {
    seats.get(text)?.leave();
    seats.delete(text);
    say({ say: "closed", text, ...closed });
  }

  async function open(said: SaidToService & { say: "open" }): Promise<void> {
    const { text, thread } = said;
    if (seats.has(text)) return refuse(CLOSED.malformed, `Text ${text} is open already.`);
    const vector = readBase64(said.vector);
    if (vector === undefined) {
      refuse(CLOSED.malformed, "The vector is no base64.");
      return;
    }
    if (seats.size >= limits.texts)
      return closeText(text, { code: "full", why: `${limits.texts} texts are open on this connection.`, again: false });
    let hasLeft = false;
    const place: Place = {
      thread,
      seat: undefined,
      leave() {
        hasLeft = true;
        place.seat?.leave();
      },
    };
    seats.set(text, place);
    try {
      await visitor.seeThread(thread);
      const name = visitor.isAmongPeople ? visitor.author : undefined;
      const seat = await texts.join(
        { negotiationKey: visitor.negotiationKey, threadId: thread },
        { connection, author: visitor.author, name, tell: (told) => tell(text, told) },
      );
      place.seat = seat;
      if (hasLeft) return seat.leave();
      const isSame = said.epoch === null || said.epoch === seat.epoch;
      if (!isSame) return closeText(text, { code: "other-text", why: "It was begun anew.", again: false });
      welcome(text, seat, vector);
    } catch (error) {
      if (hasLeft) return;
      closeText(text, whyNotOpen(error));
    }
  }

  function welcome(text: number, seat: Seat, held: Uint8Array): void {
    const { bytes, vector } = seat.missing(held.length === 0 ? undefined : held);
    send(writePieceFrame({ text, number: 0, bytes }));
    const { epoch } = seat;
    say({ say: "opened", text, epoch, vector: writeBase64(vector), writes: visitor.mayWrite, connection });
    tellPresent(text);
  }

  function tell(text: number, told: Told): void {
    switch (told.kind) {
      case "piece":
        send(writePieceFrame({ text, number: told.number, bytes: told.bytes }));
        break;
      case "saved":
        say({ say: "saved", text, piece: told.piece });
        break;
      case "present":
        tellPresent(text);
        break;
      case "closed":
        closeText(text, CLOSED_TEXTS[told.why]);
        break;
      case "changed":
        void seeAgain(text, told.revision);
    }
  }

  /** Who may see a thread is among what may be changed of it. */
  async function seeAgain(text: number, revision: number): Promise<void> {
    const place = seats.get(text);
    if (place === undefined) return;
    try {
      await visitor.seeThread(place.thread);
      if (seats.get(text) === place) say({ say: "changed", text, revision });
    } catch (error) {
      if (seats.get(text) === place) closeText(text, whyNotOpen(error));
    }
  }

  function tellPresent(text: number): void {
    if (!visitor.isAmongPeople || isGone || tellsPresent.has(text)) return;
    const timer = setTimeout(() => {
      tellsPresent.delete(text);
      const present = seats.get(text)?.seat?.present();
      if (present !== undefined) say({ say: "present", text, present });
    }, TELL_PRESENT_MS).unref();
    tellsPresent.set(text, timer);
  }

  function hearPiece(frame: Uint8Array): void {
    const piece = readPieceFrame(frame);
    if (piece === undefined) {
      refuse(CLOSED.malformed, "A frame is no piece of a text.");
      return;
    }
    const { text, number, bytes } = piece;
    const seat = seats.get(text)?.seat;
    // Closed a moment ago: it will be sent again.
    if (seat === undefined) return;
    const why = visitor.mayWrite ? seat.type(number, bytes) : "you may read it, and not write";
    if (why !== undefined)
      closeText(text, { code: "refused", why: `What was typed is not kept: ${why}.`, again: false });
  }

  return {
    hear(frame) {
      if (isGone) return;
      if (isTooMuch()) refuse(CLOSED.tooMuch, "More is sent than may be in a second.");
      else if (typeof frame === "string") hearSaid(frame);
      else hearPiece(frame);
    },
    tellNews: () => say({ say: "news" }),
    leave: end,
  };

  function hearSaid(frame: string): void {
    const said = readSaidToService(frame);
    if (said === undefined) {
      refuse(CLOSED.malformed, "A frame says nothing that is known.");
      return;
    }
    if (said.say === "open") {
      void open(said);
      return;
    }
    const place = seats.get(said.text);
    if (said.say === "here") {
      if (said.cursor.length <= limits.cursor) place?.seat?.point(said.cursor);
      return;
    }
    place?.leave();
    seats.delete(said.text);
  }
}

const CLOSED_TEXTS: Readonly<
  Record<(Told & { kind: "closed" })["why"], Omit<SaidToClient & { say: "closed" }, "say" | "text">>
> = {
  gone: { code: "not-found", why: "The note was taken back.", again: false },
  "not-saved": { code: "unavailable", why: "What was typed last could not be kept.", again: true },
  closing: { code: "unavailable", why: "The service is closing.", again: true },
};

function whyNotOpen(error: unknown): Omit<SaidToClient & { say: "closed" }, "say" | "text"> {
  if (!(error instanceof Problem)) {
    console.error(error);
    return { code: "unavailable", why: "The service failed.", again: true };
  }
  if (error.code === "record-unavailable") return { code: "unavailable", why: error.message, again: true };
  if (error.code === "too-many-requests") return { code: "full", why: error.message, again: false };
  return { code: "not-found", why: error.message, again: false };
}
