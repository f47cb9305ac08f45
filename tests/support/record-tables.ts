import { randomUUID } from "node:crypto";
import type { PGlite } from "@electric-sql/pglite";

/** Everything that pages and proofs are made from, but for the key, which is read once, at the start. */
export const RECORD_TABLES = [
  ...["negotiation", "document", "capture", "version", "version_based_on", "correction", "point", "journal"],
  ...["ledger_leaf", "ledger_node", "ledger_tree", "ledger_checkpoint"],
] as const;

// They say only from when on everybody is shown a checkpoint, which whoever keeps one checks against the tree, and how
// exactly times are told.
const NOT_OF_RECORD = "'signed_at', 'times'";

type RecordTable = (typeof RECORD_TABLES)[number];
export type Column = { readonly name: string; readonly type: string };
export type Row = Readonly<Record<string, unknown>> & { readonly ctid: string };
export type Table = {
  readonly name: RecordTable;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
};

/**
 * The tables of a record in the hands of someone who owns the database: no constraint holds them any more. All that they
 * do is undone by `putBack`.
 */
export type RecordTables = {
  readonly tables: readonly Table[];
  table(name: RecordTable): Table;
  run(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Writes one value into one row. */
  set(table: Table, row: Row, column: Column, value: unknown): Promise<void>;
  insert(table: Table, row: Readonly<Record<string, unknown>>): Promise<void>;
  delete(table: Table, row: Row): Promise<void>;
  putBack(): Promise<void>;
};

/** @param client - A PGlite with a record that nobody else writes to from now on. */
export async function openRecordTables(client: PGlite): Promise<RecordTables> {
  await dropConstraints(client);
  const tables = await Promise.all(RECORD_TABLES.map((name) => readTable(client, name)));
  await client.exec("begin");
  return {
    tables,
    table: (name) => tables.find((one) => one.name === name) as Table,
    run: async (sql, values = []) => (await client.query<Record<string, unknown>>(sql, [...values])).rows,
    set: async ({ name }, { ctid }, column, value) => {
      await client.query(`update ${name} set "${column.name}" = $1 where ctid = '${ctid}'`, [written(column, value)]);
    },
    async insert({ name, columns }, row) {
      const names = columns.map((column) => `"${column.name}"`);
      const values = columns.map((column) => written(column, row[column.name]));
      await client.query(`insert into ${name} (${names}) values (${names.map((_, n) => `$${n + 1}`)})`, values);
    },
    delete: async ({ name }, { ctid }) => {
      await client.query(`delete from ${name} where ctid = '${ctid}'`);
    },
    putBack: async () => void (await client.exec("rollback; begin")),
  };
}

/** Foreign keys go first, then what they point at. Whoever alters a record does not stop at them. */
async function dropConstraints(client: PGlite): Promise<void> {
  const { rows } = await client.query<{ drop: string }>(
    `select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname) as drop
     from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'
     order by contype = 'f' desc`,
  );
  for (const { drop } of rows) await client.exec(drop);
  for (const kind of ["index", "not null"] as const) {
    const { rows: left } = await client.query<{ drop: string }>(DROPS[kind]);
    for (const { drop } of left) await client.exec(drop);
  }
}

const DROPS = {
  index: `select format('drop index %s', indexrelid::regclass) as drop from pg_index
    join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and indisunique`,
  "not null": `select format('alter table %s alter column %I drop not null', attrelid::regclass, attname) as drop
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and attnotnull`,
};

async function readTable(client: PGlite, name: RecordTable): Promise<Table> {
  const { rows: columns } = await client.query<Column>(
    `select attname as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attname not in (${NOT_OF_RECORD})`,
  );
  const { rows } = await client.query<Row>(`select ctid::text, * from ${name}`);
  return { name, columns, rows };
}

function written({ type }: Column, value: unknown): unknown {
  return type === "jsonb" && value !== null ? JSON.stringify(value) : value;
}

/** Another value of the column's type; null now and then, where there was one. */
export function otherValue(value: unknown, { type }: Column, random: () => number): unknown {
  if (value !== null && random() < 0.1) return null;
  if (type === "integer") return Number(value ?? 0) + (random() < 0.5 ? 1 : -1);
  if (type === "uuid") return randomUUID();
  if (type === "bytea") return withOtherByte((value as Uint8Array | null) ?? new Uint8Array(32), random);
  if (type === "jsonb") return value === null ? [] : withOtherInside(value, random);
  if (type.startsWith("timestamp")) {
    return new Date(((value as Date | null)?.getTime() ?? 0) + (random() < 0.5 ? 1 : -3_600_000));
  }
  return withOtherLetter(String(value ?? ""), random);
}

function withOtherByte(bytes: Uint8Array, random: () => number): Uint8Array {
  const changed = Uint8Array.from(bytes.length === 0 ? [0] : bytes);
  const place = Math.floor(random() * changed.length);
  changed[place] = (changed[place] ?? 0) ^ (1 + Math.floor(random() * 255));
  return changed;
}

function withOtherLetter(text: string, random: () => number): string {
  const place = Math.floor(random() * (text.length + 1));
  return `${text.slice(0, place)}~${text.slice(place + (random() < 0.5 ? 1 : 0))}`;
}

/** The JSON with one value in it another one, a member gone, or one put in. */
function withOtherInside(value: unknown, random: () => number): unknown {
  if (typeof value === "string") return withOtherLetter(value, random);
  if (typeof value === "number") return value + 1;
  if (typeof value !== "object" || value === null) return "~";
  const members = Object.entries(value);
  const [name, inner] = members[Math.floor(random() * members.length)] ?? [undefined, undefined];
  if (name === undefined) return Array.isArray(value) ? ["~"] : { other: "~" };
  const how = random();
  const altered =
    how < 0.15
      ? members.filter(([one]) => one !== name)
      : how < 0.3
        ? [...members, [Array.isArray(value) ? String(members.length) : "other", inner] as const]
        : members.map(([one, old]) => [one, one === name ? withOtherInside(old, random) : old] as const);
  return Array.isArray(value) ? altered.map(([, one]) => one) : Object.fromEntries(altered);
}
