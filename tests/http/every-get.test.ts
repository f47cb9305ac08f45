import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, it } from "vitest";
import { hashFeedSecret, makeFeedSecret } from "../../src/notification/feeds/feed-secret.ts";
import { type Ledger, openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, type Operation, readDocument } from "../support/api-document.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";
import { fillNegotiation } from "../support/filled-record.ts";
import { hearOut } from "../support/heard-stream.ts";

const LOCAL = { inProcess: true as const };
const NOTE = { target: { kind: "point", version: "plan@v1", path: "1" }, body: "By whom?", tags: ["lake"] };

const ENDPOINT = "5c1f6f0e-9a2b-4a0d-8b53-6f4a2d7e1c90";
const FEED_SECRET = makeFeedSecret();

type Example = {
  /** Addresses to ask, THREAD being the id of a note; each is answered as the document describes it, whatever its status. */
  readonly asks: readonly string[];
  /** What else is said in the record that shows in the first of them; or why nothing ever does. */
  readonly changedBy: "a filing" | "a witness" | "a verdict" | "a standing" | "a note" | { readonly never: string };
  /** Why it has no ETag, where it has none. */
  readonly untagged?: string;
};

/** Every route that is read, by its template in the OpenAPI document. A route of the document that is not here fails. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  "/api/n": { asks: ["/api/n", "/api/n?limit=1"], changedBy: "a filing" },
  "/api/n/{negotiation}": {
    asks: ["/api/n/lake", "/api/n/lake?limit=1", "/api/n/sea"],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/{document}": {
    asks: ["/api/n/lake/plan", "/api/n/lake/plan?limit=1", "/api/n/lake/leese"],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/{document}/{version}": {
    asks: ["/api/n/lake/plan/v2", "/api/n/lake/plan/v2~1", "/api/n/lake/annex/w1", "/api/n/lake/plan/v9"],
    changedBy: "a standing",
  },
  "/api/n/{negotiation}/{document}/{version}/capture": {
    asks: ["/api/n/lake/plan/v2/capture", "/api/n/lake/plan/v9/capture"],
    changedBy: { never: "a capture is never altered" },
  },
  "/api/n/{negotiation}/{document}/{version}/witnesses": {
    asks: ["/api/n/lake/plan/v2/witnesses", "/api/n/lake/annex/w1/witnesses"],
    changedBy: "a witness",
  },
  "/api/n/{negotiation}/{document}/{version}/standing": {
    asks: ["/api/n/lake/plan/v2/standing", "/api/n/lake/plan/v2~1/standing", "/api/n/lake/annex/w1/standing"],
    changedBy: "a standing",
  },
  "/api/n/{negotiation}/{document}/{version}/point/{path}": {
    asks: ["/api/n/lake/plan/v1/point/1", "/api/n/lake/plan/v1/point/2.a", "/api/n/lake/plan/v1/point/9"],
    changedBy: "a filing",
  },
  "/api/point": {
    asks: ["/api/point?address=lake/plan@v1%231", "/api/point?address=lake/plan%232", "/api/point"],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/{document}/{version}/blame/{path}": {
    asks: ["/api/n/lake/plan/v1/blame/1", "/api/n/lake/annex/w1/blame/1"],
    changedBy: { never: "it looks back from the version, and nothing is filed here that stands before it" },
  },
  "/api/blame": { asks: ["/api/blame?address=lake/plan%231", "/api/blame"], changedBy: "a filing" },
  "/api/compare": {
    asks: ["/api/compare?before=lake/plan@v1&after=lake/plan", "/api/compare?before=lake/plan@v1"],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/compare": {
    asks: [
      ...["/api/n/lake/compare?before=plan@v1&after=plan", "/api/n/lake/compare?before=plan@v1%232&after=plan@v2%232"],
      ...["/api/n/lake/compare?before=plan@v1&after=annex@w1"],
    ],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/search": {
    asks: ["/api/n/lake/search?q=lake", "/api/n/lake/search?q=laek&limit=1", "/api/n/lake/search"],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/matrix": {
    asks: [
      ...["/api/n/lake/matrix", "/api/n/lake/matrix?rows=terms", "/api/n/lake/matrix?versions=v1,v2&rows=points"],
      ...["/api/n/lake/matrix?document=annex", "/api/n/lake/matrix?rows=columns"],
      ...[
        "/api/n/lake/matrix?cells=words",
        "/api/n/lake/matrix?cells=words&rows=terms",
        "/api/n/lake/matrix?cells=all",
      ],
      ...["/api/n/lake/matrix?cells=words&base=v1&limit=1", "/api/n/lake/matrix?versions=v1,v1"],
    ],
    changedBy: "a filing",
  },
  "/api/n/{negotiation}/matrix.csv": {
    asks: [
      "/api/n/lake/matrix.csv",
      "/api/n/lake/matrix.csv?rows=terms",
      "/api/n/lake/matrix.csv?versions=v9",
      "/api/n/lake/matrix.csv?cells=words",
    ],
    changedBy: "a filing",
  },
  "/api/terms/{negotiation}/{term}": {
    asks: ["/api/terms/lake/shore", "/api/terms/lake/shores"],
    changedBy: "a filing",
  },
  "/api/brackets/{negotiation}": { asks: ["/api/brackets/lake", "/api/brackets/sea"], changedBy: "a filing" },
  "/api/verdicts/{negotiation}": {
    asks: ["/api/verdicts/lake", "/api/verdicts/lake?after=-1&limit=1", "/api/verdicts/sea"],
    changedBy: "a verdict",
  },
  "/api/journal/{negotiation}": {
    asks: ["/api/journal/lake", "/api/journal/lake?after=2&limit=3", "/api/journal/sea"],
    changedBy: "a filing",
  },
  "/api/journal/{negotiation}/stream": {
    asks: ["/api/journal/lake/stream", "/api/journal/lake/stream?after=2", "/api/journal/sea/stream"],
    changedBy: "a filing",
    untagged: "it has no end",
  },
  "/api/n/{negotiation}/notes": {
    asks: [
      "/api/n/lake/notes",
      "/api/n/lake/notes?limit=1",
      "/api/n/lake/notes?tag=lake&resolved=no&orphaned=no",
      "/api/n/sea/notes",
    ],
    changedBy: "a note",
  },
  "/api/n/{negotiation}/notes/{thread}": {
    asks: ["/api/n/lake/notes/THREAD", "/api/n/lake/notes/none", "/api/n/sea/notes/THREAD"],
    changedBy: { never: "it is another note that is written" },
  },
  "/api/n/{negotiation}/notes/{thread}/history": {
    asks: [
      "/api/n/lake/notes/THREAD/history",
      "/api/n/lake/notes/THREAD/history?limit=1",
      "/api/n/sea/notes/THREAD/history",
    ],
    changedBy: { never: "it is another note that is written" },
  },
  "/api/n/{negotiation}/annotations/": {
    asks: [
      ...["/api/n/lake/annotations/", "/api/n/lake/annotations/?iris=1", "/api/n/lake/annotations/?page=0"],
      ...["/api/n/lake/annotations/?page=9", "/api/n/sea/annotations/"],
    ],
    changedBy: "a note",
  },
  "/api/n/{negotiation}/annotations/{annotation}": {
    asks: ["/api/n/lake/annotations/THREAD", "/api/n/lake/annotations/none"],
    changedBy: { never: "it is another note that is written" },
  },
  "/api/n/{negotiation}/{document}/{version}/notes": {
    asks: ["/api/n/lake/plan/v2/notes", "/api/n/lake/plan/v2~1/notes?limit=1", "/api/n/lake/annex/w1/notes"],
    changedBy: "a note",
  },
  "/api/n/{negotiation}/notes.md": {
    asks: ["/api/n/lake/notes.md", "/api/n/lake/notes.md?limit=1", "/api/n/sea/notes.md"],
    changedBy: "a note",
  },
  "/api/n/{negotiation}/notes.csv": {
    asks: ["/api/n/lake/notes.csv", "/api/n/lake/notes.csv?resolved=no&limit=1", "/api/n/sea/notes.csv"],
    changedBy: "a note",
  },
  "/api/subscriptions": {
    asks: ["/api/subscriptions"],
    changedBy: { never: "nobody subscribes by what is said in a negotiation" },
  },
  "/api/endpoints": {
    asks: ["/api/endpoints"],
    changedBy: { never: "no endpoint is added by what is said in a negotiation" },
  },
  "/api/endpoints/{id}/deliveries": {
    asks: [
      ...[`/api/endpoints/${ENDPOINT}/deliveries`, `/api/endpoints/${ENDPOINT}/deliveries?state=lost`],
      "/api/endpoints/none/deliveries",
    ],
    changedBy: { never: "nobody has anything sent there" },
  },
  "/api/inbox": {
    asks: ["/api/inbox", "/api/inbox?limit=1&unread=true", "/api/inbox?cursor=none"],
    changedBy: { never: "nobody follows what is said here" },
  },
  "/api/feeds/atom": {
    asks: ["/api/feeds/atom", "/api/feeds/atom?substance=any&kinds=term,standing", "/api/feeds/atom?archive=lake:0"],
    changedBy: "a filing",
  },
  "/api/feeds/json": { asks: ["/api/feeds/json", "/api/feeds/json?grade=Z"], changedBy: "a filing" },
  "/api/feeds/{negotiation}/atom": {
    asks: [
      ...["/api/feeds/lake/atom", "/api/feeds/lake/atom?document=plan", "/api/feeds/lake/atom?q=lake&document=plan"],
      ...["/api/feeds/lake/atom?point=plan@v1%231", "/api/feeds/lake/atom?term=shore&archive=0", "/api/feeds/sea/atom"],
    ],
    changedBy: "a filing",
  },
  "/api/feeds/{negotiation}/json": {
    asks: ["/api/feeds/lake/json", "/api/feeds/lake/json?term=shore", "/api/feeds/lake/json?base=v1"],
    changedBy: "a filing",
  },
  "/api/feeds": {
    asks: ["/api/feeds"],
    changedBy: { never: "nobody makes a feed by what is said in a negotiation" },
  },
  "/api/feeds/own/{secret}/atom": {
    asks: [
      `/api/feeds/own/${FEED_SECRET}/atom`,
      `/api/feeds/own/${FEED_SECRET}/atom?archive=0`,
      "/api/feeds/own/none/atom",
    ],
    changedBy: { never: "nobody follows what is said here" },
  },
  "/api/feeds/own/{secret}/json": {
    asks: [`/api/feeds/own/${FEED_SECRET}/json`, "/api/feeds/own/none/json"],
    changedBy: { never: "nobody follows what is said here" },
  },
  "/api/people": { asks: ["/api/people"], changedBy: { never: "nobody is added by what is said in a negotiation" } },
  "/api/members/{negotiation}": {
    asks: ["/api/members/lake", "/api/members/sea"],
    changedBy: { never: "nobody's role is another by what is said in a negotiation" },
  },
  "/api/audit/{negotiation}": {
    asks: ["/api/audit/lake?kind=record", "/api/audit/lake?who=local&limit=1", "/api/audit/sea"],
    changedBy: "a filing",
  },
  "/api/audit/{negotiation}/entries.csv": {
    asks: ["/api/audit/lake/entries.csv?kind=record", "/api/audit/sea/entries.csv"],
    changedBy: "a filing",
  },
  "/api/tokens": {
    asks: ["/api/tokens", "/api/tokens?name=stranger"],
    changedBy: { never: "no token is made by what is said in a negotiation" },
  },
  "/api/passkeys": {
    asks: ["/api/passkeys", "/api/passkeys?name=stranger"],
    changedBy: { never: "no passkey is added by what is said in a negotiation" },
  },
  "/api/identities": {
    asks: ["/api/identities", "/api/identities?name=stranger"],
    changedBy: { never: "nobody is linked by what is said in a negotiation" },
  },
  "/api/ledger": { asks: ["/api/ledger"], changedBy: "a filing" },
  "/api/ledger/entries/{negotiation}/{position}": {
    asks: ["/api/ledger/entries/lake/0", "/api/ledger/entries/lake/99"],
    changedBy: "a filing",
  },
  "/api/ledger/entries/{negotiation}/{position}/proof": {
    asks: ["/api/ledger/entries/lake/0/proof", "/api/ledger/entries/lake/99/proof"],
    changedBy: "a filing",
  },
  "/api/ledger/consistency": {
    asks: ["/api/ledger/consistency?from=0", "/api/ledger/consistency?from=0&to=99"],
    changedBy: "a filing",
  },
  "/api/ledger/record": {
    asks: ["/api/ledger/record"],
    changedBy: "a filing",
    untagged: "it is streamed: a tag would be made from all of it in memory",
  },
};

/** Texts that name nothing, or cannot be read, wherever they stand. */
const BAD_VALUES = [
  ..."no-such 1e9 NaN Lake lake/plan @ # @@ a@b~ plan@v1~0 v1~99999999999 v1+ v1+nothing".split(" "),
  ...'.. % " $1 {} [] null Женева 1,2 * -* "a or 2024-02-30'.split(" "),
  ...["", " ", "lake ", "\u202e"],
];
/** What a database may be stopped by, each in its own way. */
const HARD_FOR_DATABASES = [
  ..."-1 99999999999999999999 ' \\ 💥".split(" "),
  ...["\u0000", "a\u0000b", "x".repeat(5_000)],
];

