import { writeAddress } from "../model/address.ts";
import { pointNotFound } from "../model/not-found.ts";
import { type GivenVerdict, pairsBetween, type RuledSide, standingVerdicts } from "../model/standing-verdicts.ts";
import { isSamePair, type JudgedPair } from "../model/verdict.ts";
import type { VersionRef } from "../model/version.ts";
import { unreadableStatement } from "../storage/read-reason.ts";
import type { NegotiationFacts } from "./alignment-work.ts";
import { type DraftReader, readSides } from "./draft-readings.ts";
import type { NewVerdict } from "./give-verdict.ts";

/**
 * A verdict on a reading text as one on a publication of its draft: a reading text is made anew with every publication and
 * every choice of words, and a verdict is for good. It holds on the reading text, since what is ruled on any publication
 * does.
 *
 * @returns The verdict itself where it names no reading text. Of several publications that have the points: those on which
 *   a verdict on one of these pairs stands, so that it is found to contradict or to be superseded; else the head first.
 * @throws Problem the not-found problems of the record; `point-not-found` for what the reading text does not have;
 *   `unreadable-statement` where no publication has the points as the reading text has them.
 */
export async function onPublications(
  record: DraftReader & { getNegotiation(id: string): Promise<NegotiationFacts> },
  verdict: NewVerdict,
): Promise<NewVerdict> {
  const { before, after, pairs } = verdict;
  const isOnDraft = before.reading === "collated" || after.reading === "collated";
  if (!isOnDraft || before.negotiation !== after.negotiation) return verdict;
  const { negotiation, sides } = await readSides(record, before, after);
  const olds = fitting(
    before,
    sides[0],
    pairs.map((pair) => pair.before),
  );
  const nows = fitting(
    after,
    sides[1],
    pairs.map((pair) => pair.after),
  );
  const turn = (old: string, now: string): readonly JudgedPair[] =>
    pairs.map((pair) => ({
      before: sides[0].pathIn(old, pair.before) ?? "",
      after: sides[1].pathIn(now, pair.after) ?? "",
    }));
  const [old, now] = ruledBefore(verdict, negotiation.verdicts, olds, nows, turn) ?? [olds[0] ?? "", nows[0] ?? ""];
  const refTo = (ref: VersionRef, version: string): VersionRef => {
    const document = negotiation.versions.find((facts) => facts.version === version)?.document ?? ref.document;
    return { negotiation: ref.negotiation, document, version };
  };
  return { ...verdict, before: refTo(before, old), after: refTo(after, now), pairs: turn(old, now) };
}

/** The versions of a side that have all these points. */
function fitting(ref: VersionRef, side: RuledSide, paths: readonly string[]): readonly string[] {
  const has = (version: string) => (path: string) => side.pathIn(version, path) !== undefined;
  const found = side.versions.filter((version) => paths.every(has(version)));
  if (found.length > 0) return found;
  const unknown = paths.find((path) => !side.versions.some((version) => has(version)(path)));
  if (unknown !== undefined && !side.has(unknown)) throw pointNotFound(ref, unknown);
  const { negotiation, document, version, reading } = ref;
  throw unreadableStatement(
    `No publication has the points ${paths.join(", ")} as ${writeAddress({ negotiation, document, version, reading })} has them.`,
    "Give the verdict on one of the publications of the draft.",
  );
}

/** The publications on which a verdict on one of these pairs stands already: first one whose place is taken. */
function ruledBefore(
  { supersedes = [] }: NewVerdict,
  given: readonly GivenVerdict[],
  olds: readonly string[],
  nows: readonly string[],
  turn: (old: string, now: string) => readonly JudgedPair[],
): readonly [string, string] | undefined {
  const standing = standingVerdicts(given);
  const named = (verdict: GivenVerdict) => supersedes.includes(verdict.position);
  const ordered = [...standing.filter(named), ...standing.filter((verdict) => !named(verdict))];
  for (const verdict of ordered) {
    const { data } = verdict;
    for (const [old, now] of [
      [data.beforeVersion, data.afterVersion],
      [data.afterVersion, data.beforeVersion],
    ] as const) {
      if (!olds.includes(old) || !nows.includes(now)) continue;
      const theirs = pairsBetween(verdict, old, now) ?? [];
      if (turn(old, now).some((pair) => theirs.some((other) => isSamePair(pair, other)))) return [old, now];
    }
  }
  return undefined;
}
