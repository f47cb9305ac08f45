import { type Context, Hono } from "hono";
import type { Access } from "../../access/access.ts";
import { actorOf } from "../../asking/actor-of.ts";
import { AUDIT_KINDS, type AuditKind, readAuditedVersion } from "../../model/audit.ts";
import { auditHref } from "../../model/page-addresses.ts";
import { Problem } from "../../model/problem.ts";
import { TIMES, type Times } from "../../model/times.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { readSentForm } from "../sent-form.ts";
import { auditPage } from "./audit-page.tsx";

type AuditPages = {
  readonly access: Pick<Access, "listAudit" | "chooseTimes">;
  readonly seen: SeenBy;
  readonly show: Show;
};

// A screen is some ten entries.
const ON_A_PAGE = 50;

/** Who read and did what in a negotiation, and how exactly others are told times: for its admins. */
export function auditPages({ access, seen, show }: AuditPages): Hono {
  const overviewOf = (c: Context) => seen(c).record.getNegotiation(c.req.param("negotiation") ?? "");

  return new Hono()
    .get("/n/:negotiation/settings/audit", needs({ needs: "see-audit", seen }), async (c) => {
      const overview = await overviewOf(c);
      const { who = "", kind = "", version = "", cursor = "" } = c.req.query();
      const asked = {
        who: orUndefined(who.trim()),
        kind: kind === "" ? undefined : readKind(kind),
        version: version === "" ? undefined : readAuditedVersion(version),
        cursor: orUndefined(cursor),
        limit: ON_A_PAGE,
      };
      const page = await access.listAudit(overview.negotiation.id, asked, actorOf(c));
      return show(c, auditPage(overview, { who: who.trim(), kind, version, cursor }, page));
    })
    .post("/n/:negotiation/settings/audit/times", needs({ needs: "choose-times", seen }), async (c) => {
      const { negotiation } = await overviewOf(c);
      const form = await readSentForm(c);
      await access.chooseTimes(negotiation.id, readTimes(form.one("times")), actorOf(c));
      return c.redirect(`${auditHref(negotiation.id)}#times`, 303);
    });
}

function orUndefined(text: string): string | undefined {
  return text === "" ? undefined : text;
}

function readKind(sent: string): AuditKind {
  const known = AUDIT_KINDS.find((kind) => kind === sent);
  if (known !== undefined) return known;
  throw new Problem("malformed-query", `The audit has no kind "${sent.slice(0, 60)}".`, "Choose one of the list.");
}

function readTimes(sent: string): Times {
  const known = TIMES.find((times) => times === sent);
  if (known !== undefined) return known;
  throw new Problem("unreadable-request", "It is not said how exactly times are to be told.", "Choose one of the two.");
}
