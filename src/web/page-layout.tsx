import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { counted } from "../model/counted.ts";
import { PEOPLE_HREF } from "../model/page-addresses.ts";
import { type FedTarget, feedHref, inboxHref } from "../model/subscription-addresses.ts";
import type { Assets } from "./assets.ts";
import { ReaderOfPage } from "./may.tsx";
import { NotesHere, type NotesOfPage } from "./notes/notes-of-page.tsx";
import { VisitStrip } from "./notes/visit-strip.tsx";
import { signInHref } from "./people/next-address.ts";
import type { Reader } from "./reader.ts";
import { type Followable, FollowHere } from "./subscriptions/follow-link.tsx";

/** One step of the way from the start page to here. */
type Crumb = { readonly title: string; readonly href: string };

type Script = "comparison" | "filing" | "follow" | "inbox" | "mark" | "matrix" | "passkeys" | "start" | "timeline";

/** What a page says; the frame around it is the same everywhere. */
export type Page = {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly body: Child;
  readonly scripts?: readonly Script[];
  /** What is noted there: it stands where the page has places for it. */
  readonly notes?: NotesOfPage | undefined;
  /** What can be followed there: its head offers it, by `FollowLink`. */
  readonly follows?: Followable | undefined;
  /** Two columns of text need more room than one. */
  readonly wide?: boolean;
  /** A table that is printed on A3, as broad as it is long. */
  readonly broad?: boolean;
  /** The same facts as JSON. */
  readonly json?: string;
  /** What a feed would tell of that the page is about. */
  readonly feed?: FedTarget | undefined;
  /** Of one's own account, or a secret: nobody is to store it, its address is not printed, and one does not come back to it. */
  readonly isPrivate?: boolean;
  /** Where one signs in: its head does not say it again. */
  readonly signsIn?: boolean;
};

/** Answers a request with a page; pages of a chapter of their own are given how. */
export type Show = (
  c: Context,
  page: Page,
  status?: 200 | 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503,
) => Response | Promise<Response>;

// The two faces every page starts with; the rest load when a page has their letters.
const FIRST_FONTS = ["source-serif-4-latin-wght-normal", "source-sans-3-latin-wght-normal"];

/**
 * A whole HTML document. Without scripts it reads the same; no script and no style stands inside it.
 *
 * @param reader - For whom it is made.
 * @param address - Where the page is found, to be printed with it; a page that only answers a form has none.
 */
export function renderPage(page: Page, assets: Assets, reader: Reader, address?: string): string {
  const document = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{page.title === "Travaux" ? "Travaux" : `${page.title} – Travaux`}</title>
        {FIRST_FONTS.flatMap((name) => assets.namesStarting(name)).map((name) => (
          <link rel="preload" href={`/assets/${name}`} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.href("style/travaux.css")} />
        {page.json === undefined ? null : <link rel="alternate" type="application/json" href={page.json} />}
        {page.feed === undefined ? null : <FeedLinks title={page.title} feed={page.feed} />}
        {[...(page.scripts ?? []), ...(page.notes === undefined ? [] : ["notes"])].map((name) => (
          <script type="module" src={assets.href(`client/${name}.js`)} />
        ))}
      </head>
      <body class={page.broad ? "wide broad" : page.wide ? "wide" : undefined}>
        <a class="skip" href="#content">
          Skip to the text
        </a>
        <Nameplate page={page} reader={page.isPrivate ? { ...reader, here: "/" } : reader} />
        <main id="content" tabindex={-1}>
          {page.notes === undefined ? null : <VisitStrip notes={page.notes} />}
          {page.body}
        </main>
        <footer class="colophon">
          <p>Travaux keeps every draft as it came out, point by point. What is filed is never altered.</p>
          {reader.actor.kind === "local" ? (
            <p>
              This is one person's record on this machine: no password is asked. <a href={PEOPLE_HREF}>Let others in</a>
            </p>
          ) : null}
          {address === undefined || page.isPrivate ? null : <p class="address">{address}</p>}
          {page.json === undefined ? null : (
            <p>
              <a href={page.json}>This page as JSON</a>
            </p>
          )}
          {page.feed === undefined ? null : (
            <p>
              <a href={feedHref(page.feed)}>Feed of changes</a>
            </p>
          )}
          <p>
            <a href="/record">About the record</a>, <a href="/api">the API</a>
          </p>
        </footer>
      </body>
    </html>
  );
  const followed = page.follows && { ...page.follows, subscription: reader.subscription };
  const read = (
    <ReaderOfPage.Provider value={reader.actor}>
      <FollowHere.Provider value={followed}>
        <NotesHere.Provider value={page.notes}>{document}</NotesHere.Provider>
      </FollowHere.Provider>
    </ReaderOfPage.Provider>
  );
  return `<!DOCTYPE html>${String(read)}`;
}

/** By which a reader of feeds, given the address of the page, finds them. */
function FeedLinks({ title, feed }: { readonly title: string; readonly feed: FedTarget }) {
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title={`${title}: changes`} href={feedHref(feed)} />
      <link rel="alternate" type="application/feed+json" title={`${title}: changes`} href={feedHref(feed, "json")} />
    </>
  );
}

function Nameplate({ page: { crumbs, signsIn }, reader }: { readonly page: Page; readonly reader: Reader }) {
  return (
    <header class="nameplate">
      <a class="name" href="/">
        Travaux
      </a>
      {crumbs.length === 0 ? null : (
        <nav aria-label="Where you are">
          <ol>
            {crumbs.map((crumb) => (
              <li>
                <a href={crumb.href}>
                  <bdi>{crumb.title}</bdi>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {signsIn ? null : <WhoReads reader={reader} />}
    </header>
  );
}

/** Who reads, where that is known, and what they have not read; at this machine nobody is asked who they are. */
function WhoReads({ reader: { actor, here, unread } }: { readonly reader: Reader }) {
  switch (actor.kind) {
    case "local":
      return (
        <p class="reader">
          <InboxLink unread={unread} />
        </p>
      );
    case "nobody":
      return (
        <p class="reader">
          <a href={signInHref(here)}>Sign in</a>
        </p>
      );
    case "person":
      return (
        <p class="reader">
          <InboxLink unread={unread} />
          <a href="/account">
            <span class="heard">Your account: </span>
            {actor.name}
          </a>
        </p>
      );
  }
}

function InboxLink({ unread = 0 }: Pick<Reader, "unread">) {
  return (
    <a href={inboxHref()}>
      Inbox
      {unread === 0 ? null : (
        <>
          <b class="unread-count" aria-hidden="true">
            {unread > MOST_COUNTED ? `${MOST_COUNTED}+` : unread}
          </b>
          <span class="heard">, {counted(unread, "event")} not read</span>
        </>
      )}
    </a>
  );
}

// Beyond that the number says no more than that there are many.
const MOST_COUNTED = 999;
