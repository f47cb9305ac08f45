import fc from "fast-check";
import { parseJsonFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { addressesOf } from "../../../src/http/feeds/feed-addresses.ts";
import { shown } from "../../../src/http/feeds/feed-text.ts";
import { writeJsonFeed } from "../../../src/http/feeds/write-json-feed.ts";
import { jsonFeed } from "../../../src/http/schemas/feeds.ts";
import { anyText } from "../../support/any-text.ts";
import { aFeed, anEntry } from "../../support/feeds.ts";

const write = (feed: ReturnType<typeof aFeed>) =>
  writeJsonFeed(feed, addressesOf("https://travaux.example.org/api/feeds/lake/json", undefined, feed));

describe("a feed as JSON Feed", () => {
  it("says the same as in Atom, and where what is older is", () => {
    const read = parseJsonFeed(JSON.stringify(write(aFeed({ older: "4" }))));
    expect(read).toEqual({
      title: "Talks on a lake, The plan",
      home_page_url: "https://travaux.example.org/n/lake",
      feed_url: "https://travaux.example.org/api/feeds/lake/json",
      next_url: "https://travaux.example.org/api/feeds/lake/json?archive=4",
      authors: [{ name: "Travaux" }],
      language: "en",
      items: [
        {
          id: "urn:uuid:3f0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10",
          url: "https://travaux.example.org/n/lake/compare?before=plan%40v1&after=plan%40v2",
          title: "New version: Talks on a lake, The plan, v2",
          content_html: "<p>Against plan@v1: 600 &amp; 700 → 800 (point 2).</p><p>“Why?”</p>",
          content_text: "Against plan@v1: 600 & 700 → 800 (point 2).\n“Why?”",
          date_published: "2026-01-06T10:00:00.000Z",
          date_modified: "2026-01-06T10:00:00.000Z",
          tags: ["new-version"],
        },
      ],
    });
  });

  it("holds any words, and is as its schema says", () => {
    fc.assert(
      fc.property(anyText(), anyText(), (title, sentence) => {
        const written = JSON.parse(
          JSON.stringify(write(aFeed({ title, entries: [anEntry({ sentences: [sentence] })] }))),
        );
        expect(jsonFeed.parse(written)).toEqual(written);
        expect(written.title).toBe(shown(title));
        expect(written.items[0].content_text).toBe(shown(sentence));
      }),
    );
  });
});
