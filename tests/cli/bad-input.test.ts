import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readConfig } from "../../src/config.ts";
import { type Listening, listen } from "../../src/listen.ts";
import { draftText } from "../support/draft-text.ts";
import { runHere } from "../support/run-here.ts";
import type { Finished } from "../support/run-travaux.ts";
import { putEmptyRecord } from "../support/temporary-folder.ts";

const NEGOTIATION = "title: Talks\ndocuments: [{ id: lease, title: Lease }]\n";
const MEGABYTE = 1024 * 1024;

/** Files to name; `DIR/` in a case stands for the folder they are in, `--data` is the record that a service holds. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  "good.md": draftText("1. The rent is 100 a month."),
  "bare.md": "1. The rent is 100 a month.",
  "empty.md": "",
  "blank.md": " \n\n",
  "no-text.md": Buffer.from([0x31, 0x2e, 0x20, 0xff, 0xfe]),
  "key.md": "---\ntitel: A\n---\n1. One.",
  "torn.json": '{ "points": [ { "number": "1", "text": "A." ]',
  "list.json": "[1, 2]",
  "parent.md": draftText("1. A.", "based-on: [v9]\n"),
  "witness.md": draftText("1. A.", "witness-of: v9\n"),
  "point.md": draftText(`1. ${"Rent. ".repeat(2 * MEGABYTE)}`),
  "point.json": JSON.stringify({ points: [{ number: "1", text: "x".repeat(10 * MEGABYTE) }] }),
  "scan.pdf": "%PDF-1.7",
  "bare-of-extension": "1. A.",
  "folder.md/inside.md": "1. A.",
  "record.ndjson": "no record",
  "bad-drafts/talks/negotiation.yaml": NEGOTIATION,
  "bad-drafts/talks/lease/odd.md": "---\ntitle: A\nkind: leek\npublished: 2025-01-01\n---\n1. A.",
};

/** What is typed behind `travaux`, and what is then said: one line that names what, where, and what was expected. */
const REFUSED: Readonly<Record<string, readonly (readonly [words: string, says: RegExp])[]>> = {
  "the command line": [
    ["pionts good.md", /unknown command 'pionts'.*Did you mean points\?/u],
    ["--jsno", /unknown option '--jsno'/u],
    ["https://example.org/", /unknown command 'https:\/\/example\.org\/'/u],
  ],
  points: [
    ["points", /missing required argument 'file'/u],
    ["points DIR/good.md DIR/good.md", /too many arguments.*Expected 1 argument but got 2/u],
    ["points DIR/good.md --jsno", /unknown option '--jsno'.*Did you mean --json\?/u],
    ["points ''", /^The name of a file is empty\. Name a draft/u],
    ["points DIR/missing.md", /DIR\/missing\.md: There is no such file\. Name a draft: \.md, \.txt or \.json\./u],
    ["points DIR", /DIR: This is a folder, not a file/u],
    ["points DIR/folder.md", /DIR\/folder\.md: This is a folder, not a file/u],
    ["points DIR/good.md/", /DIR\/good\.md\/: It cannot be read \(ENOTDIR\)/u],
    ["points DIR/scan.pdf", /DIR\/scan\.pdf: Files of type "\.pdf" are not read\. Read are \.md/u],
    ["points DIR/bare-of-extension", /The file has no extension\. Read are \.md/u],
    ["points DIR/no-text.md", /DIR\/no-text\.md.*UTF-8/u],
    ["points DIR/key.md", /DIR\/key\.md:2: .*"titel"/u],
    ["points DIR/torn.json", /DIR\/torn\.json:1: /u],
    ["points DIR/list.json", /DIR\/list\.json/u],
    ["points DIR/point.md", /DIR\/point\.md: .*at most 8 MiB/u],
    ["points DIR/point.json", /DIR\/point\.json: .*at most 8 MiB/u],
    ["points https://example.org/draft.md", /https:\/\/example\.org\/draft\.md: There is no such file/u],
  ],
  diff: [
    ["diff", /missing required argument 'before'/u],
    ["diff DIR/good.md", /missing required argument 'after'/u],
    ["diff DIR/good.md DIR/good.md --exitcode", /unknown option '--exitcode'.*Did you mean --exit-code\?/u],
    ["diff DIR/good.md DIR/missing.md", /DIR\/missing\.md/u],
    ["diff DIR/good.md DIR", /DIR: This is a folder, not a file/u],
    ["diff DIR/good.md DIR/no-text.md", /DIR\/no-text\.md.*UTF-8/u],
    ["diff DIR/good.md DIR/point.md", /at most 8 MiB/u],
    ["diff 'no such' address", /^no such: There is no such file, and it is not a full address\. Name a draft/u],
    ["diff talks/lease@v1 talks/lease@a@b", /^talks\/lease@a@b: There is no such file, and it is not a full address/u],
    ["diff talks/lease@v1 sea/lease@v1", /There is no negotiation "sea"/u],
    ["diff talks/lease@v1 talks/rules@v1", /"rules"/u],
    ["diff talks/lease@v1 talks/lease@v9", /v9/u],
    ["diff talks/lease@v1 talks/lease@v1#9", /point 9|"9"/u],
    ["diff talks/lease@v1 https://example.org/", /^https:\/\/example\.org\/: There is no such file/u],
  ],
  file: [
    ["file", /missing required argument 'file'|--to/u],
    ["file DIR/good.md", /required option '--to <address>' not specified/u],
    ["file DIR/good.md --to", /option '--to <address>' argument missing/u],
    [
      "file DIR/good.md --to talks",
      /--to "talks" does not name one version\. Write --to negotiation\/document@version/u,
    ],
    ["file DIR/good.md --to talks/lease@v1#1", /does not name one version/u],
    ["file DIR/good.md --to talks/lease@New", /"talks\/lease@New" is not an address: .*"New"/u],
    ["file DIR/good.md --to https://example.org/", /is not an address/u],
    ["file DIR/missing.md --to talks/lease@new", /DIR\/missing\.md: There is no such file/u],
    ["file DIR --to talks/lease@new", /DIR: This is a folder, not a file/u],
    ["file DIR/empty.md --to talks/lease@new", /DIR\/empty\.md/u],
    ["file DIR/blank.md --to talks/lease@new", /DIR\/blank\.md/u],
    ["file DIR/bare.md --to talks/lease@new", /DIR\/bare\.md.*title/u],
    ["file DIR/no-text.md --to talks/lease@new", /DIR\/no-text\.md.*UTF-8/u],
    ["file DIR/key.md --to talks/lease@new", /DIR\/key\.md:2: .*"titel"/u],
    ["file DIR/point.md --to talks/lease@new", /DIR\/point\.md: .*at most 8 MiB/u],
    ["file DIR/good.md --to sea/lease@new", /There is no negotiation "sea"/u],
    ["file DIR/good.md --to talks/rules@new", /"rules"/u],
    ["file DIR/bare.md --to talks/lease@v1", /DIR\/bare\.md/u],
    ["file DIR/parent.md --to talks/lease@new", /DIR\/parent\.md.*No version of "talks" is called "v9"/u],
    ["file DIR/parent.md --to talks/lease@new --dry-run", /DIR\/parent\.md.*No version of "talks" is called "v9"/u],
    ["file DIR/witness.md --to talks/lease@new", /No version of "talks" is called "v9"/u],
  ],
  correct: [
    ["correct", /missing required argument 'address'/u],
    ["correct talks/lease@v1", /missing required argument 'file'/u],
    ["correct talks/lease@v1 DIR/good.md", /A correction needs a reason\. Add --reason/u],
    ["correct talks/lease DIR/good.md --reason So.", /"talks\/lease" does not name one version/u],
    ["correct talks/lease@v1 DIR/missing.md --reason So.", /DIR\/missing\.md: There is no such file/u],
    ["correct talks/lease@v1 DIR/no-text.md --reason So.", /DIR\/no-text\.md.*UTF-8/u],
    ["correct talks/lease@v1 DIR/good.md --reason So. --corrects none", /--corrects.*Readings count from 1/u],
    ["correct talks/lease@v9 DIR/good.md --reason So.", /v9/u],
    ["correct sea/lease@v1 DIR/good.md --reason So.", /There is no negotiation "sea"/u],
  ],
  sync: [
    ["sync DIR/missing", /DIR\/missing/u],
    ["sync DIR/good.md", /DIR\/good\.md/u],
    ["sync a b", /too many arguments/u],
    ["sync --data DIR/good.md", /DIR\/good\.md is no folder/u],
    ["sync --data ''", /--data.*Name a folder/u],
  ],
  log: [
    ["log", /missing required argument 'address'/u],
    ["log talks/lease@v1", /"talks\/lease@v1" does not name one point\. Write negotiation\/document@version#path/u],
    ["log lease#1", /is not an address|does not name one point/u],
    ["log talks/lease#9", /9/u],
    ["log talks/lease@v9#1", /v9/u],
    ["log sea/lease#1", /There is no negotiation "sea"/u],
    ["log talks/lease#1 --jsno", /unknown option '--jsno'/u],
  ],
  blame: [
    ["blame", /missing required argument 'address'/u],
    ["blame talks/lease@v1", /does not name one point/u],
    ["blame talks/lease@v1#9", /9/u],
    ["blame sea/lease#1", /There is no negotiation "sea"/u],
  ],
  export: [
    ["export recrod", /unknown command 'recrod'.*Did you mean record\?/u],
    ["export record --out DIR", /DIR: It cannot be written \(EISDIR\)\. Name a file that can/u],
    ["export record --out DIR/no/such/file", /It cannot be written \(ENOENT\)/u],
  ],
  verify: [
    ["verify DIR/missing.ndjson", /DIR\/missing\.ndjson: There is no such file\. Name a record/u],
    ["verify DIR", /DIR: This is a folder, not a file/u],
    [
      "verify DIR/record.ndjson --checkpoint DIR/missing",
      /DIR\/missing: There is no such file\. Name a file that holds/u,
    ],
    ["verify a b", /too many arguments/u],
  ],
  user: [
    ["user ad anna", /unknown command 'ad'.*Did you mean add\?/u],
    ["user add", /missing required argument 'name'/u],
    ["user add Anna", /"Anna" cannot be somebody's name here\. Use at most 40 small letters/u],
    ["user add local", /"local" is taken by the record/u],
    ["user password anna", /There is no password\. Add --password-stdin/u],
    ["user close nobody.here", /There is nobody called "nobody\.here"\./u],
    ["user role nobody.here talks reader", /There is nobody called "nobody\.here"\./u],
    ["user role nobody.here talks boss", /"role" of the body cannot be read/u],
    ["user role anna nowhere reader", /There is no negotiation "nowhere"\./u],
    ["user members nowhere", /There is no negotiation "nowhere"\./u],
    ["user invite", /An invitation is to a role in a negotiation, or to keep the record\. Write NEGOTIATION ROLE/u],
    ["user invite talks", /An invitation is to a role/u],
    ["user invite talks reader --owner", /An invitation is to a role/u],
    ["user invite nowhere reader", /There is no negotiation "nowhere"\./u],
  ],
  token: [
    ["token create --title a --role reader", /required option '--for <name>' not specified/u],
    ["token create --for nobody.here --title a --role reader", /There is nobody called "nobody\.here"\./u],
    ["token create --for nobody.here --title '' --role reader", /The title of a token has 1 to 120 characters/u],
    ["token create --for nobody.here --title a --role boss", /"role" of the body cannot be read/u],
    ["token create --for nobody.here --title a --role reader --days 0", /A token lasts a whole number of days/u],
    ["token list --for nobody.here", /There is nobody called "nobody\.here"\./u],
    ["token revoke no-such-token", /There is no such token\. travaux token list shows/u],
  ],
  serve: [
    ["serve --port many", /--port.*A port is a whole number from 0 to 65535/u],
    ["serve --port 65536", /--port.*A port is a whole number from 0 to 65535/u],
    ["serve --port 0 --host ''", /--host.*Name an address of this machine, such as 0\.0\.0\.0/u],
    ["serve --port 0 --host 203.0.113.7", /^"203\.0\.113\.7" is no address of this machine\. Leave --host out/u],
    ["serve --port 0 --host no.such.host.invalid", /"no\.such\.host\.invalid" is no address of this machine/u],
    ["serve here", /too many arguments/u],
    ["serve --port 0 --data DIR/good.md/data", /lies in what is no folder/u],
  ],
};

let folder: string;
let record: string;
let listening: Listening;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "travaux-bad-input-"));
  record = join(folder, "record");
  for (const [name, content] of Object.entries(FILES)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  await putEmptyRecord(record);
  listening = await listen(readConfig({ data: record, port: 0 }));
  listening.open();
  const put = async (path: string, body: string, type = "text/markdown") => {
    const init = { method: "PUT", body, headers: { "Content-Type": type } };
    const { status } = await listening.service.app.request(`/api/n/${path}`, init, { inProcess: true });
    expect(status).toBe(201);
  };
  await put("talks", NEGOTIATION, "application/yaml");
  await put("talks/lease/v1", draftText("1. The rent is 100 a month."));
});
afterAll(async () => {
  await listening?.close();
  await rm(folder, { recursive: true, force: true });
});

