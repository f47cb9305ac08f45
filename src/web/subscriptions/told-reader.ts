import type { Notification } from "../../notification/notification.ts";
import type { Page } from "../page-layout.tsx";
import type { Reader } from "../reader.ts";
import { isFollowed } from "./follow-link.tsx";

/**
 * For whom a page is made, with what they have not read, and whether they follow what it is about. Of nobody nothing is asked;
 * of everybody else how much is unread, and of pages that can be followed what they follow.
 */
export async function toldReader(
  notification: Pick<Notification, "countUnread" | "listSubscriptions">,
  { follows }: Pick<Page, "follows">,
  reader: Reader,
): Promise<Reader> {
  const { actor } = reader;
  if (actor.kind === "nobody") return reader;
  const [unread, subscriptions] = await Promise.all([
    notification.countUnread(actor),
    follows === undefined ? [] : notification.listSubscriptions(actor),
  ]);
  const own = follows && subscriptions.find(({ target }) => isFollowed(follows, target));
  return { ...reader, unread, subscription: own?.id };
}
