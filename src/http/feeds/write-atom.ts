import type { FeedDocument, FeedEntry } from "../../model/feed.ts";
import type { FeedAddresses } from "./feed-addresses.ts";
import { inHtml, inXml, shown } from "./feed-text.ts";
import { labelOf } from "./label-of-kind.ts";

/** Who writes: nobody is named, since the public is told of no author. */
export const FEED_AUTHOR = "Travaux";

/**
 * A document of a feed as Atom (RFC 4287), archived as RFC 5005 has it. Well-formed whatever the record says.
 *
 * @returns Text to be sent in UTF-8.
 */
export function writeAtom(document: FeedDocument, addresses: FeedAddresses): string {
  const { id, title, path, updated, entries, archive } = document;
  const { self, current, older, newer, pageAt } = addresses;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom"${archive === undefined ? "" : ` xmlns:fh="${HISTORY}"`} xml:lang="en">`,
    `  <id>urn:uuid:${id}</id>`,
    `  <title>${inXml(shown(title))}</title>`,
    `  <updated>${updated}</updated>`,
    `  <author><name>${FEED_AUTHOR}</name></author>`,
    "  <generator>Travaux</generator>",
    link("self", self, ATOM_TYPE),
    ...(path === undefined ? [] : [link("alternate", pageAt(path), "text/html")]),
    ...(archive === undefined ? [] : ["  <fh:archive/>", link("current", current, ATOM_TYPE)]),
    ...(older === undefined ? [] : [link("prev-archive", older, ATOM_TYPE)]),
    ...(newer === undefined ? [] : [link("next-archive", newer, ATOM_TYPE)]),
    ...entries.flatMap((entry) => writeEntry(entry, pageAt)),
    "</feed>",
    "",
  ].join("\n");
}

/** The media type of links to documents like this one. */
const ATOM_TYPE = "application/atom+xml";
const HISTORY = "http://purl.org/syndication/history/1.0";

function writeEntry({ id, kind, at, title, sentences, path }: FeedEntry, pageAt: FeedAddresses["pageAt"]) {
  return [
    "  <entry>",
    `    <id>urn:uuid:${id}</id>`,
    `    <title>${inXml(shown(title))}</title>`,
    `    <published>${at}</published>`,
    `    <updated>${at}</updated>`,
    `  ${link("alternate", pageAt(path), "text/html")}`,
    `    <category term="${kind}" label="${labelOf(kind)}"/>`,
    `    <content type="html">${inXml(inHtml(sentences))}</content>`,
    "  </entry>",
  ];
}

function link(rel: string, href: string, type: string): string {
  return `  <link rel="${rel}" type="${type}" href="${inXml(href)}"/>`;
}
