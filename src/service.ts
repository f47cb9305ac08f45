import { randomBytes } from "node:crypto";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { type Access, openAccess } from "./access/access.ts";
import type { OrganisationSettings } from "./access/organisation.ts";
import { followNotes } from "./annotation/live/follow-notes.ts";
import { openLiveTexts } from "./annotation/live/live-texts.ts";
import { authenticate } from "./asking/authenticate.ts";
import { clientAddress } from "./asking/client-address.ts";
import { type Limit, limitRate } from "./asking/limit-rate.ts";
import { limitStreams, type MostStreams } from "./asking/limit-streams.ts";
import { type Bindings, onlyReads } from "./asking/local-writes.ts";
import { allowedMethods } from "./http/allowed-methods.ts";
import { apiRoutes } from "./http/api.ts";
import { healthRoutes } from "./http/health.ts";
import { openJournalStreams } from "./http/journal-streams.ts";
import { openLiveSockets } from "./http/live-sockets.ts";
import { notModified } from "./http/not-modified.ts";
import { openApiDocument, openApiRoutes } from "./http/openapi.ts";
import {
  INTERNAL_ERROR,
  methodNotAllowed,
  type ProblemDetails,
  problemDetails,
  sendProblem,
} from "./http/problem-details.ts";
import { beginStraight } from "./http/straight-answer.ts";
import { EXTRACTOR } from "./intake/extractor.ts";
import { readDraft } from "./intake/read-draft.ts";
import { readGivenText } from "./intake/read-given-text.ts";
import { MAX_FILE_BYTES } from "./intake/read-text.ts";
import { readTypedNegotiation } from "./intake/read-typed-negotiation.ts";
import { readTypedProvenance } from "./intake/read-typed-provenance.ts";
import { filedInLast } from "./lineage/filed-in-last.ts";
import { type Lineages, openLineages } from "./lineage/lineage.ts";
import type { MailSettings } from "./mail/mail-settings.ts";
import { openRelay } from "./mail/relay.ts";
import { Problem } from "./model/problem.ts";
import { type Notification, openNotification } from "./notification/notification.ts";
import type { Allowed } from "./outwards/allowed.ts";
import { openOutwards } from "./outwards/outwards.ts";
import { adoptUnjournalled } from "./record/adopt-unjournalled.ts";
import { type Ledger, openLedger } from "./record/ledger/ledger.ts";
import { openRecord, type RecordOfDrafts } from "./record/record.ts";
import { openStorage, type Storage, type StoragePlace } from "./storage/open-storage.ts";
import { refuseUndeclared } from "./views/needs.ts";
import { openViews } from "./views/see-as.ts";
import { seenBy } from "./views/seen-by.ts";
import { problemPage } from "./web/pages/problem-page.tsx";
import { pageRoutes } from "./web/pages.tsx";
import { readerOf } from "./web/reader.ts";

/** A service that is open: its routes, the token its own commands use, and how to close it. */
export type Service = {
  readonly app: Hono<{ Bindings: Bindings }>;
  readonly token: string;
  readonly access: Access;
  readonly notification: Notification;
  /** Begins, unasked, with what readers of what is filed will want first; it stops at `close`. */
  lookAhead(): void;
  /** Ends what is open without an end of its own, and opens no more of it. */
  endStreams(): void;
  close(): Promise<void>;
};

// A comparison of two pasted texts carries both, with some room for what parts them.
const LARGEST_BODY = 2 * MAX_FILE_BYTES + 1024 * 1024;

/** Opens storage, builds the capabilities and mounts API and pages. @throws the problems of `openStorage`. */
export async function openService(
  place: StoragePlace,
  ledgerKey?: string,
  {
    trustedProxies = 0,
    organisation,
    everyMs,
    origin,
    mail,
    allowOutwards,
  }: Pick<ServiceOptions, "trustedProxies" | "organisation" | "everyMs" | "origin" | "mail" | "allowOutwards"> = {},
): Promise<Service> {
  const storage = await openStorage(place);
  const ledger = openLedger(storage, ledgerKey);
  try {
    await ledger.ready();
    await adoptUnjournalled(storage);
  } catch (error) {
    await storage.close();
    throw error;
  }
  ledger.keepGathering();
  return serviceOn(storage, ledger, {
    alignsAhead: true,
    tellsPeople: true,
    trustedProxies,
    organisation,
    everyMs,
    origin,
    mail,
    allowOutwards,
  });
}

