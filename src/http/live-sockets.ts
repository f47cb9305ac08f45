import type { IncomingMessage } from "node:http";
import { upgradeWebSocket, type WebSocketLike } from "@hono/node-server";
import type { Context } from "hono";
import type { Access } from "../access/access.ts";
import type { NotesFollowed } from "../annotation/live/follow-notes.ts";
import type { LiveTexts } from "../annotation/live/live-texts.ts";
import { actorOf } from "../asking/actor-of.ts";
import type { TakePlace } from "../asking/limit-streams.ts";
import { refuseForeignPage } from "../asking/local-writes.ts";
import { authorOf } from "../model/actor.ts";
import { can, viewOf } from "../model/can.ts";
import { CLOSED } from "../model/live-frames.ts";
import { Problem } from "../model/problem.ts";
import { type ConnectionLimits, openLiveConnection, type Visitor, type Wire } from "./live-connection.ts";

/** The sockets over which threads are typed into. */
export type LiveSockets = {
  /**
   * Opens a connection to the live texts of a negotiation. It goes on until the client hangs up, or does not answer, or until
   * what let them in does not any more.
   *
   * @throws Problem `upgrade-needed`, `write-refused` for one that a page of another host opens, the problems of `TakePlace`.
   */
  open(c: Context, wanted: WantedSocket): Promise<Response>;
  /** Ends all of them, and opens no more. */
  close(): void;
};

type WantedSocket = {
  readonly negotiationKey: string;
  readonly seeThread: Visitor["seeThread"];
};

const LOOK_EVERY_MS = 25_000;
const LAST_WORDS_MS = 1_000;
// As RFC 6455 has it: the service restarts.
const RESTARTS = 1012;

/** A socket as the package `ws` has it. */
type Socket = WebSocketLike & {
  readonly bufferedAmount: number;
  ping(): void;
  terminate(): void;
  on(event: "pong" | "close", listener: () => void): unknown;
};

export function openLiveSockets(
  texts: Pick<LiveTexts, "join">,
  follow: NotesFollowed["follow"],
  watch: Access["watch"],
  takePlace: TakePlace,
  { limits, lookMs = LOOK_EVERY_MS }: { readonly limits?: ConnectionLimits | undefined; readonly lookMs?: number } = {},
): LiveSockets {
  const open = new Map<Socket, { hasAnswered: boolean }>();
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  /** Whoever did not answer since the last look is gone, whatever the network says. */
  function look(): void {
    for (const [socket, state] of open) {
      if (!state.hasAnswered) socket.terminate();
      state.hasAnswered = false;
      socket.ping();
    }
  }

  function keep(socket: Socket): void {
    const state = { hasAnswered: true };
    open.set(socket, state);
    socket.on("pong", () => {
      state.hasAnswered = true;
    });
    timer ??= setInterval(look, lookMs).unref();
  }

  function forget(socket: Socket): void {
    open.delete(socket);
    if (open.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  async function begin(c: Context, { negotiationKey, seeThread }: WantedSocket): Promise<Response> {
    const actor = actorOf(c);
    const giveBack = takePlace(c, actor);
    const view = viewOf(actor, negotiationKey);
    const visitor: Visitor = {
      ...{ negotiationKey, author: authorOf(actor), seeThread },
      mayWrite: can(actor, "annotate", { kind: "negotiation", key: negotiationKey }),
      isAmongPeople: view !== "public",
    };
    let connection: ReturnType<typeof openLiveConnection> | undefined;
    const ends = [giveBack];
    let isReleased = false;
    const release = () => {
      isReleased = true;
      for (const end of ends.splice(0)) end();
    };
    // Of whoever hangs up before the connection stands, only what carried them here tells.
    (c.env as { readonly incoming?: IncomingMessage }).incoming?.socket.once("close", release);
    if (visitor.isAmongPeople) ends.push(await follow(negotiationKey, view, () => connection?.tellNews()));
    if (isReleased) release();
    return upgradeWebSocket(c, {
      onOpen(_, context) {
        const socket = context.raw as Socket;
        if (isClosed) return socket.close(RESTARTS);
        keep(socket);
        connection = openLiveConnection(texts, visitor, wireOf(socket), limits);
        const watched = watch({
          ...{ actor, negotiationKey },
          onEnd() {
            connection?.leave();
            endSocket(socket, CLOSED.noLongerAllowed, "What let you in does not any more.");
          },
        });
        ends.push(watched.stop);
      },
      onMessage({ data }) {
        connection?.hear(typeof data === "string" ? data : new Uint8Array(data as ArrayBuffer));
      },
      onClose(_, context) {
        release();
        connection?.leave();
        forget(context.raw as Socket);
      },
    });
  }

  return {
    async open(c, wanted) {
      if (isClosed) throw new Problem("record-unavailable", "The service is closing.", "Ask again in a moment.");
      if (c.req.header("upgrade")?.toLowerCase() !== "websocket") throw upgradeNeeded();
      // What opens it only reads, by its method; but what comes over it writes.
      refuseForeignPage(c);
      c.header("Cache-Control", "no-store");
      return begin(c, wanted);
    },
    close() {
      isClosed = true;
      for (const socket of open.keys()) endSocket(socket, RESTARTS, "The service is closing.");
    },
  };
}

function wireOf(socket: Socket): Wire {
  return {
    send: (frame) => socket.send(frame),
    waiting: () => socket.bufferedAmount,
    close: (code, why) => endSocket(socket, code, why),
    cutOff: () => socket.terminate(),
  };
}

/** Whoever does not take the last word in a second is cut off. */
function endSocket(socket: Socket, code: number, why: string): void {
  socket.close(code, why);
  const timer = setTimeout(() => socket.terminate(), LAST_WORDS_MS).unref();
  socket.on("close", () => clearTimeout(timer));
}

function upgradeNeeded(): Problem {
  return new Problem(
    "upgrade-needed",
    "This address speaks WebSocket.",
    "Open it with a WebSocket client; notes can also be read and written by ordinary requests.",
  );
}
