import { once } from "node:events";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { createAdaptorServer, type HttpBindings, type ServerType, type WebSocketServerLike } from "@hono/node-server";
import { Hono } from "hono";
import { WebSocketServer } from "ws";
import type { Config } from "./config.ts";
import { answerHealth } from "./http/health.ts";
import { problemDetails, sendProblem } from "./http/problem-details.ts";
import { Problem } from "./model/problem.ts";
import { organisationOf } from "./organisation-settings.ts";
import { placeOf } from "./record-place.ts";
import { openService, type Service } from "./service.ts";
import { writeServiceFile } from "./service-file.ts";
import { needs, refuseUndeclared } from "./views/needs.ts";

/** How long whoever is slow may take, in milliseconds. */
export type Patience = {
  readonly headersMs: number;
  /** All of a request, its body included. */
  readonly requestMs: number;
  /** Without a byte in either direction. */
  readonly silenceMs: number;
  /** How often connections are looked at. */
  readonly lookMs: number;
};

// A draft of 10 MB over a bad line of 1 Mbit/s takes 80 seconds.
const PATIENCE: Patience = { headersMs: 20_000, requestMs: 180_000, silenceMs: 60_000, lookMs: 5_000 };

/** A service that answers on a port of this machine. */
export type Listening = {
  readonly address: string;
  readonly service: Service;
  /** From now on requests are answered; before, all but `/healthz` are told to come again. */
  open(): void;
  /** Takes no more requests, ends those under way, closes the database. Harmless a second time. */
  close(): Promise<void>;
};

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|localhost)$/u;

/**
 * Takes the port first, so that a busy one is told at once, then opens the database.
 *
 * @throws Problem `port-in-use`, `bad-usage` for an address that is none of this machine, or that others could reach while
 *   nobody has an account; and the problems of `openStorage`.
 */
export async function listen(config: Config, patience: Patience = PATIENCE): Promise<Listening> {
  const [place, organisation] = [placeOf(config), organisationOf(config)];
  let app: { fetch: Service["app"]["fetch"] } = starting();
  const sockets = socketServer();
  const server = createAdaptorServer({
    fetch: (request, env) => app.fetch(request, env as HttpBindings),
    websocket: handedTo(sockets),
    serverOptions: {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      connectionsCheckingInterval: patience.lookMs,
    },
  });
  const underWay = trackAnswers(server);
  if ("setTimeout" in server) server.setTimeout(patience.silenceMs);
  server.on("timeout", (socket: Socket) => {
    if (!isAwaitingUs(socket, underWay)) socket.destroy();
  });
  const port = await takePort(server, config);
  const address = addressOf(LOOPBACK.test(config.host) ? "localhost" : config.host, port);
  let service: Service | undefined;
  try {
    const opened = await openService(place, config.ledgerKey, {
      trustedProxies: config.trustedProxies,
      organisation,
      origin: config.origin,
      mail: config.mail,
      allowOutwards: config.allowOutwards,
      // Well before who only listens is taken for gone.
      everyMs: patience.silenceMs / 4,
    });
    service = opened;
    if (!LOOPBACK.test(config.host) && !(await opened.access.hasPeople())) throw openToAll(config.host);
    app = starting(opened.token);
    const forget =
      config.databaseUrl === undefined
        ? writeServiceFile(config.dataDirectory, {
            address: addressOf(reachedAt(config.host), port),
            token: opened.token,
          })
        : () => undefined;
    let closing: Promise<void> | undefined;
    return {
      address,
      service: opened,
      open() {
        app = opened.app;
        opened.lookAhead();
      },
      close() {
        closing ??= closeAll(server, sockets, underWay, opened, forget);
        return closing;
      },
    };
  } catch (error) {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await service?.close();
    throw error;
  }
}

// What a person types in a day without a connection is a tenth of this.
const LARGEST_FRAME = 256 * 1024;

