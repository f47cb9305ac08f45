import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import { gatherLeaves } from "../../src/record/ledger/gather-leaves.ts";
import { verifyStored } from "../../src/record/ledger/verify-stored.ts";
import { openRecord } from "../../src/record/record.ts";
import { openStorage, type Storage } from "../../src/storage/open-storage.ts";
import { READABLE_TABLES, READER_ROLES } from "../../src/storage/row-security.ts";
import { createTestDatabase, describeOnBothDatabases, type TestStorage } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { fileTalks, HIDDEN_WORD, MOMENT, STATES, type State } from "../support/hidden-talks.ts";
import { ledgerKey } from "../support/ledger-key.ts";

type ReaderView = keyof typeof READER_ROLES;
const READER_VIEWS = Object.keys(READER_ROLES) as ReaderView[];
const HIDDEN_FROM: Readonly<Record<ReaderView, readonly State[]>> = {
  members: ["private", "embargoed"],
  public: ["private", "embargoed", "shared"],
};
const BEFORE = () => MOMENT - 1;
// The names of terms are what the database shows and the program does not: see decisions/0014-the-second-net.md.
const SELECT: Readonly<Record<string, string>> = {
  journal: "select * from journal where event <> 'term-named'",
  ledger_leaf:
    "select ledger_leaf.* from ledger_leaf join journal using (negotiation_id, position) where event <> 'term-named'",
};

