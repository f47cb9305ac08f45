import { compareInSubstance } from "../../engine/substance/compare-in-substance.ts";
import type { Actor } from "../../model/actor.ts";
import { writeAddress } from "../../model/address.ts";
import { refuseUnlessCan } from "../../model/can.ts";
import type { ComparedBase, DryRun, FilingWarning } from "../../model/dry-run.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import { type Asked, BY_HAND } from "../../storage/answer-once.ts";
import { getStoredNegotiation } from "../../storage/get-stored.ts";
import type { Rows, Storage } from "../../storage/open-storage.ts";
import { checkFiling, type Filable, type FilingAsked, readFilable } from "../check-filing.ts";
import type { Collations } from "../witnesses/collate-draft.ts";
import type { DraftsKnown } from "../witnesses/reading-texts.ts";
import { findBases } from "./find-bases.ts";
import { warnOfBases } from "./warn-of-bases.ts";
import { warnOfProvenance } from "./warn-of-provenance.ts";
import { warnOfText } from "./warn-of-text.ts";

/**
 * Says what a filing would do, and files nothing: no row is written and no lock is taken. Everything that a filing
 * checks is checked, in the same order and with the same problems.
 *
 * What it says holds for the moment at which it looked: somebody else may take the id before it is confirmed.
 *
 * @returns The points found, what became of each against every version it is compared with, and all warnings. Costs what a
 *   comparison costs for each of these versions.
 * @throws Problem as `fileVersion`, but `request-key-reused`.
 */
export async function tryFiling(
  storage: Storage,
  collations: Collations,
  asked: FilingAsked,
  { actor }: Asked = BY_HAND,
): Promise<DryRun> {
  const filable = readFilable(asked);
  const { ref, draft, points, sha256 } = filable;
  const { known, isFiled, bases, withdrawn, sameBytes } = await storage.snapshot((rows) =>
    lookAround(rows, filable, actor),
  );
  const { negotiation } = known;
  const compared: ComparedBase[] = [];
  for (const base of bases) compared.push(compareWith(await withReading(collations, known, base), filable));
  const { points: _, ...provenance } = draft;
  const { negotiation: inside, document, version } = ref;
  return {
    ...{ negotiation: inside, document, version },
    outcome: isFiled ? "already-filed" : "would-be-filed",
    captureSha256: sha256,
    provenance,
    points,
    bases: compared,
    warnings: [
      ...warnOfSameBytes(sameBytes),
      ...warnOfBases(filable, compared, withdrawn),
      ...warnOfProvenance(draft, points, negotiation, Date.now()),
      ...warnOfText(draft, points),
    ],
  };
}

type BaseWithPoints = Omit<ComparedBase, "comparison">;

/** Everything that is known of the surroundings of a filing, at one moment. */
async function lookAround(rows: Rows, filable: Filable, actor: Actor) {
  const { ref, draft, sha256 } = filable;
  const stored = await getStoredNegotiation(rows, ref.negotiation);
  refuseUnlessCan(actor, "file-version", { kind: "negotiation", key: stored.key });
  const { kind } = await checkFiling(rows, stored, filable);
  // What the version itself, where it is filed already, has to do with others says nothing of what it would be.
  const others = (await rows.versions.list(ref.negotiation)).filter(({ facts }) => facts.version !== ref.version);
  const versions = inOrderOfTime(others.map(({ facts }) => facts));
  const versionKeys = new Map(others.map(({ facts, key }) => [facts.version, key]));
  const said = await rows.journal.list(stored.key, { events: ["verdict-given", "reading-chosen"] });
  const known = {
    ...{ ...stored, versions, versionKeys },
    verdicts: said.filter((entry) => entry.event === "verdict-given"),
    choices: said.filter((entry) => entry.event === "reading-chosen"),
  };
  const { bases, withdrawn } = findBases(draft, ref.document, versions);
  const withPoints: BaseWithPoints[] = [];
  for (const base of bases) {
    const { version, reading, collated } = base.version;
    const points =
      collated === undefined ? await rows.points.list(stored.key, versionKeys.get(version) ?? "", reading) : [];
    withPoints.push({ because: base.because, version: { ...base.version, points } });
  }
  const sameBytes = (await rows.captures.listVersionsReadFrom(stored.key, sha256)).filter(
    ({ version }) => version !== ref.version,
  );
  return {
    known,
    isFiled: kind === "already-filed",
    bases: withPoints,
    withdrawn,
    sameBytes,
  };
}

/** A reading text is made of points that are stored, and never change. */
async function withReading(collations: Collations, known: DraftsKnown, base: BaseWithPoints): Promise<BaseWithPoints> {
  if (base.version.collated === undefined) return base;
  const { points, reading } = await collations.collateIn(known, base.version);
  return { ...base, version: { ...reading, points } };
}

function compareWith({ because, version }: BaseWithPoints, filable: Filable): ComparedBase {
  const relation = because === "witness-of" ? "witness" : "version";
  const { draft, points } = filable;
  const comparison = compareInSubstance(version, { ...draft, points }, relation);
  return { because, version, comparison };
}

type Named = { readonly document: string; readonly version: string };

function warnOfSameBytes(others: readonly Named[]): readonly FilingWarning[] {
  if (others.length === 0) return [];
  const names = others.map((one) => writeAddress(one)).join(" and ");
  return [{ kind: "same-bytes", sentence: `The very same bytes are filed already, as ${names}.`, points: [] }];
}
