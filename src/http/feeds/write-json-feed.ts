import type { z } from "zod";
import type { FeedDocument } from "../../model/feed.ts";
import type { jsonFeed } from "../schemas/feeds.ts";
import type { FeedAddresses } from "./feed-addresses.ts";
import { inHtml, shown } from "./feed-text.ts";
import { FEED_AUTHOR } from "./write-atom.ts";

/** A document of a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/): what is older is at `next_url`. */
export function writeJsonFeed(
  { title, path, entries }: FeedDocument,
  { self, older, pageAt }: FeedAddresses,
): z.output<typeof jsonFeed> {
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: shown(title),
    ...(path === undefined ? {} : { home_page_url: pageAt(path) }),
    feed_url: self,
    ...(older === undefined ? {} : { next_url: older }),
    authors: [{ name: FEED_AUTHOR }],
    language: "en",
    items: entries.map(({ id, kind, at, title: name, sentences, path: page }) => ({
      id: `urn:uuid:${id}`,
      url: pageAt(page),
      title: shown(name),
      content_html: inHtml(sentences),
      content_text: sentences.map((sentence) => shown(sentence)).join("\n"),
      ...{ date_published: at, date_modified: at, tags: [kind] },
    })),
  };
}
