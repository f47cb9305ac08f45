import { openLineages } from "../../src/lineage/lineage.ts";
import { type Actor, LOCAL } from "../../src/model/actor.ts";
import type { Draft } from "../../src/model/draft.ts";
import type { Notice } from "../../src/model/subscription.ts";
import { type NotificationOptions, openNotification } from "../../src/notification/notification.ts";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { openRecord } from "../../src/record/record.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { openViews } from "../../src/views/see-as.ts";
import { aCapture, aDraft, aNegotiation } from "./drafts.ts";
import { drawNodes } from "./file-drawn.ts";

/** A version as it is drawn: its points, where it stands, and what else is said of it. */
type Drawn = Partial<Omit<Draft, "points">> & { readonly points: string; readonly document?: string };

/** The capabilities over a storage, with talks that grow version by version, and people who are told of it. */
export async function openToldTalks(storage: Storage, id: string, options: Partial<NotificationOptions> = {}) {
  const record = openRecord(storage);
  const lineages = openLineages(storage, record);
  const views = openViews(storage, record, lineages, openLedger(storage));
  const read: string[] = [];
  const notification = openNotification(
    storage,
    views.readers,
    async (reader, { versions }) => void read.push(`${reader} ${versions.join()}`),
    { outwards: openOutwards({ allow: [] }), ...options },
  );
  await record.describeNegotiation(aNegotiation(id));
  let filed = (await record.getNegotiation(id)).versions.length;
  const ref = (version: string, document = "plan") => ({ negotiation: id, document, version });
  return {
    id,
    record,
    lineages,
    notification,
    /** What somebody reads and writes as a route would have it. */
    seeAs: views.seeAs,
    /** Who read of which versions in their inbox. */
    read,
    ref,
    async file(
      version: string,
      { points, document, ...draft }: Drawn,
      opening?: Parameters<typeof record.fileVersion>[4],
    ) {
      const published = new Date(Date.UTC(2025, 0, 1 + filed++)).toISOString().slice(0, 10);
      const drawn = aDraft({ title: version, published, ...draft, points: drawNodes(points) });
      await record.fileVersion(ref(version, document), aCapture(`${version}\n${points}`), drawn, undefined, opening);
    },
    /** What somebody was told that they have not been shown before, oldest first: its title, and what it says. */
    async hear(by: Actor = LOCAL): Promise<readonly string[]> {
      await notification.tellNow();
      const { notices } = await notification.listInbox({ isUnread: true }, by);
      const own = notices.filter(({ negotiation }) => negotiation === id);
      await notification.markRead(
        own.map((notice) => notice.id),
        by,
      );
      return [...own].reverse().map(drawNotice);
    },
  };
}

function drawNotice({ kind, version, message }: Pick<Notice, "kind" | "version" | "message">): string {
  return `${kind} ${version ?? "-"}: ${message.sentences.join(" ")}`;
}
