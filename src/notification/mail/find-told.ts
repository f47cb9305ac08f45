import type { Actor } from "../../model/actor.ts";
import { viewOf } from "../../model/can.ts";
import { seesAllOf } from "../../model/opening.ts";
import { Problem } from "../../model/problem.ts";
import { ownerOf } from "../../model/subscription.ts";
import { isOf, known } from "../known.ts";
import { readNoticeId } from "../notice-id.ts";
import type { Notifying } from "../notifying.ts";

/**
 * Where a mail leads that may not say where: only whom it was sent to comes on from there.
 *
 * @param id - `evt_…`. @returns The path of the page that shows it.
 * @throws Problem `sign-in-needed`; `page-not-found` for what was not told to whoever asks, or what they may not know of now.
 */
export async function findTold({ storage, clock }: Notifying, id: string, by: Actor): Promise<string> {
  const owner = ownerOf(known(by));
  const key = readNoticeId(id);
  const { found, now } = await storage.read(async (rows) => ({
    found: key === undefined ? undefined : await rows.notices.find(key),
    now: await clock(rows),
  }));
  const isTheirs = found !== undefined && isOf(found, owner) && found.shownFrom <= now;
  // The address of a page names what it shows: nobody comes on who may not know of that any more.
  if (!isTheirs || !seesAllOf(viewOf(by, found.negotiationId), found.view)) {
    throw new Problem(
      "page-not-found",
      "You were told nothing under this address.",
      "Sign in as whom the mail was sent to; your inbox has all that you were told.",
    );
  }
  return found.message.path;
}
