import { WebSocket } from "ws";
import type { Present } from "../../src/model/live-frames.ts";
import type { Unsaved } from "../../src/web/client/live/keep-unsaved.ts";
import {
  type LiveDocument,
  type LiveStatus,
  openLiveConnection,
  type SocketLike,
} from "../../src/web/client/live/live-connection.ts";

/** A page with one thread open, as a browser has it, over a real socket. */
export type LiveClient = {
  readonly text: LiveDocument;
  readonly statuses: readonly { readonly status: LiveStatus; readonly why: string | undefined }[];
  readonly present: readonly Present[];
  /** How often it was told to read the thread anew. */
  readonly changes: number;
  words(noteId: string): string;
  /** At the end of what is there. */
  type(noteId: string, words: string): void;
  /** Waits for what it is told. */
  until(isDone: (client: LiveClient) => boolean): Promise<void>;
  saved(): Promise<void>;
  /** Loses the connection, as a train in a tunnel does. */
  cut(): void;
  close(): void;
};

const NOTHING_KEPT: Unsaved = { read: () => [], keep: () => undefined, forget: () => undefined };

/** @param at - Address of the negotiation's socket, which may change when the service is started again. */
export function openLiveClient(
  at: () => string,
  thread: string,
  headers: Readonly<Record<string, string>> = {},
  unsaved: Unsaved = NOTHING_KEPT,
): LiveClient {
  const sockets: WebSocket[] = [];
  const waiting = new Set<() => void>();
  const statuses: { status: LiveStatus; why: string | undefined }[] = [];
  const connection = openLiveConnection({
    connect() {
      const socket = new WebSocket(at(), { headers, perMessageDeflate: false });
      // A service that is not there is what `onclose` tells of.
      socket.on("error", () => undefined);
      sockets.push(socket);
      return socket as unknown as SocketLike;
    },
    unsaved,
    // At once: nobody waits for a network here.
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const wake = () => {
    for (const one of [...waiting]) one();
  };
  const client = { present: [] as readonly Present[], changes: 0 };
  const text = connection.open(thread, {
    onStatus(status, why) {
      statuses.push({ status, why });
      wake();
    },
    onPresent(present) {
      client.present = present;
      wake();
    },
    onChanged() {
      client.changes += 1;
      wake();
    },
  });
  text.doc.on("update", wake);
  return Object.assign(client, {
    text,
    statuses,
    words: (noteId: string) => text.doc.getText(noteId).toString(),
    type(noteId: string, words: string) {
      const own = text.doc.getText(noteId);
      own.insert(own.length, words);
    },
    until(isDone: (of: LiveClient) => boolean): Promise<void> {
      return new Promise((resolve) => {
        const look = () => {
          if (!isDone(client as LiveClient)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      });
    },
    saved: () => (client as LiveClient).until(({ statuses: all }) => all.at(-1)?.status === "saved"),
    cut: () => sockets.at(-1)?.terminate(),
    close: () => connection.close(),
  });
}
