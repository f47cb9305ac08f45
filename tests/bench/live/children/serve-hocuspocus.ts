import { Server } from "@hocuspocus/server";
import postgres from "postgres";
import * as Y from "yjs";

// Hocuspocus as its makers show it with their database extension: the whole state of a document in one row, written when
// something changed; here without any wait.
const sql = postgres(process.argv[2] ?? "", { onnotice: () => undefined });
await sql`create table if not exists hocuspocus_document (name text primary key, state bytea not null)`;

const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  debounce: 0,
  maxDebounce: 0,
  async onLoadDocument({ documentName, document }) {
    const [row] = await sql`select state from hocuspocus_document where name = ${documentName}`;
    if (row !== undefined) Y.applyUpdate(document, row.state);
    return document;
  },
  async onStoreDocument({ documentName, document }) {
    const state = Buffer.from(Y.encodeStateAsUpdate(document));
    await sql`insert into hocuspocus_document (name, state) values (${documentName}, ${state})
      on conflict (name) do update set state = excluded.state`;
  },
});
await server.listen();
process.stdout.write(`ws://127.0.0.1:${server.address.port}\n`);
