import postgres from "postgres";
import type { StoragePlace } from "../../../src/storage/open-storage.ts";

/** As PostgreSQL does by itself within a minute of being filled: until then its planner knows of no rows. */
export async function analyze(place: StoragePlace): Promise<void> {
  if (!("databaseUrl" in place)) return;
  const sql = postgres(place.databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}
