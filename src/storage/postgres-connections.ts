import { setTimeout as wait } from "node:timers/promises";
import { drizzle } from "drizzle-orm/postgres-js";
import { sql } from "drizzle-orm/sql";
import postgres from "postgres";
import {
  AS_OF_NOW,
  beginAs,
  type Database,
  isConnectionLoss,
  READ_COMMITTED,
  refuseUndone,
  type Sessions,
} from "./driver.ts";

/** One connection. `lost`: the server or the network ended it, and it is not to be used again. */
type Connection = { readonly client: postgres.Sql; readonly database: Database; lost: boolean };

const MOST_CONNECTIONS = 10;
// What has not ended by then is undone by the server.
const CLOSE_WITHIN_MS = 5000;

/**
 * Up to ten connections to a PostgreSQL, made when they are needed; whoever wants an eleventh waits for one, and has it in
 * their turn.
 *
 * postgres.js has a pool of its own, which is not used: when a connection ends inside a transaction, postgres.js 3.4.9
 * still sends the rollback, writes to a socket that is gone and takes the whole process down with it; and a connection
 * that ended while a write was due is kept, and answers nothing any more (porsager/postgres 1154, 1208). So each
 * connection is a client of its own here, is asked nothing after its end, and is replaced instead of reopened.
 */
export function openPostgresConnections(url: string): Sessions {
  const open = new Set<Connection>();
  const idle: Connection[] = [];
  const waiting: ((given: Connection | undefined) => void)[] = [];
  let closed = false;

  const take = async (isFirst: boolean): Promise<Connection> => {
    for (;;) {
      if (closed) throw lostConnection("CONNECTION_ENDED");
      const known = idle.pop() ?? (open.size < MOST_CONNECTIONS ? connect(url, open) : await itsTurn(isFirst));
      if (known !== undefined && !known.lost) return known;
    }
  };
  const itsTurn = (isFirst: boolean) =>
    new Promise<Connection | undefined>((resolve) => {
      if (isFirst) waiting.unshift(resolve);
      else waiting.push(resolve);
    });
  const give = (connection: Connection) => {
    const next = waiting.shift();
    if (connection.lost) {
      open.delete(connection);
      connection.client.end({ timeout: 0 }).catch(() => undefined);
      next?.(undefined);
    } else if (next === undefined) {
      idle.push(connection);
    } else {
      // From hand to hand: whoever comes at this moment would else have it before those who wait.
      next(connection);
    }
  };
  const using = async <T>(work: (connection: Connection) => Promise<T>, isFirst = false): Promise<T> => {
    const connection = await take(isFirst);
    try {
      return await work(connection);
    } finally {
      give(connection);
    }
  };

  return {
    isShared: true,
    changes: () => undefined,
    use: (work) => using(({ database }) => work(database)),
    useFirst: (work) => using(({ database }) => work(database), true),
    transaction: (work, role) => using((connection) => inTransaction(connection, READ_COMMITTED, work, role)),
    snapshot: (work, role) => using((connection) => inTransaction(connection, AS_OF_NOW, work, role)),
    async close() {
      const until = Date.now() + CLOSE_WITHIN_MS;
      // Ending a connection between two queries of a transaction would undo it.
      while (idle.length < open.size && Date.now() < until) {
        const givenBack = itsTurn(false).then((given) => given && give(given));
        await Promise.race([givenBack, wait(until - Date.now(), undefined, { ref: false })]);
      }
      closed = true;
      for (const resolve of waiting) resolve(undefined);
      await Promise.all([...open].map(({ client }) => client.end({ timeout: 1 })));
    },
  };
}

/** Takes its place among `open` at once, and leaves it when it is lost. Reaches the server with the first query. */
function connect(url: string, open: Set<Connection>): Connection {
  const client = postgres(url, {
    max: 1,
    // It would end a connection in the middle of a transaction; the server's own settings are the place for it.
    max_lifetime: null,
    connect_timeout: 10,
    // No column is an array, and asking for their types costs a query for each connection.
    fetch_types: false,
    onnotice: () => undefined,
    onclose: () => {
      connection.lost = true;
      open.delete(connection);
    },
    connection: { application_name: "travaux" },
  });
  const connection: Connection = {
    client,
    database: drizzle(refusingOnceLost(client, () => connection)),
    lost: false,
  };
  open.add(connection);
  return connection;
}

/** The part of a pending query of postgres.js that drizzle uses. */
type Pending = PromiseLike<unknown> & { values(): PromiseLike<unknown> };

/**
 * What drizzle asks of a client, but once the connection is lost with an error at once. It counts as lost from the
 * first query that fails for that reason: postgres.js learns of the end itself only a moment later, and a query asked
 * in between would never be answered.
 */
function refusingOnceLost(client: postgres.Sql, connection: () => Connection): postgres.Sql {
  const noticing = <T>(pending: PromiseLike<T>): Promise<T> =>
    Promise.resolve(
      pending.then(undefined, (error: unknown) => {
        if (isConnectionLoss(error)) connection().lost = true;
        throw error;
      }),
    );
  const unsafe = (...query: Parameters<postgres.Sql["unsafe"]>): Pending => {
    if (connection().lost) throw lostConnection("CONNECTION_CLOSED");
    const pending = client.unsafe(...query);
    return {
      // biome-ignore lint/suspicious/noThenProperty: postgres.js runs a query when it is awaited, so this must too.
      then: (kept, failed) => noticing(pending).then(kept, failed),
      values: () => noticing(pending.values()),
    };
  };
  return { options: client.options, unsafe } as unknown as postgres.Sql;
}

/** The same words as postgres.js has for it. */
function lostConnection(code: "CONNECTION_CLOSED" | "CONNECTION_ENDED"): Error {
  return Object.assign(new Error("The connection to PostgreSQL has ended."), { code });
}

async function inTransaction<T>(
  connection: Connection,
  begin: string,
  work: (database: Database) => Promise<T>,
  role = "",
): Promise<T> {
  const { database } = connection;
  try {
    await database.execute(sql.raw(beginAs(begin, role)));
    const result = await work(database);
    const { command } = (await database.execute(sql`commit`)) as unknown as postgres.RowList<[]>;
    refuseUndone(command);
    return result;
  } catch (error) {
    await rollBack(connection);
    throw error;
  }
}

/** A connection that cannot roll back is ended, which makes the server do it. */
async function rollBack(connection: Connection): Promise<void> {
  if (connection.lost) return;
  try {
    await connection.database.execute(sql`rollback`);
  } catch {
    connection.lost = true;
  }
}
