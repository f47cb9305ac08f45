import { groupBy } from "../../model/group-by.ts";
import type { Notice, NoticeMessage, Subscription } from "../../model/subscription.ts";
import { inboxHref, SUBSCRIPTIONS_HREF, subscriptionAnchor } from "../../model/subscription-addresses.ts";
import { dayOf } from "../../model/times.ts";
import type { InboxPage } from "../../notification/notification.ts";
import { When } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { FollowNothing } from "./follow-link.tsx";
import { FollowedSubject, type SeenNames } from "./followed-words.tsx";

/** What stands in an inbox, and which part of it is asked for. */
export type InboxShown = {
  readonly page: InboxPage;
  readonly subscriptions: readonly Subscription[];
  readonly names: SeenNames;
  readonly isUnread: boolean;
  readonly cursor: string | undefined;
};

/** What one was told, newest first, by the day. */
export function inboxPage(shown: InboxShown): Page {
  const { page, isUnread, cursor } = shown;
  const { notices } = page;
  const hasUnread = notices.some(({ readAt }) => readAt === undefined);
  return {
    title: "Inbox",
    crumbs: [],
    isPrivate: true,
    scripts: ["inbox"],
    body: (
      <article class="people inbox">
        <h1>Inbox</h1>
        <nav class="ways" aria-label="What is shown">
          <a href={inboxHref()} aria-current={isUnread ? undefined : "true"}>
            All
          </a>
          <a href={inboxHref({ unread: true })} aria-current={isUnread ? "true" : undefined}>
            Only what is new
          </a>
          <a href={SUBSCRIPTIONS_HREF}>What you follow</a>
        </nav>
        {hasUnread && cursor === undefined ? (
          <form class="choices read-all" method="post" action="/inbox/read">
            <input type="hidden" name="back" value={inboxHref({ unread: isUnread })} />
            {/* What comes while the page is read is not read with it. */}
            <input type="hidden" name="shown-by" value={notices[0]?.shownFrom ?? ""} />
            <button type="submit">Mark all as read</button>
          </form>
        ) : null}
        {notices.length === 0 ? <Empty {...shown} /> : <Days {...shown} />}
        <Further {...shown} />
      </article>
    ),
  };
}

function Empty({ subscriptions, isUnread, cursor, page }: InboxShown) {
  if (page.next !== undefined) return <p class="empty">You may no longer see what stood on this page.</p>;
  if (cursor !== undefined) return <p class="empty">There is nothing older.</p>;
  if (isUnread) {
    return (
      <p class="empty">
        You have read everything. <a href={inboxHref()}>All that you were told</a>
      </p>
    );
  }
  if (subscriptions.length > 0) {
    return (
      <p class="empty">
        Nothing happened yet in <a href={SUBSCRIPTIONS_HREF}>what you follow</a>.
      </p>
    );
  }
  return <FollowNothing />;
}

function Days(shown: InboxShown) {
  const days = groupBy(shown.page.notices, ({ shownFrom }) => dayOf(shownFrom));
  const byId = new Map(shown.subscriptions.map((subscription) => [subscription.id, subscription]));
  return (
    <>
      {[...days].map(([day, notices]) => (
        <section class="day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <When date={day} />
          </h2>
          <ol class="happened">
            {toldTogether(notices).map((told) => (
              <NoticeItem told={told} subscriptions={byId} shown={shown} />
            ))}
          </ol>
        </section>
      ))}
    </>
  );
}

/** One event, and all by which it was told that day; at least one. */
type Told = readonly [first: Notice, ...more: Notice[]];

/** Whoever follows a document and a point of it is told of a version twice, and reads of it in one place. */
function toldTogether(notices: readonly Notice[]): readonly Told[] {
  const events = groupBy(notices, ({ negotiation, entry, id }) => `${negotiation} ${entry ?? id}`);
  return [...events.values()] as unknown as readonly Told[];
}

