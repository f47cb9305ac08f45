import { type Context, Hono } from "hono";
import type { z } from "zod";
import type { Access } from "../access/access.ts";
import { actorOf } from "../asking/actor-of.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { readsBody } from "./asked.ts";
import { described } from "./described.ts";
import { reads } from "./reads.ts";
import { auditPage, auditQuery, chosenTimes } from "./schemas/audit.ts";
import { negotiationPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { linkNext, sendTable } from "./send-table.ts";
import { writeAudit } from "./write-audit.ts";

const MOST = 100;
const REFUSALS = ["malformed-query", "negotiation-not-found"] as const;
const WHICH =
  "Newest first, page by page: what was read, once for each person, thing and day; what was done to who may read and do " +
  "what; and what the journal holds. No address of anybody is kept. What was read is forgotten after 400 days.";

/** Who read and did what in a negotiation, for its admins. */
export function auditRoutes(access: Pick<Access, "listAudit" | "chooseTimes">, seen: SeenBy) {
  const list = (c: Context, negotiation: string, { limit = MOST, ...asked }: z.output<typeof auditQuery>) =>
    access.listAudit(negotiation, { limit, ...asked }, actorOf(c));

  return new Hono()
    .get(
      "/audit/:negotiation",
      described({
        needs: "see-audit",
        seen,
        tag: "People",
        summary: "Read who read and did what in a negotiation",
        description: WHICH,
        answers: { 200: { description: "The entries.", schema: auditPage } },
        refusals: [...REFUSALS],
      }),
      reads("param", negotiationPath),
      reads("query", auditQuery),
      async (c) => {
        const { times, entries, next } = await list(c, c.req.valid("param").negotiation, c.req.valid("query"));
        return c.json({ times, entries, next: next ?? null } satisfies Sent<typeof auditPage>);
      },
    )
    .get(
      "/audit/:negotiation/entries.csv",
      described({
        needs: "see-audit",
        seen,
        tag: "People",
        summary: "Download who read and did what, for a spreadsheet",
        description: `${WHICH} The head Link names the next page.`,
        answers: {
          200: {
            description: "A line for each entry. UTF-8 with a byte order mark.",
            type: "text/csv",
            example: "at,who,what,kind,versions\r\n2026-01-06T10:00:00.000Z,anna.k,read,version,lease@town-1\r\n",
          },
        },
        refusals: [...REFUSALS],
      }),
      reads("param", negotiationPath),
      reads("query", auditQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { entries, next } = await list(c, negotiation, c.req.valid("query"));
        linkNext(c, { next });
        return sendTable(c, writeAudit(entries), `${negotiation}-audit.csv`);
      },
    )
    .put(
      "/audit/:negotiation/times",
      described({
        needs: "choose-times",
        seen,
        tag: "People",
        summary: "Choose how exactly others are told when something was done",
        description:
          "With day, readers, commenters and the public are told days alone, in the same form: 2026-01-06T00:00:00.000Z. " +
          "When anybody read is then kept to the day too, also of what was noted before.",
        answers: { 200: { description: "So it is told from now on.", schema: chosenTimes } },
        refusals: ["unreadable-request", "write-refused", "body-too-large", "negotiation-not-found"],
      }),
      reads("param", negotiationPath),
      readsBody(chosenTimes, 'Send { "times": "day" }, or "exact".'),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const { times } = c.req.valid("json");
        await access.chooseTimes(negotiation, times, actorOf(c));
        return c.json({ times } satisfies Sent<typeof chosenTimes>);
      },
    );
}
