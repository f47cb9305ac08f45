import type { Notice } from "./subscription.ts";

/** One document of a feed, whatever the format that it is written in: its newest entries, or an archive of older ones. */
export type FeedDocument = {
  /** UUID; the same in all documents of a feed. */
  readonly id: string;
  readonly title: string;
  /** Of the page that shows the same; undefined where there is none. */
  readonly path: string | undefined;
  /** ISO 8601 instant in UTC. */
  readonly updated: string;
  /** Newest first. */
  readonly entries: readonly FeedEntry[];
  /** The name of this archive; undefined of the document that one subscribes to. */
  readonly archive: string | undefined;
  /** Names of the archives that stand before it and behind it. */
  readonly older: string | undefined;
  readonly newer: string | undefined;
};

/** One event as a feed tells it. */
export type FeedEntry = {
  /** UUID, the same however often it is worked out. */
  readonly id: string;
  readonly kind: Notice["kind"];
  /** ISO 8601 instant in UTC: when it happened. */
  readonly at: string;
  readonly title: string;
  readonly sentences: readonly string[];
  /** Of the page that shows it. */
  readonly path: string;
};

/** A secret address at which somebody's own notices are read without signing in. */
export type OwnFeed = {
  readonly id: string;
  /** In its owner's words. */
  readonly title: string;
  /** The only subscription of which it tells; undefined where it is all of the inbox. */
  readonly subscription: string | undefined;
  /** ISO 8601 instant in UTC. */
  readonly createdAt: string;
};
