import type { StoredNotice } from "../storage/notices.ts";
import { writeNoticeId } from "./notice-id.ts";

// Standard Webhooks asks for less than 20 kB.
const MOST_IN_DIGEST = 50;

/**
 * What is sent: which event it is of, where, and how much changed by what it is about. Not a word of a draft: a receiver
 * that may see it asks for it. `path` is one of this service; where it is reached is said beside, where that is known.
 *
 * @param notices - One, or the several of a digest.
 */
export function webhookBody(
  notices: readonly StoredNotice[],
  isDigest: boolean,
  at: Date,
  origin: string | undefined,
): string {
  const [first] = notices;
  if (!isDigest && first !== undefined) {
    const url = origin === undefined ? {} : { url: `${origin}${first.message.path}` };
    const data = { ...dataOf(first), ...url };
    return JSON.stringify({ type: `event.${first.kind}`, timestamp: first.at.toISOString(), data });
  }
  const events = notices.slice(0, MOST_IN_DIGEST).map((one) => ({ type: `event.${one.kind}`, ...dataOf(one) }));
  // Once, and not for each: a digest is to stay small.
  const reached = origin === undefined ? {} : { origin };
  const data = { subscription: first?.subscriptionId, ...reached, events, more: notices.length - events.length };
  return JSON.stringify({ type: "digest", timestamp: at.toISOString(), data });
}

/** What is sent to see whether it arrives. */
export function testBody(endpoint: string, at: Date): string {
  return JSON.stringify({ type: "test", timestamp: at.toISOString(), data: { endpoint } });
}

function dataOf(notice: StoredNotice) {
  const { noticeId, subscriptionId, negotiation, kind, document, version, threadId, number, at, message } = notice;
  return {
    ...{ id: writeNoticeId(noticeId), subscription: subscriptionId, kind, negotiation },
    ...(document === null ? {} : { document }),
    ...(version === null ? {} : { version }),
    ...(threadId === null ? {} : { thread: threadId }),
    ...(number < 0 || threadId !== null ? {} : { entry: number }),
    ...{ at: at.toISOString(), changes: message.changes, path: message.path },
  };
}
