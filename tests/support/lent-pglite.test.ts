import { expect, inject, it, vi } from "vitest";
import { lendPGlite } from "./lent-pglite.ts";

const borrow = () => lendPGlite(inject("pgliteTemplate") ?? "");
// Each function is another one each time it is asked for; what a PGlite holds is not.
const isSame = (one: Awaited<ReturnType<typeof borrow>>, other: typeof one) => one.Module === other.Module;

it("a PGlite that was given back is lent again as good as new, and refused to whoever gave it back", async () => {
  const first = await borrow();
  await first.exec("insert into person values (gen_random_uuid(), 'olena', false, null, now(), null)");
  await first.exec("set search_path to pg_catalog; analyze public.person; prepare asked as select 1");
  const asked = vi.spyOn(first, "query");
  await first.exec("begin");
  await Promise.all([first.close(), first.close()]);
  expect(first.closed).toBe(true);
  expect(() => first.query("select 1")).toThrow("PGlite is closed");

  const second = await borrow();
  expect([isSame(first, second), second.closed]).toEqual([true, false]);
  const { rows } = await second.query(
    `select (select count(*)::int from person) as people, current_schema() as schema,
       (select count(*)::int from pg_prepared_statements where name = 'asked') as prepared,
       (select count(*)::int from pg_stats where tablename = 'person') as statistics,
       (select count(*)::int from schema_migration) > 1 as migrated`,
  );
  expect(rows).toEqual([{ people: 0, schema: "public", prepared: 0, statistics: 0, migrated: true }]);
  expect(asked).not.toHaveBeenCalled();
  await second.close();
});

it("a PGlite whose schema was changed is not lent again", async () => {
  const changed = await borrow();
  await changed.exec("alter table point drop constraint point_parent_fk");
  await changed.close();
  const next = await borrow();
  expect(isSame(changed, next)).toBe(false);
  await next.close();
});
