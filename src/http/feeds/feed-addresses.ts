import type { FeedDocument } from "../../model/feed.ts";

/** Where the documents of a feed are, as whole URLs. */
export type FeedAddresses = {
  /** Of this document, and of the one that one subscribes to. */
  readonly self: string;
  readonly current: string;
  /** Of the archives next to it. */
  readonly older: string | undefined;
  readonly newer: string | undefined;
  /** Of a page, by its path. */
  readonly pageAt: (path: string) => string;
};

/**
 * Works out the addresses of a document from that at which it was asked for.
 *
 * @param asked - The URL of the request, as it came.
 * @param origin - Of the service as people outside reach it; that of the request where nobody said.
 */
export function addressesOf(
  asked: string,
  origin: string | undefined,
  { archive, older, newer }: Pick<FeedDocument, "archive" | "older" | "newer">,
): FeedAddresses {
  const self = new URL(asked);
  const home = origin ?? self.origin;
  const at = (name: string | undefined) => {
    if (name === archive) return `${home}${self.pathname}${self.search}`;
    const url = new URL(self);
    if (name === undefined) url.searchParams.delete("archive");
    else url.searchParams.set("archive", name);
    return `${home}${url.pathname}${url.search}`;
  };
  return {
    ...{ self: at(archive), current: at(undefined) },
    ...{ older: older === undefined ? undefined : at(older), newer: newer === undefined ? undefined : at(newer) },
    pageAt: (path) => new URL(path, home).href,
  };
}
