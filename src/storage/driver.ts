import { DrizzleQueryError } from "drizzle-orm/errors";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type { SQL } from "drizzle-orm/sql";
import { Problem } from "../model/problem.ts";

/**
 * A place to run queries: PGlite or PostgreSQL, outside or inside a transaction. What differs between the two drivers
 * is evened out in this file; nothing else in the project knows which one it speaks to.
 */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Where queries are run from. */
export type Sessions = {
  /** Runs `work` outside a transaction. */
  use<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /** The same before all others who wait for a session. */
  useFirst<T>(work: (database: Database) => Promise<T>): Promise<T>;
  /**
   * Runs `work` in one transaction: committed when it returns, rolled back when it throws.
   *
   * @param role - Whose rights it has, instead of those of the database's user.
   * @throws also where a query in it failed and `work` overlooked that: nothing was committed then.
   */
  transaction<T>(work: (database: Database) => Promise<T>, role?: string): Promise<T>;
  /** Runs `work`, which only reads, on the database as it is now, whatever others commit meanwhile. */
  snapshot<T>(work: (database: Database) => Promise<T>, role?: string): Promise<T>;
  /** Whether other processes may have sessions on the same database. */
  readonly isShared: boolean;
  /** See `Storage`. */
  changes(): number | undefined;
  close(): Promise<void>;
};

// A row lock decides only if the query after it sees what the one before us committed; a server may have another default.
export const READ_COMMITTED = "begin isolation level read committed";
export const AS_OF_NOW = "begin isolation level repeatable read read only";

/**
 * How a transaction begins under a role, in one message; under none where it is empty. `set local`, so that the rights of a
 * connection are its own again at the end, also behind a pooler.
 *
 * @param role - A name of ours, which needs no quotes.
 */
export function beginAs(begin: string, role: string): string {
  return role === "" ? begin : `${begin}; set local role ${role}`;
}

/** @param command - What PostgreSQL says that it did: a commit after a failed query is a rollback, and no error. */
export function refuseUndone(command: string | undefined): void {
  if (command !== "COMMIT") throw new Error("A query of this transaction failed, so nothing of it was committed.");
}

/** Runs SQL that has no query builder. PGlite answers `{ rows }`, postgres.js the rows themselves. */
export async function rowsOf(database: Database, query: SQL): Promise<readonly Record<string, unknown>[]> {
  const answer: unknown = await database.execute(query);
  if (Array.isArray(answer)) return answer;
  return (answer as { readonly rows: readonly Record<string, unknown>[] }).rows;
}

/** SQLSTATE, or the driver's word for a lost connection, of whatever was thrown; drizzle wraps the driver's error. */
export function errorCode(error: unknown): string | undefined {
  const cause = error instanceof DrizzleQueryError ? error.cause : error;
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Whether the database refused or did not answer a query; what is wrong with the rows that it gave is no such failure. */
export function isFailedQuery(error: unknown): boolean {
  return error instanceof DrizzleQueryError;
}

// Class 08 and 57P are PostgreSQL's; the rest are postgres.js's and Node's.
const CONNECTION_CODES =
  /^(08...|57P0[123]|CONNECTION_(CLOSED|ENDED|DESTROYED)|CONNECT_TIMEOUT|E(CONNREFUSED|CONNRESET|PIPE|NOTFOUND|HOSTUNREACH|TIMEDOUT|AI_AGAIN))$/u;

/** Whether an error says that the connection is gone, and so whatever was going on over it. */
export function isConnectionLoss(error: unknown): boolean {
  return CONNECTION_CODES.test(errorCode(error) ?? "");
}

/**
 * Turns a lost or refused connection into the `record-unavailable` that it is; everything else stays as thrown.
 * The message names no address: a database's URL holds its password.
 */
export function asProblem(error: unknown): unknown {
  if (!isConnectionLoss(error)) return error;
  return new Problem(
    "record-unavailable",
    `The database does not answer (${errorCode(error)}).`,
    "Try again when it is back; filing the same bytes twice is harmless.",
  );
}
