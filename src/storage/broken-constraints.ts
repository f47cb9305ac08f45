import { getTableConfig, type IndexedColumn, type PgTable } from "drizzle-orm/pg-core";
import { type SQL, sql } from "drizzle-orm/sql";
import { type Database, rowsOf } from "./driver.ts";
import { ledgerCheckpoint, ledgerLeaf, ledgerNode, ledgerPending } from "./ledger-schema.ts";
import { capture, correction, document, journal, negotiation, point, version, versionBasedOn } from "./schema.ts";

// In the order in which they build on each other: what hangs on nothing is named where the gap is.
const TABLES = [
  ...[negotiation, document, capture, version, versionBasedOn, correction, point, journal],
  ...[ledgerLeaf, ledgerPending, ledgerNode, ledgerCheckpoint],
] as const;

/**
 * What stands in the tables of the record although their schema refuses it: a value that is missing or cannot be, a row
 * that is there twice, one that names a row which is gone. Whoever owns a database can put a constraint aside and back again, so the
 * rows themselves are asked.
 *
 * @returns A sentence about the first found. Some sixty queries, each a pass through a table or two.
 */
export async function findBrokenConstraint(database: Database): Promise<string | undefined> {
  for (const table of TABLES) {
    const found =
      (await findMissing(database, table)) ??
      (await findImpossible(database, table)) ??
      (await findTwice(database, table)) ??
      (await findHanging(database, table));
    if (found !== undefined) return found;
  }
  return (await findUnreadPoints(database)) ?? findLostEntries(database);
}

async function findMissing(database: Database, table: PgTable): Promise<string | undefined> {
  const { name, columns } = getTableConfig(table);
  const needed = columns.filter(({ notNull }) => notNull);
  const missing = sql.join(
    needed.map((column) => sql`${column} is null`),
    sql` or `,
  );
  const rows = await countWhere(database, table, missing);
  return rows === 0 ? undefined : `The table ${name} has ${ofRows(rows)} in which something is missing.`;
}

async function findImpossible(database: Database, table: PgTable): Promise<string | undefined> {
  const { name, checks } = getTableConfig(table);
  for (const check of checks) {
    const rows = await countWhere(database, table, sql`not (${check.value})`);
    if (rows > 0) return `The table ${name} has ${ofRows(rows)} that ${check.name} refuses.`;
  }
  return undefined;
}

async function findTwice(database: Database, table: PgTable): Promise<string | undefined> {
  const { name, primaryKeys, indexes, columns } = getTableConfig(table);
  const unique = indexes.filter(({ config }) => config.unique);
  const keys = [
    ...primaryKeys.map((key) => key.columns.map((column) => column.name)),
    ...columns.filter(({ primary }) => primary).map((column) => [column.name]),
    ...unique.map(({ config }) => config.columns.map((column) => (column as IndexedColumn).name ?? "")),
  ];
  for (const key of keys) {
    const [found] = await rowsOf(
      database,
      sql`select count(*)::integer as rows from (select from ${table} group by ${listed(key)} having count(*) > 1) as twice`,
    );
    const rows = Number(found?.rows);
    if (rows > 0) return `The table ${name} has ${ofRows(rows)} twice, by ${key.join(", ")}.`;
  }
  return undefined;
}

async function findHanging(database: Database, table: PgTable): Promise<string | undefined> {
  const { name, foreignKeys } = getTableConfig(table);
  for (const key of foreignKeys) {
    const { columns, foreignColumns, foreignTable } = key.reference();
    // One with a null names nothing.
    const names = columns.map((column) => sql`one.${sql.identifier(column.name)} is not null`);
    const meets = columns.map(
      (column, at) => sql`other.${sql.identifier(foreignColumns[at]?.name ?? "")} = one.${sql.identifier(column.name)}`,
    );
    const [found] = await rowsOf(
      database,
      sql`select count(*)::integer as rows from ${table} as one where ${and(names)}
        and not exists (select from ${foreignTable} as other where ${and(meets)})`,
    );
    const rows = Number(found?.rows);
    if (rows > 0) {
      return `The table ${name} has ${ofRows(rows)} that ${rows === 1 ? "names" : "name"} a ${getTableConfig(foreignTable).name} which is not there.`;
    }
  }
  return undefined;
}

/** A point of a reading that its version has not would be found by its path all the same. */
async function findUnreadPoints(database: Database): Promise<string | undefined> {
  const unread = sql`${point.reading} <> 1 and not exists (select from ${correction} as read
    where read.negotiation_id = ${point}.negotiation_id and read.version_id = ${point}.version_id
      and read.reading = ${point}.reading)`;
  const rows = await countWhere(database, point, unread);
  return rows === 0 ? undefined : `The table point has ${ofRows(rows)} of a reading that is not there.`;
}

/** An entry that does not wait for its place in the tree never gets one; one that waits and has one keeps all others out. */
async function findLostEntries(database: Database): Promise<string | undefined> {
  const of = (table: PgTable) => sql`exists (select from ${table} as one
    where one.negotiation_id = ${journal}.negotiation_id and one.position = ${journal}.position)`;
  const rows = await countWhere(database, journal, sql`${of(ledgerLeaf)} = ${of(ledgerPending)}`);
  if (rows === 0) return undefined;
  return `The journal has ${rows === 1 ? "an entry" : `${rows} entries`} that neither stands in the tree nor waits for it, or does both.`;
}

async function countWhere(database: Database, table: PgTable, where: SQL): Promise<number> {
  const [found] = await rowsOf(database, sql`select count(*)::integer as rows from ${table} where ${where}`);
  return Number(found?.rows);
}

function and(conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` and `);
}

function listed(names: readonly string[]): SQL {
  return sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  );
}

function ofRows(rows: number): string {
  return rows === 1 ? "a row" : `${rows} rows`;
}
