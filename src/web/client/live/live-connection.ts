import * as Y from "yjs";
import { readBase64, writeBase64 } from "../../../model/base64.ts";
import {
  CLOSED,
  type Present,
  readPieceFrame,
  type SaidToClient,
  type SaidToService,
  writePieceFrame,
} from "../../../model/live-frames.ts";
import type { Unsaved } from "./keep-unsaved.ts";

/** How it stands with what was typed: only `saved` says that the service has all of it in its database. */
export type LiveStatus = "connecting" | "saved" | "saving" | "offline" | "closed";

/** What whoever shows a text is told. */
export type LiveListener = {
  readonly onStatus: (status: LiveStatus, why?: string) => void;
  /** Others who are there, and where they type. */
  readonly onPresent: (present: readonly Present[]) => void;
  /** Something else of the thread was done: it should be read again. */
  readonly onChanged: () => void;
};

/** A thread's text that can be typed into, connected or not. */
export type LiveDocument = {
  readonly doc: Y.Doc;
  /** Whether this person may type; undefined until the service said so. */
  mayWrite(): boolean | undefined;
  point(cursor: string): void;
  close(): void;
};

/** One socket for all texts of a page. */
export type LiveConnection = {
  open(thread: string, listener: LiveListener): LiveDocument;
  /** Keeps it open also while no text is: to be told, from now on, when other notes should be read again. */
  follow(onNews: () => void): void;
  close(): void;
};

/** The part of the browser's WebSocket that is used, so that another one can stand in for it. */
export type SocketLike = {
  binaryType: string;
  readonly readyState: number;
  send(data: string | Uint8Array<ArrayBuffer>): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
};

type Options = {
  readonly connect: () => SocketLike;
  readonly unsaved: Unsaved;
  /** Waits before the next try; cut short by `wake`. */
  readonly wait?: (milliseconds: number) => Promise<void>;
};

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 20_000;
const OPEN = 1;
// What the service applies to a document is not sent back to it.
const SERVICE = "service";

/**
 * Keeps one connection while any text is open, and opens it again whenever it is lost. Whatever is typed meanwhile is kept,
 * here and in `unsaved`, and sent when the service is back; it is never taken for saved before the service said so.
 */
export function openLiveConnection({ connect, unsaved, wait = waitFor }: Options): LiveConnection {
  const texts = new Map<number, OpenText>();
  let nextNumber = 1;
  let socket: SocketLike | undefined;
  let isTrying = false;
  let waited = FIRST_WAIT_MS;
  let isClosed = false;
  let hasBeenOpen = false;
  let onNews: (() => void) | undefined;

  async function connectAgain(): Promise<void> {
    if (isTrying || isClosed || socket !== undefined) return;
    isTrying = true;
    const opened = connect();
    opened.binaryType = "arraybuffer";
    socket = opened;
    opened.onopen = () => {
      waited = FIRST_WAIT_MS;
      // What was done while there was no connection nobody told.
      if (hasBeenOpen) onNews?.();
      hasBeenOpen = true;
      for (const text of texts.values()) text.hello();
    };
    opened.onmessage = ({ data }) => hear(data);
    opened.onclose = ({ code }) => {
      socket = undefined;
      isTrying = false;
      for (const text of texts.values()) text.lost();
      if (code === CLOSED.noLongerAllowed) for (const text of [...texts.values()]) text.end("You are signed out.");
      void tryLater();
    };
  }

  async function tryLater(): Promise<void> {
    if (isClosed || (texts.size === 0 && onNews === undefined)) return;
    // Not all at once, when a service comes back.
    await wait(waited * (0.5 + Math.random()));
    waited = Math.min(waited * 2, LONGEST_WAIT_MS);
    await connectAgain();
  }

  function hear(data: unknown): void {
    if (typeof data === "string") {
      const said = JSON.parse(data) as SaidToClient;
      if (said.say === "news") onNews?.();
      else texts.get(said.text)?.hear(said);
      return;
    }
    const piece = readPieceFrame(new Uint8Array(data as ArrayBuffer));
    if (piece !== undefined) texts.get(piece.text)?.take(piece.bytes);
  }

  // A connection from before the network was gone may be dead without a word: another one sends what was not saved.
  globalThis.addEventListener?.("offline", () => {
    for (const text of texts.values()) text.tellStatus();
  });
  globalThis.addEventListener?.("online", () => socket?.close());

  function say(said: SaidToService): void {
    if (socket?.readyState === OPEN) socket.send(JSON.stringify(said));
  }

  return {
    open(thread, listener) {
      const number = nextNumber;
      nextNumber += 1;
      const text = openText({
        ...{ number, thread, listener, unsaved, say },
        // What a connection that is closing would not take is sent by the next one.
        sendPiece: (piece, bytes) => {
          if (socket?.readyState === OPEN) socket.send(writePieceFrame({ text: number, number: piece, bytes }));
        },
        isConnected: () => socket?.readyState === OPEN,
        forget: () => texts.delete(number),
      });
      texts.set(number, text);
      if (socket?.readyState === OPEN) text.hello();
      else void connectAgain();
      return text.document;
    },
    follow(tell) {
      onNews = tell;
      void connectAgain();
    },
    close() {
      isClosed = true;
      for (const text of [...texts.values()]) text.document.close();
      socket?.close();
    },
  };
}