describeOnBothDatabases("the rights of those who see less than the desk", (openTestStorage, kind) => {
  /** Runs SQL as a view's role. */
  const queryAs = async ({ query }: TestStorage, view: ReaderView, sql: string) => {
    await query("begin");
    try {
      await query(`set local role ${READER_ROLES[view]}`);
      return await query(sql);
    } finally {
      await query("rollback");
    }
  };

  for (const state of Object.keys(STATES) as State[]) {
    it(`are those of nobody who was ever told, for what is ${state}`, async () => {
      const test = await openTestStorage();
      // The same talks twice, without what is hidden and then with it: a role must find as much in both.
      const counted = new Map<string, unknown>();
      for (const isHiddenFiled of [false, true]) {
        await emptyRecord(test);
        await fileTalks(test.storage, state, isHiddenFiled, BEFORE);
        const record = openRecord(test.storage, undefined, BEFORE);
        await openLineages(test.storage, record).tabulateTracks(`talks-${state}`);
        await gatherLeaves(test.storage, ledgerKey());
        for (const view of READER_VIEWS) {
          for (const table of READABLE_TABLES) {
            const rows = await queryAs(test, view, SELECT[table] ?? `select * from ${table}`);
            const isHidden = HIDDEN_FROM[view].includes(state);
            const name = `${view}: ${table}`;
            if (isHidden) expect(textOf(rows), name).not.toContain(HIDDEN_WORD);
            if (!isHiddenFiled) counted.set(name, rows.length);
            else if (isHidden) expect([name, rows.length]).toEqual([name, counted.get(name)]);
            else if (table === "point" || table === "ledger_leaf")
              expect(rows.length, name).toBeGreaterThan(Number(counted.get(name)));
          }
        }
      }
    });
  }

  it("reach no other table, and write into none", async () => {
    const test = await openTestStorage();
    const tables = await test.query(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace",
    );
    expect(tables.length).toBeGreaterThan(READABLE_TABLES.length);
    for (const view of READER_VIEWS) {
      for (const { name } of tables) {
        const isReadable = (READABLE_TABLES as readonly unknown[]).includes(name);
        const read = queryAs(test, view, `select * from ${String(name)} limit 0`);
        if (isReadable) await read;
        else await expect(read, `${view} reads ${String(name)}`).rejects.toThrow(/permission denied/u);
        for (const write of [`delete from ${String(name)}`, `insert into ${String(name)} default values`]) {
          await expect(queryAs(test, view, write), `${view}: ${write}`).rejects.toThrow(/permission denied/u);
        }
      }
    }
  });

  it("are held by a policy on each of their tables, and by roles that can do nothing else", async () => {
    const { query } = await openTestStorage();
    const secured = await query("select relname as name from pg_class where relrowsecurity and relkind = 'r'");
    expect(secured.map(({ name }) => name).sort()).toEqual([...READABLE_TABLES].sort());
    const roles = await query(
      `select rolname from pg_roles where rolname like 'travaux\\_%' and
       not (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)`,
    );
    expect(roles.map(({ rolname }) => rolname).sort()).toEqual(Object.values(READER_ROLES).sort());
  });

  it("hide what is hidden also from a program that forgets to", async () => {
    const test = await openTestStorage();
    await emptyRecord(test);
    await fileTalks(test.storage, "private", true, BEFORE);
    const forgetful = forgetfulProgram(test.storage, "public");
    const told = JSON.stringify(await forgetful.readEverything("talks-private"));
    expect(told).toContain("both towns");
    // Who is asked knows nothing of views: only the name of the term is told.
    expect(told.replaceAll(`A cap of ${HIDDEN_WORD}`, "")).not.toContain(HIDDEN_WORD);
    expect(told).not.toContain("secret");
    const whole = JSON.stringify(await forgetfulProgram(test.storage, "desk").readEverything("talks-private"));
    expect(whole).toContain(`Nets: ${HIDDEN_WORD}`);
  });

  it("are asked whether a view may see what the program shows it", async () => {
    const { storage, query } = await openTestStorage();
    await emptyRecord({ query });
    const record = openRecord(storage);
    const verify = () => verifyStored(storage, ledgerKey(), {});
    await record.describeNegotiation(aNegotiation("lake"));
    const ref = { negotiation: "lake", document: "plan", version: "open" };
    await record.fileVersion(ref, aCapture("open"), aDraft());
    expect((await record.seenBy("public").getNegotiation("lake")).versions).toHaveLength(1);
    await gatherLeaves(storage, ledgerKey());
    expect(await verify()).toMatchObject({ ok: true });
    await query("update version set open_state = 'private' where slug = 'open'");
    await expect(openRecord(storage).seenBy("public").getNegotiation("lake")).rejects.toThrow(
      "The database does not show to public the version open.",
    );
    expect(await verify()).toMatchObject({
      ok: false,
      failure: { sentence: "lake/plan@open is kept as open to others than its journal says." },
    });
    await query("update version set open_state = 'published' where slug = 'open'");
    expect(await verify()).toMatchObject({ ok: true });
  });

  it("follow from the journal for what was filed by a release that did not have them", async () => {
    const test = await openTestStorage();
    await emptyRecord(test);
    for (const state of Object.keys(STATES) as State[]) await fileTalks(test.storage, state, true, BEFORE);
    const ref = { negotiation: "talks-embargoed", document: "plan", version: "hidden" };
    await openRecord(test.storage, undefined, BEFORE).withdrawVersion(ref, "It was false.");
    const opened = { negotiation: "talks-private", document: "plan", version: "hidden" };
    await openRecord(test.storage, undefined, BEFORE).openVersion(opened, { state: "shared" });
    const kept = () =>
      test.query("select negotiation_id, slug, open_state, public_from from version order by negotiation_id, slug");
    const before = await kept();
    expect(new Set(before.map(({ open_state: state }) => state)).size).toBe(3);
    await test.query("update version set open_state = 'unknown', public_from = null");
    for (const statement of await statementsOf("0007_row_security", /^\s*(?:--.*\n)?UPDATE/u))
      await test.query(statement);
    expect(await kept()).toEqual(before);
  });

  if (kind === "PGlite") return;

  it("are made ready again where a copy of the database came without them", async () => {
    const { storage, query, databaseUrl } = await openTestStorage();
    await query(`revoke all on version, point from ${READER_ROLES.public}`);
    await expect(storage.seenBy("public").read((rows) => rows.versions.list())).rejects.toThrow();
    const again = await openStorage({ databaseUrl: databaseUrl ?? "" });
    expect(await again.seenBy("public").read((rows) => rows.versions.list())).toBeDefined();
    await again.close();
  });

  it("keep a database's user from opening that would see less than all, or may not make the roles", async () => {
    const close: (() => Promise<void>)[] = [];
    const databaseUrl = await createTestDatabase((one) => close.push(one));
    const admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
    const user = `stranger_${Math.random().toString(36).slice(2)}`;
    await admin.unsafe(
      `create role ${user} login; grant all on schema public to ${user}; grant all on all tables in schema public to ${user}`,
    );
    const opening = () => openStorage({ databaseUrl: databaseUrl.replace("//travaux@", `//${user}@`) });
    try {
      await expect(opening()).rejects.toMatchObject({
        code: "record-unavailable",
        message: `The tables of the record do not belong to the database's user ${user}, who would not see all of it.`,
      });
      await admin.unsafe(`alter schema public owner to ${user}`);
      for (const { tablename } of await admin`select tablename from pg_tables where schemaname = 'public'`)
        await admin.unsafe(`alter table ${tablename} owner to ${user}`);
      await expect(opening()).rejects.toMatchObject({
        message: expect.stringContaining(`The database's user ${user} may not make the roles travaux_members and`),
        hint: `Have an administrator run: grant travaux_members, travaux_public to "${user}";`,
      });
      await admin.unsafe(`grant travaux_members, travaux_public to "${user}"`);
      await (await opening()).close();
    } finally {
      await admin.unsafe(`reassign owned by ${user} to current_user; drop owned by ${user}; drop role ${user}`);
      await admin.end();
      for (const one of close.reverse()) await one();
    }
  });
});

