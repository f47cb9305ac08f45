import type { ChangeSort, NoticeMessage } from "../../model/subscription.ts";
import type { StoredNotice } from "../../storage/notices.ts";
import { writeNoticeId } from "../notice-id.ts";
import { type LinkedSentence, type MailSection, type MailWords, shownText, subjectText } from "./mail-words.ts";

/** A notice with what everybody may be told of it. */
export type Sayable = { readonly notice: StoredNotice; readonly words: NoticeMessage | undefined };

/** Where a message leads to: of this service, and to the end of these mails. */
export type MailPlaces = {
  readonly origin: string;
  readonly unsubscribe: string;
  /** What the public calls the negotiation; undefined where it knows of none. */
  readonly negotiation: string | undefined;
};

/** `isMore`: there are more than were looked at, of which nobody knows what the public may be told of them. */
type Extent = { readonly isDigest: boolean; readonly isMore: boolean };

// More is not read.
const MOST_SECTIONS = 8;

/**
 * What a mail says of one event, or of the several of a digest: at most eight, those first in which most changed in substance. Of what
 * the public is not told it says that there is something, and neither what nor where nor how much.
 */
export function sayDelivery(told: readonly Sayable[], { isDigest, isMore }: Extent, places: MailPlaces): MailWords {
  const { origin } = places;
  const sayable = told.flatMap(({ words }) => (words === undefined ? [] : [words]));
  const hidden = told.find(({ words }) => words === undefined)?.notice;
  const shown = byWeight(sayable).slice(0, MOST_SECTIONS);
  const more = sayable.length - shown.length;
  return {
    subject: subjectOf(shown, sayable.length, { isDigest, isMore }, places),
    lead: [],
    sections: shown.map((words) => sectionOf(words, origin)),
    after: [
      ...(more > 0 || isMore
        ? [{ sentence: andMore(more, isMore), link: { label: "Read them in your inbox", href: `${origin}/inbox` } }]
        : []),
      ...(hidden === undefined ? [] : [withoutWords(hidden, origin, shown.length > 0)]),
    ],
    foot: footOf(places),
  };
}

function andMore(more: number, isMore: boolean): string {
  if (!isMore) return `And ${more} more.`;
  return more > 0 ? `And at least ${more} more.` : "And more.";
}

function subjectOf(
  shown: readonly NoticeMessage[],
  count: number,
  { isDigest, isMore }: Extent,
  { negotiation = "" }: MailPlaces,
): string {
  const [first] = shown;
  if (first === undefined) return SOMETHING;
  return subjectText(
    isDigest && count > 1 ? `${negotiation}: ${count} events${isMore ? " or more" : ""}` : first.title,
  );
}

const SOMETHING = "Something new that you may see";

function sectionOf({ title, sentences, path }: NoticeMessage, origin: string): MailSection {
  return {
    title: shownText(title),
    sentences: sentences.map(shownText),
    link: { label: "Read it", href: `${origin}${path}` },
  };
}

/** Its link is a number that only its owner can go on from. */
function withoutWords({ noticeId }: StoredNotice, origin: string, isMore: boolean): LinkedSentence {
  const what = isMore ? "There is also something new" : "There is something new";
  return {
    sentence: `${what} that not everybody may see. Mail passes through many hands, so what it is stands at ${new URL(origin).host} alone.`,
    link: { label: "Open it", href: `${origin}/told/${writeNoticeId(noticeId)}` },
  };
}

/** What its owner calls the subscription is not said: their words may name what not everybody may know of. */
function footOf({ origin, unsubscribe }: MailPlaces): MailWords["foot"] {
  return {
    sentence: `You asked at ${new URL(origin).host} to be told this.`,
    links: [
      { label: "No more of it by e-mail", href: unsubscribe },
      { label: "All that you are told of", href: `${origin}/subscriptions` },
    ],
  };
}

const NOT_OF_SUBSTANCE: ReadonlySet<string> = new Set<ChangeSort>(["notation", "invisible", "wording"]);

/** Those that changed most in substance first; else in the order in which they came. */
function byWeight(told: readonly NoticeMessage[]): readonly NoticeMessage[] {
  return [...told].sort((one, other) => weightOf(other) - weightOf(one));
}

function weightOf({ changes }: NoticeMessage): number {
  return Object.entries(changes).reduce((sum, [sort, count]) => sum + (NOT_OF_SUBSTANCE.has(sort) ? 0 : count), 0);
}
