import { writeAddress } from "../../model/address.ts";
import type { CollatedPlace, PlaceName, Testimony } from "../../model/collation.ts";
import type { GivenChoice } from "../../model/journal.ts";
import { pointNotFound } from "../../model/not-found.ts";
import { Problem } from "../../model/problem.ts";
import type { VersionRef } from "../../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../../storage/append-entry.ts";
import { getStanding } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { readReason, unreadableStatement } from "../../storage/read-reason.ts";
import type { Collations, DraftCollation } from "./collate-draft.ts";

/** Whose words are to stand at a place of a draft. */
export type NewChoice = {
  /** Any point that stands there, of any witness. */
  readonly point: PlaceName;
  /** Id of the witness; null for what the rule says. */
  readonly witness: string | null;
  readonly reason: string;
};

/**
 * Keeps a person's choice of the words that stand at a place of a draft's reading text. It outranks the rule until a later
 * one takes its place, and holds for as long as both witnesses stand and tell of the place.
 *
 * @param ref - Any witness of the draft.
 * @throws Problem the not-found problems, `version-withdrawn`, `point-not-found`; `unreadable-statement` without a reason,
 *   and for a witness that is none of the draft's or has no words to stand there; `request-key-reused`.
 */
export async function chooseReading(
  storage: Storage,
  collations: Collations,
  ref: VersionRef,
  { point, witness, reason }: NewChoice,
  by: Asked = BY_HAND,
): Promise<GivenChoice> {
  const data = { point: { version: point.version, path: point.path }, witness, reason: readReason(reason, "A choice") };
  // The collation reads what the transaction would wait for; what it refuses is told behind an answer that was given before.
  const found = await findNamed(collations, ref, data).catch(keepProblem);
  return storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(ref.negotiation);
    return answerOnce(rows, key, by, "choose-reading", { choice: data }, async () => {
      if (found instanceof Problem) throw found;
      const [at, ...others] = found;
      const { key: versionKey, documentKey } = await getStanding(rows, at);
      // What was looked at a moment ago may have been withdrawn since.
      for (const other of others) await getStanding(rows, other);
      const place = await placeEntry(rows, key, documentKey);
      await appendEntry(rows, key, place, { event: "reading-chosen", data, versionKey, actor: by.actor });
      const [kept] = await rows.journal.listChoices(key, place.position - 1);
      if (kept === undefined) throw new Error("The choice was kept a moment ago and is gone.");
      return kept;
    });
  });
}

/** @returns The version of the point, and the witness where one is named. */
async function findNamed(
  collations: Collations,
  ref: VersionRef,
  { point, witness }: NewChoice,
): Promise<readonly [VersionRef, ...VersionRef[]]> {
  const collation = await collations.collate(ref);
  const at = refOf(collation, point.version);
  const others = witness === null ? [] : [refOf(collation, witness)];
  refuseUnlessTold(collation, at, point, witness);
  return [at, ...others];
}

function keepProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  throw error;
}

function refOf({ witnesses }: DraftCollation, id: string): VersionRef {
  const found = witnesses.find(({ version }) => version === id);
  if (found !== undefined) return { negotiation: found.negotiation, document: found.document, version: id };
  throw unreadableStatement(
    `"${id.slice(0, 60)}" is no witness of this draft.`,
    `Its witnesses are ${witnesses.map(({ version }) => version).join(", ")}.`,
  );
}

function refuseUnlessTold(
  { places }: DraftCollation,
  ref: VersionRef,
  { version, path }: PlaceName,
  witness: string | null,
): void {
  const place = places.find((one) => one.witnesses.some((own) => own.witness === version && own.paths.includes(path)));
  if (place === undefined) throw pointNotFound(ref, path.slice(0, 60));
  const testimony = testimonyOf(place, witness);
  const why = testimony === undefined ? undefined : CANNOT_STAND[testimony];
  if (why === undefined) return;
  throw unreadableStatement(
    `The words of "${witness}" cannot stand at point ${path} of ${writeAddress(ref)}: ${why}.`,
    "Choose a witness that tells of the point, or null for what the rule says.",
  );
}

function testimonyOf({ witnesses }: CollatedPlace, witness: string | null): Testimony | undefined {
  return witnesses.find((one) => one.witness === witness)?.testimony;
}

const CANNOT_STAND: Readonly<Partial<Record<Testimony, string>>> = {
  silent: "what it says there is not known",
  translated: "it is in another language than the draft",
};
