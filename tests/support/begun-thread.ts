import { randomUUID } from "node:crypto";
import { firstWords } from "../../src/annotation/live/thread-text.ts";
import type { TextKey } from "../../src/storage/thread-updates.ts";
import type { TestStorage } from "./databases.ts";

/** A thread with one note, in a negotiation of its own without versions. */
export type BegunThread = { readonly key: TextKey; readonly noteId: string };

/** Begins a thread by hand: for tests of what is typed, which know nothing of what a thread is about. */
export async function beginThread(
  { query }: Pick<TestStorage, "query">,
  words: string,
  author = "ana",
): Promise<BegunThread> {
  const [negotiation, threadId, noteId] = [randomUUID(), randomUUID(), randomUUID()];
  const { writer, bytes } = firstWords(noteId, words);
  const hex = Buffer.from(bytes).toString("hex");
  const own = `'${negotiation}', '${threadId}'`;
  await query(
    `insert into negotiation (negotiation_id, slug, title, summary, parties, rounds, times)
      values ('${negotiation}', 'talks-${negotiation}', 'Talks', '', '[]', '[]', 'exact')`,
  );
  await query(
    `insert into thread (negotiation_id, thread_id, target, author, created_at, visibility, tags, revision, sequence, bodies_at, epoch, changed_at)
      values (${own}, '{"kind": "term", "term": "cap"}', '${author}', now(), 'team', '[]', 0, 1, 1, '${randomUUID()}', now())`,
  );
  await query(
    `insert into note (negotiation_id, thread_id, note_id, position, author, created_at, body)
      values (${own}, '${noteId}', 0, '${author}', now(), '${words}')`,
  );
  await query(
    `insert into thread_update (negotiation_id, thread_id, sequence, author, at, bytes)
      values (${own}, 1, '${author}', now(), '\\x${hex}')`,
  );
  await query(
    `insert into thread_writer (negotiation_id, thread_id, writer, author) values (${own}, '${writer}', '${author}')`,
  );
  return { key: { negotiationKey: negotiation, threadId }, noteId };
}
