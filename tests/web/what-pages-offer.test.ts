import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { routesOf } from "../../src/views/needs.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { fileTalks } from "../support/hidden-talks.ts";
import { CHEAP_PASSWORDS } from "../support/people.ts";
import { sessionOf } from "../support/session-of.ts";
import { cut } from "./reading.ts";

/** Who reads: each may all that those before them may. */
const READERS = ["nobody", "reader", "commenter", "editor", "admin", "owner", "machine"] as const;
type Reader = (typeof READERS)[number];

const WHO: Readonly<Record<Reader, string>> = {
  nobody: "nobody in particular",
  reader: "a reader",
  commenter: "a commenter",
  editor: "an editor",
  admin: "an admin",
  owner: "an owner",
  machine: "whoever sits at the machine",
};

/** What a page offers from which reader on; who may open it at all, where not everybody may. */
type Offered = {
  readonly at: string;
  readonly opens?: Reader;
  readonly offers?: Partial<Record<Reader, readonly string[]>>;
};

const PASSWORD = "four words apart here";
const [TALKS, EMPTY, PRIVATE] = ["/n/talks-published", "/n/empty", "private"];
// On every page, for whoever has one; nobody has one at the machine.
const ACCOUNT = "GET /account";
// On every page, for whoever is known.
const INBOX = "GET /inbox";
// At the head of what can be followed.
const FOLLOW = { reader: ["GET /follow"] } as const;
// Of the document that everybody here follows.
const FOLLOWING = { reader: ["GET /subscriptions/:id"] } as const;
const [SUBSCRIPTIONS, SUBSCRIPTION, ENDPOINT] = [
  "/subscriptions",
  "/subscriptions/:id",
  "/subscriptions/endpoints/:id",
];
// Stand for what each reader has.
const [OWN_SUBSCRIPTION, OWN_ENDPOINT] = ["SUBSCRIPTION", "ENDPOINT"];
const onEndpoint = ["test", "secret", "switch", "replay", "deleted"].map((to) => `POST ${ENDPOINT}/${to}`);
const STATEMENTS = "GET /n/:negotiation/:document/:version/statements";
const STANDING = "/n/:negotiation/:document/:version/standing";
const MARK = "/n/:negotiation/matrix/mark/:document/:version/:path{.+}";
const NOTE = "GET /n/:negotiation/note";
const NOTES = "/n/:negotiation/notes";
// Of notes that were not surely found again where they stand now.
const PLACEMENT = `POST ${NOTES}/:thread/placement`;
const done = (...names: readonly string[]) => names.map((name) => `POST ${NOTES}/:thread/${name}`);
// Stands for the id of a thread.
const THREAD = "THREAD";
const said = (...names: readonly string[]) => names.map((name) => `POST /n/:negotiation/:document/:version/${name}`);

