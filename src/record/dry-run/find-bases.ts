import type { Draft } from "../../model/draft.ts";
import { readingTextsIn } from "../../model/draft-witnesses.ts";
import type { ComparedBase } from "../../model/dry-run.ts";
import { isStanding, type VersionFacts } from "../../model/version.ts";
import { standingDrafts } from "../../model/version-graph.ts";

/** A version to compare with, and why it. */
type ChosenBase = Pick<ComparedBase, "because"> & { readonly version: VersionFacts };

/** Versions to compare a draft with, and those that it names but that were withdrawn. */
export type ChosenBases = { readonly bases: readonly ChosenBase[]; readonly withdrawn: readonly VersionFacts[] };

/**
 * Chooses what a draft is compared with before it is filed: the drafts it is based on, else the one that it is a witness
 * of, else the newest of its document; each by its reading text where it came out more than once. As on a track, what was
 * withdrawn is stepped over: what it came from stands in its place.
 *
 * @param others - The other versions of the negotiation, in order of time. Near linear.
 */
export function findBases(draft: Draft, document: string, others: readonly VersionFacts[]): ChosenBases {
  const because = draft.basedOn.length > 0 ? "based-on" : draft.witnessOf === undefined ? "newest" : "witness-of";
  const named =
    because === "newest" ? newestOf(others, document) : because === "based-on" ? draft.basedOn : parentOf(draft);
  return {
    bases: standingDrafts(others, readingTextsIn(others))
      .stepOver(named)
      .map((version) => ({ because, version })),
    withdrawn: others.filter((one) => named.includes(one.version) && !isStanding(one)),
  };
}

function newestOf(others: readonly VersionFacts[], document: string): readonly string[] {
  const newest = others.findLast((one) => one.document === document && isStanding(one));
  return newest === undefined ? [] : [newest.version];
}

function parentOf({ witnessOf }: Pick<Draft, "witnessOf">): readonly string[] {
  return witnessOf === undefined ? [] : [witnessOf];
}
