import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { createAdaptorServer, type HttpBindings, type ServerType } from "@hono/node-server";
import { Hono } from "hono";
import type { Config } from "./config.ts";
import { problemDetails, sendProblem } from "./http/problem-details.ts";
import { Problem } from "./model/problem.ts";
import { openService, type Service } from "./service.ts";

/** A service that answers on a port of this machine. */
export type Listening = {
  readonly address: string;
  readonly service: Service;
  /** From now on requests are answered; before, all but `/healthz` are told to come again. */
  open(): void;
  /** Takes no more requests, ends those under way, closes the database. Harmless a second time. */
  close(): Promise<void>;
};

/** Where commands find the running service; only its owner may read it, since its token lets them write. */
export const SERVICE_FILE = "service.json";

/**
 * Takes the port first, so that a busy one is told at once, then opens the database.
 *
 * @throws Problem `port-in-use`, and the problems of `openStorage`.
 */
export async function listen(config: Config): Promise<Listening> {
  let app: { fetch: Service["app"]["fetch"] } = starting();
  const server = createAdaptorServer({ fetch: (request, env) => app.fetch(request, env as HttpBindings) });
  const underWay = trackAnswers(server);
  const port = await takePort(server, config.port);
  const service = await openService(placeOf(config)).catch((error: unknown) => {
    server.close();
    throw error;
  });
  const address = `http://localhost:${port}`;
  const forget =
    config.databaseUrl === undefined ? tellCommands(config.dataDirectory, address, service.token) : () => undefined;
  let closing: Promise<void> | undefined;
  return {
    address,
    service,
    open() {
      app = service.app;
    },
    close() {
      closing ??= closeAll(server, underWay, service, forget);
      return closing;
    },
  };
}

/** The embedded database in the data directory, unless the environment names a PostgreSQL. */
export function placeOf(config: Config) {
  return config.databaseUrl === undefined
    ? { dataDirectory: config.dataDirectory }
    : { databaseUrl: config.databaseUrl };
}

function starting(): Hono {
  return new Hono()
    .get("/healthz", (c) => c.json({ status: "alive" }))
    .all("*", (c) => {
      c.header("Retry-After", "1");
      return sendProblem(
        c,
        problemDetails(new Problem("record-unavailable", "The service is starting.", "Ask again in a second.")),
      );
    });
}

function takePort(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE" || error.code === "EACCES";
      reject(
        inUse
          ? new Problem("port-in-use", `Port ${port} is taken.`, "Choose another: travaux serve --port 8788.")
          : error,
      );
    });
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function tellCommands(directory: string, address: string, token: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, SERVICE_FILE);
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify({ address, token, pid: process.pid })}\n`, { mode: 0o600 });
  return () => rmSync(file, { force: true });
}

// Long enough for any page; a reader who takes longer is cut off.
const LAST_ANSWERS_MS = 5_000;

/**
 * Lets answers under way come to their end, then closes every connection: browsers keep some open that never carried a
 * request, and Node would wait a minute for those.
 */
async function closeAll(
  server: ServerType,
  underWay: ReadonlySet<ServerResponse>,
  service: Service,
  forget: () => void,
): Promise<void> {
  forget();
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
  await closed;
  await service.close();
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
