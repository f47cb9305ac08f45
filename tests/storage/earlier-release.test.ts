import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import postgres from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import { adoptUnjournalled } from "../../src/record/adopt-unjournalled.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorage, openStorageOnPGlite, type Storage } from "../../src/storage/open-storage.ts";
import { createTestDatabase } from "../support/databases.ts";

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`;

/** A negotiation with a parent, its child and a sub-point, as the release before the journal kept it. */
const FILED_BEFORE = `
insert into negotiation values ('${id(1)}', 'lake', 'Talks', 'On a lake.', '[]', '[]');
insert into document values ('${id(1)}', '${id(2)}', 'plan', 'The plan', 0);
insert into capture values ('${id(1)}', 'abc', '\\x00ff');
insert into version values
  ('${id(1)}', '${id(3)}', '${id(2)}', 'v1', 'First', null, null, null, '2025-01-01', null, null, 'full', 'printed',
   'en', null, null, null, 'B', 'seen twice', null, '[]', null, 2, '2025-01-02T03:04:05.678901Z', 'abc', 'text/plain', 'text 1'),
  ('${id(1)}', '${id(4)}', '${id(2)}', 'v2', 'Second', null, null, null, '2025-02-01', null, '${id(3)}', 'full', 'printed',
   'en', null, null, null, null, null, null, '[]', null, 0, '2025-01-02T03:04:05.678901Z', 'abc', 'text/plain', 'text 1');
insert into version_based_on values ('${id(1)}', '${id(4)}', '${id(3)}', 0);
insert into point values
  ('${id(1)}', '${id(3)}', '${id(5)}', null, 0, 0, '1', '1', null, null, 'Above', null, null, null, null),
  ('${id(1)}', '${id(3)}', '${id(6)}', '${id(5)}', 1, 1, '1.a', 'a', null, null, 'Below', null, null, null, null);
`;

async function firstRelease(): Promise<string> {
  const migration = await readFile(join(PACKAGE_FOLDER, "migrations", "0000_negotiations_and_versions.sql"), "utf8");
  return `${migration.replaceAll("--> statement-breakpoint", "")}
    create table schema_migration (name text primary key, done_at timestamptz not null);
    insert into schema_migration values ('0000_negotiations_and_versions', now());
    ${FILED_BEFORE}`;
}

describe("a database of the release before the journal", () => {
  const close: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const one of close.reverse()) await one();
  });

  const opened: Record<string, () => Promise<Storage>> = {
    PGlite: async () => {
      const client = await PGlite.create();
      await client.exec(await firstRelease());
      return openStorageOnPGlite(client);
    },
    PostgreSQL: async () => {
      const databaseUrl = await createTestDatabase((one) => close.push(one), "empty");
      const client = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
      await client.unsafe(await firstRelease());
      await client.end();
      return openStorage({ databaseUrl });
    },
  };
  for (const [kind, open] of Object.entries(opened)) {
    it(`is brought up to date with all that it holds, on ${kind}`, async () => {
      const storage = await open();
      close.push(() => storage.close());
      await adoptUnjournalled(storage);
      // A second time there is nothing left to do.
      await adoptUnjournalled(storage);
      const record = openRecord(storage);
      const version = await record.getVersion({ negotiation: "lake", document: "plan", version: "v1" });
      expect(version.points.map(({ path, parent, text }) => [path, parent, text])).toEqual([
        ["1", null, "Above"],
        ["1.a", "1", "Below"],
      ]);
      expect([version.reading, version.grade, version.filedAt]).toEqual([1, "B", "2025-01-02T03:04:05.679Z"]);
      const { entries } = await record.readJournal("lake", -1, 10);
      expect(entries.map(({ event, version: of }) => `${event} ${of ?? ""}`.trim())).toEqual([
        "negotiation-described",
        "version-filed v1",
        "version-filed v2",
      ]);
    });
  }
});
