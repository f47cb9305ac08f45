import { leafHashOf } from "../../src/ledger/leaf.ts";
import { GrowingTree } from "../../src/ledger/merkle-tree.ts";
import { writeHex } from "../../src/ledger/strict-text.ts";
import type { JournalEvent } from "../../src/model/journal.ts";
import { contentOfEntry } from "../../src/storage/entry-content.ts";
import type { Rows } from "../../src/storage/open-storage.ts";
import { type Column, otherValue, RECORD_TABLES, type RecordTables, type Row, type Table } from "./record-tables.ts";

/** One who owns the database, and a drawing of numbers by which they choose. */
type Hand = RecordTables & { readonly random: () => number; readonly rows: Rows };

/** What was done, in words; undefined where nothing was, because the place chosen has nothing to alter. */
type Tampering = (hand: Hand) => Promise<string | undefined>;

// Says only in which order documents stand: other numbers in the same order are the same description.
const ORDER_ALONE = "document.position";
// A second row is read by nobody.
const READ_ONCE = "ledger_tree";
// An older checkpoint says nothing that a newer one does not, and whoever keeps one checks it against the tree.
const SAID_AGAIN = "ledger_checkpoint";

export const TABLE_TAMPERINGS: Readonly<Record<string, Tampering>> = {
  "a value is another one": async (hand) => {
    const { table, row, column } = pickValue(hand);
    return setValue(hand, table, row, column, otherValue(row[column.name], column, hand.random));
  },
  "a value is that of another row": async (hand) => {
    const { table, row, column } = pickValue(hand);
    return setValue(hand, table, row, column, pick(hand, table.rows)[column.name]);
  },
  "two rows have each other's value": async (hand) => {
    const table = pick(hand, hand.tables);
    const column = pick(hand, table.columns);
    const [one, other] = [pick(hand, table.rows), pick(hand, table.rows)];
    if (isSame(one[column.name], other[column.name]) || isExchangeOfAll(table, one, other, column)) return undefined;
    await hand.set(table, one, column, other[column.name]);
    await hand.set(table, other, column, one[column.name]);
    return `two rows of ${table.name} have each other's ${column.name}`;
  },
  "a row is gone": async (hand) => {
    const table = pick(
      hand,
      hand.tables.filter(({ name }) => name !== SAID_AGAIN),
    );
    await hand.delete(table, pick(hand, table.rows));
    return `a row of ${table.name} is gone`;
  },
  "a row is there twice": async (hand) => {
    const table = pickGrowing(hand);
    await hand.insert(table, pick(hand, table.rows));
    return `a row of ${table.name} is there twice`;
  },
  "a row is put in": async (hand) => {
    const table = pickGrowing(hand);
    const column = pick(hand, table.columns);
    const row = pick(hand, table.rows);
    const value = otherValue(row[column.name], column, hand.random);
    await hand.insert(table, { ...row, [column.name]: value });
    return `a row of ${table.name} is there again with another ${column.name}`;
  },
  "a value of a text is another one and all is hashed anew": async (hand) => {
    const table = hand.table(pick(hand, ["version", "point", "correction", "journal"] as const));
    const column = pick(
      hand,
      table.columns.filter(({ name }) => !/(?:^|_)(?:id|position|reading|hash|order|sha256)$/u.test(name)),
    );
    const row = pick(hand, table.rows);
    const what = await setValue(hand, table, row, column, otherValue(row[column.name], column, hand.random));
    return what === undefined ? undefined : afterHashing(hand, what);
  },
  "two entries are in each other's place and all is hashed anew": async (hand) => {
    const journal = hand.table("journal");
    const [one, other] = [pick(hand, journal.rows), pick(hand, journal.rows)];
    if (one.negotiation_id !== other.negotiation_id || one.position === other.position) return undefined;
    const position = journal.columns.find(({ name }) => name === "position") as Column;
    const at = journal.columns.find(({ name }) => name === "at") as Column;
    for (const [row, as] of [
      [one, other],
      [other, one],
    ] as const) {
      await hand.run(
        `update journal set position = $1, at = $2 where ctid = '${row.ctid}'`,
        [position, at].map(({ name }) => as[name]),
      );
    }
    return afterHashing(hand, `entries ${one.position} and ${other.position} are in each other's place`);
  },
};

