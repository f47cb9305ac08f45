import { expect, it } from "vitest";
import { openCheckpoint, readVerifierKey } from "../../../src/ledger/checkpoint.ts";
import { verifyConsistency, verifyInclusion } from "../../../src/ledger/merkle-tree.ts";
import { verifyProofFile } from "../../../src/ledger/proof-file.ts";
import { readRecordFile } from "../../../src/ledger/record-file.ts";
import { verifyRecord } from "../../../src/ledger/verify-record.ts";
import { openLedger } from "../../../src/record/ledger/ledger.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorage } from "../../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../../support/drafts.ts";
import { fillNegotiation } from "../../support/filled-record.ts";

const entryOf = (negotiation: string, position: number) => ({ negotiation, position, number: position });
const bytes = (hex: string) => Buffer.from(hex, "hex");

describeOnBothDatabases("the ledger of a record", (openTestStorage) => {
  const open = async () => {
    const { storage, databaseUrl } = await openTestStorage();
    return { storage, databaseUrl, ledger: openLedger(storage) };
  };
  const rootOf = (note: string | undefined, verifierKey: string) => {
    const key = readVerifierKey(verifierKey);
    if (key === undefined || note === undefined) throw new Error("There is no checkpoint to open.");
    const opened = openCheckpoint(note, key);
    if (!opened.ok) throw new Error(opened.sentence);
    return opened.checkpoint;
  };

  it("signs an empty tree when it is born, and then gathers every entry in the order of its journal", async () => {
    const { storage, ledger } = await open();
    await ledger.gather();
    const born = await ledger.state();
    expect(born.size).toBe(0);
    expect(rootOf(born.checkpoint, born.verifierKey).origin).toBe(born.origin);
    await fillNegotiation(storage, "gathered");
    await ledger.gather();
    const { entries } = await openRecord(storage).readJournal("gathered", -1, 20);
    expect(entries.map(({ position, leafIndex }) => [position, leafIndex])).toEqual(
      Array.from({ length: 10 }, (_, position) => [position, position]),
    );
    expect(await ledger.verify()).toMatchObject({ ok: true, entries: 10, captures: 4, checkpoints: 2, size: 10 });
  });

  it("proves each entry under the newest checkpoint, as numbers and as a file", async () => {
    const { storage, ledger } = await open();
    await fillNegotiation(storage, "proved");
    await ledger.gather();
    const { verifierKey } = await ledger.state();
    for (let position = 0; position < 10; position += 1) {
      const { leafHash, index, size, proof, checkpoint, file } = await ledger.proveInclusion(
        entryOf("proved", position),
      );
      const { root } = rootOf(checkpoint, verifierKey);
      expect(verifyInclusion({ index, size, leafHash: bytes(leafHash), proof: proof.map(bytes), root })).toBe(true);
      expect(verifyProofFile(file, bytes(leafHash), verifierKey)).toMatchObject({ ok: true });
      expect(verifyProofFile(file, bytes("00".repeat(32)), verifierKey)).toMatchObject({ ok: false });
    }
  });

  it("proves that each tree goes on from every earlier one", async () => {
    const { storage, ledger } = await open();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("grown"));
    const sizes: number[] = [];
    for (let version = 1; version <= 4; version += 1) {
      await record.fileVersion(
        { negotiation: "grown", document: "plan", version: `v${version}` },
        aCapture(`${version}`),
        aDraft(),
      );
      await ledger.gather();
      sizes.push((await ledger.state()).size);
    }
    const { verifierKey } = await ledger.state();
    for (const from of sizes) {
      for (const to of sizes.filter((size) => size >= from)) {
        const { proof, before, after } = await ledger.proveConsistency(from, to);
        const [olderRoot, newerRoot] = [rootOf(before, verifierKey).root, rootOf(after, verifierKey).root];
        expect(verifyConsistency({ older: from, newer: to, olderRoot, newerRoot, proof: proof.map(bytes) })).toBe(true);
      }
    }
    expect(await ledger.proveConsistency(0)).toMatchObject({ from: 0, proof: [] });
    await expect(ledger.proveConsistency(sizes.at(-1) ?? 0, 0)).rejects.toMatchObject({ code: "malformed-query" });
    await expect(ledger.proveConsistency(1_000_000)).rejects.toMatchObject({
      code: "entry-not-found",
      message: "No checkpoint was signed at size 1000000.",
    });
  });

  it("says of an entry that waits that it waits, and of one that is none that it is none", async () => {
    const { storage, ledger } = await open();
    await openRecord(storage).describeNegotiation(aNegotiation("waiting"));
    await expect(ledger.proveInclusion(entryOf("waiting", 0))).rejects.toMatchObject({
      code: "entry-not-found",
      message: 'Entry 0 of "waiting" is committed and not in the ledger\'s tree yet.',
    });
    await expect(ledger.proveInclusion(entryOf("waiting", 1))).rejects.toMatchObject({
      message: 'The journal of "waiting" has no entry 1.',
    });
    expect(await ledger.verify()).toMatchObject({ ok: true });
    await ledger.gather();
    expect(await ledger.proveInclusion(entryOf("waiting", 0))).toMatchObject({ position: 0 });
  });

  it("exports a file that is checked without it, and that contains every checkpoint that was kept elsewhere", async () => {
    const { storage, ledger } = await open();
    await ledger.gather();
    const { checkpoint, verifierKey } = await ledger.state();
    await fillNegotiation(storage, "exported");
    await ledger.gather();
    const lines: string[] = [];
    await ledger.exportRecord(async (line) => void lines.push(line));
    async function* file() {
      for (const line of lines) yield Buffer.from(line);
    }
    const { size } = await ledger.state();
    expect(await verifyRecord(readRecordFile(file()), { verifierKey, checkpoint })).toMatchObject({ ok: true, size });
    lines.splice(1, 1);
    expect(await verifyRecord(readRecordFile(file()), { verifierKey })).toMatchObject({ ok: false });
  });

  it("makes one tree of what two processes gather at the same time", async () => {
    const { storage, databaseUrl, ledger } = await open();
    // PGlite belongs to one process: there, two ledgers of it.
    const other = databaseUrl === undefined ? storage : await openStorage({ databaseUrl });
    const [record, ledgers] = [openRecord(storage), [ledger, openLedger(other)]];
    await record.describeNegotiation(aNegotiation("shared"));
    await Promise.all(
      Array.from({ length: 12 }, async (_, n) => {
        await record.fileVersion(
          { negotiation: "shared", document: "plan", version: `v${n}` },
          aCapture(`${n}`),
          aDraft(),
        );
        await Promise.all(ledgers.map((one) => one.gather()));
      }),
    );
    await ledger.gather();
    const [first, second] = await Promise.all(ledgers.map((one) => one.state()));
    expect(first).toEqual(second);
    expect(await ledger.verify()).toMatchObject({ ok: true });
    const { entries } = await record.readJournal("shared", -1, 20);
    expect(entries.every(({ leafIndex }) => leafIndex !== undefined)).toBe(true);
    if (other !== storage) await other.close();
  });

  it("finds what was altered, and names it", async () => {
    const { storage } = await open();
    const { query } = await openTestStorage();
    const ledger = openLedger(storage);
    await fillNegotiation(storage, "altered");
    await ledger.gather();
    const id = (await query("select negotiation_id from negotiation where slug = 'altered'"))[0]?.negotiation_id;
    const alter = async (change: string, back: string) => {
      await query(change);
      const verdict = await ledger.verify();
      await query(back);
      return verdict.ok ? "nothing" : verdict.failure.subject;
    };
    const where = `negotiation_id = '${id}'`;
    const text = (words: string) => `update point set text = '${words}' where ${where} and path = '2' and reading = 2`;
    expect(await alter(text("Ships"), text("Nets"))).toBe("altered/plan@v2");
    const grade = (to: string) =>
      `update journal set data = jsonb_set(data, '{grade}', '"${to}"') where ${where} and event = 'grade-revised'`;
    expect(await alter(grade("B"), grade("A"))).toBe("altered/plan@v1");
    // A forged reading that no entry tells of would be shown instead of the true one.
    const forged = `insert into correction select negotiation_id, version_id, 3, provenance, 0, reason, author, corrected_at,
      capture_sha256, media_type, extractor from correction where ${where}`;
    const verdictOfForged = await (async () => {
      await query(forged);
      const verdict = await ledger.verify();
      await expect(ledger.exportRecord(async () => undefined)).rejects.toMatchObject({ code: "record-altered" });
      await query(`delete from correction where ${where} and reading = 3`);
      return verdict;
    })();
    expect(verdictOfForged).toMatchObject({
      ok: false,
      failure: { sentence: "altered/plan@v2 has a reading 3 that no entry of the journal tells of." },
    });
    expect(await ledger.verify()).toMatchObject({ ok: true });
  });

  it("keeps the key that was made first, and takes one from outside instead", async () => {
    const { storage, ledger } = await open();
    const [one, other] = [await ledger.state(), await openLedger(storage).state()];
    expect(other.verifierKey).toBe(one.verifierKey);
    expect(one.keyKept).toBe("in-the-database");
    await expect(openLedger(storage, "no key").ready()).rejects.toMatchObject({
      code: "bad-usage",
      message: "The key of the ledger cannot be read.",
    });
  });
});