/** Speaks WebSocket on the connections that a route lets through. Nothing is compressed: a few bytes could become many. */
export function socketServer(): WebSocketServer {
  return new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
}

/** For the server that hands connections over: its type asks of `ws` what that leaves open. */
export function handedTo(sockets: WebSocketServer): { readonly server: WebSocketServerLike } {
  return { server: sockets as unknown as WebSocketServerLike };
}

/** What is answered before there is a record; `token` as soon as commands could know it. */
function starting(token?: string): Hono {
  const app = new Hono();
  if (token === undefined) app.get("/healthz", needs("anyone"), (c) => c.json({ status: "alive" }));
  else app.get("/healthz", needs("anyone"), (c) => answerHealth(c, token));
  app.all("*", needs("anyone"), (c) => {
    c.header("Retry-After", "1");
    return sendProblem(
      c,
      problemDetails(new Problem("record-unavailable", "The service is starting.", "Ask again in a second.")),
    );
  });
  refuseUndeclared(app);
  return app;
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** Where commands on this machine reach what listens on an address. */
function reachedAt(host: string): string {
  if (host === "0.0.0.0" || host === "localhost") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}

/** Without accounts whoever asks from this machine may do everything; from elsewhere nobody could do anything. */
function openToAll(host: string): Problem {
  return new Problem(
    "bad-usage",
    `Nobody has an account yet, and ${host} is an address that others may reach.`,
    "Make the first account with travaux user add NAME --owner --password-stdin, then start the service again.",
  );
}

function takePort(server: ServerType, { port, host }: Pick<Config, "port" | "host">): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (WHY_NO_HOST.has(error.code ?? "")) {
        reject(new Problem("bad-usage", `"${host}" is no address of this machine.`, "Leave --host out for 127.0.0.1."));
        return;
      }
      const why = WHY_NO_PORT.get(error.code ?? "");
      reject(
        why === undefined
          ? error
          : new Problem("port-in-use", `Port ${port} ${why}.`, "Choose another: travaux serve --port 8788."),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

const WHY_NO_HOST: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "ENOTFOUND", "EAI_AGAIN", "EINVAL"]);
const WHY_NO_PORT: ReadonlyMap<string, string> = new Map([
  ["EADDRINUSE", "is taken"],
  ["EACCES", "is not for this user to take"],
]);

// Long enough for any page; a reader who takes longer is cut off.
const LAST_ANSWERS_MS = 5_000;

/**
 * Lets answers under way come to their end, then closes every connection: browsers keep some open that never carried a
 * request, and Node would wait a minute for those.
 */
async function closeAll(
  server: ServerType,
  sockets: WebSocketServer,
  underWay: ReadonlySet<ServerResponse>,
  service: Service,
  forget: () => void,
): Promise<void> {
  forget();
  service.endStreams();
  const closed = once(server, "close");
  server.close();
  const ended = Promise.all([...underWay].map((response) => once(response, "close")));
  const patience = new AbortController();
  await Promise.race([
    ended,
    setTimeout(LAST_ANSWERS_MS, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  if ("closeAllConnections" in server) server.closeAllConnections();
  for (const socket of sockets.clients) socket.terminate();
  await closed;
  await service.close();
}

/**
 * Whether nothing is to be heard on a connection because we are at work. Whoever is silent for another reason is gone, or
 * is holding on to what others need.
 */
function isAwaitingUs(socket: Socket, underWay: ReadonlySet<ServerResponse>): boolean {
  return [...underWay].some((answer) => answer.socket === socket && answer.req.complete && !answer.headersSent);
}

/** The answers that are not sent to their end yet. */
function trackAnswers(server: ServerType): ReadonlySet<ServerResponse> {
  const underWay = new Set<ServerResponse>();
  server.on("request", (_request: IncomingMessage, response: ServerResponse) => {
    underWay.add(response);
    response.once("close", () => underWay.delete(response));
  });
  return underWay;
}