/** Takes away what makes a whole: each of these once, and there is nothing to draw. */
export function wholesaleTamperings({ tables, table, run }: RecordTables): ReadonlyMap<string, Tampering> {
  const keyed = tables.filter(({ columns }) => columns.some(({ name }) => name === "negotiation_id"));
  const wholesale = new Map<string, Tampering>();
  const put = (what: string, tamper: (hand: Hand) => Promise<unknown>) =>
    wholesale.set(what, async (hand) => {
      await tamper(hand);
      return what;
    });
  put("the newest checkpoint is gone", () =>
    run("delete from ledger_checkpoint where size = (select max(size) from ledger_checkpoint)"),
  );
  put("an entry in the tree waits for it again", () =>
    run("insert into ledger_pending select negotiation_id, position from journal limit 1"),
  );
  for (const { name } of tables) put(`${name} is empty`, () => run(`delete from ${name}`));
  for (const { slug, negotiation_id: key } of table("negotiation").rows) {
    const without = async (kept: string) => {
      for (const { name } of keyed)
        if (name !== kept) await run(`delete from ${name} where negotiation_id = $1`, [key]);
    };
    put(`${slug} is gone`, () => without("ledger_leaf"));
    put(`${slug} is gone with its leaves`, () => without(""));
    put(`${slug} is gone with its leaves and all is hashed anew`, async (hand) => {
      await without("");
      await makeToFit(hand);
    });
  }
  for (const { slug, ...version } of table("version").rows) {
    const what = `${slug} is gone with all that tells of it`;
    put(`${what} of ${version.negotiation_id}, and all is hashed anew`, async (hand) => {
      await removeVersion(run, version);
      await makeToFit(hand);
    });
  }
  return wholesale;
}

async function removeVersion(run: Hand["run"], version: Readonly<Record<string, unknown>>): Promise<void> {
  const values = [version.negotiation_id, version.version_id];
  const own = "where negotiation_id = $1 and version_id = $2";
  await run(
    `delete from ledger_leaf where (negotiation_id, position) in (select negotiation_id, position from journal ${own})`,
    values,
  );
  for (const name of ["journal", "point", "correction", "version_based_on", "version"]) {
    await run(`delete from ${name} ${own}`, values);
  }
}

/** The rows of the tree, its nodes, size and checkpoints that stand behind a size, gone with the entries they tell of. */
export async function cutTail(hand: Hand, size: number): Promise<void> {
  const behind = "(select negotiation_id, position from ledger_leaf where leaf_index >= $1)";
  const versions = await hand.run(
    `select negotiation_id, version_id from journal where (negotiation_id, position) in ${behind} and event = 'version-filed'`,
    [size],
  );
  for (const { negotiation_id, version_id } of versions) {
    for (const name of ["point", "correction", "version_based_on", "version"]) {
      await hand.run(`delete from ${name} where negotiation_id = $1 and version_id = $2`, [negotiation_id, version_id]);
    }
  }
  await hand.run(`delete from journal where (negotiation_id, position) in ${behind}`, [size]);
  await hand.run("delete from ledger_leaf where leaf_index >= $1", [size]);
  await hand.run("delete from ledger_checkpoint where size > $1", [size]);
  await hand.run("delete from negotiation where negotiation_id not in (select negotiation_id from journal)");
  for (const name of ["document", "capture"]) {
    await hand.run(`delete from ${name} where negotiation_id not in (select negotiation_id from negotiation)`);
  }
  await makeToFit(hand);
}