const NEEDS_RECORD = /^(?:file|correct|sync|log|blame|export record|diff talks|user \w+|token \w+)\b/u;

/** Runs a case against the record, and shows the folder as the case does. */
async function run(typed: string, env?: Readonly<Record<string, string>>): Promise<Finished> {
  const words = (typed.match(/'[^']*'|\S+/gu) ?? []).map((word) => word.replaceAll("'", "").replace("DIR", folder));
  const data = NEEDS_RECORD.test(typed) && !typed.includes("--data") ? ["--data", record] : [];
  const behind = /^(?:export|user|token)$/u.test(words[0] ?? "") ? 2 : 1;
  const finished = await runHere(
    [...words.slice(0, behind), ...data, ...words.slice(behind)],
    env === undefined ? {} : { env },
  );
  return { ...finished, stderr: finished.stderr.replaceAll(folder, "DIR") };
}

/** One line of plain sentences, and nothing where an answer would be. */
function expectRefusal({ status, stdout, stderr }: Finished, says: RegExp) {
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/^\S[^\n]*\S\n$/u);
  expect(stderr).not.toMatch(/\n\s+at |node:internal|\[object|undefined/u);
  expect([status, stdout]).toEqual([2, ""]);
}

for (const [command, cases] of Object.entries(REFUSED)) {
  describe(`bad input of ${command} is one line on standard error, with exit status 2`, () => {
    for (const [typed, says] of cases) {
      it(`travaux ${typed}`, async () => expectRefusal(await run(typed), says));
    }
  });
}

describe("a record that cannot be had", () => {
  it("is told, with the way to make one, where there is none", async () => {
    expectRefusal(
      await run("log talks/lease#1 --data DIR/nowhere"),
      /no record in DIR\/nowhere\. Make one with travaux sync/u,
    );
  });

  it("is told where no database answers at DATABASE_URL, and nothing of the URL is shown", async () => {
    const refused = await run("log talks/lease#1", { DATABASE_URL: "postgres://user:secret@127.0.0.1:1/x" });
    expectRefusal(refused, /The database does not answer \(ECONNREFUSED\)/u);
    expect(refused.stderr).not.toContain("secret");
  });

  it("is told where TRUSTED_PROXIES is no count", async () => {
    const refused = await run("log talks/lease#1", { TRUSTED_PROXIES: "many" });
    expectRefusal(refused, /^TRUSTED_PROXIES is "many"\. Write how many proxies/u);
  });

  it("is told where TRAVAUX_ALLOW_OUTWARDS has what cannot be meant", async () => {
    const refused = await run("log talks/lease#1", { TRAVAUX_ALLOW_OUTWARDS: "10.0.5.0/24, 10.0.5.7/16" });
    expectRefusal(
      refused,
      /^TRAVAUX_ALLOW_OUTWARDS has the entry "10\.0\.5\.7\/16"\. The network .* is 10\.0\.0\.0\/16/u,
    );
  });

  it("is told where DATABASE_URL names no PostgreSQL, and nothing of it is shown", async () => {
    const urls = [
      "https://example.org/",
      "nonsense",
      "mysql://u:secret@localhost/x",
      "postgres://u:secret%zz@localhost/x",
    ];
    for (const url of urls) {
      const refused = await run("sync DIR/bad-drafts", { DATABASE_URL: url });
      expectRefusal(refused, /^DATABASE_URL is not the address of a PostgreSQL\./u);
      expect(refused.stderr).not.toMatch(/secret|nonsense|example/u);
    }
  });

  it("is told where what answers is Travaux no more in the midst of it", async () => {
    const stranger: Server = createServer((_request, response) => response.end("<html>Hello.</html>"));
    await new Promise<void>((done) => stranger.listen(0, "127.0.0.1", done));
    const { port } = stranger.address() as AddressInfo;
    const asked = globalThis.fetch;
    // It proves itself at first; then another program has the port.
    globalThis.fetch = (input, init) =>
      asked(String(input).includes("/healthz") ? String(input) : String(input).replace(/:\d+\//u, `:${port}/`), init);
    try {
      expectRefusal(await run("log talks/lease#1"), /The service stopped answering\. Start it again/u);
    } finally {
      globalThis.fetch = asked;
      stranger.close();
    }
  });
});

describe("a drafts folder with a bad file", () => {
  it("names the file, its line and what was expected, and exits with 2 though the others are filed", async () => {
    const { status, stderr } = await run("sync DIR/bad-drafts");
    expect(stderr).toMatch(/^DIR\/bad-drafts\/talks\/lease\/odd\.md:3: [^\n]*"leek"[^\n]*\n$/u);
    expect(status).toBe(2);
  });
});
