import { type messages, type PGlite, parse, protocol, type QueryOptions, type Results } from "@electric-sql/pglite";
import { putLast } from "../model/keep-recent.ts";

/** Runs statements on a PGlite, one after the other. Whether a transaction is open is up to who asks. */
export type Statements = {
  /**
   * @param role - Under whose rights it runs, as is set already: what is prepared for one role is of no use to another.
   * @throws the error of the database, with its code.
   */
  run(role: string, text: string, values?: readonly unknown[], options?: QueryOptions): Promise<Results>;
  /** Runs one or more without values, each once. @returns What the last one did, as PostgreSQL names it. */
  say(text: string): Promise<string | undefined>;
  /** How many statements were begun that may change something, by all that is open on this PGlite. */
  changes(): number;
};

/** A statement that PostgreSQL has read and knows by a name. */
type Prepared = {
  readonly name: string;
  readonly described: readonly messages.BackendMessage[];
  readonly valueTypes: readonly number[];
  uses: number;
  /** What `written` was when it was prepared. */
  readonly since: number;
};

// Some 20 to 50 kB each. The service asks about as many in different words.
const MOST_KEPT = 300;
// A text of a kilobyte for each of a hundred rows that are inserted at once will hardly come again.
const LONGEST_KEPT = 6000;
// Only these have a plan; what changes tables or settings is run once.
const WORTH_KEEPING = /^\s*(?:select|insert|update|delete|with)\b/iu;
// None of ours calls a function that writes.
const ONLY_READS = /^\s*select\b/iu;

// After a few runs PostgreSQL keeps the plan too, and one that was made for empty tables serves full ones badly. PGlite never
// looks how full they are by itself, so each plan is made anew now and then.
const MOST_USES = 100;
const MOST_WRITTEN = 1000;

// Not by client: two storages over one would take each other's names.
let named = 0;

/** Of each PGlite: several storages may be open on one. */
const changesOf = new WeakMap<PGlite, number>();

/**
 * Prepares each statement once and runs it by its name from then on, in one message. `PGlite.query` has PostgreSQL read and
 * plan it anew each time, in six messages: that is most of what a short query takes.
 */
export function keepStatements(client: PGlite): Statements {
  const kept = new Map<string, Prepared>();
  /** Rows, since the storage was opened. */
  let written = 0;
  const send = (...all: readonly Uint8Array[]) => client.execProtocolStream(Buffer.concat(all), { syncToFs: false });

  async function prepare(key: string, text: string): Promise<Prepared> {
    const old = kept.get(key);
    if (old !== undefined) {
      if (old.uses < MOST_USES && written - old.since < MOST_WRITTEN) {
        putLast(kept, key, old);
        return old;
      }
      kept.delete(key);
    }
    const isKept = text.length <= LONGEST_KEPT && WORTH_KEEPING.test(text);
    const { serialize } = protocol;
    const gone = [...(old === undefined ? [] : [old]), ...(isKept ? takeOldest() : [])];
    named += isKept ? 1 : 0;
    const name = isKept ? `travaux_${named}` : "";
    const answers = await send(
      ...gone.map((one) => serialize.close({ type: "S", name: one.name })),
      serialize.parse({ name, text }),
      serialize.describe({ type: "S", name }),
      serialize.sync(),
    );
    const prepared = {
      name,
      described: answers.filter((message) => message.name === "rowDescription"),
      valueTypes: parse.parseDescribeStatementResults(answers),
      uses: 0,
      since: written,
    };
    if (isKept) kept.set(key, prepared);
    return prepared;
  }

  function takeOldest(): readonly Prepared[] {
    if (kept.size < MOST_KEPT) return [];
    for (const [key, oldest] of kept) {
      kept.delete(key);
      return [oldest];
    }
    return [];
  }

  const valueAs = (type: number | undefined, value: unknown) => {
    if (value === null || value === undefined) return null;
    const write = type === undefined ? undefined : client.serializers[type];
    return write === undefined ? String(value) : (write(value) as string);
  };

  return {
    run: (role, text, values = [], options = {}) =>
      client.runExclusive(async () => {
        const statement = await prepare(`${role} ${text}`, text);
        statement.uses += 1;
        // Also of one that fails, or is rolled back: what counts is that nothing has changed where this has not.
        if (!ONLY_READS.test(text)) changesOf.set(client, (changesOf.get(client) ?? 0) + 1);
        const { serialize } = protocol;
        const answers = await send(
          serialize.bind({
            statement: statement.name,
            values: values.map((value, at) => valueAs(statement.valueTypes[at], value)),
          }),
          serialize.execute(),
          serialize.sync(),
        );
        const [results] = parse.parseResults([...statement.described, ...answers], client.parsers, options);
        // PGlite swallows what is no error of PostgreSQL, such as a statement too deep for the stack.
        if (results?.command === undefined) throw new Error("A statement was not run to its end.");
        written += results.affectedRows ?? 0;
        return results;
      }),
    say: (text) =>
      client.runExclusive(async () => {
        const answers = await send(protocol.serialize.query(text));
        return parse.parseResults(answers, client.parsers).at(-1)?.command;
      }),
    changes: () => changesOf.get(client) ?? 0,
  };
}
