import type { FeedDocument, FeedEntry } from "../../src/model/feed.ts";

/** A feed of one entry, to which one subscribes. */
export function aFeed(change: Partial<FeedDocument> = {}): FeedDocument {
  return {
    id: "7b0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10",
    title: "Talks on a lake, The plan",
    path: "/n/lake",
    updated: "2026-01-06T10:00:00.000Z",
    entries: [anEntry()],
    ...{ archive: undefined, older: undefined, newer: undefined },
    ...change,
  };
}

export function anEntry(change: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: "3f0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10",
    kind: "new-version",
    at: "2026-01-06T10:00:00.000Z",
    title: "New version: Talks on a lake, The plan, v2",
    sentences: ["Against plan@v1: 600 & 700 → 800 (point 2).", "“Why?”"],
    path: "/n/lake/compare?before=plan%40v1&after=plan%40v2",
    ...change,
  };
}
