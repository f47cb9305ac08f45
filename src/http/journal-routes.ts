import { Hono } from "hono";
import { Problem } from "../model/problem.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { described } from "./described.ts";
import type { JournalStreams } from "./journal-streams.ts";
import { presentJournal } from "./present.ts";
import { reads } from "./reads.ts";
import { journalPage } from "./schemas/journal.ts";
import { negotiationPath } from "./schemas/paths.ts";
import { afterPosition, followedAfter, lastEventId } from "./schemas/requests.ts";

const MOST = 100;

/** The journal. Not under `/n/:negotiation`, where a document may have the name. */
export function journalRoutes(seen: SeenBy, streams: Pick<JournalStreams, "open">) {
  return new Hono()
    .get(
      "/journal/:negotiation",
      described({
        needs: "anyone",
        tag: "Journal",
        summary: "Read what happened in a negotiation",
        description:
          "From after a position, in order. An entry that files a version says what that changed. Past the end there is an " +
          "empty page: whoever follows asks again.",
        answers: { 200: { description: "The entries.", schema: journalPage } },
        refusals: ["malformed-query", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", afterPosition),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { after = -1, limit = MOST } = c.req.valid("query");
        const page = await seen(c).record.readJournal(negotiation, after, limit);
        return c.json(presentJournal(page, await seen(c).comparing.tellFilings(negotiation, page.entries)));
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
          "may do more or less in the negotiation than as it began: ask again, then, and read from the start.",
        answers: { 200: { description: "The entries.", type: "text/event-stream", example: EXAMPLE } },
        refusals: ["malformed-query", "unreadable-request", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      reads("query", followedAfter),
      reads("header", lastEventId, unreadableEventId),
      (c) => {
        const after = c.req.valid("header")["last-event-id"] ?? c.req.valid("query").after;
        const { record, comparing } = seen(c);
        return streams.open(c, { record, comparing, negotiation: c.req.valid("param").negotiation, after });
      },
    );
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