describeOnBothDatabases("every GET of the API", (openTestStorage, kind) => {
  // What only names nothing is nothing to any database; PostgreSQL says so in half the time.
  const badValues = kind === "PostgreSQL" ? BAD_VALUES : [];
  let valuesFor: ValuesFor;
  let service: Service;
  let ledger: Ledger;
  let document: ApiDocument;
  let schemas: Ajv2020;
  let thread: string;

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    ledger = openLedger(storage);
    service = serviceOn(storage, ledger);
    document = await readDocument(service.app);
    valuesFor = shareValues(document, badValues);
    schemas = new Ajv2020({ validateFormats: false, allErrors: true }).addVocabulary(["components"]);
    schemas.addSchema({ $id: "api", components: document.components });
    // Born empty, and signed so: there is a checkpoint to go on from.
    await ledger.gather();
    await fillNegotiation(storage, "lake");
    await storage.read((rows) =>
      rows.endpoints.insert({
        ...{ endpointId: ENDPOINT, personId: null, tokenSha256: null, title: "", channel: "webhook" },
        ...{ url: "https://hooks.invalid/", confirmedAt: null, askedSha256: null, askedUntil: null },
        ...{ secrets: [], failingSince: null, switchedOffAt: null, switchedOffWhy: null, createdAt: new Date() },
      }),
    );
    await storage.read((rows) =>
      rows.feeds.insert({
        ...{ feedId: ENDPOINT, personId: null, tokenSha256: null, subscriptionId: null, title: "" },
        ...{ secretSha256: hashFeedSecret(FEED_SECRET) ?? "", createdAt: new Date() },
      }),
    );
    const asked = await askService(service);
    await asked.put("/api/terms/lake/shore", { title: "Whose lake it is" });
    const mark = { kind: "passage", path: "1", words: "is shared" };
    await asked.post("/api/terms/lake/shore/marks", { version: "plan@v1", mark });
    thread = (await asked.post("/api/n/lake/notes", NOTE)).body.id;
    await ledger.gather();
  });

  const ask = async (path: string, headers: Record<string, string> = {}) =>
    hearOut(await service.app.request(path.replace("THREAD", thread), { headers }, LOCAL));

  /** What the answer has otherwise than the document says, in words. */
  async function findUndescribed({ responses }: Operation, answer: Response): Promise<string | undefined> {
    const described = responses[answer.status];
    if (described === undefined) return `${answer.status} is not described`;
    const type = (answer.headers.get("content-type") ?? "").split(";")[0] ?? "";
    const content = described.content?.[type] ?? described.content?.["*/*"];
    if (content === undefined) return `${answer.status} as ${type} is not described`;
    const { $ref } = (content.schema ?? {}) as { $ref?: string };
    const body = await answer.text();
    if (body === "") return `${answer.status} is empty`;
    if ($ref === undefined) return undefined;
    const holds = schemas.getSchema(`api${$ref}`);
    if (holds === undefined) return `${$ref} is not defined`;
    return holds(JSON.parse(body)) ? undefined : `${$ref}: ${schemas.errorsText(holds.errors)}`;
  }

  it("has an example here, and each example is an address of its route", () => {
    // Where a connection speaks another protocol from here on, there is no answer: tests/http/live-sockets.test.ts.
    const isAnswered = ({ responses }: Operation) => responses[101] === undefined;
    const read = Object.entries(document.paths).flatMap(([path, { get }]) => (get && isAnswered(get) ? [path] : []));
    expect(Object.keys(EXAMPLES).sort()).toEqual(read.sort());
    for (const [template, { asks }] of Object.entries(EXAMPLES)) {
      const shape = new RegExp(`^${template.replaceAll(".", "\\.").replaceAll(/\{\w+\}/gu, "[^/?]+")}(?:\\?.*)?$`, "u");
      for (const path of asks) expect(path).toMatch(shape);
    }
  });

  for (const [template, { asks, untagged }] of Object.entries(EXAMPLES)) {
    describe(template, () => {
      const operation = () => document.paths[template]?.get as Operation;

      it("answers with a status, a content type and a body that the document describes", async () => {
        for (const [place, path] of asks.entries()) {
          const answer = await ask(path);
          if (place === 0) expect([path, answer.status]).toEqual([path, 200]);
          expect(await findUndescribed(operation(), answer), path).toBeUndefined();
        }
      });

      it(untagged === undefined ? "is 304 and empty to whoever has it" : `has no ETag: ${untagged}`, async () => {
        for (const path of asks) {
          const whole = await ask(path);
          const etag = whole.headers.get("etag");
          if (whole.status !== 200 || untagged !== undefined) {
            expect([path, etag]).toEqual([path, null]);
            continue;
          }
          expect([path, etag]).toEqual([path, expect.stringMatching(/^"[0-9a-f]{40}"$/u)]);
          const again = await ask(path, { "If-None-Match": etag ?? "" });
          expect([path, again.status, await again.text()]).toEqual([path, 304, ""]);
        }
      });

      it("says in a sentence what is wrong with a value that it cannot take", async () => {
        const { parameters = [] } = operation();
        for (const path of new Set(spoilt(asks[0] ?? "", template, parameters, valuesFor))) {
          const answer = await ask(path);
          const shown = path.length > 200 ? `${path.slice(0, 100)}… (${path.length})` : path;
          // Some values are good ones in some places, and some leave the route for another one, or for none.
          if (answer.status === 200) continue;
          const type = answer.headers.get("content-type");
          expect([shown, type, answer.status < 500]).toEqual([shown, "application/problem+json", true]);
          const body = await answer.json();
          expect(body.detail, shown).toMatch(/^\P{Ll}.*[.?]$/su);
          const { pathname } = new URL(path, "http://localhost");
          const sent = { status: answer.status, type, body };
          expect(findUndocumented(document, { method: "GET", path: pathname }, sent), shown).toBeUndefined();
        }
      });
    });
  }

  it("has another ETag when what it shows was changed, and the same one for what never changes", async () => {
    const asked = await askService(service);
    const acts = {
      "a note": () => asked.post("/api/n/lake/notes", { ...NOTE, body: "Since when?" }),
      "a filing": () =>
        asked.put("/api/n/lake/plan/v3", draftText("1. All [and others] share the lake.\n2. Nets", "based-on: [v2]\n")),
      "a witness": () => asked.put("/api/n/lake/plan/w2", draftText("1. Both share the lake.", "witness-of: v2\n")),
      "a verdict": () => {
        const pairs = [{ before: "2", after: "2" }];
        const ruled = { before: "plan@v1", after: "plan@v2", ruling: "confirm", pairs, reason: "As they say." };
        return asked.post("/api/verdicts/lake", ruled);
      },
      "a standing": () =>
        asked.post("/api/n/lake/plan/v2/standing", {
          ...{ path: "1", standing: "agreed", party: "upper", source: { outlet: "Radio" } },
        }),
    };
    for (const [act, happens] of Object.entries(acts)) {
      const watched = Object.values(EXAMPLES).filter(
        ({ changedBy, untagged }) => untagged === undefined && (changedBy === act || typeof changedBy === "object"),
      );
      const tags = await Promise.all(watched.map(async ({ asks }) => (await ask(asks[0] ?? "")).headers.get("etag")));
      expect((await happens()).status, act).toBe(201);
      await ledger.gather();
      for (const [place, { asks, changedBy }] of watched.entries()) {
        const { status } = await ask(asks[0] ?? "", { "If-None-Match": tags[place] ?? "" });
        expect([act, asks[0], status]).toEqual([act, asks[0], changedBy === act ? 200 : 304]);
      }
    }
  });
});