export type { StoragePlace };

export type ServiceOptions = {
  /** Whether what is filed is aligned before anybody asks for it. */
  readonly alignsAhead?: boolean;
  /** Whether those who follow something are told of it, from now on and unasked. */
  readonly tellsPeople?: boolean;
  /** See `clientAddress`. */
  readonly trustedProxies?: number;
  /** Counts who asks how much; by default `limitRate`. */
  readonly limit?: Limit;
  /** In milliseconds: what the ends of embargoes are compared with, and when something is read. */
  readonly now?: () => number;
  /** How many streams may be open at once; by default those of `limitStreams`. */
  readonly mostStreams?: MostStreams;
  /** How often a stream says something where nothing happens, in milliseconds. */
  readonly everyMs?: number | undefined;
  /** Where people of an organisation sign in. */
  readonly organisation?: OrganisationSettings | undefined;
  /** Of the service as people outside reach it; what is sent to them leads there. */
  readonly origin?: string | undefined;
  /** Which relay takes mail, and as whom it is sent; none without `origin`. */
  readonly mail?: MailSettings | undefined;
  /** Where webhooks may go beside public addresses. */
  readonly allowOutwards?: readonly Allowed[] | undefined;
  /** See `openAccess`. */
  readonly passwordCost?: number;
};

/** The same over storage that is open already. @throws Error for a route that does not say what it needs. */
export function serviceOn(
  storage: Storage,
  ledger: Ledger = openLedger(storage),
  {
    alignsAhead = false,
    tellsPeople = false,
    trustedProxies = 0,
    limit = limitRate(trustedProxies),
    now = Date.now,
    organisation,
    passwordCost,
    mostStreams,
    everyMs,
    origin,
    mail,
    allowOutwards = [],
  }: ServiceOptions = {},
): Service {
  const record = openRecord(
    storage,
    (negotiation) => {
      if (alignsAhead) lineages.alignSoon(negotiation);
    },
    now,
  );
  const lineages = openLineages(storage, record);
  const texts = openLiveTexts(storage);
  const views = openViews(storage, record, lineages, ledger, now, texts);
  const seen = seenBy(views.seeAs);
  const access = openAccess(storage, organisation, passwordCost);
  const notification = openNotification(storage, views.readers, views.noteRead, {
    outwards: openOutwards({ allow: allowOutwards }),
    relay: mail && openRelay(mail),
    origin,
  });
  if (tellsPeople) notification.keepTelling();
  const streams = openJournalStreams(access.watch, limitStreams(trustedProxies, mostStreams), everyMs);
  const notesFollowed = followNotes(storage);
  const sockets = openLiveSockets(
    texts,
    notesFollowed.follow,
    access.watch,
    limitStreams(trustedProxies, MOST_SOCKETS),
  );
  let lookingAhead: Promise<void> = Promise.resolve();
  let closing = false;
  const endStreams = () => {
    streams.close();
    sockets.close();
    notesFollowed.close();
  };
  const token = randomBytes(32).toString("base64url");
  const app = new Hono<{ Bindings: Bindings }>();
  app.use(beginStraight);
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.header(name, value);
  });
  app.use(refuseUnreadablePath);
  app.use(notModified);
  // Before it is asked who asks: that the process lives is told without the database, and to nobody in particular.
  app.route(
    "/",
    healthRoutes(() => storage.isReady(), token),
  );
  app.use(authenticate(access, token, limit));
  const limitBody = bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => Promise.reject(tooLarge(c.req.path)) });
  // What only reads has no body, and to look for one costs it a request of several kilobytes, kept as long as its answer.
  app.use((c, next) => (onlyReads(c) ? next() : limitBody(c, next)));
  const api = apiRoutes({ seen, ledger, access, streams, sockets, notification, origin, now });
  const describeApi = openApiDocument(api);
  app.route("/", api);
  app.route("/", openApiRoutes(describeApi));
  const reading = { readDraft, readGivenText, readTypedProvenance, readTypedNegotiation, extractor: EXTRACTOR };
  const addressOf = (c: Context) => clientAddress(c, trustedProxies);
  app.route("/", pageRoutes({ seen, ...reading, describeApi, access, notification, addressOf }));
  refuseUndeclared(app);
  app.notFound((c) => answerNotFound(c, allowedMethods(app, c.req.path)));
  app.onError((error, c) => answerProblem(c, error));
  return {
    app,
    token,
    access,
    notification,
    lookAhead() {
      lookingAhead = prepareSearches(record, lineages).catch((error: unknown) => {
        // A database that is away now is asked again by whoever reads.
        if (!closing && !(error instanceof Problem)) console.error(error);
      });
    },
    endStreams,
    async close() {
      closing = true;
      endStreams();
      await notification.close();
      await texts.close();
      await views.close();
      await lookingAhead;
      await ledger.close();
      await storage.close();
    },
  };
}

