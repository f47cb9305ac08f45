import type { PGlite, QueryOptions } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { AS_OF_NOW, beginAs, type Database, READ_COMMITTED, refuseUndone, type Sessions } from "./driver.ts";
import { keepFewParsers } from "./few-parsers.ts";
import { keepStatements } from "./statements.ts";

/** Sessions on PGlite, which has one, and lets queries wait while a transaction runs. */
export function sessionsOnPGlite(client: PGlite, close: () => Promise<void>): Sessions {
  keepFewParsers(client);
  const statements = keepStatements(client);

  /** Waits until nobody else's transaction is open, as PGlite's own queries and transactions do. */
  const alone = async <T>(work: () => Promise<T>): Promise<T> => {
    await client._checkReady();
    return client._runExclusiveTransaction(work);
  };

  async function inTransaction<T>(begin: string, work: (database: Database) => Promise<T>, role = ""): Promise<T> {
    return alone(async () => {
      let isOver = false;
      const database = databaseOver(async (...asked) => {
        if (isOver) throw new Error("The transaction of this query is over.");
        return statements.run(role, ...asked);
      });
      try {
        await statements.say(beginAs(begin, role));
        const result = await work(database);
        isOver = true;
        refuseUndone(await statements.say("commit"));
        return result;
      } catch (error) {
        isOver = true;
        await statements.say("rollback");
        throw error;
      }
    });
  }

  const database = databaseOver((...asked) => alone(() => statements.run("", ...asked)));
  return {
    isShared: false,
    changes: statements.changes,
    use: (work) => work(database),
    // It has a queue of its own.
    useFirst: (work) => work(database),
    transaction: (work, role) => inTransaction(READ_COMMITTED, work, role),
    snapshot: (work, role) => inTransaction(AS_OF_NOW, work, role),
    close,
  };
}

type Query = (text: string, values?: readonly unknown[], options?: QueryOptions) => Promise<unknown>;

/** All that drizzle asks of a PGlite, once transactions are not its own. */
function databaseOver(query: Query): Database {
  return drizzle({ query } as unknown as PGlite);
}
