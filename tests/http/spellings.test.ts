import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { fillNegotiation } from "../support/filled-record.ts";

/** Each protected route of a kind, with what it would be sent. */
const PROTECTED: readonly (readonly [string, string, string?])[] = [
  ["PUT", "/api/n/lake", '{"title":"Taken over","summary":"","parties":[],"rounds":[],"documents":[]}'],
  ["GET", "/api/people"],
  ["GET", "/api/ledger/record"],
  ["GET", "/n/lake/settings"],
  ["GET", "/n/lake/settings/people"],
  ["GET", "/people"],
  ["GET", "/account"],
];

const encoded = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`;
const inner = (path: string, by: string) => `/${path.slice(1).replaceAll("/", by)}`;
const last = (path: string, change: (part: string) => string) => path.replace(/[^/]+$/u, change);
const first = (path: string, change: (part: string) => string) => path.replace(/[^/]+/u, change);

/** Ways to write a path that something on the way might take for the path itself. */
const SPELLINGS: Readonly<Record<string, (path: string) => string>> = {
  "a second slash before it": (path) => `/${path}`,
  "a third one": (path) => `//${path}`,
  "a slash behind it": (path) => `${path}/`,
  "two slashes behind it": (path) => `${path}//`,
  "doubled slashes": (path) => path.replaceAll("/", "//"),
  "doubled inner slashes": (path) => inner(path, "//"),
  "a dot before it": (path) => `/.${path}`,
  "a dot behind it": (path) => `${path}/.`,
  "dots inside": (path) => inner(path, "/./"),
  "there and back before it": (path) => `/x/..${path}`,
  "there and back behind it": (path) => `${path}/x/..`,
  "above the root": (path) => `/../..${path}`,
  "an encoded dot": (path) => `/%2e${path}`,
  "encoded dots": (path) => `/x/%2e%2e${path}`,
  "encoded dots, in capitals": (path) => `/x/%2E%2E${path}`,
  "one encoded dot of two": (path) => `/x/.%2e${path}`,
  "encoded slashes": (path) => inner(path, "%2f"),
  "encoded slashes, in capitals": (path) => inner(path, "%2F"),
  "slashes encoded twice": (path) => inner(path, "%252f"),
  "an encoded slash before it": (path) => `/%2f${path.slice(1)}`,
  "an encoded slash behind it": (path) => `${path}%2f`,
  "an encoded way up": (path) => `/x/..%2f${path.slice(1)}`,
  backslashes: (path) => inner(path, "\\"),
  "encoded backslashes": (path) => inner(path, "%5c"),
  "a backslash before it": (path) => `/\\${path.slice(1)}`,
  "an encoded letter": (path) => first(path, (part) => encoded(part) + part.slice(1)),
  "an encoded letter at the end": (path) => path.slice(0, -1) + encoded(path.at(-1) ?? ""),
  "all letters encoded": (path) => path.replaceAll(/[a-z]/gu, encoded),
  "a letter encoded twice": (path) => first(path, (part) => `%25${encoded(part).slice(1)}${part.slice(1)}`),
  capitals: (path) => path.toUpperCase(),
  "a capital at the start": (path) => first(path, (part) => part.toUpperCase()),
  "a capital at the end": (path) => last(path, (part) => part.toUpperCase()),
  "a parameter of the path": (path) => `${path};x=1`,
  "a parameter of its start": (path) => first(path, (part) => `${part};x`),
  "a null behind it": (path) => `${path}%00`,
  "a null and an ending": (path) => `${path}%00.css`,
  "a space behind it": (path) => `${path}%20`,
  "a tab behind it": (path) => `${path}%09`,
  "a line feed behind it": (path) => `${path}%0a`,
  "an ending": (path) => `${path}.json`,
  "an encoded question mark": (path) => `${path}%3f`,
  "an encoded fragment": (path) => `${path}%23`,
  "an empty query": (path) => `${path}?`,
  "two question marks": (path) => `${path}??`,
  "broad slashes": (path) => inner(path, "%ef%bc%8f"),
  "an overlong slash": (path) => inner(path, "%c0%af"),
  "a slash as some write it": (path) => inner(path, "%u002f"),
  "a mark of byte order": (path) => `/%ef%bb%bf${path.slice(1)}`,
  "a soft hyphen": (path) => last(path, (part) => `${part.slice(0, 1)}%c2%ad${part.slice(1)}`),
  "a whole address": (path) => `http://localhost${path}`,
};

describe("a protected path, spelled otherwise by nobody who is known,", () => {
  let storage: Storage;
  let server: ReturnType<typeof createAdaptorServer>;
  let port: number;
  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    const { app, access } = serviceOn(storage);
    await fillNegotiation(storage, "lake");
    await access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    // Over a connection, since a Request would put most of them in order before they are sent.
    server = createAdaptorServer({ fetch: (asked, env) => app.fetch(asked, { ...env, ...NO_ADDRESS }) });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.close();
    await storage.close();
  });
  // Nobody's rate is counted, or they would be refused for that.
  const NO_ADDRESS = { incoming: undefined };

  async function ask(method: string, path: string, body = ""): Promise<{ status: number; text: string }> {
    const headers = { host: "localhost", ...(body === "" ? {} : { "content-type": "application/json" }) };
    const asked = request({ host: "127.0.0.1", port, method, path, headers });
    asked.end(body);
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    let text = "";
    for await (const part of answer) text += part;
    return { status: answer.statusCode ?? 0, text };
  }

  it("is one of at least forty", () => expect(Object.keys(SPELLINGS).length).toBeGreaterThanOrEqual(40));

  for (const [method, path, body] of PROTECTED) {
    it(`is refused as it is, or is nothing: ${method} ${path}`, async () => {
      const plain = await ask(method, path, body);
      expect(plain.status).toBe(401);
      for (const [how, spell] of Object.entries(SPELLINGS)) {
        const answer = await ask(method, spell(path), body);
        expect([400, 401, 404, 405], `${how}: ${spell(path)} is ${answer.status}`).toContain(answer.status);
        expect(answer.text, how).not.toContain("olena");
      }
      const { negotiation } = await openRecord(storage).getNegotiation("lake");
      expect(negotiation.title).toBe("Talks on a lake");
    });
  }
});