/** Each page, by its route: links and forms in its text that not everybody may use. A page that is not here fails. */
const PAGES: Readonly<Record<string, readonly Offered[]>> = {
  "GET /": [{ at: "/", offers: { ...FOLLOW, owner: ["GET /new"] } }],
  "GET /compare": [{ at: "/compare" }],
  "GET /api": [{ at: "/api" }],
  "GET /record": [{ at: "/record", offers: { owner: ["GET /api/ledger/record"] } }],
  "GET /sign-in": [{ at: "/sign-in" }],
  [ACCOUNT]: [
    {
      at: "/account",
      opens: "reader",
      offers: {
        reader: ["password", "tokens", "passkeys"].map((part) => `POST /account/${part}`),
        owner: ["GET /people"],
      },
    },
  ],
  [INBOX]: [
    { at: "/inbox", opens: "reader", offers: { reader: [INBOX, `GET ${SUBSCRIPTIONS}`, "POST /inbox/read"] } },
    {
      at: "/inbox?unread=true&cursor=1_0_evt_00000000000000000000000000000000",
      opens: "reader",
      offers: { reader: [INBOX, `GET ${SUBSCRIPTIONS}`] },
    },
  ],
  "GET /follow": [
    {
      at: "/follow?negotiation=talks-published&document=plan",
      opens: "reader",
      offers: { reader: ["POST /follow", INBOX] },
    },
  ],
  [`GET ${SUBSCRIPTIONS}`]: [
    {
      at: SUBSCRIPTIONS,
      opens: "reader",
      offers: {
        reader: [
          ...[INBOX, `GET ${SUBSCRIPTION}`, `POST ${SUBSCRIPTION}/ended`, `GET ${ENDPOINT}`],
          `POST ${SUBSCRIPTIONS}/endpoints`,
        ],
      },
    },
  ],
  [`GET ${SUBSCRIPTION}`]: [
    {
      at: `${SUBSCRIPTIONS}/${OWN_SUBSCRIPTION}`,
      opens: "reader",
      offers: { reader: [INBOX, `POST ${SUBSCRIPTION}`, `POST ${SUBSCRIPTION}/ended`] },
    },
  ],
  [`GET ${ENDPOINT}`]: [
    {
      at: `${SUBSCRIPTIONS}/endpoints/${OWN_ENDPOINT}`,
      opens: "reader",
      offers: { reader: [`GET ${ENDPOINT}`, ...onEndpoint] },
    },
  ],
  "GET /people": [
    {
      at: "/people",
      opens: "owner",
      offers: { owner: ["", "/accounts", "/invitation"].map((to) => `POST /people${to}`) },
    },
  ],
  "GET /new": [{ at: "/new", opens: "owner", offers: { owner: ["POST /new"] } }],
  "GET /n/:negotiation": [
    { at: TALKS, offers: { ...FOLLOW, editor: ["GET /n/:negotiation/file", "GET /n/:negotiation/settings"] } },
    {
      at: EMPTY,
      opens: "reader",
      offers: { ...FOLLOW, editor: ["GET /n/:negotiation/file", "GET /n/:negotiation/settings"] },
    },
  ],
  "GET /n/:negotiation/compare": [
    {
      at: `${TALKS}/compare?before=plan@first&after=plan@last`,
      offers: { commenter: [NOTE], editor: ["POST /n/:negotiation/verdicts"] },
    },
  ],
  "GET /n/:negotiation/search": [{ at: `${TALKS}/search` }, { at: `${TALKS}/search?q=lake`, offers: FOLLOW }],
  "GET /n/:negotiation/journal": [{ at: `${TALKS}/journal` }],
  "GET /n/:negotiation/matrix": [{ at: `${TALKS}/matrix` }, { at: `${TALKS}/matrix?rows=terms` }],
  "GET /n/:negotiation/matrix/:term": [
    {
      at: `${TALKS}/matrix/nets`,
      offers: { ...FOLLOW, commenter: [NOTE], editor: ["POST /n/:negotiation/matrix/:term"] },
    },
  ],
  [`GET ${MARK}`]: [{ at: `${TALKS}/matrix/mark/plan/first/1`, opens: "editor", offers: { editor: [`POST ${MARK}`] } }],
  "GET /n/:negotiation/:document/:version": [
    {
      at: `${TALKS}/plan/first`,
      offers: { ...FOLLOWING, commenter: [NOTE, PLACEMENT], editor: [STATEMENTS, `GET ${STANDING}`, `GET ${MARK}`] },
    },
    {
      at: `${TALKS}/plan/first?note=${THREAD}`,
      offers: {
        // The note itself can be followed too.
        reader: [...FOLLOW.reader, ...FOLLOWING.reader],
        commenter: [NOTE, PLACEMENT, ...done("replies", "words", "said")],
        editor: [STATEMENTS, `GET ${STANDING}`, `GET ${MARK}`, ...done("removal")],
      },
    },
  ],
  [`GET ${NOTES}`]: [{ at: `${TALKS}/notes` }],
  [NOTE]: [{ at: `${TALKS}/note?version=plan@first`, opens: "commenter", offers: { commenter: [`POST ${NOTES}`] } }],
  [`GET ${NOTES}/:thread`]: [{ at: `${TALKS}/notes/${THREAD}` }],
  "GET /n/:negotiation/briefing": [{ at: `${TALKS}/briefing?version=plan@first` }],
  "GET /n/:negotiation/:document/:version{[^/]+(?:\\+|%2B)reading}": [{ at: `${TALKS}/plan/last+reading` }],
  "GET /n/:negotiation/:document/:version/witnesses": [
    {
      at: `${TALKS}/plan/last/witnesses`,
      offers: { editor: ["POST /n/:negotiation/:document/:version/witnesses"] },
    },
  ],
  "GET /n/:negotiation/:document/:version/point/:path{.+}": [
    { at: `${TALKS}/plan/first/point/1`, offers: { ...FOLLOW, editor: [`GET ${MARK}`, `POST ${STANDING}`] } },
  ],
  [`GET ${STANDING}`]: [
    { at: `${TALKS}/plan/first/standing?point=1`, opens: "editor", offers: { editor: [`POST ${STANDING}`] } },
  ],
  [STATEMENTS]: [
    {
      at: `${TALKS}/plan/${PRIVATE}/statements`,
      opens: "editor",
      offers: { editor: said("corrections", "opening", "grades", "authorship", "withdrawal") },
    },
  ],
  "GET /n/:negotiation/verdicts": [{ at: `${TALKS}/verdicts`, offers: { commenter: [NOTE] } }],
  "GET /n/:negotiation/verdict": [
    {
      at: `${TALKS}/verdict?before=plan@first&after=plan@last&new=1`,
      offers: { editor: ["POST /n/:negotiation/verdicts"] },
    },
  ],
  "GET /n/:negotiation/settings": [
    {
      at: `${TALKS}/settings`,
      opens: "editor",
      offers: {
        editor: ["POST /n/:negotiation/settings"],
        admin: ["people", "audit"].map((to) => `GET /n/:negotiation/settings/${to}`),
      },
    },
  ],
  "GET /n/:negotiation/settings/audit": [
    {
      at: `${TALKS}/settings/audit`,
      opens: "admin",
      offers: {
        admin: [
          "POST /n/:negotiation/settings/audit/times",
          ...["people", "audit"].map((to) => `GET /n/:negotiation/settings/${to}`),
        ],
      },
    },
  ],
  "GET /n/:negotiation/settings/people": [
    {
      at: `${TALKS}/settings/people`,
      opens: "admin",
      offers: {
        admin: [
          "GET /n/:negotiation/settings/audit",
          ...["", "/roles", "/invitation"].map((to) => `POST /n/:negotiation/settings/people${to}`),
        ],
      },
    },
  ],
  "GET /n/:negotiation/file": [
    {
      at: `${TALKS}/file`,
      opens: "editor",
      offers: { editor: ["POST /n/:negotiation/file", "GET /n/:negotiation/settings"] },
    },
  ],
};

