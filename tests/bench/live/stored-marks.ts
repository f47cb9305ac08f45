import postgres from "postgres";
import * as Y from "yjs";
import type { Room, Server } from "./dial.ts";

/** All marks that are in the database, read as it is and without the server that wrote it. */
export async function readStoredMarks(
  server: Server,
  databaseUrl: string,
  rooms: readonly Room[],
): Promise<ReadonlySet<string>> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  try {
    const rows: readonly { readonly id: string; readonly bytes: Uint8Array }[] =
      server === "travaux"
        ? await sql`select thread_id as id, bytes from thread_update order by thread_id, sequence`
        : await sql`select name as id, state as bytes from hocuspocus_document`;
    const docs = new Map<string, Y.Doc>();
    for (const { id, bytes } of rows) {
      const doc = docs.get(id) ?? new Y.Doc();
      docs.set(id, doc);
      Y.applyUpdate(doc, bytes);
    }
    const marks = rooms.flatMap(
      ({ id, note }) =>
        docs
          .get(id)
          ?.getText(note)
          .toString()
          .match(/<[\d.]+>/gu) ?? [],
    );
    return new Set(marks);
  } finally {
    await sql.end();
  }
}