/** What someone does who cannot sign: counts, links and hashes everything anew, and builds the tree over it. */
async function makeToFit({ run, rows }: Hand): Promise<void> {
  const tree = new GrowingTree();
  const nodes: { readonly level: number; readonly index: number; readonly hash: Uint8Array }[] = [];
  const placed = await run("select negotiation_id, position, leaf_index from ledger_leaf order by leaf_index");
  const hashes = new Map<string, Buffer>();
  for (const { negotiation_id: key } of await run("select distinct negotiation_id from journal")) {
    await closeGaps(run, String(key));
    for (const [name, hash] of await linkedHashes(rows, String(key))) hashes.set(name, hash);
  }
  for (const [name, hash] of hashes) {
    const [key, position, previous] = name.split(" ");
    await run("update journal set leaf_hash = $1, previous_hash = $2 where negotiation_id = $3 and position = $4", [
      hash,
      previous === "" ? null : Buffer.from(previous ?? "", "hex"),
      key,
      position,
    ]);
  }
  const hashAt = new Map([...hashes].map(([name, hash]) => [name.split(" ").slice(0, 2).join(" "), hash]));
  // The same number of entries in the same order, but for those that are gone.
  const left = new Map<unknown, number>();
  await run("delete from ledger_leaf");
  for (const { negotiation_id: key } of placed) {
    const position = left.get(key) ?? 0;
    left.set(key, position + 1);
    const hash = hashAt.get(`${key} ${position}`);
    if (hash === undefined) continue;
    await run("insert into ledger_leaf (leaf_index, negotiation_id, position, leaf_hash) values ($1, $2, $3, $4)", [
      tree.size,
      key,
      position,
      hash,
    ]);
    nodes.push(...tree.append(hash).filter(({ level }) => level > 0));
  }
  await run("delete from ledger_node");
  for (const { level, index, hash } of nodes) {
    await run("insert into ledger_node (level, node_index, hash) values ($1, $2, $3)", [level, index, hash]);
  }
  await run("update ledger_tree set size = $1", [tree.size]);
}

/** Counts the entries of a journal and of its chains from 0 again. */
async function closeGaps(run: Hand["run"], key: string): Promise<void> {
  await run(
    `update journal set position = counted.position, chain_position = counted.chain_position
     from (select ctid as row, row_number() over (order by position) - 1 as position,
       row_number() over (partition by chain_id order by position) - 1 as chain_position
       from journal where negotiation_id = $1) as counted
     where journal.ctid = counted.row`,
    [key],
  );
}

/** By `negotiation position previous`, the leaf hash that each entry of a journal has now. */
async function linkedHashes(rows: Rows, key: string): Promise<ReadonlyMap<string, Buffer>> {
  const hashes = new Map<string, Buffer>();
  const ends = new Map<string, string>();
  for (const entry of await rows.journal.listStored(key, 0, 1000)) {
    const previous = ends.get(entry.chainId) ?? null;
    const said = { event: entry.event, data: entry.data } as JournalEvent;
    const hash = leafHashOf({
      negotiation: key,
      position: entry.position,
      chain: entry.chainId,
      chainPosition: entry.chainPosition,
      previous,
      event: entry.event,
      author: entry.author,
      at: entry.at.toISOString(),
      salt: entry.salt,
      content: await contentOfEntry(rows, key, { ...said, versionKey: entry.versionId, reading: entry.reading }),
    });
    hashes.set(`${key} ${entry.position} ${previous ?? ""}`, hash);
    ends.set(entry.chainId, writeHex(hash));
  }
  return hashes;
}

async function afterHashing(hand: Hand, what: string): Promise<string | undefined> {
  try {
    await makeToFit(hand);
  } catch {
    // What is there now cannot be hashed, so the one who put it there leaves the hashes alone.
    return undefined;
  }
  return `${what}, and all is hashed anew`;
}

async function setValue(
  hand: Hand,
  table: Table,
  row: Row,
  column: Column,
  value: unknown,
): Promise<string | undefined> {
  if (isSame(value, row[column.name]) || `${table.name}.${column.name}` === ORDER_ALONE) return undefined;
  await hand.set(table, row, column, value);
  return `${table.name}.${column.name} was ${shown(row[column.name])} and is ${shown(value)}`;
}

function shown(value: unknown): string {
  return value instanceof Uint8Array ? writeHex(value) : (JSON.stringify(value) ?? "nothing");
}

function isSame(one: unknown, other: unknown): boolean {
  return shown(one) === shown(other);
}

/** Two rows that are equal but for one column, with each other's value of it, are the two rows that they were. */
function isExchangeOfAll(table: Table, one: Row, other: Row, column: Column): boolean {
  return table.columns.every(({ name }) => name === column.name || isSame(one[name], other[name]));
}

function pickValue(hand: Hand): { readonly table: Table; readonly row: Row; readonly column: Column } {
  const table = hand.table(pick(hand, RECORD_TABLES));
  return { table, row: pick(hand, table.rows), column: pick(hand, table.columns) };
}

function pickGrowing(hand: Hand): Table {
  return pick(
    hand,
    hand.tables.filter(({ name }) => name !== READ_ONCE),
  );
}

function pick<Item>({ random }: Hand, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
