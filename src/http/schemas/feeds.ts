import { z } from "zod";
import { followedQuery } from "./followed.ts";
import { negotiationPath } from "./paths.ts";

const MOMENT = "2026-01-06T10:00:00.000Z";
const EXAMPLE_ID = "5c1f6f0e-9a2b-4a0d-8b53-6f4a2d7e1c90";
const EXAMPLE_SECRET = "travaux_f_…";

const NO_ARCHIVE = '"archive" is no name of an archive.';
const archive = z.string(NO_ARCHIVE).max(200, NO_ARCHIVE).optional().meta({
  description: "The name of an archive, as links to what is older have it; without it, the newest entries.",
});

/** `/feeds/:negotiation/…` */
export const feedPath = negotiationPath;
export const feedQuery = followedQuery.extend({ archive });
/** `/feeds/…`, of all negotiations: no part of one can be asked for. */
export const wholeFeedQuery = feedQuery.omit({ document: true, point: true, term: true, q: true });

/** `/feeds/own/:secret/…` */
export const ownFeedPath = z.object({
  secret: z.string().meta({ description: "The secret with which it was made.", examples: [EXAMPLE_SECRET] }),
});
export const ownFeedQuery = z.object({ archive });

/** Strings, since that is what the format asks for. */
const item = z.strictObject({
  id: z.string().meta({ description: "urn:uuid:…, for good." }),
  url: z.url(),
  title: z.string(),
  content_html: z.string(),
  content_text: z.string(),
  date_published: z.iso.datetime(),
  date_modified: z.iso.datetime(),
  tags: z.array(z.string()).meta({ description: "The kind of event." }),
});

/** A feed as JSON. */
export const jsonFeed = z
  .strictObject({
    version: z.literal("https://jsonfeed.org/version/1.1"),
    title: z.string(),
    home_page_url: z.url().optional(),
    feed_url: z.url(),
    next_url: z.url().optional().meta({ description: "Where what is older is." }),
    authors: z.array(z.strictObject({ name: z.string() })),
    language: z.string(),
    items: z.array(item),
  })
  .meta({
    id: "JsonFeed",
    description: "JSON Feed 1.1.",
    examples: [
      {
        version: "https://jsonfeed.org/version/1.1",
        title: "The boathouse",
        home_page_url: "https://travaux.example.org/n/boathouse",
        feed_url: "https://travaux.example.org/api/feeds/boathouse/json",
        authors: [{ name: "Travaux" }],
        language: "en",
        items: [
          {
            id: "urn:uuid:3f0c2b8e-6a51-8b0e-9d7f-0f5f4c1f2a10",
            url: "https://travaux.example.org/n/boathouse/compare?before=lease@town-1&after=lease@club-1",
            title: "New version: The boathouse, The lease, The club's answer",
            content_html: "<p>Against lease@town-1: 1 point reworded, in substance: 100 → 80 (point 2).</p>",
            content_text: "Against lease@town-1: 1 point reworded, in substance: 100 → 80 (point 2).",
            ...{ date_published: MOMENT, date_modified: MOMENT, tags: ["new-version"] },
          },
        ],
      },
    ],
  });

const title = z.string().max(200).meta({ description: "In your words." });
const subscription = z.string().meta({ description: "Id of the only subscription of which it tells." });

const EXAMPLE = { id: EXAMPLE_ID, title: "On my telephone", createdAt: MOMENT };

/** Somebody's own. */
export const ownFeed = z
  .strictObject({ id: z.uuid(), title, subscription: subscription.optional(), createdAt: z.iso.datetime() })
  .meta({
    id: "OwnFeed",
    description: "A secret address at which one's own notices are read without signing in.",
    examples: [EXAMPLE],
  });

/** All of somebody's. */
export const ownFeeds = z
  .strictObject({ feeds: z.array(ownFeed) })
  .meta({ id: "OwnFeeds", examples: [{ feeds: [EXAMPLE] }] });

/** One to be made. */
export const newOwnFeed = z
  .strictObject({ title: title.optional(), subscription: subscription.optional() })
  .meta({ id: "NewOwnFeed", examples: [{ title: EXAMPLE.title }] });

/** One with its addresses, which are shown this once. */
export const madeOwnFeed = z
  .strictObject({
    feed: ownFeed,
    atom: z.url().meta({ description: "Where it is as Atom: secret, as whoever has it reads it." }),
    json: z.url().meta({ description: "The same as JSON Feed." }),
  })
  .meta({
    id: "MadeOwnFeed",
    examples: [
      {
        feed: EXAMPLE,
        atom: `https://travaux.example.org/api/feeds/own/${EXAMPLE_SECRET}/atom`,
        json: `https://travaux.example.org/api/feeds/own/${EXAMPLE_SECRET}/json`,
      },
    ],
  });

/** `/feeds/:id` */
export const ownFeedIdPath = z.object({
  id: z.string().meta({ description: "Id of a feed of yours.", examples: [EXAMPLE_ID] }),
});
