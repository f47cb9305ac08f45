import type { Address } from "../model/address.ts";
import { baseSteps, isOfLeader } from "../model/base-steps.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { ResolvedBase } from "./last-looked.ts";

/** Two texts to be compared; either may be a reading text. */
type Compared = { readonly base: VersionFacts; readonly version: VersionFacts };

/**
 * With what a new version is compared, as a subscription wants it. A chosen base that was withdrawn, or is the version itself, is
 * none: what it is based on takes its place. Linear in the versions.
 *
 * @returns None for what begins a line.
 */
export function basesOf(
  versions: readonly VersionFacts[],
  version: VersionFacts,
  base: ResolvedBase,
): readonly Compared[] {
  const inOrder = inOrderOfTime(versions);
  const chosen = isOfGraph(base) ? undefined : chooseOne(inOrder, version, base);
  if (chosen !== undefined) return [{ base: chosen, version }];
  if (base.kind === "previous") return [];
  return baseSteps(inOrder)
    .stepsTo(version)
    .filter((step) => !isOfLeader(step));
}

type OfGraph = Extract<ResolvedBase, { readonly kind: "based-on" | "not-looked" }>;

/** Whether it is what the version was drafted from, of which there may be several. */
export function isOfGraph(base: ResolvedBase): base is OfGraph {
  return base.kind === "based-on" || base.kind === "not-looked";
}

function chooseOne(
  inOrder: readonly VersionFacts[],
  version: VersionFacts,
  base: Exclude<ResolvedBase, OfGraph>,
): VersionFacts | undefined {
  const others = inOrder.filter((one) => isStanding(one) && one.version !== version.version);
  if (base.kind !== "previous") return others.find((one) => one.version === base.version);
  const own = inOrder.filter((one) => one.version === version.version || others.includes(one));
  const before = own.slice(
    0,
    own.findIndex((one) => one.version === version.version),
  );
  // Another publication of the same draft is no step of the talks.
  return before.reverse().find((one) => one.document === version.document && one.witnessOf === undefined);
}

/** As comparisons take it. */
export function addressOf({ negotiation, document, version, collated }: VersionFacts): Address {
  return { negotiation, document, version, reading: collated && "collated" };
}
