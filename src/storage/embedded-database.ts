import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { PGlite } from "@electric-sql/pglite";
import { lockDataDirectory } from "./data-directory-lock.ts";

/** PGlite over a data directory that nobody else opens meanwhile. `close` writes it out and gives the directory back. */
export type EmbeddedDatabase = { readonly client: PGlite; close(): Promise<void> };

/**
 * Opens the database in `<directory>/pgdata`, created on the first call (some 3 s; later under a second).
 *
 * PGlite itself takes no lock, and a second process would overwrite what this one wrote; so the directory is locked
 * first. A database is created under another name and moved to its place when it is whole: a process killed while
 * creating leaves nothing that a later one would take for a database.
 *
 * @throws Problem `data-directory-in-use`, before anything is touched.
 */
export async function openEmbeddedDatabase(directory: string): Promise<EmbeddedDatabase> {
  // What is negotiated is nobody else's business on a shared machine.
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const release = lockDataDirectory(directory);
  try {
    const client = await openOrCreate(join(directory, "pgdata"));
    return {
      client,
      async close() {
        try {
          if (!client.closed) await client.close();
        } finally {
          release();
        }
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * How much of a WebAssembly function must have run before V8 compiles it once more, with all that it knows. Node 20 does
 * so early enough to spend a third of a short command on code that never runs again; V8 itself raised it afterwards,
 * from 1.8 million to 13. With this one, filing 120 versions takes as long as before.
 */
const TIERING_BUDGET = 30_000_000;

function compileLessEagerly(): void {
  // A V8 that did not know the flag would say so on standard error, so it is told to one that does.
  if (process.versions.v8.startsWith("11.")) setFlagsFromString(`--wasm-tiering-budget=${TIERING_BUDGET}`);
}

async function openOrCreate(place: string): Promise<PGlite> {
  compileLessEagerly();
  if (!existsSync(place)) {
    const unfinished = `${place}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    const created = await PGlite.create(unfinished);
    await created.close();
    // Also where the folder around it was there before and is open to others.
    chmodSync(unfinished, 0o700);
    renameSync(unfinished, place);
  }
  return PGlite.create(place);
}
