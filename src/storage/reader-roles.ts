import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm/sql";
import type { View } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { type Database, errorCode, rowsOf, type Sessions } from "./driver.ts";
import { READABLE_TABLES, READER_ROLES } from "./row-security.ts";

/** Everybody but the desk, which reads as the owner of the tables. */
type ReaderView = Exclude<View, "desk">;
type ReaderRole = (typeof READER_ROLES)[ReaderView];

/**
 * The same sessions, but with no more rights than a view's role has: what the view does not see is not there, and nothing
 * can be written. A transaction for each use.
 */
export function sessionsAs(sessions: Sessions, view: ReaderView): Sessions {
  const role = READER_ROLES[view];
  return {
    isShared: sessions.isShared,
    changes: sessions.changes,
    use: (work) => sessions.transaction(work, role),
    useFirst: (work) => sessions.transaction(work, role),
    transaction: (work) => sessions.transaction(work, role),
    snapshot: (work) => sessions.snapshot(work, role),
    close: () => sessions.close(),
  };
}

const ATTEMPTS = 10;

/**
 * Sees to it that the roles are there and may read what they should, and makes them where they are missing: they belong
 * to the server, and do not come along with a copy of the database. Five queries where all is well. Any number of
 * processes may do this at once, also on several databases of one server.
 *
 * @throws Problem `record-unavailable` where the database's user does not own the tables, or may not make the roles.
 */
export async function readyReaderRoles(sessions: Sessions): Promise<void> {
  await sessions.use(refuseStrangers);
  for (const view of Object.keys(READER_ROLES) as ReaderView[]) {
    for (let attempt = 1; !(await mayRead(sessions, view)); attempt += 1) {
      if (attempt > ATTEMPTS) throw new Error(`The role ${READER_ROLES[view]} was made, and cannot read.`);
      await sessions.use((database) => makeRole(database, READER_ROLES[view]));
    }
  }
}

/** Whoever does not own the tables is held by the policies too, and would take what they hide for gone. */
async function refuseStrangers(database: Database): Promise<void> {
  const [row] = await rowsOf(database, sql`select row_security_active('version') as active, current_user as name`);
  if (row?.active !== true) return;
  throw new Problem(
    "record-unavailable",
    `The tables of the record do not belong to the database's user ${String(row.name)}, who would not see all of it.`,
    "Name their owner in DATABASE_URL.",
  );
}

async function mayRead(sessions: Sessions, view: ReaderView): Promise<boolean> {
  const tables = sql.join(
    READABLE_TABLES.map((table) => sql`(select 1 from ${sql.identifier(table)} limit 0)`),
    sql` union all `,
  );
  try {
    await sessionsAs(sessions, view).use((database) => database.execute(tables));
    return true;
  } catch (error) {
    if (MISSING.has(errorCode(error) ?? "")) return false;
    throw error;
  }
}

// invalid_parameter_value and undefined_object (no such role), insufficient_privilege.
const MISSING: ReadonlySet<string> = new Set(["22023", "42704", "42501"]);

async function makeRole(database: Database, role: ReaderRole): Promise<void> {
  try {
    const name = sql.identifier(role);
    const [known] = await rowsOf(database, sql`select from pg_roles where rolname = ${role}`);
    if (known === undefined) await database.execute(sql`create role ${name} nologin`);
    await database.execute(sql`grant usage on schema public to ${name}`);
    const tables = sql.join(
      READABLE_TABLES.map((table) => sql.identifier(table)),
      sql`, `,
    );
    await database.execute(sql`grant select on ${tables} to ${name}`);
    const [own] = await rowsOf(database, sql`select rolsuper from pg_roles where rolname = current_user`);
    if (own?.rolsuper !== true) await database.execute(sql`grant ${name} to current_user`);
  } catch (error) {
    const code = errorCode(error) ?? "";
    if (code === "42501") throw await mayNotMake(database);
    if (!AT_ONCE.has(code)) throw error;
    await wait(Math.random() * 50);
  }
}

// Two at once: duplicate_object, unique_violation on pg_authid, and "tuple concurrently updated", which has no code of its own.
const AT_ONCE: ReadonlySet<string> = new Set(["42710", "23505", "XX000"]);

async function mayNotMake(database: Database): Promise<Problem> {
  const [row] = await rowsOf(database, sql`select current_user as name`);
  const user = String(row?.name);
  const roles = Object.values(READER_ROLES);
  const known = await rowsOf(database, sql`select rolname from pg_roles where rolname in ${roles}`);
  const missing = roles.filter((role) => !known.some(({ rolname }) => rolname === role));
  return new Problem(
    "record-unavailable",
    `The database's user ${user} may not make the roles ${roles.join(" and ")}, under which drafts are read for others than editors.`,
    `Have an administrator run: ${missing.map((role) => `create role ${role} nologin; `).join("")}grant ${roles.join(", ")} to "${user}";`,
  );
}
