import { type Context, Hono } from "hono";
import { z } from "zod";
import { actorOf } from "../asking/actor-of.ts";
import { Problem } from "../model/problem.ts";
import type { Notification } from "../notification/notification.ts";
import type { JournalPage } from "../record/record.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import type { JournalStreams } from "./journal-streams.ts";
import { presentJournal, presentTold } from "./present.ts";
import { readFollowed } from "./read-followed.ts";
import { reads } from "./reads.ts";
import { followedQuery } from "./schemas/followed.ts";
import { journalPage } from "./schemas/journal.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { afterPosition, followedAfter, lastEventId } from "./schemas/requests.ts";

const MOST = 100;

const ASKED = ["malformed-query", "negotiation-not-found"] as const;
const TARGETS = [
  ...(["malformed-address", "document-not-found", "point-not-found", "term-not-found", "version-not-found"] as const),
  ...(["version-withdrawn"] as const),
] as const;

/** With what is to be told of. */
function asked<Shape extends z.ZodRawShape>({ shape }: z.ZodObject<Shape>) {
  return z.object({ ...shape, ...followedQuery.shape });
}

/** The journal. Not under `/n/:negotiation`, where a document may have the name. */
export function journalRoutes(
  seen: SeenBy,
  streams: Pick<JournalStreams, "open">,
  notification: Pick<Notification, "tellEntriesOf">,
) {
  /** All entries with what filings changed, or those alone that the query asks for, in the words of subscriptions. */
  async function presenterOf(
    c: Context,
    negotiation: string,
    query: z.output<typeof followedQuery>,
  ): Promise<(page: JournalPage) => Promise<ReturnType<typeof presentJournal>>> {
    const wanted = readFollowed(negotiation, query);
    if (wanted === undefined) {
      // Alone: a stream keeps it for as long as it is open.
      const { tellFilings } = seen(c).comparing;
      return async (page) => presentJournal(page, await tellFilings(negotiation, page.entries));
    }
    const tell = await notification.tellEntriesOf(wanted, actorOf(c));
    return async (page) => presentTold(page, await tell(negotiation, page.entries));
  }

  return new Hono()
    .get(
      "/journal/:negotiation",
      described({
        needs: "anyone",
        tag: "Journal",
        summary: "Read what happened in a negotiation",
        description:
          "From after a position, in order. An entry that files a version says what that changed. Past the end there is an " +
          "empty page: whoever follows asks again. Where the query says what is to be told of, only that is answered, by the " +
          "rules of subscriptions and in their words, so that a page may have fewer than `limit`, and none.",
        answers: { 200: { description: "The entries.", schema: journalPage } },
        refusals: [...ASKED, ...TARGETS],
      }),
      reads("param", negotiationPath),
      reads("query", asked(afterPosition)),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { after = -1, limit = MOST, ...query } = c.req.valid("query");
        const present = await presenterOf(c, negotiation, query);
        return c.json(await present(await seen(c).record.readJournal(negotiation, after, limit)));
      },
    )
    .get(
      "/journal/:negotiation/stream",
      described({
        needs: "anyone",
        tag: "Journal",
        summary: "Follow what happens in a negotiation",
        description:
          "Server-sent events, one for each entry: its position as id, its event as name, and as data the entry as the " +
          "journal has it. A comment says when everything was sent that was there; others come every 15 seconds. Of " +
          "more than 1,000 entries or 10 MB the rest is not replayed: an event named reset says behind which position, and " +
          "up to which, to read them by the ordinary route; `after` is -1 in it where the position asked for is none of this " +
          "journal. The stream ends within two seconds when a token is revoked, a session ends, or when whoever listens " +
          "may do more or less in the negotiation than as it began: ask again, then, and read from the start. Where the " +
          "query says what is to be told of, only that is sent, as the ordinary route has it; of what lies between only ids.",
        answers: { 200: { description: "The entries.", type: "text/event-stream", example: EXAMPLE } },
        refusals: [...ASKED, ...TARGETS, "unreadable-request"],
      }),
      reads("param", negotiationPath),
      reads("query", asked(followedAfter)),
      reads("header", lastEventId, unreadableEventId),
      async (c) => {
        const { after, ...query } = c.req.valid("query");
        const { negotiation } = c.req.valid("param");
        return streams.open(c, {
          ...{ record: seen(c).record, negotiation, after: c.req.valid("header")["last-event-id"] ?? after },
          ...{ present: await presenterOf(c, negotiation, query), wanted: JSON.stringify([query, readerOf(c, query)]) },
        });
      },
    );
}

/** Whose own reading decides what is told, if anybody's does. */
function readerOf(c: Context, { base }: z.output<typeof followedQuery>): string | null {
  const actor = actorOf(c);
  return base === "last-looked" && actor.kind === "person" ? actor.key : null;
}

const EXAMPLE = `retry: 3000
id: 2

id: 3
event: version-filed
data: {"event":"version-filed","data":{},"position":3,"author":"local","at":"2026-01-05T09:30:00.000Z"}

: caught up

`;

function unreadableEventId(_field: string, sentence: string): Problem {
  return new Problem("unreadable-request", sentence, "Send the id of the last event as it came, or no such header.");
}
