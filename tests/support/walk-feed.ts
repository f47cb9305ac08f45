import type { FeedDocument } from "../../src/model/feed.ts";

/** Reads a feed and all its archives, as a reader does: from the document that one subscribes to back to the oldest. */
export async function walkFeed(
  read: (archive: string | undefined) => Promise<FeedDocument>,
): Promise<readonly FeedDocument[]> {
  const documents = [await read(undefined)];
  for (let older = documents[0]?.older; older !== undefined; older = documents.at(-1)?.older) {
    documents.push(await read(older));
  }
  return documents;
}
