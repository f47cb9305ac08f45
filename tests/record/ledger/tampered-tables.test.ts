import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../../src/record/ledger/ledger.ts";
import { openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { drawNegotiation } from "../../support/draw-negotiation.ts";
import { fillNegotiation } from "../../support/filled-record.ts";
import {
  type Column,
  openRecordTables,
  otherValue,
  RECORD_TABLES,
  type RecordTables,
  type Row,
  type Table,
} from "../../support/record-tables.ts";
import { seededRandom } from "../../support/seeded-random.ts";
import { cutTail, TABLE_TAMPERINGS, wholesaleTamperings } from "../../support/table-tamperings.ts";

// A release is tried with more: npm run torture -- tamperings
const TAMPERINGS = Number(process.env.TAMPERINGS ?? 80);
const RECORDS = Number(process.env.RECORDS ?? 3);
const SEED = Number(process.env.SEED ?? 20251125);

const TIMEOUT = 60_000 + TAMPERINGS * 1000;

/** A row that says something, what its columns are that say it, and what the entry is about that vouches for it. */
type AboutEntry = {
  readonly subject: string;
  readonly table: Table;
  readonly row: Row;
  readonly columns: readonly Column[];
};

async function ofEntries({ table, run }: RecordTables): Promise<readonly AboutEntry[]> {
  const addresses = new Map(
    (
      await run(`select version_id, negotiation.slug || '/' || document.slug || '@' || version.slug as address
        from version join document using (negotiation_id, document_id) join negotiation using (negotiation_id)`)
    ).map(({ version_id, address }) => [version_id, String(address)]),
  );
  return (["version", "correction", "point", "journal"] as const).flatMap((name) => {
    const found = table(name);
    const columns = found.columns.filter(
      (column) => !/(?:^|_)id$|position$|^(?:slug|reading|witness_of)$/u.test(column.name),
    );
    return found.rows.flatMap((row) => {
      const subject = addresses.get(row.version_id);
      return subject === undefined ? [] : [{ subject, table: found, row, columns }];
    });
  });
}

/** The whole record as it is in the transaction that is open; `storage` itself would end it. */
async function inTransaction(storage: Storage): Promise<Storage> {
  const rows = await storage.read(async (all) => all);
  return { ...storage, read: (work) => work(rows), transaction: (work) => work(rows), snapshot: (work) => work(rows) };
}

describe("a record whose tables were tampered with", () => {
  let tables: RecordTables;
  let ledger: Ledger;
  let checkpoints: readonly { readonly size: number; readonly note: string }[];
  let opened: Storage;
  let storage: Storage;

  beforeAll(async () => {
    const client = await loadMigratedPGlite();
    opened = await openStorageOnPGlite(client);
    const gathering = openLedger(opened);
    for (const id of ["lake", "sea"]) {
      await fillNegotiation(opened, id);
      await gathering.gather();
    }
    checkpoints = await opened.read((rows) => rows.ledger.listCheckpoints(0, 1000, 1000));
    tables = await openRecordTables(client);
    storage = await inTransaction(opened);
    ledger = openLedger(storage);
  });
  afterEach(() => tables.putBack());
  afterAll(() => opened.close());

  const handOf = async (random: () => number) => ({
    ...tables,
    random,
    rows: await storage.read(async (rows) => rows),
  });

  const kinds = Object.entries(TABLE_TAMPERINGS);
  const times = Math.ceil(TAMPERINGS / kinds.length);
  for (const [place, [kind, tamper]] of kinds.entries()) {
    it(
      `is found out ${times} times of ${times}, with seed ${SEED}: ${kind}`,
      async () => {
        const hand = await handOf(seededRandom(SEED + place));
        for (let done = 0; done < times; ) {
          const what = await tamper(hand);
          if (what !== undefined) {
            const verdict = await ledger.verify();
            expect(verdict, `${what} (${done} found before)`).toMatchObject({ ok: false });
            done += 1;
          }
          await tables.putBack();
        }
        expect(await ledger.verify()).toMatchObject({ ok: true, size: 20 });
      },
      TIMEOUT,
    );
  }

  it(
    "is found out when something is taken away as a whole, each of it once",
    async () => {
      const hand = await handOf(seededRandom(SEED));
      for (const [what, tamper] of wholesaleTamperings(tables)) {
        await tamper(hand);
        expect(await ledger.verify(), what).toMatchObject({ ok: false });
        await tables.putBack();
      }
    },
    TIMEOUT,
  );

  it(
    `is found out by the name of what was altered, ${times} times of ${times}, with seed ${SEED}`,
    async () => {
      const { random } = await handOf(seededRandom(SEED));
      const entries = await ofEntries(tables);
      for (let done = 0; done < times; done += 1) {
        const { subject, table, row, columns } = entries[Math.floor(random() * entries.length)] as AboutEntry;
        const column = columns[Math.floor(random() * columns.length)] as Column;
        const value = otherValue(row[column.name], column, random);
        await tables.set(table, row, column, value);
        const verdict = await ledger.verify();
        expect(verdict, `${table.name}.${column.name} is ${value}`).toMatchObject({ ok: false });
        if (verdict.ok) continue;
        const { subject: named, sentence } = verdict.failure;
        expect(`${named} ${sentence}`, `${table.name}.${column.name}`).toContain(subject);
        await tables.putBack();
      }
    },
    TIMEOUT,
  );

  it("is found out only by who kept a checkpoint, when its newest entries are gone with all that signs them", async () => {
    const [first, last] = checkpoints;
    const { verifierKey } = await ledger.state();
    await cutTail(await handOf(seededRandom(SEED)), first?.size ?? 0);
    expect(await ledger.verify()).toMatchObject({ ok: true, size: 10 });
    expect(await ledger.verify({ verifierKey, checkpoint: first?.note })).toMatchObject({ ok: true });
    expect(await ledger.verify({ verifierKey, checkpoint: last?.note })).toMatchObject({
      ok: false,
      failure: { sentence: expect.stringMatching(/those from place 10 on were removed\.$/u) },
    });
  });

  it("is found out when it is signed anew with another key", async () => {
    const { verifierKey } = await ledger.state();
    await tables.run("delete from ledger_key");
    const forger = openLedger(storage);
    expect((await forger.state()).verifierKey).not.toBe(verifierKey);
    expect(await forger.verify()).toMatchObject({ ok: false });
    expect(await forger.verify({ verifierKey })).toMatchObject({ ok: false });
  });
});

describe("a record whose tables nobody touched", () => {
  it(
    `is whole, and goes on from every checkpoint that it ever signed, ${RECORDS} times with seed ${SEED}`,
    async () => {
      const client = await loadMigratedPGlite();
      const storage = await openStorageOnPGlite(client);
      const ledger = openLedger(storage);
      const random = seededRandom(SEED);
      const gatherAtTimes = async () => {
        if (random() < 0.3) await ledger.gather();
      };
      for (let record = 0; record < RECORDS; record += 1) {
        for (const table of ["ledger_pending", ...RECORD_TABLES.toReversed()])
          await client.exec(`delete from ${table}`);
        for (let id = Math.floor(random() * 3); id >= 0; id -= 1) {
          await drawNegotiation(storage, `talks-${id}`, random, gatherAtTimes);
        }
        await ledger.gather();
        const checkpoints = await storage.read((rows) => rows.ledger.listCheckpoints(0, 1000, 1000));
        const { note } = checkpoints[Math.floor(random() * checkpoints.length)] ?? {};
        const { verifierKey } = await ledger.state();
        expect(await ledger.verify({ verifierKey, checkpoint: note }), `record ${record}`).toMatchObject({ ok: true });
      }
      await storage.close();
    },
    TIMEOUT + RECORDS * 2000,
  );
});
