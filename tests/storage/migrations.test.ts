import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { describe, expect, it } from "vitest";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import * as annotation from "../../src/storage/annotation-schema.ts";
import * as audit from "../../src/storage/audit-schema.ts";
import * as ledger from "../../src/storage/ledger-schema.ts";
import * as lineage from "../../src/storage/lineage-schema.ts";
import * as notification from "../../src/storage/notification-schema.ts";
import * as people from "../../src/storage/people-schema.ts";
import * as schema from "../../src/storage/schema.ts";

const FOLDER = join(PACKAGE_FOLDER, "migrations");

const TABLES = { ...schema, ...lineage, ...ledger, ...people, ...audit, ...annotation, ...notification };

describe("the migrations", async () => {
  const list: { entries: { idx: number; tag: string }[] } = await readJson("_journal.json");

  it("are all in the list that is run from, in order of their names", async () => {
    const files = (await readdir(FOLDER)).filter((name) => name.endsWith(".sql")).sort();
    expect(list.entries.map(({ tag }) => `${tag}.sql`)).toEqual(files);
  });

  it("make what the schema in the code says", async () => {
    const last = list.entries.at(-1)?.idx ?? 0;
    const made = await readJson<Parameters<typeof generateMigration>[0]>(
      `${String(last).padStart(4, "0")}_snapshot.json`,
    );
    // Not empty? npx drizzle-kit generate --name what-the-change-is
    expect(await generateMigration(made, generateDrizzleJson(TABLES, made.id))).toEqual([]);
  });
});

async function readJson<T>(name: string): Promise<T> {
  return JSON.parse(await readFile(join(FOLDER, "meta", name), "utf8"));
}
