import { beforeAll, expect, it } from "vitest";
import { openCheckpoint, readVerifierKey } from "../../../src/ledger/checkpoint.ts";
import { verifyConsistency } from "../../../src/ledger/merkle-tree.ts";
import { LOCAL } from "../../../src/model/actor.ts";
import { type Ledger, openLedger } from "../../../src/record/ledger/ledger.ts";
import { openRecord } from "../../../src/record/record.ts";
import { type Service, serviceOn } from "../../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "../../support/api-document.ts";
import { describeOnBothDatabases, type TestStorage } from "../../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../../support/drafts.ts";
import { sessionOf } from "../../support/session-of.ts";

const bytes = (hex: string) => Buffer.from(hex, "hex");
const HIDDEN = { state: "private" } as const;

describeOnBothDatabases("checkpoints for everybody", (openTestStorage) => {
  let opened: TestStorage;
  let service: Service;
  let ledger: Ledger;
  let document: ApiDocument;
  let clock = Date.parse("2026-03-01T13:20:00Z");
  let owner: string;
  const at = (time: string) => {
    clock = Date.parse(`2026-03-01T${time}Z`);
  };

  beforeAll(async () => {
    opened = await openTestStorage();
    const now = () => clock;
    ledger = openLedger(opened.storage, undefined, now);
    service = serviceOn(opened.storage, ledger, { now });
    document = await readDocument(service.app);
    await service.access.addPerson({ name: "olena", isOwner: true, password: null }, LOCAL);
    owner = await sessionOf(opened.storage, "olena");
    const record = openRecord(opened.storage);
    await record.describeNegotiation({ ...aNegotiation("lake"), documents: [{ id: "plan", title: "Plan" }] });
    await file("first", true);
  });

  let filed = 0;
  /** Files something and gathers it, as the service does four times a second. */
  async function file(version: string, isPublic: boolean): Promise<void> {
    const ref = { negotiation: "lake", document: "plan", version };
    filed += 1;
    const opening = isPublic ? undefined : HIDDEN;
    await openRecord(opened.storage).fileVersion(ref, aCapture(`${filed}. Words.`), aDraft(), undefined, opening);
    await ledger.gather();
  }

  async function ask(path: string, headers: Readonly<Record<string, string>> = {}) {
    const answer = await service.app.request(path, { headers });
    const text = await answer.text();
    const type = answer.headers.get("content-type");
    if (type?.includes("json") === true) {
      const sent = { status: answer.status, type, body: JSON.parse(text) };
      expect(findUndocumented(document, { method: "GET", path }, sent)).toBeUndefined();
    }
    return { status: answer.status, etag: answer.headers.get("etag"), text };
  }
  const asOwner = (path: string) => ask(path, { cookie: owner });
  const read = async (path: string, how = ask) => JSON.parse((await how(path)).text);
  const sizes = async () => [(await read("/api/ledger")).size, (await read("/api/ledger", asOwner)).size];

  const SHOWN = [
    ...["/api/ledger", "/record", "/api/ledger/entries/lake/0", "/api/ledger/entries/lake/0/proof"],
    ...["/api/ledger/consistency?from=0", "/api/ledger/consistency?from=2", "/api/ledger/consistency?from=2&to=3"],
    ...["/api/journal/lake", "/n/lake/journal", "/api/ledger/entries/lake/2"],
  ];
  const shown = () => Promise.all(SHOWN.map(async (path) => [path, await ask(path)]));

  it("show nothing before the first full hour, when an entry says when its proof comes", async () => {
    expect(await sizes()).toEqual([0, 2]);
    expect(await read("/api/ledger")).toMatchObject({ nextAt: "2026-03-01T14:00:00.000Z" });
    expect(await read("/api/ledger")).not.toHaveProperty("checkpoint");
    expect(await read("/api/ledger", asOwner)).not.toHaveProperty("nextAt");
    expect(await read("/api/ledger/entries/lake/0")).toMatchObject({
      status: 404,
      detail: 'Entry 0 of "lake" stands under no public checkpoint yet.',
      hint: "Public checkpoints come at full hours: ask again at 14:00 UTC.",
    });
    expect((await ask("/n/lake/journal")).text).toContain("at 14:00 UTC at the earliest");
    expect(await read("/api/ledger/entries/lake/0", asOwner)).toMatchObject({ index: 0, size: 2 });
    expect((await asOwner("/n/lake/journal")).text).toContain("leaf 0 of the ledger");
    const journal = await read("/api/journal/lake");
    expect(journal.entries.map((entry: object) => "leafIndex" in entry)).toEqual([false, false]);
  });

  it("come at the full hour, and do not change until the next one, whatever is filed", async () => {
    at("14:00:00");
    expect(await sizes()).toEqual([2, 2]);
    expect(await read("/api/ledger/entries/lake/1")).toMatchObject({ index: 1, size: 2 });
    const journal = await read("/api/journal/lake");
    expect(journal.entries.map(({ leafIndex }: { leafIndex?: number }) => leafIndex)).toEqual([0, 1]);
    const before = await shown();
    at("14:10:00");
    await file("hidden-1", false);
    at("14:59:59.999");
    await file("hidden-2", false);
    expect(await shown()).toEqual(before);
    expect(await sizes()).toEqual([2, 4]);
    expect((await read("/api/ledger/entries/lake/2", asOwner)).index).toBe(2);

    at("15:00:00");
    expect(await sizes()).toEqual([4, 4]);
    const after = await shown();
    for (const [place, [path, answer]] of after.entries()) {
      if (["/api/ledger", "/record", "/api/ledger/entries/lake/0"].includes(String(path))) {
        expect(answer, String(path)).not.toEqual(before[place]?.[1]);
      }
    }
    expect(await read("/api/ledger/entries/lake/2"), "hidden as ever").toMatchObject({
      detail: 'The journal of "lake" has no entry 2.',
    });
  });

  it("number entries as whoever asks has them, and prove those that are theirs", async () => {
    at("15:10:00");
    await file("second", true);
    at("16:00:00");
    const proof = await read("/api/ledger/entries/lake/2");
    expect(proof).toMatchObject({ position: 2, index: 4, size: 5 });
    expect((await read("/api/ledger/entries/lake/4", asOwner)).leafHash).toBe(proof.leafHash);
  });

  it("are told by no answer to have been more: a size between two hours is as one that never was", async () => {
    const wordsOf = async (size: number) =>
      (await ask(`/api/ledger/consistency?from=${size}`)).text.replaceAll(String(size), "N");
    // 3 was signed at 14:10 and 0 never; 4 at the very end of that hour.
    expect(await wordsOf(3)).toBe(await wordsOf(9));
    expect((await ask("/api/ledger/consistency?from=2&to=3")).status).toBe(404);
    expect((await ask("/api/ledger/consistency?from=3")).status).toBe(404);
    expect((await asOwner("/api/ledger/consistency?from=3")).status).toBe(200);
  });

  it("prove to go on from each other, also over hours at which nothing ran", async () => {
    at("20:30:00");
    await file("third", true);
    at("21:00:00");
    const { verifierKey } = await ledger.state();
    const key = readVerifierKey(verifierKey);
    const rootOf = (note: string) => {
      const checkpoint = key === undefined ? undefined : openCheckpoint(note, key);
      if (checkpoint?.ok !== true) throw new Error("The checkpoint is not signed.");
      return checkpoint.checkpoint.root;
    };
    const hours = [2, 4, 5, 6];
    for (const [place, from] of hours.entries()) {
      for (const to of hours.slice(place)) {
        const { proof, before, after } = await read(`/api/ledger/consistency?from=${from}&to=${to}`);
        const claim = { older: from, newer: to, olderRoot: rootOf(before), newerRoot: rootOf(after) };
        expect(verifyConsistency({ ...claim, proof: proof.map(bytes) }), `${from} ${to}`).toBe(true);
      }
    }
  });

  it("are shown at once where it was not kept when they were signed", async () => {
    await opened.query("update ledger_checkpoint set signed_at = null where size <= 3");
    expect((await ask("/api/ledger/consistency?from=3")).status).toBe(200);
  });

  it("are signed in order, also by a clock that went back", async () => {
    at("09:00:00");
    await file("by-a-slow-clock", true);
    const [row] = await opened.query("select signed_at from ledger_checkpoint order by size desc limit 1");
    expect(new Date(String(row?.signed_at)).toISOString()).toBe("2026-03-01T20:30:00.000Z");
  });
});