type NoticeProps = {
  readonly told: Told;
  /** By their ids, those that did not end. */
  readonly subscriptions: ReadonlyMap<string, Subscription>;
  readonly shown: InboxShown;
};

function NoticeItem({ told, subscriptions, shown }: NoticeProps) {
  const [{ id, shownFrom, message }] = told;
  const unread = told.filter(({ readAt }) => readAt === undefined);
  const isNew = unread.length > 0;
  return (
    <li class={isNew ? "unread" : undefined} id={id} data-notice>
      <p class="facts when">
        <time datetime={shownFrom}>{shownFrom.slice(11, 16)} UTC</time>
        {isNew ? <b class="new">new</b> : null}
      </p>
      <div>
        <h3>
          <a href={message.path} data-opens>
            <bdi>{message.title}</bdi>
          </a>
        </h3>
        {messagesOf(told).map((one) => (
          <Sentences message={one} isElsewhere={one.path !== message.path} />
        ))}
        <div class="notice-foot">
          <p class="soft">
            <ToldBy told={told} subscriptions={subscriptions} shown={shown} />
          </p>
          {isNew ? <MarkRead unread={unread} shown={shown} title={message.title} /> : null}
        </div>
      </div>
    </li>
  );
}

/** What was said of one event, each once. */
function messagesOf(told: Told): readonly NoticeMessage[] {
  const said = ({ message: { sentences, path } }: Notice) => JSON.stringify([sentences, path]);
  return [...groupBy(told, said).values()].flatMap(([first]) => first?.message ?? []);
}

type SentencesProps = {
  readonly message: NoticeMessage;
  /** Whether what is told stands on another page than the one that the title leads to. */
  readonly isElsewhere: boolean;
};

function Sentences({ message: { sentences, path }, isElsewhere }: SentencesProps) {
  return (
    <>
      {sentences.map((sentence, at) => (
        <p class="what" dir="auto">
          {sentence}{" "}
          {isElsewhere && at === sentences.length - 1 ? (
            <a href={path} data-opens>
              Show it
            </a>
          ) : null}
        </p>
      ))}
    </>
  );
}

/** Why somebody was told: what of theirs it is about. */
function ToldBy({ told, subscriptions, shown: { names } }: NoticeProps) {
  if (told[0].kind === "endpoint-off") return <>About an endpoint of yours</>;
  const by = told.flatMap(({ subscription }) => subscriptions.get(subscription) ?? []);
  if (by.length === 0) return <>From something that you follow no more</>;
  return (
    <>
      You follow{" "}
      {by.map(({ id, target, title }, at) => (
        <>
          {at === 0 ? "" : "; "}
          <a href={`${SUBSCRIPTIONS_HREF}#${subscriptionAnchor(id)}`}>
            <FollowedSubject target={target} names={names} title={title} isLink={false} />
          </a>
        </>
      ))}
    </>
  );
}

type MarkProps = { readonly unread: readonly Notice[]; readonly shown: InboxShown; readonly title: string };

function MarkRead({ unread, shown: { isUnread, cursor }, title }: MarkProps) {
  return (
    <form method="post" action="/inbox/read" data-read>
      {unread.map(({ id }) => (
        <input type="hidden" name="id" value={id} />
      ))}
      <input type="hidden" name="back" value={`${inboxHref({ unread: isUnread, cursor })}#${unread[0]?.id ?? ""}`} />
      <button type="submit" class="link-like">
        mark as read<span class="heard">: {title}</span>
      </button>
    </form>
  );
}

function Further({ page: { next }, isUnread, cursor }: InboxShown) {
  if (cursor === undefined && next === undefined) return null;
  return (
    <nav class="ways further" aria-label="Pages of the inbox">
      {cursor === undefined ? null : <a href={inboxHref({ unread: isUnread })}>Newest</a>}
      {next === undefined ? null : (
        <a rel="next" href={inboxHref({ unread: isUnread, cursor: next })}>
          Older ›
        </a>
      )}
    </nav>
  );
}
