import { Hono } from "hono";
import { actorOf } from "../../asking/actor-of.ts";
import type { Notification } from "../../notification/notification.ts";
import { needs } from "../../views/needs.ts";
import type { Page, Show } from "../page-layout.tsx";

type MailPages = {
  readonly notification: Pick<Notification, "lookAtAddress" | "confirmAddress" | "lookAtMail" | "endMail" | "findTold">;
  readonly show: Show;
};

/**
 * The small pages that mails lead to. Nothing is done by opening one: mail programs look at links before anybody does. What a link
 * may do its own secret says, and nobody is asked to sign in.
 */
export function mailPages({ notification, show }: MailPages): Hono {
  return (
    new Hono()
      .get("/confirm/:secret", needs("anyone"), async (c) => {
        const { address, isConfirmed } = await notification.lookAtAddress(c.req.param("secret"));
        return show(c, isConfirmed ? confirmedPage(address) : confirmPage(address));
      })
      .post("/confirm/:secret", needs("anyone"), async (c) => {
        const { address } = await notification.confirmAddress(c.req.param("secret"));
        return show(c, confirmedPage(address));
      })
      .get("/unsubscribe/:token", needs("anyone"), async (c) => {
        const { address, isEnded } = await notification.lookAtMail(c.req.param("token"));
        return show(c, isEnded ? endedPage(address) : endPage(address));
      })
      // The one write that any page anywhere may send: see src/asking/authenticate.ts.
      .post("/unsubscribe/:token", needs("anyone"), async (c) => {
        const { address } = await notification.endMail(c.req.param("token"));
        return show(c, endedPage(address));
      })
      .get("/told/:id", needs("somebody"), async (c) => {
        return c.redirect(await notification.findTold(c.req.param("id"), actorOf(c)), 303);
      })
  );
}

function confirmPage(address: string): Page {
  return {
    ...frame("May mail come here?"),
    body: (
      <article class="people">
        <h1>May mail come here?</h1>
        <p class="lead">
          Somebody who has an account here asked to be told at <Address of={address} /> of what changes in documents
          that they follow.
        </p>
        {/* Sent to its own address, which holds the secret. */}
        <form class="people-form" method="post">
          <p class="submit">
            <button type="submit">Yes, it may</button>
          </p>
        </form>
        <p class="soft">If it was not you, close this page: without your word nothing more is sent there.</p>
      </article>
    ),
  };
}

function confirmedPage(address: string): Page {
  return {
    ...frame("Mail may come"),
    body: (
      <article class="people">
        <h1>Mail may come</h1>
        <p class="lead">
          <Address of={address} /> is confirmed. What is followed is told there from now on, as far as that was asked
          for. Each mail has a link that ends it.
        </p>
        <Settings />
      </article>
    ),
  };
}

function endPage(address: string): Page {
  return {
    ...frame("No more of these mails?"),
    body: (
      <article class="people">
        <h1>No more of these mails?</h1>
        <p class="lead">
          What this mail told of is then told in the inbox alone, and no more at <Address of={address} />.
        </p>
        <form class="people-form" method="post">
          <p class="submit">
            <button type="submit">No more of them</button>
          </p>
        </form>
        <Settings />
      </article>
    ),
  };
}

function endedPage(address: string): Page {
  return {
    ...frame("No more of these mails"),
    body: (
      <article class="people">
        <h1>No more of these mails</h1>
        <p class="lead">
          Nothing more of it goes to <Address of={address} />. It is told in the inbox still; other things that are
          followed are told as before.
        </p>
        <Settings />
      </article>
    ),
  };
}

function frame(title: string): Omit<Page, "body"> {
  return { title, crumbs: [], isPrivate: true };
}

function Address({ of }: { readonly of: string }) {
  return (
    <strong>
      <bdi>{of}</bdi>
    </strong>
  );
}

function Settings() {
  return (
    <p class="soft">
      <a href="/subscriptions">All that is followed, and where it is told</a>
    </p>
  );
}
