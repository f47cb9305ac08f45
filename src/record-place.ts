import type { Config } from "./config.ts";
import { Problem } from "./model/problem.ts";
import type { StoragePlace } from "./storage/storage-place.ts";

/**
 * The embedded database in the data directory, unless the environment names a PostgreSQL.
 *
 * @throws Problem `bad-usage` when what it names is none; the sentence never shows it, since it holds a password.
 */
export function placeOf(config: Config): StoragePlace {
  const { databaseUrl, dataDirectory } = config;
  if (databaseUrl === undefined) return { dataDirectory };
  if (namesPostgres(databaseUrl)) return { databaseUrl };
  throw new Problem(
    "bad-usage",
    "DATABASE_URL is not the address of a PostgreSQL.",
    "Write postgres://user:password@host:5432/database, with % codes for what is special in the password; or unset it.",
  );
}

function namesPostgres(text: string): boolean {
  try {
    // Several hosts may stand there, which is no URL for Node.
    const { protocol, username, password } = new URL(
      text.replace(/(?<=^\w+:\/\/(?:[^@/]*@)?[^,/?@]*),(?![^/?]*@)[^/?]*/u, ""),
    );
    decodeURIComponent(username + password);
    return protocol === "postgres:" || protocol === "postgresql:";
  } catch {
    return false;
  }
}
