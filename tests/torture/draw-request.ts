import type { ApiDocument } from "../support/api-document.ts";
import type { Peopled } from "../support/peopled-service.ts";

type Chance = () => number;

/** A route as a request is drawn for it: from the OpenAPI document, or of a page. */
export type HuntedRoute = {
  readonly method: string;
  /** With `{name}` in the place of what is drawn. */
  readonly template: string;
  readonly query: readonly string[];
  /** Bodies that it takes; none of a page, which takes a form. */
  readonly bodies: readonly { readonly type: string; readonly example: unknown }[];
};

export type DrawnRequest = {
  readonly as: keyof Peopled;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
};

/** All routes of the API, and all pages. */
export function huntedRoutes(
  document: ApiDocument,
  registered: readonly { readonly method: string; readonly path: string }[],
): readonly HuntedRoute[] {
  const ofApi = Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.entries(operations).map(
      ([method, { parameters = [], requestBody }]): HuntedRoute => ({
        ...{ method: method.toUpperCase(), template },
        query: parameters.filter((one) => one.in === "query").map(({ name }) => name),
        bodies: Object.entries(requestBody?.content ?? {}).map(([type, content]) => {
          const schema = document.components.schemas[String(content.schema?.$ref).split("/").at(-1) ?? ""];
          return { type, example: content.example ?? schema?.examples?.[0] ?? {} };
        }),
      }),
    ),
  );
  const ofPages = registered
    .filter(({ method, path }) => method !== "ALL" && !path.startsWith("/api/") && !path.includes("*"))
    .map(
      ({ method, path }): HuntedRoute => ({
        ...{ method, template: path.replaceAll(/:(\w+)(?:\{[^}]*\})?/gu, "{$1}") },
        ...{ query: QUERY_OF_PAGES, bodies: [] },
      }),
    );
  const known = new Map([...ofApi, ...ofPages].map((route) => [`${route.method} ${route.template}`, route]));
  return [...known.values()];
}

const AS = ["nobody", "reader", "editor", "owner"] as const;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"];
const QUERY_OF_PAGES = [
  "before",
  "after",
  "view",
  "show",
  "q",
  "start",
  "kind",
  "rows",
  "document",
  "words",
  "next",
  "old",
];

// What stands in these places where it is right.
const RIGHT: Readonly<Record<string, readonly string[]>> = {
  negotiation: ["lake", "sea"],
  document: ["plan", "annex"],
  version: ["v1", "v2", "w1", "v2~1", "v2+reading"],
  path: ["1", "2", "2.a"],
  point: ["1", "2.a"],
  name: ["rita", "emil", "olena"],
  term: ["shore"],
  role: ["reader", "editor"],
  position: ["0", "3"],
  before: ["plan@v1", "lake/plan@v1", "9"],
  after: ["plan@v2", "lake/plan@v2", "0"],
  q: ["lake", '"the lake"'],
  do: ["save", "file", "look", "more", "give", "take"],
  text: ["1. The lake is shared."],
};

// What has a way of going wrong where it is read, looked up or written back.
const HOSTILE = [
  ...["", " ", "\0", "a\0b", "\r\n", "\u202e", "\u2066x", "\ufeff", "\u00ad", "\u200b", "e\u0301", "💥", "Женева"],
  ...["..", "../..", "/", "\\", "%2f", "%00", "~2", "v1~0", "v1+", "@", "#", "a@b#c", ";", "?", "*", "$1", "{}"],
  ...["-1", "0", "-0", "1e309", "99999999999999999999", "2147483648", "1.5", "NaN", "null", "true", "0x10"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "'; drop table person; --", "<script>"],
  ...["x".repeat(5_000), "Ж".repeat(400), "a-".repeat(2_000), '"', "'", '"a', "a or", "2024-13-45", "javascript:1"],
];
// As they stand in a path: what is no text, and what means something there.
const RAW = [
  ...["%00", "%ED%A0%80", "%ED%B0%80", "%C0%AF", "%FF", "%", "%zz", "%2f", "%2F..%2F", "..", ".", "", "%E2%80%AE"],
  ...["%25", "%252f", "%5c", ";x=1", "%0d%0aX:1", "%F0%9F%92%A5", "%ef%bf%bf", "+", "%20"],
];
const TYPES = [
  ...["application/json", "text/plain", "text/markdown", "application/x-www-form-urlencoded", "multipart/form-data"],
  ...["application/json; charset=utf-16", "application/xml", "x", "application/json, text/html", ""],
];
const HEADERS: Readonly<Record<string, readonly string[]>> = {
  "idempotency-key": ["a", "k".repeat(300), " ", "__proto__"],
  "if-none-match": ["*", '"x"', "W/", '"'.repeat(500)],
  accept: ["*/*", "text/html", "application/xml", ";q=", "x".repeat(2_000)],
  range: ["bytes=0-0", "bytes=-1", "x"],
  origin: ["null", "http://elsewhere.example", "x"],
  referer: ["x", "http://[", "/"],
  "x-forwarded-for": ["192.0.2.1", "::", "x,y,z"],
  "accept-language": ["uk", "*", ";;"],
};

