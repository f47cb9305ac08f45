import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../model/actor.ts";
import { RECORD, refuseUnlessCan } from "../model/can.ts";
import type { Negotiation } from "../model/negotiation.ts";
import { Problem } from "../model/problem.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Rows, Storage } from "../storage/open-storage.ts";
import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import { isRecordableId, LONGEST_ID } from "./recordable-id.ts";

/**
 * Creates a negotiation, or makes its description equal to the one given; the same one again changes nothing.
 *
 * @throws Problem `unreadable-negotiation` (an id that is none, one named twice, text that cannot be stored) and
 *   `document-unknown-to-negotiation` when a document is left out that holds versions; `request-key-reused`;
 *   `stale-description` where another one stands than `from`.
 * @param from - The description that this one was made from, null where there was to be none: what somebody else wrote
 *   meanwhile is not written over. Left out, it takes the place of whatever stands.
 */
export async function describeNegotiation(
  storage: Storage,
  description: Negotiation,
  by: Asked = BY_HAND,
  from?: Negotiation | null,
): Promise<"created" | "changed" | "unchanged"> {
  refuseUnstorableText(description, (sentence) => unreadable(sentence));
  refuseWrongIds(description);
  const wanted = plain(description);

  return storage.transaction(async (rows) => {
    // First, since answers are kept with the negotiation: of one that is new, none can be there.
    const isNew = await rows.negotiations.insert(wanted);
    if (isNew) refuseUnlessCan(by.actor, "begin-negotiation", RECORD);
    const stored = await rows.negotiations.getLocked(wanted.id);
    return answerOnce(rows, stored.key, by, "describe-negotiation", { description: wanted }, async () => {
      if (!isNew && isDeepStrictEqual(plain(stored.negotiation), wanted)) return "unchanged";
      if (!isNew) {
        refuseStale(stored, from);
        await refuseLostVersions(rows, stored, wanted);
        await rows.negotiations.update(stored, wanted);
      }
      await journalDescription(rows, stored.key, wanted, by.actor);
      return isNew ? "created" : "changed";
    });
  });
}

/** Enters a description into the journal as it is from now on, under the negotiation's lock. */
export async function journalDescription(rows: Rows, key: string, data: Negotiation, actor: Actor): Promise<void> {
  const place = await placeEntry(rows, key);
  await appendEntry(rows, key, place, { event: "negotiation-described", data, actor });
}

/** As JSON keeps it: what is undefined is absent, so that equal descriptions compare equal. */
function plain({ id, title, summary, parties, rounds, documents }: Negotiation): Negotiation {
  return JSON.parse(JSON.stringify({ id, title, summary, parties, rounds, documents }));
}

function refuseWrongIds({ id, parties, rounds, documents }: Negotiation): void {
  for (const [what, ids] of [
    ["negotiation", [id]],
    ["party", parties.map((party) => party.id)],
    ["round", rounds.map((round) => round.id)],
    ["document", documents.map((document) => document.id)],
  ] as const) {
    const wrong = ids.find((one) => !isRecordableId(one));
    if (wrong !== undefined) {
      throw unreadable(`"${wrong.slice(0, LONGEST_ID)}" cannot be the id of a ${what}.`);
    }
    const repeated = ids.find((one, index) => ids.indexOf(one) !== index);
    if (repeated !== undefined) throw unreadable(`Two entries have the ${what} id "${repeated}".`);
  }
}

function refuseStale({ negotiation }: StoredNegotiation, from: Negotiation | null | undefined): void {
  if (from === undefined) return;
  if (from === null) {
    throw new Problem(
      "stale-description",
      `There is a negotiation "${negotiation.id}" already: ${negotiation.title}.`,
      "Give the new one another id, or open that one.",
    );
  }
  if (isDeepStrictEqual(plain(negotiation), plain(from))) return;
  throw new Problem(
    "stale-description",
    `Somebody changed the description of "${negotiation.id}" meanwhile.`,
    "Look at it, then describe it again.",
  );
}

async function refuseLostVersions(rows: Rows, stored: StoredNegotiation, wanted: Negotiation): Promise<void> {
  const kept = new Set(wanted.documents.map(({ id }) => id));
  const left = [...stored.documentKeys].filter(([id]) => !kept.has(id));
  if (left.length === 0) return;
  const counts = await rows.versions.countByDocument(stored.key);
  for (const [id, key] of left) {
    const count = counts.get(key) ?? 0;
    if (count === 0) continue;
    throw new Problem(
      "document-unknown-to-negotiation",
      `The description of "${wanted.id}" leaves out the document "${id}", which holds ${count === 1 ? "1 version" : `${count} versions`}.`,
      "Keep the document in the description: what is filed stays.",
    );
  }
}

function unreadable(sentence: string): Problem {
  return new Problem(
    "unreadable-negotiation",
    sentence,
    `Ids are unique and made of at most ${LONGEST_ID} small letters, digits and hyphens; no text holds U+0000.`,
  );
}
