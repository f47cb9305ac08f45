import postgres from "postgres";
import { afterAll, describe, expect, it } from "vitest";
import { openStorage } from "../../src/storage/open-storage.ts";
import { createTestDatabase, describeOnBothDatabases } from "../support/databases.ts";

describe("migrating one PostgreSQL", () => {
  const close: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const one of close.reverse()) await one();
  });

  it("is done once when six services start on an empty database at the same time", async () => {
    const databaseUrl = await createTestDatabase((one) => close.push(one), "empty");
    const services = await Promise.all(Array.from({ length: 6 }, () => openStorage({ databaseUrl })));
    for (const service of services) expect(await service.isReady()).toBe(true);
    await Promise.all(services.map((service) => service.close()));
    const client = postgres(databaseUrl, { max: 1 });
    const done = await client`select name, count(*)::int as times from schema_migration group by name order by name`;
    await client.end();
    expect(done.every(({ times }) => times === 1)).toBe(true);
    expect(done.map(({ name }) => name)).toContain("0000_negotiations_and_versions");
  });

  it("is refused on a database that a newer release has changed", async () => {
    const databaseUrl = await createTestDatabase((one) => close.push(one));
    const client = postgres(databaseUrl, { max: 1 });
    await client`insert into schema_migration (name, done_at) values ('9999_from_the_future', now())`;
    await client.end();
    await expect(openStorage({ databaseUrl })).rejects.toMatchObject({
      code: "record-unavailable",
      message: "The database was changed by a newer release of Travaux (9999_from_the_future).",
    });
  });
});

describeOnBothDatabases("a migrated database", (openTestStorage) => {
  it("opens again without a change", async () => {
    const { query, databaseUrl } = await openTestStorage();
    const before = await query("select name, done_at::text from schema_migration order by name");
    if (databaseUrl !== undefined) await (await openStorage({ databaseUrl })).close();
    expect(await query("select name, done_at::text from schema_migration order by name")).toEqual(before);
  });
});

describe("a database that is not there", () => {
  it("is a problem that names no password", async () => {
    const opening = openStorage({ databaseUrl: "postgres://user:secret-word@127.0.0.1:1/none" });
    await expect(opening).rejects.toMatchObject({ code: "record-unavailable" });
    await expect(opening).rejects.not.toThrow(/secret-word/u);
  });
});
