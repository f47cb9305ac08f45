import { writeAddress } from "../../model/address.ts";
import { refuseWithdrawn, termNotFound } from "../../model/not-found.ts";
import { Problem } from "../../model/problem.ts";
import type { MarkOf, TermMark } from "../../model/term.ts";
import type { VersionRef } from "../../model/version.ts";
import { type Asked, answerOnce, BY_HAND } from "../../storage/answer-once.ts";
import { appendEntry, placeEntry } from "../../storage/append-entry.ts";
import { getStoredVersion } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import { readReason, refuseLongStatement, unreadableStatement } from "../../storage/read-reason.ts";
import { findPassage, type SoughtPassage } from "./find-passage.ts";
import { type GivenMark, readTermEntries, standingMarks, type TermEntry, termsNamed } from "./term-entries.ts";

/** What is to be said of a term in a version: in the newest reading, unless another one is named. */
export type NewMark = {
  readonly version: VersionRef;
  readonly term: string;
  readonly mark: (SoughtPassage & { readonly kind: "passage"; readonly value?: string | undefined }) | OtherMark;
  /** Needed for all but a passage, whose words speak for themselves. */
  readonly reason?: string | undefined;
  readonly supersedes?: readonly number[] | undefined;
};

type OtherMark = Exclude<MarkOf, { readonly kind: "passage" }>;

/**
 * Marks words of a version as the value of a term, or says that the version has nothing of it; for good, in one
 * transaction. Several passages of one version may stand side by side.
 *
 * @throws Problem the not-found problems, `term-not-found`, `version-withdrawn`; those of `findPassage`;
 *   `unreadable-statement` for too long a value and where a reason is missing; `mark-contradicts` where another mark on
 *   the version that is not named under `supersedes` says otherwise of the same words; `request-key-reused`.
 */
export async function markTerm(storage: Storage, wanted: NewMark, by: Asked = BY_HAND): Promise<GivenMark> {
  const { version: ref, term, supersedes = [] } = wanted;
  const reason = readReasonOf(wanted);
  return storage.transaction(async (rows) => {
    const { key } = await rows.negotiations.getLocked(ref.negotiation);
    const asked = { marked: { ...wanted, version: writeAddress(ref), reason } };
    return answerOnce(rows, key, by, "mark-term", asked, async () => {
      const entries = await readTermEntries(rows, key);
      refuseUnknownTerm(entries, ref.negotiation, term);
      const stored = await getStoredVersion(rows, ref);
      refuseWithdrawn(stored.facts);
      const points = await rows.points.list(key, stored.key, stored.facts.reading);
      const mark = placeMark(wanted.mark, ref, points);
      const standing = standingMarks(entries).filter(
        ({ data, version }) => data.term === term && version === ref.version,
      );
      const data: TermMark = { term, mark, ...(reason === undefined ? {} : { reason }), supersedes };
      refuseSuperseding(standing, data);
      refuseContradiction(standing, stored.facts.reading, data);
      const place = await placeEntry(rows, key, stored.documentKey);
      const { reading } = stored.facts;
      await appendEntry(rows, key, place, {
        event: "term-marked",
        data,
        versionKey: stored.key,
        reading,
        actor: by.actor,
      });
      const [kept] = standingMarks(await readTermEntries(rows, key, place.position - 1));
      if (kept === undefined) throw new Error("The mark was kept a moment ago and is gone.");
      return kept;
    });
  });
}

/** @throws Problem `term-not-found`. */
export function refuseUnknownTerm(entries: readonly TermEntry[], negotiation: string, term: string): void {
  const named = termsNamed(entries).map((one) => one.term);
  if (!named.includes(term)) throw termNotFound(negotiation, term, named, "Name a term before its words are marked.");
}

function readReasonOf({ mark, reason }: NewMark): string | undefined {
  if (mark.kind !== "passage") return readReason(reason ?? "", "A mark without words");
  const said = reason?.trim() ?? "";
  refuseLongStatement(said, "The reason of a mark");
  return said === "" ? undefined : said;
}

// A value is what stands in a cell of a table.
const LONGEST_VALUE = 200;

function placeMark(mark: NewMark["mark"], ref: VersionRef, points: Parameters<typeof findPassage>[2]): MarkOf {
  if (mark.kind !== "passage") return { kind: mark.kind };
  const value = mark.value?.trim() ?? "";
  refuseLongStatement(value, "The value of a mark");
  if (value.length > LONGEST_VALUE) {
    throw unreadableStatement(`The value of a mark is longer than ${LONGEST_VALUE} characters.`, "Say it shorter.");
  }
  return { kind: "passage", ...findPassage(mark, ref, points), ...(value === "" ? {} : { value }) };
}

function refuseSuperseding(standing: readonly GivenMark[], { supersedes }: TermMark): void {
  const gone = supersedes.find((position) => standing.every((mark) => mark.position !== position));
  if (gone === undefined) return;
  throw unreadableStatement(
    `There is no standing mark of this term at ${gone} on this version.`,
    "Name under supersedes the positions of marks that stand.",
  );
}

function refuseContradiction(standing: readonly GivenMark[], reading: number, wanted: TermMark): void {
  const clash = standing.find(
    (one) =>
      !wanted.supersedes.includes(one.position) && contradicts(one.data.mark, wanted.mark, one.reading === reading),
  );
  if (clash === undefined) return;
  const { position, author, at, data } = clash;
  const said = data.mark.kind === "passage" ? `"${data.mark.words}" in point ${data.mark.path}` : `"${data.mark.kind}"`;
  throw new Problem(
    "mark-contradicts",
    `On ${at.slice(0, 10)} ${author} marked ${said} for this term in this version.`,
    `If that was wrong, mark once more with supersedes: [${position}].`,
    {},
    { standing: { position, author, at, ...data }, wanted },
  );
}

/** Two passages may stand beside each other where they share no words; nothing stands beside "absent". */
function contradicts(one: MarkOf, other: MarkOf, isSameReading: boolean): boolean {
  if (one.kind !== "passage" || other.kind !== "passage") return true;
  return isSameReading && one.path === other.path && one.start < other.end && other.start < one.end;
}