/** The capabilities of the desk over the storage of a view: a program whose own leaving out does nothing. */
function forgetfulProgram(whole: Storage, view: "desk" | ReaderView) {
  // What it works out it would keep, which is refused.
  const storage: Storage = { ...whole.seenBy(view), transaction: async () => undefined as never };
  const record = openRecord(storage, undefined, BEFORE);
  const lineages = openLineages(storage, record, undefined, undefined, whole);
  return {
    async readEverything(negotiation: string): Promise<unknown> {
      const snapshot = await record.getNegotiation(negotiation);
      const versions = [];
      for (const { document, version } of snapshot.versions) {
        const ref = { negotiation, document, version };
        const { bytes } = await record.getCapture(ref);
        versions.push(await record.getVersion(ref), Buffer.from(bytes).toString());
      }
      return [
        [...snapshot.versionKeys.keys()],
        [snapshot.versions, snapshot.verdicts, snapshot.choices],
        versions,
        await record.listNegotiations(),
        await record.readJournal(negotiation, -1, 1000),
        await lineages.tabulateTracks(negotiation),
        await lineages.tabulateTerms(negotiation),
        await lineages.followPoint({ negotiation, document: "plan", version: "first", path: "1" }),
      ];
    },
  };
}

async function statementsOf(migration: string, wanted: RegExp): Promise<readonly string[]> {
  const text = await readFile(join(PACKAGE_FOLDER, "migrations", `${migration}.sql`), "utf8");
  const found = text.split("--> statement-breakpoint").filter((statement) => wanted.test(statement));
  expect(found.length).toBeGreaterThan(0);
  return found;
}

function textOf(rows: readonly Record<string, unknown>[]): string {
  const written = (value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value);
  return JSON.stringify(rows.map((row) => Object.values(row).map(written)));
}

async function emptyRecord({ query }: Pick<TestStorage, "query">): Promise<void> {
  await query("truncate negotiation, ledger_node, ledger_checkpoint cascade");
  await query("update ledger_tree set size = 0");
}
