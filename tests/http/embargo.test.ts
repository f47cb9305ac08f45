import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL, type Role } from "../../src/model/actor.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { openOnPGlite, type TestStorage } from "../support/databases.ts";
import { ROUTES } from "../support/every-route.ts";
import { hearOut } from "../support/heard-stream.ts";
import { fileTalks, HIDDEN_WORD, MOMENT, STATES, type State } from "../support/hidden-talks.ts";

/** Routes that know of no negotiation, or are asked about by name elsewhere. */
const ELSEWHERE =
  /^GET \/(?:api$|api\/(?:people|tokens|passkeys|identities|ledger\/record|subscriptions|endpoints|endpoints\/:id\/deliveries|inbox|feeds|feeds\/own\/:secret\/(?:atom|json))$|compare$|follow$|inbox$|subscriptions|sign-in|invitation|confirm\/|unsubscribe\/|told\/|account|people|new$|healthz|readyz|metrics|openapi|assets)/u;

const NO_THREAD = "00000000-0000-4000-8000-000000000000";

const ANNOTATION = {
  "@context": "http://www.w3.org/ns/anno.jsonld",
  type: "Annotation",
  target: "/n/N/plan/hidden#p-1",
};

/** Writes, with what is sent. Those who may not know are refused as they would be where nothing is. */
const WRITES: readonly (readonly [string, string, object | string])[] = [
  ["PUT", "/api/n/N", "title: Others\n"],
  ["PUT", "/api/n/N/plan/hidden", "---\ntitle: T\nkind: leak\npublished: 2025\n---\n\n1. A.\n"],
  ["POST", "/api/n/N/plan/hidden/dry-run", "---\ntitle: T\nkind: leak\npublished: 2025\n---\n\n1. A.\n"],
  ["POST", "/api/n/N/plan/hidden/corrections", { corrects: 1, reason: "r", text: "1. A.\n" }],
  ["POST", "/api/n/N/plan/hidden/withdrawal", { reason: "r" }],
  ["POST", "/api/n/N/plan/hidden/opening", { state: "published" }],
  ["POST", "/api/n/N/plan/hidden/grades", { grade: "B", reason: "r" }],
  ["POST", "/api/n/N/secrets/secret/authorship", { party: "upper", stance: "claims" }],
  [
    "POST",
    "/api/n/N/plan/hidden/standing",
    { path: "1", standing: "open", party: "upper", source: { outlet: "Radio" } },
  ],
  [
    "POST",
    "/api/n/N/plan/copy/witnesses/choices",
    { point: { version: "copy", path: "1" }, witness: null, reason: "r" },
  ],
  ["POST", "/api/verdicts/N", { before: "plan@first#1", after: "plan@hidden#1", ruling: "confirm", reason: "r" }],
  ["PUT", "/api/terms/N/cap", { title: "T" }],
  ["POST", "/api/terms/N/cap/marks", { version: "plan@hidden", kind: "absent", reason: "r" }],
  ["POST", "/api/terms/N/cap/marks/5/withdrawal", { reason: "r" }],
  ["POST", "/api/n/N/notes", { target: { kind: "version", version: "plan@hidden" }, body: "b" }],
  ["PATCH", `/api/n/N/notes/${NO_THREAD}`, { resolved: true }],
  ["DELETE", `/api/n/N/notes/${NO_THREAD}`, {}],
  ["POST", `/api/n/N/notes/${NO_THREAD}/replies`, { body: "b" }],
  ["PUT", `/api/n/N/notes/${NO_THREAD}/replies/${NO_THREAD}`, { body: "b" }],
  ["DELETE", `/api/n/N/notes/${NO_THREAD}/replies/${NO_THREAD}`, {}],
  ["POST", `/api/n/N/notes/${NO_THREAD}/placements`, { decision: "leave", version: "plan@hidden" }],
  ["POST", "/api/n/N/annotations/", ANNOTATION],
  ["PUT", `/api/n/N/annotations/${NO_THREAD}`, ANNOTATION],
  ["DELETE", `/api/n/N/annotations/${NO_THREAD}`, {}],
  ["PUT", "/api/members/N/rita", { role: "admin" }],
  ["PUT", "/api/audit/N/times", { times: "day" }],
  ["POST", "/api/invitations", { negotiation: "N", role: "reader" }],
  ["POST", "/api/subscriptions", { target: { kind: "lineage", negotiation: "N", point: "plan@hidden#1" } }],
  ["POST", "/api/subscriptions", { target: { kind: "document", negotiation: "N", document: "secrets" } }],
  ["POST", "/api/subscriptions/estimate", { target: { kind: "term", negotiation: "N", term: "cap" } }],
];

