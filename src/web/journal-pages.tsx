import { type Context, Hono } from "hono";
import type { JournalPart } from "../model/page-addresses.ts";
import { Problem } from "../model/problem.ts";
import type { JournalSpan } from "../record/record.ts";
import { needs } from "../views/needs.ts";
import type { SeenBy } from "../views/seen-by.ts";
import type { Show } from "./page-layout.tsx";
import { JOURNAL_KINDS, journalPage } from "./pages/journal-page.tsx";

type JournalPages = {
  readonly seen: SeenBy;
  readonly show: Show;
};

// A screen is some six entries.
const ON_A_PAGE = 50;
// What the database counts up to; whoever asks for more is past the end there too.
const LAST_POSITION = 2 ** 31 - 2;

/** What happened in a negotiation, a page at a time. */
export function journalPages({ seen, show }: JournalPages): Hono {
  return new Hono().get("/n/:negotiation/journal", needs("anyone"), async (c) => {
    const negotiation = c.req.param("negotiation");
    const part = readPart(c);
    if (part instanceof Problem) {
      const overview = await seen(c).record.getNegotiation(negotiation);
      return show(c, journalPage({ overview, part: {}, run: part, filings: new Map(), nextAt: undefined }), 400);
    }
    const run = await seen(c).record.lookBack(negotiation, spanOf(part));
    // Afterwards, so that every version is known that the entries tell of, and whether it was withdrawn.
    const overview = await seen(c).record.getNegotiation(negotiation);
    const filings = await seen(c).comparing.tellFilings(negotiation, run.entries);
    return show(c, journalPage({ overview, part, run, filings, nextAt: seen(c).ledger.nextAt() }));
  });
}

type AskedPart = JournalPart & { readonly kind?: keyof typeof JOURNAL_KINDS | undefined };

function readPart(c: Context): AskedPart | Problem {
  const { kind, before, after } = c.req.query();
  if (kind !== undefined && !isKind(kind)) return unreadable(`There is no kind of entries "${kind.slice(0, 60)}".`);
  if (before !== undefined && after !== undefined) {
    return unreadable("Ask for what stands before an entry, or for what stands after one: both are in this address.");
  }
  const sent = before ?? after;
  if (sent === undefined) return { kind };
  if (!/^\d{1,15}$/u.test(sent)) return unreadable(`"${sent.slice(0, 60)}" is no entry: entries count from 0.`);
  const position = Math.min(Number(sent), LAST_POSITION);
  return before === undefined ? { kind, after: position } : { kind, before: position };
}

function isKind(sent: string): sent is keyof typeof JOURNAL_KINDS {
  return Object.hasOwn(JOURNAL_KINDS, sent);
}

function spanOf({ kind, before, after }: AskedPart): JournalSpan {
  const from = before !== undefined ? { before } : after !== undefined ? { after } : ("the end" as const);
  return { from, events: kind === undefined ? undefined : JOURNAL_KINDS[kind].events, limit: ON_A_PAGE };
}

function unreadable(sentence: string): Problem {
  return new Problem("malformed-query", sentence);
}
