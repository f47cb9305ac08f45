import { createHash } from "node:crypto";
import { COLLATION_METHOD, collateWitnesses } from "../../engine/collation/collate-witnesses.ts";
import { ALIGNMENT_METHOD } from "../../engine/compare/compare-versions.ts";
import type { Collation } from "../../model/collation.ts";
import { GRADES } from "../../model/draft.ts";
import { witnessesIn } from "../../model/draft-witnesses.ts";
import type { GivenChoice } from "../../model/journal.ts";
import { keepRecent } from "../../model/keep-recent.ts";
import { refuseWithdrawn, versionNotFound } from "../../model/not-found.ts";
import { rulingsIn } from "../../model/standing-verdicts.ts";
import type { Version, VersionFacts, VersionRef } from "../../model/version.ts";
import { requireDocument } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { Snapshot, Snapshots } from "../snapshots.ts";

/** A draft's witnesses laid beside each other, with what is known of each, the head first. */
export type DraftCollation = Collation & {
  readonly witnesses: readonly VersionFacts[];
  /** The choices on points of these witnesses, oldest first: what the `choice` of a place counts in. */
  readonly choices: readonly GivenChoice[];
};

/** The collations of drafts, made when they are asked for. */
export type Collations = {
  /** Collates the draft that a version is a witness of. @throws the not-found problems; `version-withdrawn` where no witness of it stands. */
  collate(ref: VersionRef): Promise<DraftCollation>;
  /** The reading text of that draft as a version: see `readingOf`. @throws as `collate`. */
  getReading(ref: VersionRef): Promise<Version>;
};

// In points of all witnesses and of the reading text, with an apparatus; some kilobytes each.
const POINTS_KEPT = 20_000;

/**
 * Opens collations on a record; those made last are kept in memory, under all that they were made from.
 */
export function openCollations(storage: Storage, snapshots: Snapshots): Collations {
  const recent = keepRecent<DraftCollation>(POINTS_KEPT, ({ witnesses, points }) =>
    witnesses.reduce((sum, { pointCount }) => sum + pointCount, points.length),
  );

  async function collateIn(snapshot: Snapshot, ref: VersionRef): Promise<DraftCollation & { readonly stamp: string }> {
    const witnesses = findWitnesses(snapshot, ref);
    const stamp = stampOf(snapshot, witnesses);
    const make = () => collateDraft(storage, snapshot, witnesses);
    const collation = await recent(`${snapshot.key} ${witnesses[0]?.version} ${stamp}`, make);
    // The facts are those of today: a title, say, may have been corrected.
    return { ...collation, witnesses, stamp };
  }

  return {
    collate: async (ref) => collateIn(await snapshots(ref.negotiation), ref),
    getReading: async (ref) => {
      const { points, witnesses, stamp } = await collateIn(await snapshots(ref.negotiation), ref);
      return { ...readingOf(witnesses, stamp), pointCount: points.length, points };
    },
  };
}

/** @throws as `Collations.collate`. */
function findWitnesses(snapshot: Snapshot, { negotiation, document, version }: VersionRef): readonly VersionFacts[] {
  requireDocument(snapshot, document);
  const named = snapshot.versions.find((one) => one.version === version);
  if (named?.document !== document) throw versionNotFound({ negotiation, document, version }, named?.document);
  const witnesses = witnessesIn(snapshot.versions).get(version) ?? [];
  if (witnesses.length === 0) refuseWithdrawn(named);
  return witnesses;
}

async function collateDraft(
  storage: Storage,
  snapshot: Snapshot,
  witnesses: readonly VersionFacts[],
): Promise<DraftCollation> {
  const { key, versionKeys, verdicts } = snapshot;
  const choices = choicesOn(snapshot, witnesses);
  const read = await storage.read((rows) =>
    Promise.all(
      witnesses.map(async (facts) => ({
        ...facts,
        id: facts.version,
        points: await rows.points.list(key, versionKeys.get(facts.version) ?? "", facts.reading),
      })),
    ),
  );
  const made = choices.map(({ data: { point, witness } }) => ({ name: point, witness }));
  return { ...collateWitnesses(read, { verdicts: rulingsIn(verdicts), choices: made }), witnesses, choices };
}

function choicesOn({ choices }: Pick<Snapshot, "choices">, witnesses: readonly VersionFacts[]): readonly GivenChoice[] {
  const ids = new Set(witnesses.map(({ version }) => version));
  return choices.filter(({ data }) => ids.has(data.point.version));
}

/** A word that changes with all that a reading text is made from. */
function stampOf(
  { verdicts, choices }: Pick<Snapshot, "verdicts" | "choices">,
  witnesses: readonly VersionFacts[],
): string {
  const [head] = witnesses;
  const rulings = rulingsIn(verdicts);
  const made = witnesses.map(({ version, reading, grade, language, coverage }) => {
    const ruled = head === undefined ? "" : rulings(version, head.version).stamp;
    return [version, reading, grade ?? "", language ?? "", coverage, ruled];
  });
  const everything = JSON.stringify([
    ...[ALIGNMENT_METHOD, COLLATION_METHOD, made],
    choicesOn({ choices }, witnesses).map(({ position }) => position),
  ]);
  return createHash("sha256").update(everything).digest("base64url").slice(0, 22);
}

/**
 * What is known of a reading text: of the head of the draft what says when and how it came out, of all witnesses what
 * they are based on and the best grade.
 *
 * @param witnesses - At least one, the head first. `pointCount` is left as the head has it.
 */
function readingOf(witnesses: readonly VersionFacts[], stamp: string): VersionFacts {
  const [head] = witnesses as readonly [VersionFacts];
  const best = witnesses.reduce((one, other) => (rankOf(other) < rankOf(one) ? other : one));
  const own = new Set(witnesses.map(({ version }) => version));
  return {
    ...head,
    title: `${head.title} (reading text)`,
    basedOn: [...new Set(witnesses.flatMap(({ basedOn }) => basedOn))].filter((id) => !own.has(id)),
    witnessOf: undefined,
    coverage: witnesses.some(({ coverage }) => coverage === "full") ? "full" : "partial",
    grade: best.grade,
    gradeReason: best.gradeReason,
    collated: { witnesses: witnesses.map(({ version }) => version), stamp },
  };
}

function rankOf({ grade }: VersionFacts): number {
  return grade === undefined ? GRADES.length : GRADES.indexOf(grade);
}
