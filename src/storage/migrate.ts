import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm/sql";
import { Problem } from "../model/problem.ts";
import { PACKAGE_FOLDER } from "../package-folder.ts";
import { type Database, errorCode, rowsOf, type Sessions } from "./driver.ts";
import { runTransaction } from "./transaction.ts";

/** One file of `migrations/`: its name without `.sql`, and its statements. */
type Migration = { readonly name: string; readonly statements: readonly string[] };

/**
 * Brings a database to the newest schema: runs every migration that it has not had yet, all of them in one transaction.
 *
 * Several processes may do this on one database at once; they wait for each other on one locked row. drizzle's own
 * migrator is not used: it keeps its list in a serial column, which a distributed database lacks, and takes no lock.
 *
 * @throws Problem `record-unavailable` when the database has had a migration that this release does not know.
 */
export async function migrate(sessions: Sessions): Promise<void> {
  const migrations = await readMigrations();
  await sessions.use(createListOfMigrations);
  await runTransaction(sessions, async (transaction) => {
    await rowsOf(transaction, sql`select name from schema_migration where name = ${LOCKED_ROW} for update`);
    const done = await rowsOf(transaction, sql`select name from schema_migration where name <> ${LOCKED_ROW}`);
    const names = new Set(done.map((row) => String(row.name)));
    refuseNewerDatabase(names, migrations);
    for (const { name, statements } of migrations) {
      if (names.has(name)) continue;
      for (const statement of statements) await transaction.execute(sql.raw(statement));
      await transaction.execute(sql`insert into schema_migration (name, done_at) values (${name}, now())`);
    }
  });
}

// Not the name of a migration: those start with a number.
const LOCKED_ROW = "(lock)";

/** In the order of drizzle-kit's journal: a file that is not in it is not run, which tests/storage/schema.test.ts notices. */
async function readMigrations(): Promise<readonly Migration[]> {
  const folder = join(PACKAGE_FOLDER, "migrations");
  const journal = JSON.parse(await readFile(join(folder, "meta", "_journal.json"), "utf8")) as {
    readonly entries: readonly { readonly tag: string }[];
  };
  return Promise.all(
    journal.entries.map(async ({ tag }) => ({
      name: tag,
      statements: (await readFile(join(folder, `${tag}.sql`), "utf8")).split("--> statement-breakpoint"),
    })),
  );
}

/**
 * `create table if not exists` by two sessions at once fails in one of them on PostgreSQL's own catalogue. The loser
 * asks again and finds the table there.
 */
async function createListOfMigrations(database: Database): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await database.execute(
        sql`create table if not exists schema_migration (name text primary key, done_at timestamptz not null)`,
      );
      await database.execute(
        sql`insert into schema_migration (name, done_at) values (${LOCKED_ROW}, now()) on conflict do nothing`,
      );
      return;
    } catch (error) {
      if (attempt === 10 || !ALREADY_THERE.has(errorCode(error) ?? "")) throw error;
      await wait(Math.random() * 50);
    }
  }
}

// unique_violation (on pg_type or pg_class), duplicate_table, duplicate_object, and two that distributed engines give.
const ALREADY_THERE: ReadonlySet<string> = new Set(["23505", "42P07", "42710", "40001", "40P01"]);

function refuseNewerDatabase(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...done].filter((name) => !known.has(name)).sort();
  if (unknown.length === 0) return;
  throw new Problem(
    "record-unavailable",
    `The database was changed by a newer release of Travaux (${unknown.join(", ")}).`,
    "Start that release, or a newer one.",
  );
}
