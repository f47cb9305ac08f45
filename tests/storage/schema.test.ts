import { expect, it } from "vitest";
import { describeOnBothDatabases, type TestStorage } from "../support/databases.ts";

/**
 * The list of migrations belongs to the database, the ledger's tree to all negotiations (decisions/0007), and people with
 * what they follow stand beside them (decisions/0011, 0026).
 */
const OUTSIDE =
  "t.relname not in ('schema_migration', 'ledger_tree', 'ledger_leaf', 'ledger_node', 'ledger_checkpoint', 'ledger_key', " +
  "'person', 'membership', 'session', 'invitation', 'token', 'passkey', 'identity', 'ceremony', 'subscription', 'endpoint', " +
  "'feed')";
/** Tables, indexes and the rest that are ours. */
const OURS = "n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')";

// Each query answers what breaks the rule of decisions/0001, by name; a schema that keeps it answers nothing.
const rules = {
  "every table's primary key starts with the negotiation's id": `
    select t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
    left join pg_index i on i.indrelid = t.oid and i.indisprimary
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    where t.relkind = 'r' and ${OURS} and ${OUTSIDE}
      and (a.attname is distinct from 'negotiation_id' or a.atttypid <> 'uuid'::regtype)`,
  "every index starts with the negotiation's id, but for the negotiation's own public id": `
    select x.relname as name from pg_index i join pg_class x on x.oid = i.indexrelid
    join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
    left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
    where ${OURS} and ${OUTSIDE} and a.attname is distinct from 'negotiation_id' and x.relname <> 'negotiation_slug'`,
  "every foreign key stays inside a negotiation": `
    select c.conname as name from pg_constraint c
    join pg_attribute here on here.attrelid = c.conrelid and here.attnum = c.conkey[1]
    join pg_attribute there on there.attrelid = c.confrelid and there.attnum = c.confkey[1]
    where c.contype = 'f' and (here.attname <> 'negotiation_id' or there.attname <> 'negotiation_id')`,
  "no constraint is deferrable and none excludes": `
    select c.conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where ${OURS} and (c.condeferrable or c.contype = 'x')`,
  "no table has a trigger of ours": `select g.tgname as name from pg_trigger g where not g.tgisinternal`,
  "no sequence exists": `
    select t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where t.relkind = 'S' and ${OURS}`,
  "no column is an identity, is generated or has a default": `
    select t.relname || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid
    join pg_namespace n on n.oid = t.relnamespace
    where t.relkind = 'r' and ${OURS} and a.attnum > 0 and (a.atthasdef or a.attidentity <> '' or a.attgenerated <> '')`,
  "every id is a random UUID from the application": `
    select t.relname || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid
    join pg_namespace n on n.oid = t.relnamespace
    where t.relkind = 'r' and ${OURS} and a.attnum > 0 and a.attname like '%\\_id' and a.atttypid <> 'uuid'::regtype`,
};

// What each rule must find, were it there: a check that finds nothing may just be looking in the wrong place.
const offences: Readonly<Record<keyof typeof rules, string>> = {
  "every table's primary key starts with the negotiation's id":
    "create table offence (offence_id uuid primary key, negotiation_id uuid not null)",
  "every index starts with the negotiation's id, but for the negotiation's own public id":
    "create index offence on point (path)",
  "every foreign key stays inside a negotiation":
    "create unique index other on document (document_id); alter table version add constraint offence foreign key (document_id) references document (document_id)",
  "no constraint is deferrable and none excludes":
    "alter table document add constraint offence unique (negotiation_id, position) deferrable",
  "no table has a trigger of ours":
    "create trigger offence before update on point for each row execute function suppress_redundant_updates_trigger()",
  "no sequence exists": "create sequence offence",
  "no column is an identity, is generated or has a default":
    "alter table point add column offence integer generated always as identity",
  "every id is a random UUID from the application": "alter table point add column offence_id bigint",
};

describeOnBothDatabases("the migrated schema", (openTestStorage) => {
  for (const [rule, findOffenders] of Object.entries(rules)) {
    it(`keeps to it that ${rule}`, async () => {
      const { query } = await openTestStorage();
      expect(await query(findOffenders)).toEqual([]);
    });
  }

  it("has the tables that the rules are about", async () => {
    const { query } = await openTestStorage();
    const tables = await query(
      "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    expect(tables.map(({ relname }) => relname).sort()).toEqual([
      "alignment",
      "answered_request",
      "capture",
      "ceremony",
      "correction",
      "deed",
      "delivery",
      "delivery_attempt",
      "delivery_notice",
      "document",
      "endpoint",
      "fan_out",
      "feed",
      "identity",
      "invitation",
      "journal",
      "ledger_checkpoint",
      "ledger_key",
      "ledger_leaf",
      "ledger_node",
      "ledger_pending",
      "ledger_tree",
      "membership",
      "negotiation",
      "note",
      "notice",
      "passkey",
      "person",
      "point",
      "read_note",
      "schema_migration",
      "session",
      "subscription",
      "thread",
      "thread_deed",
      "thread_placement",
      "thread_presence",
      "thread_snapshot",
      "thread_update",
      "thread_writer",
      "token",
      "track_number",
      "untold_deed",
      "version",
      "version_based_on",
    ]);
  });

  for (const [rule, offence] of Object.entries(offences)) {
    it(`would be caught if it broke the rule that ${rule}`, async () => {
      const offenders = await whileBroken(await openTestStorage(), offence, rules[rule as keyof typeof rules]);
      expect(offenders.map(({ name }) => String(name)).join()).toContain("offence");
    });
  }
});

/** Answers `query` with the schema changed by `statements`, then changes it back. */
async function whileBroken({ query }: TestStorage, statements: string, findOffenders: string) {
  await query("begin");
  try {
    for (const statement of statements.split("; ")) await query(statement);
    return await query(findOffenders);
  } finally {
    await query("rollback");
  }
}
