import { writeAddress } from "../model/address.ts";
import { DATE_AS_KNOWN } from "../model/date-order.ts";
import type { GivenStanding } from "../model/journal.ts";
import { pointNotFound } from "../model/not-found.ts";
import type { Source } from "../model/point.ts";
import { STANDINGS, type StandingStatement } from "../model/point-standing.ts";
import type { VersionRef } from "../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../storage/append-entry.ts";
import { getStanding } from "../storage/get-stored.ts";
import type { StoredNegotiation } from "../storage/negotiations.ts";
import type { Storage } from "../storage/open-storage.ts";
import { refuseLongStatement, unreadableStatement } from "../storage/read-reason.ts";
import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import { unknownParty } from "./unknown-party.ts";

/**
 * Keeps how far a point of a version is agreed, and according to whom. A later statement of the same party, or the same
 * reporter, on the point takes the place of the former; both stay in the journal.
 *
 * @param said - Its path is that of the newest reading.
 * @throws Problem the not-found problems, `version-withdrawn`, `point-not-found`; `unreadable-statement` without a source,
 *   for one that cannot be read, for a standing that is none and a party that is none of the negotiation's;
 *   `request-key-reused`.
 */
export async function stateStanding(
  storage: Storage,
  ref: VersionRef,
  said: StandingStatement,
  by: Asked = BY_HAND,
): Promise<GivenStanding> {
  const data = readStatement(said);
  return storage.transaction(async (rows) => {
    const negotiation = await rows.negotiations.getLocked(ref.negotiation);
    const { key } = negotiation;
    const subject = writeAddress({ document: ref.document, version: ref.version });
    return answerOnce(rows, key, by, "speak-of-version", { subject, standing: data }, async () => {
      const stored = await getStanding(rows, ref);
      refuseUnknownParty(negotiation, data.party);
      const { reading } = stored.facts;
      const points = await rows.points.list(key, stored.key, reading);
      if (points.every(({ path }) => path !== data.path))
        throw pointNotFound({ ...ref, reading: undefined }, data.path.slice(0, 60));
      const place = await placeEntry(rows, key, stored.documentKey);
      const entry = { event: "standing-stated", data, versionKey: stored.key, reading, actor: by.actor } as const;
      await appendEntry(rows, key, place, entry);
      const [kept] = await rows.journal.listStandings(key, place.position - 1);
      if (kept === undefined) throw new Error("The statement was kept a moment ago and is gone.");
      return kept;
    });
  });
}

function readStatement({ path, standing, party, source, note }: StandingStatement): StandingStatement {
  if (!STANDINGS.includes(standing))
    throw unreadableStatement(`"${String(standing).slice(0, 60)}" is no standing.`, `It is ${STANDINGS.join(", ")}.`);
  const said = note?.trim() ?? "";
  refuseLongStatement(said, "The note");
  return { path, standing, party, source: readSource(source), ...(said === "" ? {} : { note: said }) };
}

/** Without what is blank. @throws Problem `unreadable-statement`. */
function readSource({ outlet, url, date, note }: Source): Source {
  const source = { outlet: outlet.trim(), ...given({ url, date, note }) };
  refuseUnstorableText({ source }, (sentence) => unreadableStatement(sentence));
  if (source.outlet === "")
    throw unreadableStatement("A standing needs a source.", "Name who said so: an outlet, an office, a person.");
  for (const [name, words] of Object.entries(source)) refuseLongStatement(words ?? "", `The ${name} of the source`);
  if (source.url !== undefined && !/^https?:\/\/\S+$/iu.test(source.url))
    throw unreadableStatement(`"${source.url.slice(0, 60)}" is no address on the web.`, "It begins with https://.");
  if (source.date !== undefined && !DATE_AS_KNOWN.test(source.date))
    throw unreadableStatement(
      `"${source.date.slice(0, 60)}" is no date.`,
      "Write it as 2025-11-23, 2025-11 or 2025, as far as it is known.",
    );
  return source;
}

function given(some: Omit<Source, "outlet">): Omit<Source, "outlet"> {
  const filled = Object.entries(some).flatMap(([name, words]) => {
    const trimmed = words?.trim() ?? "";
    return trimmed === "" ? [] : [[name, trimmed] as const];
  });
  return Object.fromEntries(filled);
}

function refuseUnknownParty({ negotiation }: StoredNegotiation, party: string | null): void {
  if (party === null || negotiation.parties.some((one) => one.id === party)) return;
  throw unknownParty(negotiation, party.slice(0, 60), "; null stands for what the source says itself");
}
