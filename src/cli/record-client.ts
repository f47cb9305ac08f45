import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { Config } from "../config.ts";
import { readProblemDetails } from "../http/problem-details.ts";
import { CHALLENGE_HEADER, provesItself } from "../http/service-proof.ts";
import { Problem } from "../model/problem.ts";
import { placeOf } from "../record-place.ts";
import type { Service } from "../service.ts";
import { findServiceFile } from "../service-file.ts";

/** The record as a command sees it: the API, wherever it runs. */
export type RecordClient = {
  /** Of the running service; undefined where this process itself has the record open. */
  readonly address: string | undefined;
  /** Sends one request and reads its JSON. @throws Problem, the one that the API answered, or `record-unavailable`. */
  request(
    method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE",
    path: string,
    body?: { bytes: Uint8Array; mediaType: string; fileName: string },
  ): Promise<unknown>;
  /** The same for an answer that is no JSON, as it comes in. */
  download(path: string): Promise<AsyncIterable<Uint8Array>>;
  close(): Promise<void>;
};

/**
 * Finds the record: the running service of the data directory over loopback, else the database opened by this process.
 * With `DATABASE_URL` it is always opened directly, since PostgreSQL has room for many.
 *
 * @param use - Whoever only `reads` what is filed is told where there is no record yet, instead of being given one.
 * @throws Problem `record-unavailable` for that, and `data-directory-in-use` when a process holds the directory but no
 *   service answers there yet.
 */
export async function openRecordClient(config: Config, use: "reads" | "makes"): Promise<RecordClient> {
  if (config.databaseUrl === undefined) {
    const running = await findRunningService(config.dataDirectory);
    if (running !== undefined) return running;
    if (use === "reads" && !existsSync(config.dataDirectory)) throw noRecord(config.dataDirectory);
  }
  const place = placeOf(config);
  // Loaded here and not above: most of the program, which a command with a running service to ask, or with none of the
  // record to read, would load for nothing.
  const { openService } = await import("../service.ts");
  return inProcessClient(await openService(place, config.ledgerKey));
}

/** The API of a service in this very process. */
export function inProcessClient(service: Service): RecordClient {
  return {
    address: undefined,
    request: (method, path, body) =>
      answerOf(service.app.request(path, requestInit(method, body), { inProcess: true })),
    download: (path) => bytesOf(service.app.request(path, {}, { inProcess: true })),
    close: () => service.close(),
  };
}

export async function findRunningService(directory: string): Promise<RecordClient | undefined> {
  const found = findServiceFile(directory);
  if (found === undefined) return undefined;
  const { address, token } = found;
  if (!(await isThatService(address, token))) return undefined;
  return {
    address,
    request(method, path, body) {
      const init = requestInit(method, body);
      return answerOf(
        fetch(`${address}${path}`, {
          ...init,
          redirect: "error",
          headers: { ...init.headers, Authorization: `Bearer ${token}` },
        }),
      );
    },
    download: (path) =>
      bytesOf(fetch(`${address}${path}`, { redirect: "error", headers: { Authorization: `Bearer ${token}` } })),
    close: () => Promise.resolve(),
  };
}

/**
 * A file left by a killed service names a port where nobody listens by now, or somebody else, who must be sent neither
 * the token nor a draft: so the service proves first that it knows the token.
 */
async function isThatService(address: string, token: string): Promise<boolean> {
  const challenge = randomBytes(32).toString("base64url");
  try {
    const answer = await fetch(`${address}/healthz`, {
      headers: { [CHALLENGE_HEADER]: challenge },
      redirect: "error",
      signal: AbortSignal.timeout(5_000),
    });
    return provesItself(await answer.json(), token, challenge);
  } catch {
    return false;
  }
}

function noRecord(directory: string): Problem {
  return new Problem(
    "record-unavailable",
    `There is no record in ${directory}.`,
    "Make one with travaux sync or travaux serve, or name another folder with --data.",
  );
}

function requestInit(method: string, body?: { bytes: Uint8Array; mediaType: string; fileName: string }) {
  if (body === undefined) return { method, headers: {} };
  const headers = { "Content-Type": body.mediaType, "X-File-Name": encodeURIComponent(body.fileName) };
  return { method, headers, body: new Blob([new Uint8Array(body.bytes)]) };
}

async function bytesOf(sent: Response | Promise<Response>): Promise<AsyncIterable<Uint8Array>> {
  const answer = await answering(sent);
  if (answer.ok && answer.body !== null) return answer.body as unknown as AsyncIterable<Uint8Array>;
  throw refusalIn(answer, await answering(answer.json()));
}

async function answerOf(sent: Response | Promise<Response>): Promise<unknown> {
  const answer = await answering(sent);
  const body: unknown = await answering(answer.json());
  if (answer.ok) return body;
  throw refusalIn(answer, body);
}

function refusalIn({ status }: Response, body: unknown): Problem {
  return readProblemDetails(body) ?? new Problem("record-unavailable", `The service answered ${status}.`);
}

/** @throws Problem `record-unavailable` where no answer comes, or none that can be read. */
async function answering<Part>(part: Part | Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      "record-unavailable",
      "The service stopped answering.",
      "Start it again; what it had acknowledged is kept.",
    );
  }
}
