import { beforeAll, expect, it } from "vitest";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../support/api-document.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { fillNegotiation } from "../support/filled-record.ts";

const LOCAL = { inProcess: true as const };

describeOnBothDatabases("the API of the ledger", (openTestStorage) => {
  let service: Service;
  let document: ApiDocument;

  beforeAll(async () => {
    const { storage } = await openTestStorage();
    const ledger = openLedger(storage);
    service = serviceOn(storage, ledger);
    document = await readDocument(service.app);
    // Born empty, and signed so.
    await ledger.gather();
    await fillNegotiation(storage, "lake");
    await ledger.gather();
  });

  async function ask(method: "GET" | "POST", path: string, body?: unknown) {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const answer = await service.app.request(path, init, LOCAL);
    const sent = { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
    expect(findUndocumented(document, { method, path }, sent)).toBeUndefined();
    return sent;
  }

  it("answers with the newest checkpoint and proofs under it", async () => {
    const { body: state } = await ask("GET", "/api/ledger");
    expect(state).toMatchObject({ size: 10, keyKept: "in-the-database" });
    const { body: proof } = await ask("GET", "/api/ledger/entries/lake/3");
    expect(proof).toMatchObject({ negotiation: "lake", position: 3, index: 3, size: 10, checkpoint: state.checkpoint });
    const file = await service.app.request("/api/ledger/entries/lake/3/proof", {}, LOCAL);
    expect(await file.text()).toBe(proof.file);
    expect(await ask("GET", "/api/ledger/consistency?from=0")).toMatchObject({
      status: 200,
      body: { from: 0, to: 10 },
    });
  });

  const refused = {
    "/api/ledger/entries/lake/99": [404, 'The journal of "lake" has no entry 99.'],
    "/api/ledger/entries/sea/0": [404, 'There is no negotiation "sea".'],
    "/api/ledger/entries/lake/-1": [400, '"position" is not a whole number from 0 to 2147483647.'],
    "/api/ledger/entries/lake/x": [400, '"position" is not a whole number from 0 to 2147483647.'],
    "/api/ledger/consistency": [400, '"from" is not a whole number from 0 to 2147483647.'],
    "/api/ledger/consistency?from=7": [404, "No checkpoint was signed at size 7."],
  };
  for (const [path, [status, detail]] of Object.entries(refused)) {
    it(`refuses ${path} and says why`, async () => {
      expect(await ask("GET", path)).toMatchObject({ status, body: { detail } });
    });
  }

  it("checks everything that is stored, against what the asking person kept", async () => {
    const { body: state } = await ask("GET", "/api/ledger");
    expect((await ask("POST", "/api/ledger/verification", {})).body).toMatchObject({ ok: true, entries: 10 });
    const { verifierKey, checkpoint } = state;
    expect((await ask("POST", "/api/ledger/verification", { verifierKey, checkpoint })).body).toMatchObject({
      ok: true,
    });
    expect((await ask("POST", "/api/ledger/verification", { verifierKey: "another" })).body).toMatchObject({
      ok: false,
    });
    expect(await ask("POST", "/api/ledger/verification", { key: "k" })).toMatchObject({ status: 400 });
  });

  it("leaves the checking of everything to this machine, since it takes long", async () => {
    const answer = await service.app.request("/api/ledger/verification", { method: "POST", body: "{}" });
    expect(answer.status).toBe(403);
  });

  it("sends the whole record as a file, which leaves nothing behind", async () => {
    const answer = await service.app.request("/api/ledger/record", {}, LOCAL);
    const lines = (await answer.text()).trimEnd().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ kind: "head", format: "travaux-record@1" });
    expect(lines.filter((line) => JSON.parse(line).kind === "entry")).toHaveLength(10);
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ kind: "checkpoint", size: 10 });
  });
});
