import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { openComparing } from "./comparison/comparison.ts";
import { compareRoutes } from "./http/compare-routes.ts";
import { healthRoutes } from "./http/health.ts";
import { type Bindings, localWritesOnly } from "./http/local-writes.ts";
import { negotiationRoutes } from "./http/negotiation-routes.ts";
import { INTERNAL_ERROR, problemDetails, sendProblem, statusOf } from "./http/problem-details.ts";
import { versionRoutes } from "./http/version-routes.ts";
import { readDraft } from "./intake/read-draft.ts";
import { Problem } from "./model/problem.ts";
import { openRecord } from "./record/record.ts";
import { openStorage, type Storage, type StoragePlace } from "./storage/open-storage.ts";
import { problemPage } from "./web/pages/problem-page.tsx";
import { pageRoutes } from "./web/pages.tsx";

/** A service that is open: its routes, the token its own commands use, and how to close it. */
export type Service = {
  readonly app: Hono<{ Bindings: Bindings }>;
  readonly token: string;
  close(): Promise<void>;
};

// Twice the largest draft: a comparison of two pasted texts carries both.
const LARGEST_BODY = 17 * 1024 * 1024;

/** Opens storage, builds the capabilities and mounts API and pages. @throws the problems of `openStorage`. */
export async function openService(place: StoragePlace): Promise<Service> {
  return serviceOn(await openStorage(place));
}

/** The same over storage that is open already. */
export function serviceOn(storage: Storage): Service {
  const record = openRecord(storage);
  const comparing = openComparing(record);
  const token = randomBytes(32).toString("base64url");
  const app = new Hono<{ Bindings: Bindings }>();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
  });
  app.use(localWritesOnly(token));
  app.use(bodyLimit({ maxSize: LARGEST_BODY, onError: () => Promise.reject(tooLarge()) }));
  app.route(
    "/",
    healthRoutes(() => storage.isReady()),
  );
  const api = new Hono<{ Bindings: Bindings }>()
    .route("/", compareRoutes(comparing))
    .route("/", negotiationRoutes(record))
    .route("/", versionRoutes(record, comparing));
  app.route("/api", api);
  app.route("/", pageRoutes({ record, comparing, readDraft }));
  app.notFound((c) => answerProblem(c, noSuchPage(c.req.path)));
  app.onError((error, c) => answerProblem(c, error));
  return { app, token, close: () => storage.close() };
}

// Nothing from elsewhere, nothing inline. `same-origin` and not `no-referrer`: with the latter a browser sends
// `Origin: null` with our own forms, and the check of writes would refuse them.
const SECURITY_HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
} as const;

/** A problem as details under `/api`, as a page elsewhere; anything else is a bug, told to the log and not to the reader. */
function answerProblem(c: Context, error: unknown): Response | Promise<Response> {
  const isApi = /^\/(?:api(?:\/|$)|healthz$|readyz$)/u.test(c.req.path);
  if (!(error instanceof Problem)) {
    console.error(error);
    return isApi ? sendProblem(c, INTERNAL_ERROR) : c.html(problemPage(undefined, 500), 500);
  }
  return isApi ? sendProblem(c, problemDetails(error)) : c.html(problemPage(error, statusOf(error)), statusOf(error));
}

function noSuchPage(path: string): Problem {
  return new Problem("page-not-found", `There is nothing at ${path}.`, "Start from the first page, /.");
}

function tooLarge(): Problem {
  return new Problem(
    "body-too-large",
    `The request is larger than ${LARGEST_BODY / 1024 / 1024} MB.`,
    "Send one draft at a time.",
  );
}
