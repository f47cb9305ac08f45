import { Problem } from "../../model/problem.ts";
import type { TermUnmarked } from "../../model/term.ts";
import { type Asked, answerOnce, BY_HAND } from "../../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../../storage/append-entry.ts";
import { getStoredVersion } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { readReason } from "../../storage/read-reason.ts";
import { refuseUnknownTerm } from "./mark-term.ts";
import { readTermEntries, standingMarks } from "./term-entries.ts";

/**
 * Takes a mark back: it stays in the journal, and holds no longer.
 *
 * @throws Problem `negotiation-not-found`, `term-not-found`, `entry-not-found` where the term has no standing mark at the
 *   position, `unreadable-statement` without a reason, `request-key-reused`.
 */
export async function unmarkTerm(
  storage: Storage,
  negotiation: string,
  { term, position, ...said }: TermUnmarked,
  by: Asked = BY_HAND,
): Promise<void> {
  const data: TermUnmarked = { term, position, reason: readReason(said.reason, "Taking a mark back") };
  await storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(negotiation);
    return answerOnce(rows, key, by, "mark-term", { unmarked: data }, async () => {
      const entries = await readTermEntries(rows, key);
      refuseUnknownTerm(entries, negotiation, term);
      const mark = standingMarks(entries).find((one) => one.data.term === term && one.position === position);
      if (mark === undefined) {
        throw new Problem(
          "entry-not-found",
          `The term "${term}" has no standing mark at ${position}.`,
          "It may have been taken back or replaced; the page of the term lists those that stand.",
        );
      }
      const { document = "", version = "", reading } = mark;
      const stored = await getStoredVersion(rows, { negotiation, document, version });
      const place = await placeEntry(rows, key, stored.documentKey);
      await appendEntry(rows, key, place, {
        event: "term-unmarked",
        data,
        versionKey: stored.key,
        reading,
        actor: by.actor,
      });
      return { position };
    });
  });
}