/** Bad values for one parameter of a route. */
type ValuesFor = (template: string, parameter: Parameter) => readonly string[];
type Parameter = NonNullable<Operation["parameters"]>[number];

/**
 * A parameter that is described alike on several routes is read alike there: so up to four of them share the values that name
 * nothing, and each value meets each kind of parameter. What is hard for databases each route gets whole, having queries of its own. All
 * everywhere: npm run torture -- cells
 */
function shareValues({ paths }: ApiDocument, badValues: readonly string[]): ValuesFor {
  const routesOf = new Map<string, readonly string[]>();
  for (const template of Object.keys(EXAMPLES)) {
    for (const parameter of paths[template]?.get?.parameters ?? []) {
      const kind = JSON.stringify(parameter);
      routesOf.set(kind, [...(routesOf.get(kind) ?? []), template]);
    }
  }
  return (template, parameter) => {
    const routes = routesOf.get(JSON.stringify(parameter)) ?? [];
    const sharing = process.env.CELLS === undefined ? Math.min(4, routes.length) : 1;
    const turn = routes.indexOf(template) % sharing;
    return [...badValues.filter((_, place) => place % sharing === turn), ...HARD_FOR_DATABASES];
  };
}

/** An address with each of its values, one after the other, made a bad one; and each of its questions asked twice. */
function spoilt(
  path: string,
  template: string,
  parameters: readonly Parameter[],
  valuesFor: ValuesFor,
): readonly string[] {
  const [steps = "", query = ""] = path.split("?");
  const places = template.split("/");
  const inPath = parameters.filter((one) => one.in === "path");
  const inQuery = parameters.filter((one) => one.in === "query");
  return [
    ...inPath.flatMap((parameter) =>
      valuesFor(template, parameter).map((value) =>
        steps
          .split("/")
          .map((step, place) => (places[place] === `{${parameter.name}}` ? encodeURIComponent(value) : step))
          .join("/")
          .concat(query === "" ? "" : `?${query}`),
      ),
    ),
    ...inQuery.flatMap((parameter) => {
      const { name } = parameter;
      const others = query.split("&").filter((pair) => pair !== "" && !pair.startsWith(`${name}=`));
      const asked = (...pairs: string[]) => `${steps}?${[...others, ...pairs].join("&")}`;
      return [
        asked(),
        asked(`${name}=1`, `${name}=1`),
        asked(`${name}=%ff`),
        ...valuesFor(template, parameter).map((value) => asked(`${name}=${encodeURIComponent(value)}`)),
      ];
    }),
  ];
}
