import { collateWitnesses } from "../../engine/collation/collate-witnesses.ts";
import type { Collation } from "../../model/collation.ts";
import { readingTextOf, witnessesIn } from "../../model/draft-witnesses.ts";
import type { GivenChoice } from "../../model/journal.ts";
import { keepRecent } from "../../model/keep-recent.ts";
import { refuseWithdrawn, versionNotFound } from "../../model/not-found.ts";
import { rulingsIn } from "../../model/standing-verdicts.ts";
import type { Version, VersionFacts, VersionRef } from "../../model/version.ts";
import { requireDocument } from "../../storage/get-stored.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { Snapshots } from "../snapshots.ts";
import { choicesOn, type DraftsKnown, stamps } from "./reading-texts.ts";

/** A draft's witnesses laid beside each other, with what is known of each, the head first. */
export type DraftCollation = Collation & {
  readonly witnesses: readonly VersionFacts[];
  /** The choices on points of these witnesses, oldest first: what the `choice` of a place counts in. */
  readonly choices: readonly GivenChoice[];
  /** What is known of the reading text, whose points are `points`. */
  readonly reading: VersionFacts;
};

/** The collations of drafts, made when they are asked for. */
export type Collations = {
  /** Collates the draft that a version is a witness of. @throws the not-found problems; `version-withdrawn` where no witness of it stands. */
  collate(ref: VersionRef): Promise<DraftCollation>;
  /** The same in a negotiation as it was when it was looked at: one answer for whoever works on that. @throws as `collate`. */
  collateIn(negotiation: DraftsKnown, ref: VersionRef): Promise<DraftCollation>;
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

  async function collateIn(negotiation: DraftsKnown, ref: VersionRef): Promise<DraftCollation> {
    const witnesses = findWitnesses(negotiation, ref);
    const facts = readingTextOf(witnesses, stamps(negotiation)(witnesses));
    const make = () => collateDraft(storage, negotiation, witnesses, facts);
    const collation = await recent(`${negotiation.key} ${facts.version} ${facts.collated?.stamp}`, make);
    // The facts are those of today: a title, say, may have been corrected, or times are told otherwise.
    const choices = choicesOn(negotiation, witnesses);
    return { ...collation, witnesses, choices, reading: { ...facts, pointCount: collation.points.length } };
  }

  return {
    collateIn,
    collate: async (ref) => collateIn(await snapshots(ref.negotiation), ref),
    getReading: async (ref) => {
      const { points, reading } = await collateIn(await snapshots(ref.negotiation), ref);
      return { ...reading, points };
    },
  };
}

/** @throws as `Collations.collate`. */
function findWitnesses(known: DraftsKnown, { negotiation, document, version }: VersionRef): readonly VersionFacts[] {
  requireDocument(known, document);
  const named = known.versions.find((one) => one.version === version);
  if (named?.document !== document) throw versionNotFound({ negotiation, document, version }, named?.document);
  const witnesses = witnessesIn(known.versions).get(version) ?? [];
  if (witnesses.length === 0) refuseWithdrawn(named);
  return witnesses;
}

async function collateDraft(
  storage: Storage,
  known: DraftsKnown,
  witnesses: readonly VersionFacts[],
  reading: VersionFacts,
): Promise<DraftCollation> {
  const { key, versionKeys, verdicts } = known;
  const choices = choicesOn(known, witnesses);
  const read = await storage.read((rows) =>
    Promise.all(
      witnesses.map(async (facts) => ({
        ...facts,
        id: facts.version,
        points: await rows.points.list(key, versionKeys.get(facts.version) ?? "", facts.reading),
      })),
    ),
  );
  const made = choices.map(({ data: { point, witness }, carried = point }) => ({
    // No point has an empty path: what a correction took out names no place.
    name: carried ?? { ...point, path: "" },
    witness,
  }));
  return { ...collateWitnesses(read, { verdicts: rulingsIn(verdicts), choices: made }), witnesses, choices, reading };
}