/** Draws a request: mostly one that a route takes, wrong in some place. */
export function drawRequest(chance: Chance, routes: readonly HuntedRoute[]): DrawnRequest {
  const route = pick(chance, routes);
  const method = chance() < 0.85 ? route.method : pick(chance, METHODS);
  const path = drawPath(chance, route) + drawQuery(chance, route);
  const { type, body } = drawBody(chance, route);
  const headers = { ...(type === undefined ? {} : { "content-type": type }), ...drawHeaders(chance) };
  const hasBody = method !== "GET" && method !== "HEAD";
  return { as: pick(chance, AS), method, path, headers, body: hasBody ? body : undefined };
}

function drawPath(chance: Chance, { template }: HuntedRoute): string {
  const path = template.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    if (chance() < 0.1) return pick(chance, RAW);
    return encodeURIComponent(drawValue(chance, name));
  });
  const turn = chance();
  if (turn < 0.03) return `${path}/${pick(chance, RAW)}`;
  if (turn < 0.05) return path.replaceAll("/", "//");
  if (turn < 0.07) return `/${pick(chance, RAW)}${path}`;
  return path;
}

function drawQuery(chance: Chance, { query }: HuntedRoute): string {
  const chosen = query.filter(() => chance() < 0.6);
  if (chance() < 0.1) chosen.push(pick(chance, HOSTILE), chosen[0] ?? "x");
  const pairs = chosen.map((name) => {
    const value = chance() < 0.1 ? pick(chance, RAW) : encodeURIComponent(drawValue(chance, name));
    return `${encodeURIComponent(name)}=${value}`;
  });
  return pairs.length === 0 ? "" : `?${pairs.join("&")}`;
}

function drawValue(chance: Chance, name: string): string {
  const right = RIGHT[name];
  return right !== undefined && chance() < 0.75 ? pick(chance, right) : pick(chance, HOSTILE);
}

function drawHeaders(chance: Chance): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(HEADERS)) if (chance() < 0.06) headers[name] = pick(chance, values);
  return headers;
}

type DrawnBody = { readonly type: string | undefined; readonly body: Uint8Array<ArrayBuffer> | undefined };

function drawBody(chance: Chance, { method, bodies }: HuntedRoute): DrawnBody {
  if (method === "GET") return { type: undefined, body: undefined };
  const wanted = bodies.length === 0 ? undefined : pick(chance, bodies);
  const type = chance() < 0.1 ? pick(chance, TYPES) : (wanted?.type ?? "application/x-www-form-urlencoded");
  const text = wanted === undefined ? drawForm(chance) : drawSent(chance, wanted.example);
  return { type, body: spoil(chance, new TextEncoder().encode(text)) };
}

const FIELDS = [
  ...[
    "do",
    "name",
    "title",
    "summary",
    "id",
    "role",
    "password",
    "old",
    "new",
    "owner",
    "once",
    "token",
    "text",
    "seen",
  ],
  ...["was", "document", "document-title", "document-id", "party-name", "party-id", "round-title", "round-from"],
  ...[
    "version",
    "proposed",
    "looked",
    "grade",
    "reason",
    "ruling",
    "pair",
    "words",
    "term",
    "mark",
    "position",
    "next",
  ],
  ...["before", "after", "days", "negotiation", "kind", "published", "published-by", "url", "by", "party", "stance"],
];

function drawForm(chance: Chance): string {
  const sent = new URLSearchParams();
  for (const field of FIELDS) if (chance() < 0.4) sent.append(field, drawValue(chance, field));
  return sent.toString();
}

function drawSent(chance: Chance, example: unknown): string {
  if (typeof example === "string")
    return chance() < 0.5 ? example : example.replace(/\w+/u, () => pick(chance, HOSTILE));
  const text = JSON.stringify(chance() < 0.25 ? example : changed(chance, example));
  const turn = chance();
  if (turn < 0.05) return text.slice(0, Math.floor(chance() * text.length));
  if (turn < 0.08) return text + text;
  if (turn < 0.12) return text.replace("{", '{"__proto__":{"isOwner":true},"constructor":{"prototype":{}},');
  if (turn < 0.14) return "[".repeat(20_000);
  if (turn < 0.15) return `{"title":"${"x".repeat(300_000)}"}`;
  if (turn < 0.18) return text.replace(/"/u, '"\\ud800');
  if (turn < 0.2) return text.replace(/:/u, ':1e999,"x":');
  return text;
}

/** The same with another value in one place. */
function changed(chance: Chance, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && chance() < 0.8) {
    const place = Math.floor(chance() * value.length);
    return value.map((one, at) => (at === place ? changed(chance, one) : one));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value) && chance() < 0.9) {
    const names = Object.keys(value);
    const chosen = pick(chance, names.length === 0 ? ["x"] : names);
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => {
        if (name !== chosen) return [name, one];
        return [chance() < 0.1 ? pick(chance, HOSTILE) : name, changed(chance, one)];
      }),
    );
  }
  return pick(chance, [...HOSTILE, -1, 1e308, 2 ** 53, 0.1, null, true, [], {}, [[]], { text: null }]);
}

/** Bytes that are no text, now and then. */
function spoil(chance: Chance, bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  if (chance() > 0.05 || bytes.length === 0) return bytes;
  const spoilt = Uint8Array.from(bytes);
  for (let turn = 0; turn < 3; turn += 1) spoilt[Math.floor(chance() * spoilt.length)] = Math.floor(chance() * 256);
  return spoilt;
}

function pick<One>(chance: Chance, all: readonly One[]): One {
  return all[Math.floor(chance() * all.length)] as One;
}