/** Who asks; the last four by roles here. */
const ASKING = [
  ...(["nobody", "a bad token", "an expired token", "a revoked token", "an editor elsewhere"] as const),
  ...(["reader", "commenter", "editor", "admin"] as const),
] as const;
type Asking = (typeof ASKING)[number];

/** By name; what they ask as is what they are. */
const PEOPLE = { rita: "reader", chris: "commenter", emil: "editor", anna: "admin" } as const;

/** Its points, and not its title, which a tombstone shows. */
const HIDDEN_TEXT = new RegExp(`(?:shared|mended) by (?:all )?${HIDDEN_WORD}|${HIDDEN_WORD} of 600`, "iu");

/** Where its words must stand for those who may see it. */
const SHOWN = [
  ...[
    "/api/n/N",
    "/api/n/N/plan/hidden",
    "/api/n/N/plan/copy",
    "/api/n/N/secrets/secret",
    "/api/n/N/plan/hidden/capture",
    "/api/n/N/plan/hidden/standing",
    "/api/n/N/notes",
    "/api/n/N/annotations/",
    "/api/n/N/notes.md",
    "/api/n/N/notes.csv",
  ],
  ...[
    "/api/n/N/plan/last/witnesses",
    "/api/n/N/plan/last/point/1",
    `/api/n/N/search?q=${HIDDEN_WORD}`,
    "/api/n/N/matrix",
  ],
  ...["/api/n/N/matrix?rows=terms", "/api/terms/N/cap", "/api/journal/N", "/n/N", "/n/N/plan/hidden", "/n/N/journal"],
  ...[
    "/api/journal/N/stream?after=-1",
    "/api/feeds/N/json?kinds=new-version,witness,term,correction,standing,provenance&substance=any",
    "/n/N/plan/last/witnesses",
    "/n/N/matrix/cap",
    "/n/N/compare?before=plan@first&after=plan@hidden",
  ],
];

/** Who may see what is of a state. Nobody is told anything with a token that is none. */
const SEEN_BY: Readonly<Record<State, readonly Asking[]>> = {
  private: ["editor", "admin"],
  shared: ["reader", "commenter", "editor", "admin"],
  embargoed: ["editor", "admin"],
  published: ["nobody", "an editor elsewhere", "reader", "commenter", "editor", "admin"],
  // A tombstone; never the words.
  withdrawn: ["nobody", "an editor elsewhere", "reader", "commenter", "editor", "admin"],
};
const REFUSED: readonly Asking[] = ["a bad token", "an expired token", "a revoked token"];

// All that stands in a negotiation; people and their tokens stay. Keys point every way, so they are not looked at.
const EMPTY = [
  "set session_replication_role = replica",
  `do $$ declare found record; begin
    for found in select table_name from information_schema.columns
      where column_name = 'negotiation_id' and table_schema = 'public' and table_name not in ('token', 'invitation')
    loop execute format('delete from %I', found.table_name); end loop;
  end $$`,
  ...["ledger_node", "ledger_checkpoint", "ledger_tree"].map((table) => `delete from ${table}`),
  "set session_replication_role = default",
];

// Each state is asked about everything by those who see it otherwise than others do. Who sees what of it is decided alike
// for every address; so where two states look the same to somebody, each is asked about every other address, and the two
// together about all. All else, and every address of every state: npm run torture -- cells
const ASK_ALL: Readonly<Record<State, readonly Asking[]>> = {
  private: ["nobody", "reader", "editor"],
  shared: [],
  embargoed: [],
  published: [],
  withdrawn: ["nobody"],
};
const ASK_EVERY_OTHER: Readonly<Record<State, Partial<Record<Asking, 0 | 1>>>> = {
  private: {},
  shared: { nobody: 0, reader: 0 },
  embargoed: { nobody: 1 },
  published: { nobody: 1 },
  withdrawn: {},
};
const ALL = Object.values(ROUTES).flat();
const FEW = [
  ...["/api/n", "/api/n/N", "/api/n/N/plan/hidden", "/api/n/N/plan/hidden/capture", "/api/journal/N", "/n/N"],
  ...["/n/N/plan/hidden", `/api/n/N/search?q=${HIDDEN_WORD}`, "/api/terms/N/cap"],
];

