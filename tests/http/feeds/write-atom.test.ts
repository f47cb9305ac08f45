import fc from "fast-check";
import { parseAtomFeed } from "feedsmith";
import { describe, expect, it } from "vitest";
import { addressesOf } from "../../../src/http/feeds/feed-addresses.ts";
import { shown } from "../../../src/http/feeds/feed-text.ts";
import { writeAtom } from "../../../src/http/feeds/write-atom.ts";
import { anyText } from "../../support/any-text.ts";
import { aFeed, anEntry } from "../../support/feeds.ts";
import { readAtom } from "../../support/read-atom.ts";

const ASKED = "http://127.0.0.1:8787/api/feeds/lake/atom?document=plan&archive=2";
const write = (feed: ReturnType<typeof aFeed>, asked = ASKED, origin?: string) =>
  writeAtom(feed, addressesOf(asked, origin, feed));

describe("a feed as Atom", () => {
  it("is drawn like this, an archive among others", () => {
    const feed = aFeed({ archive: "2", older: "1", newer: "3" });
    expect(write(feed, ASKED, "https://travaux.example.org")).toBe(`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xml:lang="en">
  <id>urn:uuid:7b0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10</id>
  <title>Talks on a lake, The plan</title>
  <updated>2026-01-06T10:00:00.000Z</updated>
  <author><name>Travaux</name></author>
  <generator>Travaux</generator>
  <link rel="self" type="application/atom+xml" href="https://travaux.example.org/api/feeds/lake/atom?document=plan&amp;archive=2"/>
  <link rel="alternate" type="text/html" href="https://travaux.example.org/n/lake"/>
  <fh:archive/>
  <link rel="current" type="application/atom+xml" href="https://travaux.example.org/api/feeds/lake/atom?document=plan"/>
  <link rel="prev-archive" type="application/atom+xml" href="https://travaux.example.org/api/feeds/lake/atom?document=plan&amp;archive=1"/>
  <link rel="next-archive" type="application/atom+xml" href="https://travaux.example.org/api/feeds/lake/atom?document=plan&amp;archive=3"/>
  <entry>
    <id>urn:uuid:3f0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10</id>
    <title>New version: Talks on a lake, The plan, v2</title>
    <published>2026-01-06T10:00:00.000Z</published>
    <updated>2026-01-06T10:00:00.000Z</updated>
    <link rel="alternate" type="text/html" href="https://travaux.example.org/n/lake/compare?before=plan%40v1&amp;after=plan%40v2"/>
    <category term="new-version" label="New version"/>
    <content type="html">&lt;p&gt;Against plan@v1: 600 &amp;amp; 700 → 800 (point 2).&lt;/p&gt;&lt;p&gt;“Why?”&lt;/p&gt;</content>
  </entry>
</feed>
`);
  });

  it("is no archive where it is subscribed to, and leads to none where there is none", () => {
    const written = write(aFeed({ entries: [], path: undefined }), "http://[::1]:8787/api/feeds/atom");
    expect(written).not.toMatch(/fh:|archive|current|alternate|<entry>/u);
    expect(written).toContain('<link rel="self" type="application/atom+xml" href="http://[::1]:8787/api/feeds/atom"/>');
  });

  it("is read by a reader's parser as it was meant", () => {
    const feed = aFeed({ older: "1" });
    expect(parseAtomFeed(write(feed, "http://localhost/api/feeds/lake/atom"))).toMatchObject({
      id: `urn:uuid:${feed.id}`,
      title: { value: feed.title },
      updated: feed.updated,
      links: [
        { rel: "self", href: "http://localhost/api/feeds/lake/atom" },
        { rel: "alternate", href: "http://localhost/n/lake" },
        { rel: "prev-archive", href: "http://localhost/api/feeds/lake/atom?archive=1" },
      ],
      entries: [
        {
          title: { value: "New version: Talks on a lake, The plan, v2" },
          content: { type: "html", value: "<p>Against plan@v1: 600 &amp; 700 → 800 (point 2).</p><p>“Why?”</p>" },
          categories: [{ term: "new-version", label: "New version" }],
        },
      ],
    });
  });

  it("holds any words, but for characters that no feed can hold", () => {
    fc.assert(
      fc.property(anyText(), anyText(), fc.array(anyText(), { maxLength: 3 }), (name, title, sentences) => {
        const read = readAtom(write(aFeed({ title: name, entries: [anEntry({ title, sentences })] })));
        expect(read.title).toBe(shown(name));
        expect(read.entries).toEqual([
          expect.objectContaining({
            title: shown(title),
            paragraphs: sentences.map((sentence) => asHtmlHas(shown(sentence))),
          }),
        ]);
      }),
    );
  });

  it("leads to any page, by a URL that is one", () => {
    fc.assert(
      fc.property(anyText(), (words) => {
        const path = `/n/lake/search?q=${encodeURIComponent(wellFormed(words))}`;
        const [entry] = readAtom(write(aFeed({ entries: [anEntry({ path })] }))).entries;
        expect(new URL(entry?.page ?? "").searchParams.get("q")).toBe(wellFormed(words));
      }),
    );
  });
});

/** As an address may hold it. */
function wellFormed(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\ufffd");
}

/** HTML has one way to end a line. */
function asHtmlHas(text: string): string {
  return text.replaceAll(/\r\n?/gu, "\n");
}
