import type { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { afterAll, describe, inject } from "vitest";
import { openStorage, openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { lendPGlite } from "./lent-pglite.ts";
import { createDatabase, dropDatabase, urlOfDatabase } from "./postgres-server.ts";

/** Which of the two databases a test runs on. */
export type DatabaseKind = "PGlite" | "PostgreSQL";

/** A migrated, empty database of the test file's own. */
export type TestStorage = {
  readonly kind: DatabaseKind;
  readonly storage: Storage;
  /** Runs SQL behind the storage's back, to look at what it did. */
  query(sql: string): Promise<readonly Record<string, unknown>[]>;
  /** For a second `openStorage` on the same database; PGlite has none. */
  readonly databaseUrl: string | undefined;
};

/**
 * Runs the same tests on PGlite and on a real PostgreSQL. `openTestStorage` gives the same database every time within
 * one of the two, closed when its tests are over: tests keep apart by negotiations of their own.
 */
export function describeOnBothDatabases(
  name: string,
  tests: (openTestStorage: () => Promise<TestStorage>, kind: DatabaseKind) => void,
): void {
  for (const [kind, open] of [
    ["PGlite", openOnPGlite],
    ["PostgreSQL", openOnPostgres],
  ] as const) {
    describe(`${name}, on ${kind}`, () => {
      const close: (() => Promise<void>)[] = [];
      let opened: Promise<TestStorage> | undefined;
      afterAll(async () => {
        // Last opened first: a database is dropped when nobody is connected to it any more.
        for (const one of close.reverse()) await one();
      });
      tests(() => {
        opened ??= open((one) => close.push(one));
        return opened;
      }, kind);
    });
  }
}

type OnClose = (close: () => Promise<void>) => void;

/** A PGlite of a test file's own, for what needs many answers and no second database: it gives them with less work. */
export async function openOnPGlite(onClose: OnClose): Promise<TestStorage> {
  const client = await loadMigratedPGlite();
  const storage = await openStorageOnPGlite(client);
  onClose(() => storage.close());
  return {
    kind: "PGlite",
    storage,
    query: async (sql) => (await client.query<Record<string, unknown>>(sql)).rows,
    databaseUrl: undefined,
  };
}

/** The PGlite itself, for tests that watch what is asked of it. */
export async function loadMigratedPGlite(): Promise<PGlite> {
  const template = inject("pgliteTemplate");
  if (template === undefined)
    throw new Error("tests/support/global-setup.ts counts this chapter as needing no database.");
  return lendPGlite(template);
}

async function openOnPostgres(onClose: OnClose): Promise<TestStorage> {
  const databaseUrl = await createTestDatabase(onClose);
  const storage = await openStorage({ databaseUrl });
  onClose(() => storage.close());
  const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  onClose(() => client.end());
  return { kind: "PostgreSQL", storage, query: (sql) => client.unsafe(sql), databaseUrl };
}

/**
 * A database of its own on the real PostgreSQL, dropped by what `onClose` is given. Fails, saying how to get one, where
 * there is no PostgreSQL.
 *
 * @param from - `migrated`, or `empty` for tests of migrating. @returns Its URL.
 */
export async function createTestDatabase(onClose: OnClose, from: "migrated" | "empty" = "migrated"): Promise<string> {
  const server = inject("postgres");
  if (server === undefined)
    throw new Error("tests/support/global-setup.ts counts this chapter as needing no database.");
  if (server.kind === "missing") throw new Error(server.why);
  const { serverUrl } = server;
  const name = await createDatabase(serverUrl, from === "migrated" ? server.template : "template0");
  onClose(() => dropDatabase(serverUrl, name));
  return urlOfDatabase(serverUrl, name);
}