/** No pages; and what one sees by a secret alone, whoever one is. */
const NO_PAGES =
  /^GET \/(?:api\/|assets\/|openapi\.json$|healthz$|readyz$|invitation\/|confirm\/|unsubscribe\/|told\/)/u;

describe("a page", () => {
  let storage: Storage;
  let service: Service;
  const cookies = new Map<Reader, string>();
  let thread = "";
  const own = new Map<Reader, { readonly subscription: string; readonly endpoint: string }>();

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    service = serviceOn(storage, undefined, { passwordCost: CHEAP_PASSWORDS });
    await fileTalks(storage, "published", true, Date.now);
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("empty"));
    const ref = { negotiation: "talks-published", document: "plan", version: PRIVATE };
    await record.fileVersion(ref, aCapture("private"), aDraft(), { actor: LOCAL }, { state: "private" });
    const note = { target: { kind: "version", version: "plan@first" }, body: "A note.", visibility: "public" };
    const init = { method: "POST", body: JSON.stringify(note), headers: { "Content-Type": "application/json" } };
    const begun = await service.app.request("/api/n/talks-published/notes", init, { inProcess: true });
    thread = ((await begun.json()) as { readonly id: string }).id;
    // The first account is an owner's, whoever it is.
    for (const reader of ["owner", "reader", "commenter", "editor", "admin"] as const) {
      await service.access.addPerson({ name: reader, isOwner: reader === "owner", password: PASSWORD }, LOCAL);
      const role: Role | null = reader === "owner" ? null : reader;
      for (const id of ["talks-published", "empty"]) await service.access.setRole(id, reader, role, LOCAL);
      cookies.set(reader, await sessionOf(storage, reader));
    }
    for (const reader of READERS.filter((one) => one !== "nobody")) {
      const { endpoint } = await send(reader, "/api/endpoints", { url: "https://hooks.invalid/" });
      const target = { kind: "document", negotiation: "talks-published", document: "plan" };
      const wanted = { target, threshold: { kinds: ["provenance"] }, endpoints: [endpoint?.id] };
      const { id = "" } = await send(reader, "/api/subscriptions", wanted);
      own.set(reader, { subscription: id, endpoint: endpoint?.id ?? "" });
    }
    await send("machine", "/api/n/talks-published/plan/first/grades", { grade: "C", reason: "One outlet." });
    await service.notification.tellNow();
  });
  afterAll(() => service.close());

  async function send(reader: Reader, path: string, body: object) {
    const cookie = cookies.get(reader);
    const headers = { "Content-Type": "application/json", ...(cookie === undefined ? {} : { cookie }) };
    const init = { method: "POST", body: JSON.stringify(body), headers };
    const answer = await service.app.request(path, init, reader === "machine" ? { inProcess: true } : {});
    return (await answer.json()) as { readonly id?: string; readonly endpoint?: { readonly id: string } };
  }

  async function read(reader: Reader, path: string) {
    const cookie = cookies.get(reader);
    const init = cookie === undefined ? {} : { headers: { cookie } };
    const { subscription = "none", endpoint = "none" } = own.get(reader) ?? {};
    const at = path.replace(THREAD, thread).replace(OWN_SUBSCRIPTION, subscription).replace(OWN_ENDPOINT, endpoint);
    const answer = await service.app.request(at, init, reader === "machine" ? { inProcess: true } : {});
    return { status: answer.status, html: await answer.text() };
  }

  /** The route that answers there, if not everybody may ask it. */
  function routeOf(method: string, address: string): string | undefined {
    const { pathname } = new URL(address, "http://localhost");
    const [handlers] = service.app.router.match(method, pathname);
    const path = handlers.map(([[, route]]) => route).find((route) => route.method === method)?.path;
    const route = routesOf(service.app).find((one) => one.method === method && one.path === path);
    if (route === undefined) throw new Error(`Nothing answers ${method} ${address}.`);
    return route.needed?.needs === "anyone" ? undefined : `${method} ${path}`;
  }

  /** Links and forms of a piece of HTML that not everybody may use: their routes, each with one of its addresses. */
  function offeredIn(html: string): ReadonlyMap<string, string> {
    const links = [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"/gu)].map(([, to = ""]) => ["GET", to] as const);
    const forms = [...html.matchAll(/<form [^>]*?method="(\w+)" action="(\/[^"]*)"/gu)].map(
      ([, method = "", to = ""]) => [method.toUpperCase(), to] as const,
    );
    const found = [...links, ...forms].flatMap(([method, sent]) => {
      const to = sent.replaceAll("&amp;", "&");
      const route = routeOf(method, to);
      return route === undefined ? [] : [[route, to] as const];
    });
    return new Map(found);
  }

  const isAtLeast = (reader: Reader, least: Reader) => READERS.indexOf(reader) >= READERS.indexOf(least);

  for (const reader of READERS) {
    it(`offers ${WHO[reader]} what they may use, and nothing else`, async () => {
      const ways = new Map<string, string>();
      for (const [route, pages] of Object.entries(PAGES)) {
        if (route === ACCOUNT && reader === "machine") continue;
        for (const { at, opens = "nobody", offers = {} } of pages) {
          const { status, html } = await read(reader, at);
          if (!isAtLeast(reader, opens)) {
            // Of talks without a public text nobody else is to know.
            const refused = at === EMPTY ? 404 : reader === "nobody" ? 401 : 403;
            expect([at, status]).toEqual([at, refused]);
            continue;
          }
          expect(status, at).toBeLessThan(400);
          const text = status === 200 ? cut(html, "<main", "</main>") : "";
          const offered = offeredIn(text);
          const expected = READERS.filter((one) => isAtLeast(reader, one)).flatMap((one) => offers[one] ?? []);
          const told = [...offered.keys()].filter((name) => name !== ACCOUNT);
          expect([at, told.sort()]).toEqual([at, [...expected].sort()]);
          const frame = offeredIn(html.replace(text, ""));
          for (const [name, to] of [...offered, ...frame]) ways.set(name, to);
          if (status !== 200 || at === "/sign-in") continue;
          const isPerson = reader !== "nobody" && reader !== "machine";
          expect([frame.has(ACCOUNT), isPerson || !offered.has(ACCOUNT)], at).toEqual([isPerson, true]);
          expect(frame.has("GET /people"), at).toBe(reader === "machine");
          expect(html.split('href="/sign-in').length - 1, `${at}: ways to sign in`).toBe(reader === "nobody" ? 1 : 0);
        }
      }
      for (const [name, to] of ways) {
        // What the table says of a page was found to be so above.
        const isOpen = PAGES[name]?.some(({ opens = "nobody" }) => isAtLeast(reader, opens));
        if (isOpen === undefined && name.startsWith("GET")) expect((await read(reader, to)).status, to).toBe(200);
        else expect(isOpen ?? true, `${name}: ${to}`).toBe(true);
      }
    });
  }

  it("is in the table above", () => {
    const pages = routesOf(service.app).flatMap(({ method, path }) => (method === "GET" ? [`GET ${path}`] : []));
    expect(pages.filter((route) => !NO_PAGES.test(route)).sort()).toEqual(Object.keys(PAGES).sort());
  });

  it("offers every form of the service somewhere; of one's account those that need something there are left out here", () => {
    const offered = Object.values(PAGES).flatMap((pages) =>
      pages.flatMap(({ offers = {} }) => Object.values(offers).flat()),
    );
    const forms = routesOf(service.app).filter(
      ({ method, path, needed }) => method === "POST" && !path.startsWith("/api/") && needed?.needs !== "anyone",
    );
    const missing = forms.map(({ path }) => `POST ${path}`).filter((name) => !offered.includes(name));
    expect(missing).toEqual([
      "POST /account/passkeys/asked",
      "POST /account/passkeys/removed",
      "POST /account/organisation/unlinked",
      "POST /account/tokens/revoked",
      // Of an address of mail that nobody confirmed yet.
      "POST /subscriptions/endpoints/:id/confirmation",
    ]);
  });
});