type OpenText = {
  readonly document: LiveDocument;
  hello(): void;
  hear(said: Exclude<SaidToClient, { say: "news" }>): void;
  take(bytes: Uint8Array): void;
  lost(): void;
  tellStatus(): void;
  end(why: string): void;
};

type Line = {
  readonly number: number;
  readonly thread: string;
  readonly listener: LiveListener;
  readonly unsaved: Unsaved;
  readonly say: (said: SaidToService) => void;
  readonly sendPiece: (piece: number, bytes: Uint8Array) => void;
  readonly isConnected: () => boolean;
  readonly forget: () => void;
};

function openText({ number, thread, listener, unsaved, say, sendPiece, isConnected, forget }: Line): OpenText {
  const doc = new Y.Doc();
  let epoch: string | null = null;
  let mayWrite: boolean | undefined;
  let isOpen = false;
  let isEnded = false;
  let [sent, saved] = [0, 0];
  let cursor = "";
  let own = "";
  let isDirty = false;
  for (const bytes of unsaved.read(thread)) {
    Y.applyUpdate(doc, bytes, SERVICE);
    isDirty = true;
  }

  function send(bytes: Uint8Array): void {
    sent += 1;
    sendPiece(sent, bytes);
  }

  function tellStatus(): void {
    if (isEnded) return;
    const isSaved = !isDirty && saved === sent;
    if (!isConnected() || isWithoutNetwork()) listener.onStatus("offline");
    else if (!isOpen) listener.onStatus("connecting");
    else listener.onStatus(isSaved ? "saved" : "saving");
  }

  doc.on("update", (bytes: Uint8Array, origin: unknown) => {
    if (origin === SERVICE || isEnded) return;
    isDirty = true;
    unsaved.keep(thread, () => Y.encodeStateAsUpdate(doc));
    if (isOpen) send(bytes);
    tellStatus();
  });

  /** What the service lacks, however it came about. */
  function sendMissing(vector: Uint8Array): void {
    const bytes = Y.encodeStateAsUpdate(doc, vector);
    const { structs, ds } = Y.decodeUpdate(bytes);
    if (structs.length > 0 || (isDirty && ds.clients.size > 0)) {
      send(bytes);
      return;
    }
    isDirty = false;
    unsaved.forget(thread);
  }

  function end(why: string): void {
    isEnded = true;
    isOpen = false;
    forget();
    listener.onStatus("closed", why);
  }

  return {
    document: {
      doc,
      mayWrite: () => mayWrite,
      point(where) {
        cursor = where;
        if (isOpen) say({ say: "here", text: number, cursor: where });
      },
      close() {
        if (isEnded) return;
        isEnded = true;
        say({ say: "close", text: number });
        forget();
        // What is not saved yet stays in `unsaved`, and is sent when the text is opened again.
        doc.destroy();
      },
    },
    hello() {
      isOpen = false;
      const vector = writeBase64(Y.encodeStateVector(doc));
      say({ say: "open", text: number, thread, epoch, vector });
      tellStatus();
    },
    take: (bytes) => Y.applyUpdate(doc, bytes, SERVICE),
    hear(said) {
      switch (said.say) {
        case "opened": {
          epoch = said.epoch;
          own = said.connection;
          mayWrite = said.writes;
          isOpen = true;
          [sent, saved] = [0, 0];
          if (said.writes) sendMissing(readBase64(said.vector) ?? new Uint8Array([0]));
          else if (isDirty) return end("You may not write here any more. What you typed is kept in this browser.");
          if (cursor !== "") say({ say: "here", text: number, cursor });
          return tellStatus();
        }
        case "saved":
          saved = Math.max(saved, said.piece);
          if (saved === sent) {
            isDirty = false;
            unsaved.forget(thread);
          }
          return tellStatus();
        case "present":
          return listener.onPresent(said.present.filter(({ connection }) => connection !== own));
        case "changed":
          return listener.onChanged();
        case "closed":
          isOpen = false;
          if (said.again) setTimeout(() => isConnected() && !isEnded && this.hello(), FIRST_WAIT_MS);
          else end(said.why);
          return tellStatus();
      }
    },
    lost() {
      isOpen = false;
      tellStatus();
    },
    tellStatus,
    end,
  };
}

/** What a browser knows before the connection does; Node knows nothing of it. */
function isWithoutNetwork(): boolean {
  return globalThis.navigator?.onLine === false;
}

function waitFor(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      clearTimeout(timer);
      globalThis.removeEventListener?.("online", done);
      resolve();
    }
    // No need to wait on where the network is back.
    globalThis.addEventListener?.("online", done);
  });
}
