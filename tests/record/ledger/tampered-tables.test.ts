import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../../src/record/ledger/ledger.ts";
import { openStorageOnPGlite } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { fillNegotiation } from "../../support/filled-record.ts";
import { seededRandom } from "../../support/seeded-random.ts";

// A release is tried with more: TAMPERINGS=10000 SEED=… npx vitest run tests/record/ledger/tampered-tables.test.ts
const TAMPERINGS = Number(process.env.TAMPERINGS ?? 300);
const SEED = Number(process.env.SEED ?? 20251125);

/** Everything that pages and proofs are made from. The key is looked at by itself: it is read once, at the start. */
const TABLES = [
  ...["negotiation", "document", "capture", "version", "version_based_on", "correction", "point", "journal"],
  ...["ledger_leaf", "ledger_node", "ledger_tree", "ledger_checkpoint"],
];

// Says only in which order documents stand: other numbers in the same order are the same description.
const MEANINGLESS: ReadonlySet<string> = new Set(["document.position"]);

/**
 * An older checkpoint says nothing that a newer one does not, and whoever keeps one checks it against the tree.
 */
const KEEPS_ROWS: ReadonlySet<string> = new Set(["ledger_checkpoint"]);

type Column = { readonly name: string; readonly type: string };
type Row = Readonly<Record<string, unknown>> & { readonly ctid: string };

describe("a record whose tables were tampered with", async () => {
  const client = await loadMigratedPGlite();
  const storage = await openStorageOnPGlite(client);
  afterAll(() => storage.close());
  const random = seededRandom(SEED);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;

  async function columnsOf(table: string): Promise<readonly Column[]> {
    const { rows } = await client.query<Column>(
      `select attname as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`,
    );
    return rows.filter(({ name }) => !MEANINGLESS.has(`${table}.${name}`));
  }

  /** Another value of the column's type, or null where there was one. */
  function altered(value: unknown, { type }: Column): unknown {
    if (value !== null && random() < 0.1) return null;
    if (type === "integer") return Number(value ?? 0) + (random() < 0.5 ? 1 : -1);
    if (type === "uuid") return randomUUID();
    if (type === "bytea") return changedByte((value as Uint8Array | null) ?? new Uint8Array(32));
    if (type === "jsonb") return JSON.stringify(value === null ? [] : { other: value });
    if (type.startsWith("timestamp")) return new Date(((value as Date | null)?.getTime() ?? 0) + 1);
    return changedLetter(String(value ?? ""));
  }

  function changedByte(bytes: Uint8Array): Uint8Array {
    const changed = Uint8Array.from(bytes.length === 0 ? [0] : bytes);
    const place = Math.floor(random() * changed.length);
    changed[place] = (changed[place] ?? 0) ^ (1 + Math.floor(random() * 255));
    return changed;
  }

  function changedLetter(text: string): string {
    const place = Math.floor(random() * (text.length + 1));
    return `${text.slice(0, place)}~${text.slice(place + (random() < 0.5 ? 1 : 0))}`;
  }

  /** Alters one value or deletes one row. @returns How to undo it; undefined where the database refused. */
  async function tamper(): Promise<{ readonly what: string; readonly undo: () => Promise<unknown> } | undefined> {
    const table = pick(TABLES);
    const columns = await columnsOf(table);
    const { rows } = await client.query<Row>(`select ctid::text, * from ${table}`);
    const row = pick(rows);
    const names = columns.map(({ name }) => `"${name}"`);
    const put = async () => {
      const values = columns.map(({ name, type }) =>
        type === "jsonb" && row[name] !== null ? JSON.stringify(row[name]) : row[name],
      );
      await client.query(`insert into ${table} (${names}) values (${names.map((_, n) => `$${n + 1}`)})`, values);
    };
    try {
      if (random() < 0.15 && !KEEPS_ROWS.has(table)) {
        await client.query(`delete from ${table} where ctid = '${row.ctid}'`);
        return { what: `a row of ${table} is gone`, undo: put };
      }
      const column = pick(columns);
      const value = altered(row[column.name], column);
      if (value === row[column.name]) return undefined;
      const changed = await client.query<{ place: string }>(
        `update ${table} set "${column.name}" = $1 where ctid = '${row.ctid}' returning ctid::text as place`,
        [value],
      );
      const place = changed.rows[0]?.place;
      const undo = () => {
        const old =
          column.type === "jsonb" && row[column.name] !== null ? JSON.stringify(row[column.name]) : row[column.name];
        return client.query(`update ${table} set "${column.name}" = $1 where ctid = '${place}'`, [old]);
      };
      return { what: `${table}.${column.name} was ${row[column.name]} and is ${value}`, undo };
    } catch {
      // A constraint of the schema: nothing was altered.
      return undefined;
    }
  }

  async function fill(): Promise<Ledger> {
    const ledger = openLedger(storage);
    for (const id of ["lake", "sea"]) {
      await fillNegotiation(storage, id);
      await ledger.gather();
    }
    return ledger;
  }

  it(
    `is found out ${TAMPERINGS} times of ${TAMPERINGS}, with seed ${SEED}, and raises no alarm when all is put back`,
    async () => {
      const ledger = await fill();
      for (let done = 0; done < TAMPERINGS; ) {
        const tampering = await tamper();
        if (tampering === undefined) continue;
        const verdict = await ledger.verify();
        expect(verdict.ok, tampering.what).toBe(false);
        await tampering.undo();
        done += 1;
        if (done % 25 === 0)
          expect(await ledger.verify(), `after ${tampering.what}`).toMatchObject({ ok: true, size: 20 });
      }
    },
    60_000 + TAMPERINGS * 500,
  );

  it("is found out when it is signed anew with another key", async () => {
    const ledger = openLedger(storage);
    const { verifierKey } = await ledger.state();
    await client.query("delete from ledger_key");
    const forger = openLedger(storage);
    expect((await forger.state()).verifierKey).not.toBe(verifierKey);
    expect(await forger.verify()).toMatchObject({ ok: false });
    expect(await forger.verify({ verifierKey })).toMatchObject({ ok: false });
  });
});