function askedBy(asking: Asking, state: State): readonly string[] {
  if (process.env.CELLS !== undefined || ASK_ALL[state].includes(asking)) return ALL;
  const half = ASK_EVERY_OTHER[state][asking];
  if (half === undefined) return FEW;
  const must = SEEN_BY[state].includes(asking) ? [...FEW, ...SHOWN] : FEW;
  return ALL.filter((path, place) => place % 2 === half || must.includes(path));
}

/** A record with people, and the service over what is filed in it now. */
type Talks = {
  readonly query: TestStorage["query"];
  readonly storage: Storage;
  readonly headers: ReadonlyMap<Asking, Readonly<Record<string, string>>>;
  service: Service;
};

describe("what somebody may not see", () => {
  const now = { at: MOMENT - 1 };
  const closing: (() => Promise<void>)[] = [];
  let talks: { readonly withThem: Talks; readonly without: Talks };

  beforeAll(async () => {
    talks = { withThem: await openTalks(), without: await openTalks() };
  });
  afterAll(async () => {
    for (const one of closing.reverse()) await one();
  });

  async function openTalks(): Promise<Talks> {
    const { storage, query } = await openOnPGlite((one) => closing.push(one));
    return { query, storage, headers: await letIn(storage, query), service: serviceOn(storage) };
  }

  async function letIn(storage: Storage, query: TestStorage["query"]): Promise<Talks["headers"]> {
    const { access } = serviceOn(storage);
    const headers = new Map<Asking, Readonly<Record<string, string>>>([["nobody", {}]]);
    const add = async (asking: Asking, name: string) => {
      await access.addPerson({ name, isOwner: false, password: null }, LOCAL);
      const { secret, token } = await access.makeToken({ name, title: "asks", role: "admin" }, LOCAL);
      headers.set(asking, { authorization: `Bearer ${secret}` });
      return token.id;
    };
    // The first one is an owner, whoever it is.
    await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    headers.set("a bad token", { authorization: `Bearer travaux_t_${"0".repeat(72)}` });
    for (const [name, asking] of Object.entries(PEOPLE)) await add(asking, name);
    await add("an editor elsewhere", "elsa");
    const expired = await add("an expired token", "ed");
    await query(`update token set expires_at = now() - interval '1 second' where token_id = '${expired}'`);
    await access.revokeToken(await add("a revoked token", "rev"), LOCAL);
    return headers;
  }

  /** Takes away what was filed, and files the talks of a state, all else being equal. */
  async function fileAnew(one: Talks, state: State, isHiddenFiled: boolean): Promise<void> {
    for (const statement of EMPTY) await one.query(statement);
    await fileTalks(one.storage, state, isHiddenFiled, () => now.at);
    const ledger = openLedger(one.storage, undefined, () => now.at);
    await ledger.gather();
    // More is asked here than anybody may ask in a minute.
    one.service = serviceOn(one.storage, ledger, { now: () => now.at, limit: () => undefined });
    const roles: readonly (readonly [string, Role])[] = Object.entries(PEOPLE);
    for (const [name, role] of roles) await one.service.access.setRole(`talks-${state}`, name, role, LOCAL);
  }

  async function ask({ service, headers }: Talks, state: State, asking: Asking, path: string, sent: RequestInit = {}) {
    const address = path.replaceAll(/(?<=[/=])N(?=[/?]|$)/gu, `talks-${state}`);
    const own = sent.headers as Readonly<Record<string, string>> | undefined;
    const answer = await hearOut(
      await service.app.request(address, { ...sent, headers: { ...headers.get(asking), ...own } }),
    );
    const body = await answer.text();
    return { status: answer.status, headers: headersOf(answer), length: body.length, body: plain(body) };
  }

  for (const state of Object.keys(STATES) as State[]) {
    describe(`because it is ${state}`, () => {
      beforeAll(async () => {
        await fileAnew(talks.withThem, state, true);
        // What everybody may know of is compared with nothing.
        if (!SEEN_BY[state].includes("nobody")) await fileAnew(talks.without, state, false);
      });

      for (const asking of ASKING) {
        if (SEEN_BY[state].includes(asking)) {
          it(`is shown to ${asking}${state === "withdrawn" ? ", but not its words" : ""}`, async () => {
            const shown: string[] = [];
            for (const path of askedBy(asking, state)) {
              const { status, body } = await ask(talks.withThem, state, asking, path);
              expect(status, path).toBeLessThan(500);
              const isShown = state === "withdrawn" ? HIDDEN_TEXT.test(body) : body.includes(HIDDEN_WORD);
              if (isShown) shown.push(path);
            }
            if (state !== "withdrawn")
              expect(SHOWN.filter((path) => askedBy(asking, state).includes(path) && !shown.includes(path))).toEqual(
                [],
              );
            else expect(shown.filter((path) => /capture|point|witnesses|notes|annotations/u.test(path))).toEqual([]);
          });
          continue;
        }
        it(`${REFUSED.includes(asking) ? "is refused to" : "cannot be told from nothing by"} ${asking}`, async () => {
          for (const path of askedBy(asking, state)) {
            const one = await ask(talks.withThem, state, asking, path);
            expect(one.status, path).toBeLessThan(500);
            expect(sentBack(path, one.body), path).not.toContain(HIDDEN_WORD);
            if (REFUSED.includes(asking)) expect([path, one.status]).toEqual([path, 401]);
            else expect(one, path).toEqual(await ask(talks.without, state, asking, path));
          }
        });
        if (SEEN_BY[state].includes("nobody")) continue;
        it(`cannot be told from nothing by ${asking} who tries to write`, async () => {
          for (const [method, path, body] of WRITES) {
            const text = typeof body === "string" ? body : JSON.stringify(body).replaceAll('"N"', `"talks-${state}"`);
            const type = typeof body === "string" ? "text/markdown" : "application/json";
            const sent = { method, body: text, headers: { "Content-Type": type } };
            const one = await ask(talks.withThem, state, asking, path, sent);
            expect(one.status, `${method} ${path}`).toBeGreaterThanOrEqual(400);
            expect(one, `${method} ${path}`).toEqual(await ask(talks.without, state, asking, path, sent));
          }
        });
      }
    });
  }

  it("is looked for by every route of the service", () => {
    const { routes } = talks.withThem.service.app;
    const reads = [...new Set(routes.filter(({ method }) => method === "GET").map(({ path }) => `GET ${path}`))];
    expect(reads.length).toBeGreaterThan(40);
    expect(reads.filter((route) => ROUTES[route] === undefined && !ELSEWHERE.test(route))).toEqual([]);
    expect(Object.keys(ROUTES).filter((route) => !reads.includes(route))).toEqual([]);
    const isWrite = ({ method, path }: { readonly method: string; readonly path: string }) =>
      !/GET|ALL/u.test(method) && /^\/api\/.*:negotiation/u.test(path);
    const asked = WRITES.map(([method, path]) => ({ method, path }));
    const shapeOf = (path: string) => new RegExp(`^${path.replaceAll(/:\w+(?:\{[^}]*\})?/gu, "[^/]+")}$`, "u");
    const missing = routes
      .filter(isWrite)
      .filter((route) => !asked.some(({ method, path }) => method === route.method && shapeOf(route.path).test(path)));
    expect(missing.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  });

  it("is there for everybody once its embargo is over", async () => {
    await fileAnew(talks.withThem, "embargoed", true);
    const read = async () => (await ask(talks.withThem, "embargoed", "nobody", "/api/n/N/plan/hidden")).status;
    expect(await read()).toBe(404);
    now.at = MOMENT;
    expect(await read()).toBe(200);
  });
});

/** What a page says of what was asked for is no telling: the reader said it. */
function sentBack(path: string, body: string): string {
  return path.includes(HIDDEN_WORD) || /zanzibr/u.test(path) ? "" : body;
}

/** Without what is another each time: instants, hashes, random keys. Their lengths are always the same. */
function plain(text: string): string {
  return (
    text
      .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?Z/gu, "INSTANT")
      .replaceAll(/\b[0-9a-f]{64}\b/gu, "HASH")
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu, "UUID")
      .replaceAll(/\b\d\d:\d\d UTC/gu, "MINUTE")
      // The ledger's own key.
      .replaceAll(/travaux\/[0-9a-f]{16}(?:\+[0-9a-f]{8}\+[\w+/=]{44})?/gu, "LEDGER")
  );
}

function headersOf({ headers }: Response): Readonly<Record<string, string>> {
  const all = Object.fromEntries(headers);
  return {
    ...all,
    ...(all.etag === undefined ? {} : { etag: "ETAG" }),
    ...(all["last-modified"] === undefined ? {} : { "last-modified": "INSTANT" }),
  };
}
