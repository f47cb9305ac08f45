import type { Draft } from "../../model/draft.ts";
import type { ComparedBase } from "../../model/dry-run.ts";
import { isStanding, type VersionFacts, type VersionRef } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";

/** A version to compare with, and why it. */
type ChosenBase = Pick<ComparedBase, "because"> & { readonly version: VersionFacts };

/** Versions to compare a draft with, and those that it names but that were withdrawn. */
export type ChosenBases = { readonly bases: readonly ChosenBase[]; readonly withdrawn: readonly VersionFacts[] };

/**
 * Chooses what a draft is compared with before it is filed: the versions it is based on, else the head that it is a witness
 * of, else the newest of its document. As on a track, what was withdrawn is stepped over: what it came from stands in its
 * place.
 *
 * @param all - The versions of the negotiation; the draft's own, where it is filed already, is passed over. Linear in them.
 */
export function findBases(draft: Draft, ref: VersionRef, all: readonly VersionFacts[]): ChosenBases {
  const others = all.filter(({ version }) => version !== ref.version);
  const byId = new Map(others.map((one) => [one.version, one]));
  const because = draft.basedOn.length > 0 ? "based-on" : draft.witnessOf === undefined ? "newest" : "witness-of";
  if (because === "newest") {
    const own = others.filter((one) => one.document === ref.document && isStanding(one));
    const newest = inOrderOfTime(own).at(-1);
    return { bases: newest === undefined ? [] : [{ because, version: newest }], withdrawn: [] };
  }
  const named = because === "based-on" ? draft.basedOn : parentsOf(draft);
  const found = stepOver(named, byId);
  return {
    bases: found.standing.map((version) => ({ because, version })),
    withdrawn: found.withdrawn.filter(({ version }) => named.includes(version)),
  };
}

function stepOver(ids: readonly string[], byId: ReadonlyMap<string, VersionFacts>) {
  const standing: VersionFacts[] = [];
  const withdrawn: VersionFacts[] = [];
  // A set grows while it is walked: each version once.
  const ahead = new Set(ids);
  for (const id of ahead) {
    const version = byId.get(id);
    if (version === undefined) continue;
    (isStanding(version) ? standing : withdrawn).push(version);
    if (!isStanding(version)) for (const parent of parentsOf(version)) ahead.add(parent);
  }
  return { standing, withdrawn };
}

function parentsOf({ basedOn, witnessOf }: Pick<Draft, "basedOn" | "witnessOf">): readonly string[] {
  return basedOn.length > 0 || witnessOf === undefined ? basedOn : [witnessOf];
}