// A page has one for all its notes: a person with twenty pages open has twenty.
const MOST_SOCKETS: MostStreams = { ofOne: 50, ofAll: 5000 };

/** One negotiation after the other, those first that readers will most likely search. */
async function prepareSearches(
  { listNegotiations }: Pick<RecordOfDrafts, "listNegotiations">,
  { prepareSearch }: Pick<Lineages, "prepareSearch">,
): Promise<void> {
  for (const id of filedInLast(await listNegotiations())) await prepareSearch(id);
}

// Nothing from elsewhere, nothing inline. `same-origin` and not `no-referrer`: with the latter a browser sends
// `Origin: null` with our own forms, and the check of writes would refuse them.
const SECURITY_HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
} as const;

/** A problem as details under `/api`, as a page elsewhere; anything else is a bug, told to the log and not to the reader. */
function answerProblem(c: Context, error: unknown): Response | Promise<Response> {
  if (error instanceof Problem) return answerDetails(c, problemDetails(error));
  // Whoever asked hung up, or was cut off: there is nobody to answer, and nothing to mend.
  if (isHungUp(error)) return c.body(null, 400);
  console.error(error);
  return isApi(c) ? sendProblem(c, INTERNAL_ERROR) : c.html(problemPage(undefined, 500, readerOf(c)), 500);
}

function isHungUp(error: unknown): boolean {
  return error instanceof Error && error.message === "aborted" && "code" in error && error.code === "ECONNRESET";
}

function answerDetails(c: Context, details: ProblemDetails): Response | Promise<Response> {
  if (isApi(c)) return sendProblem(c, details);
  const { code, detail, hint, status, withdrawn } = details;
  const signInTo =
    code === "sign-in-needed" ? (c.req.method === "POST" ? ("send" as const) : ("see" as const)) : undefined;
  const told = { message: detail, hint, withdrawn, signInTo };
  return c.html(problemPage(told, status, readerOf(c)), status as ContentfulStatusCode);
}

function isApi(c: Context): boolean {
  return /^\/(?:api(?:\/|$)|healthz$|readyz$|metrics$|openapi\.json$)/u.test(c.req.path);
}

/** Nothing at this path, or nothing that takes this method. */
function answerNotFound(c: Context, allowed: readonly string[]): Response | Promise<Response> {
  const { method, path } = c.req;
  if (allowed.length === 0) {
    return answerProblem(
      c,
      new Problem("page-not-found", `There is nothing at ${path}.`, "Start from the first page, /."),
    );
  }
  c.header("Allow", allowed.join(", "));
  return method === "OPTIONS" ? c.body(null, 204) : answerDetails(c, methodNotAllowed(method, path, allowed));
}

/** A path whose % codes are no text names nothing, and must not be taken for the name it is written as. */
const refuseUnreadablePath: MiddlewareHandler = (c, next) => {
  try {
    decodeURIComponent(new URL(c.req.url).pathname);
  } catch {
    throw new Problem("malformed-address", "The % codes in this address are no text.", "Write them as UTF-8.");
  }
  return next();
};

/** Of a form on a page, what was typed is still where it was: browsers keep it on the page before. */
function tooLarge(path: string): Problem {
  return new Problem(
    "body-too-large",
    `The request is larger than ${LARGEST_BODY / 1024 / 1024} MB.`,
    /^\/n\/[^/]+\/file$/u.test(path)
      ? `One draft may have ${MAX_FILE_BYTES / 1024 / 1024} MiB. Go back: what you typed still stands in the form; choose a smaller file there, or save this one as plain text.`
      : "Send one draft at a time.",
  );
}
