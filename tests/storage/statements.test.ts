import type { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm/sql";
import { expect, it, onTestFinished, vi } from "vitest";
import { type Database, rowsOf } from "../../src/storage/driver.ts";
import { sessionsOnPGlite } from "../../src/storage/pglite-sessions.ts";
import { loadMigratedPGlite } from "../support/databases.ts";

async function open() {
  const client = await loadMigratedPGlite();
  const sessions = sessionsOnPGlite(client, () => client.close());
  onTestFinished(() => sessions.close());
  const ask = (query: ReturnType<typeof sql>) => sessions.use((database) => rowsOf(database, query));
  return { client, sessions, ask, readings: countReadings(client) };
}

/** How often PostgreSQL had to read a statement since the last time. */
function countReadings(client: PGlite): () => number {
  const sent = vi.spyOn(client, "execProtocolStream");
  return () => {
    const read = sent.mock.calls.filter(([message]) => "PC".includes(String.fromCharCode(message[0] ?? 0)));
    sent.mockClear();
    return read.length;
  };
}

it("a statement is read once, and then run with other values", async () => {
  const { ask, readings } = await open();
  const answers = [];
  for (const word of ["lake", "nets", null, "it's"]) {
    answers.push(...(await ask(sql`select ${word}::text as word, ${3}::int + 1 as sum`)));
  }
  expect(answers).toEqual(["lake", "nets", null, "it's"].map((word) => ({ word, sum: 4 })));
  expect(readings()).toBe(1);
});

it("gives what PGlite gives by itself, of every kind", async () => {
  const { client, ask } = await open();
  const text = `select true as flag, 9007199254740993::int8 as large, 1.5::float8 as share, '\\x0a'::bytea as bytes,
    '{"of": ["lake"]}'::jsonb as said, array['lake', 'both towns'] as words, array[[1, 2], [3, 4]] as places, null as nothing`;
  const { rows } = await client.query(text);
  for (const _ of ["read", "run again"]) expect(await ask(sql.raw(text))).toEqual(rows);
});

it("a statement that fails says why, and is of use afterwards", async () => {
  const { sessions, ask, readings } = await open();
  const half = (of: number) => ask(sql`select 6 / ${of}::int as half`);
  expect(await half(2)).toEqual([{ half: 3 }]);
  await expect(half(0)).rejects.toMatchObject({ cause: { code: "22012" } });
  const failing = sessions.transaction((database) => rowsOf(database, sql`select 6 / ${0}::int as half`));
  await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
  expect(await half(3)).toEqual([{ half: 2 }]);
  expect(readings()).toBe(1);
  await expect(ask(sql`select from nowhere`)).rejects.toMatchObject({ cause: { code: "42P01" } });
  await ask(sql`create table nowhere (at int)`);
  expect(await ask(sql`select from nowhere`)).toEqual([]);
});

it("a statement that PGlite gives up without a word is no empty answer", async () => {
  const { ask } = await open();
  const deep = Array.from({ length: 1400 }, () => "1").join(" + ");
  await expect(ask(sql.raw(`select ${deep} as sum`))).rejects.toThrow("Failed query");
});

// A plan that was made for an empty table would go through a full one row by row.
it("is planned anew once much was written, and now and then", async () => {
  const { ask, readings } = await open();
  const look = () => ask(sql`select title from negotiation where slug = ${"lake"}`);
  const fill = (rows: number) =>
    ask(sql`insert into negotiation (negotiation_id, slug, title, summary, parties, rounds, times)
      select gen_random_uuid(), gen_random_uuid()::text, '', '', '[]', '[]', 'exact' from generate_series(1, ${rows}::int)`);
  for (let time = 0; time < 10; time += 1) await look();
  await fill(999);
  readings();
  await look();
  expect(readings()).toBe(0);
  await fill(1);
  readings();
  await look();
  expect(readings()).toBe(1);
  for (let time = 1; time < 100; time += 1) await look();
  expect(readings()).toBe(0);
  await look();
  expect(readings()).toBe(1);
});

it("keeps no more than some hundred, those that were used last", async () => {
  const { client, ask, readings } = await open();
  const give = (number: number) => ask(sql.raw(`select ${number} as given`));
  for (let number = 1; number <= 400; number += 1) {
    expect(await give(number)).toEqual([{ given: number }]);
    await give(1);
  }
  const { rows } = await client.query("select count(*)::int as kept from pg_prepared_statements");
  expect(rows).toEqual([{ kept: 300 }]);
  readings();
  await give(1);
  await give(400);
  expect(readings()).toBe(0);
  await give(2);
  expect(readings()).toBe(1);
});

it("what changes no rows is not kept, nor is what will hardly come again", async () => {
  const { client, ask } = await open();
  await ask(sql`set statement_timeout = 0`);
  await ask(sql.raw(`select '${"long ".repeat(2000)}' as long`));
  const { rows } = await client.query("select statement from pg_prepared_statements");
  expect(rows).toEqual([]);
});

it("two storages over one PGlite do not take each other's statements", async () => {
  const { client, ask } = await open();
  const other = sessionsOnPGlite(client, async () => undefined);
  await ask(sql`select 1 as one`);
  expect(await other.use((database) => rowsOf(database, sql`select 2 as two`))).toEqual([{ two: 2 }]);
  expect(await ask(sql`select 1 as one`)).toEqual([{ one: 1 }]);
});

it("a query that comes when its transaction is over is refused", async () => {
  const { sessions } = await open();
  let kept: Database | undefined;
  await sessions.transaction(async (database) => {
    kept = database;
  });
  const late = async () => kept && rowsOf(kept, sql`select 1`);
  await expect(late()).rejects.toMatchObject({ cause: { message: "The transaction of this query is over." } });
});

it("waits for a transaction of somebody else", async () => {
  const { client, ask } = await open();
  const order: string[] = [];
  await Promise.all([
    client.transaction(async (transaction) => {
      await transaction.query("select 1");
      order.push("theirs");
    }),
    ask(sql`select 1`).then(() => order.push("ours")),
  ]);
  expect(order).toEqual(["theirs", "ours"]);
});
