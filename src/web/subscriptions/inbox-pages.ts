import { Hono } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import type { Notification } from "../../notification/notification.ts";
import { needs } from "../../views/needs.ts";
import type { SeenBy } from "../../views/seen-by.ts";
import type { Show } from "../page-layout.tsx";
import { readNext } from "../people/next-address.ts";
import { readSentForm } from "../sent-form.ts";
import { readSeenNames } from "./followed-words.tsx";
import { inboxPage } from "./inbox-page.tsx";

type InboxPages = { readonly seen: SeenBy; readonly notification: Notification; readonly show: Show };

// A screen is some six notices.
const ON_A_PAGE = 50;

/** What one was told. Reading the page marks nothing as read: whoever looks through it may want to come back to some. */
export function inboxPages({ seen, notification, show }: InboxPages): Hono {
  return new Hono()
    .get("/inbox", needs("somebody"), async (c) => {
      const isUnread = c.req.query("unread") === "true";
      const cursor = c.req.query("cursor") || undefined;
      const [page, subscriptions] = await Promise.all([
        notification.listInbox({ cursor, limit: ON_A_PAGE, isUnread }, actorOf(c)),
        notification.listSubscriptions(actorOf(c)),
      ]);
      const told = subscriptions.filter(({ id }) => page.notices.some(({ subscription }) => subscription === id));
      const targets = told.map(({ target }) => target);
      const names = await readSeenNames(seen(c).record, targets);
      return show(c, inboxPage({ page, subscriptions, names, isUnread, cursor }));
    })
    .post("/inbox/read", needs("somebody"), async (c) => {
      const form = await readSentForm(c);
      const ids = form.all("id");
      await notification.markRead(ids.length === 0 ? undefined : ids, actorOf(c), readMoment(form.one("shown-by")));
      const back = readNext(form.one("back"));
      return c.redirect(back === "/" ? "/inbox" : back, 303);
    });
}

/** Undefined of what is no instant: then all is meant that is shown by now. */
function readMoment(sent: string): string | undefined {
  return Number.isNaN(Date.parse(sent)) ? undefined : new Date(sent).toISOString();
}
