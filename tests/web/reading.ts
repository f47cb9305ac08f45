import { Hono, type MiddlewareHandler } from "hono";
import type { Access } from "../../src/access/access.ts";
import { readTypedNegotiation } from "../../src/intake/read-typed-negotiation.ts";
import { readTypedProvenance } from "../../src/intake/read-typed-provenance.ts";
import { LOCAL } from "../../src/model/actor.ts";
import { Problem, type ProblemCode } from "../../src/model/problem.ts";
import type { Notification } from "../../src/notification/notification.ts";
import type { RecordForRoutes } from "../../src/record/record.ts";
import type { Seen } from "../../src/views/see-as.ts";
import { problemPage } from "../../src/web/pages/problem-page.tsx";
import { pageRoutes } from "../../src/web/pages.tsx";
import { ANYBODY } from "../../src/web/reader.ts";
import { lookBack } from "./harbour-journal.ts";
import { comparing, fakeRecord, lineages, readLines } from "./harbour-record.ts";
import { lineages as searching } from "./harbour-search.ts";

/** Pages that are only read ask nothing of it. */
const NO_ACCESS = {} as Access;
/** At the machine, where nothing is followed yet. */
const NOTHING_TOLD = { countUnread: async () => 0, listSubscriptions: async () => [] } as unknown as Notification;
const NO_NOTES = { listThreads: async () => [], listPlaced: async () => [] } as unknown as Seen["notes"];

const STATUSES: Partial<Record<ProblemCode, 400 | 413>> = {
  "malformed-address": 400,
  "malformed-query": 400,
  "unreadable-request": 400,
  "body-too-large": 413,
};

/** The pages over the harbour talks, with problems answered as the service does. */
export function pagesOver(record: RecordForRoutes = { ...fakeRecord(), lookBack }, assetsFolder = "/nowhere") {
  const refuse = () => Promise.reject(new Error("No page that is only read asks for it.")) as never;
  const ledger = {
    ...{ nextAt: () => undefined, proveInclusion: refuse, proveConsistency: refuse, exportRecord: refuse },
    state: async () => ({
      origin: "travaux/0123456789abcdef",
      verifierKey: "travaux/0123456789abcdef+6fe2a1b0+AUjrhCZqSQ8NAU9hTzPwjGPlEz2wY1kXkIuHRQ7GVd3a",
      keyKept: "in-the-database" as const,
      size: 3,
      checkpoint:
        "travaux/0123456789abcdef\n3\n+7rseihkTrlhqzBc/c0Yj3zZyKpXdyDGv9U0DaP4iro=\n\n— travaux/0123456789abcdef J49HtSdf\n",
      nextAt: undefined,
    }),
  };
  const describeApi = async () => ({ info: {}, paths: {} });
  // Forms are shown to those who may send them.
  const atMachine: MiddlewareHandler = (c, next) => {
    c.set("actor", LOCAL);
    return next();
  };
  const app = new Hono().use(atMachine).route(
    "/",
    pageRoutes({
      seen: () => ({
        refuseUnlessMay: async () => undefined,
        record,
        lineages: { ...lineages, ...searching },
        comparing,
        notes: NO_NOTES,
        ledger,
      }),
      readDraft: readLines,
      readGivenText: refuse,
      readTypedProvenance,
      readTypedNegotiation,
      extractor: "lines 1",
      describeApi,
      access: NO_ACCESS,
      notification: NOTHING_TOLD,
      addressOf: () => "",
      assetsFolder,
    }),
  );
  app.onError((error, c) => {
    if (!(error instanceof Problem)) throw error;
    const status = STATUSES[error.code] ?? 404;
    return c.html(problemPage(error, status, ANYBODY, assetsFolder), status);
  });
  return app;
}

export async function read(path: string, init?: RequestInit): Promise<string> {
  const response = await pagesOver().request(path, init);
  return await response.text();
}

/** What a reader sees and hears of a piece of HTML, words only. */
export function wordsOf(html: string): string {
  return html
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ")
    .trim();
}

/** The element that starts with `opening`, up to its end tag `closing`. */
export function cut(html: string, opening: string, closing: string): string {
  const start = html.indexOf(opening);
  if (start === -1) throw new Error(`No ${opening} on the page.`);
  return html.slice(start, html.indexOf(closing, start) + closing.length);
}

export function submit(fields: Record<string, string | File>): RequestInit {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  return { method: "POST", body };
}

export const COMPARISON = "/n/harbour/compare?before=treaty@first-2026-01&after=treaty@second-2026-02";
export const VARIANTS = "/n/harbour/compare?before=treaty@second-2026-02&after=treaty@leaked-2026-02";
export const ANNEX = "/n/harbour/annex/annex-2026-03";
export const SECOND = "/n/harbour/treaty/second-2026-02";
