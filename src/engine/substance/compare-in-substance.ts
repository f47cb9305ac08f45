import type { Comparison, Relation } from "../../model/comparison.ts";
import type { Party } from "../../model/negotiation.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { type ComparedVersion, compareVersions } from "../compare/compare-versions.ts";
import { tellPositions } from "../positions/tell-positions.ts";
import { tellSubstance } from "./tell-substance.ts";

/** With the parties of its negotiation, where they are known: their names are said beside their positions. */
type Spoken = ComparedVersion & { readonly parties?: readonly Party[] | undefined };

/**
 * Says what became of every point, how it stands to what the parties want there, and what that changed in substance:
 * `compareVersions`, `tellPositions`, and then `tellSubstance`.
 */
export function compareInSubstance(
  before: Spoken,
  after: Spoken,
  relation?: Relation,
  verdicts?: Verdicts,
): Comparison {
  const compared = tellPositions(compareVersions(before, after, relation, verdicts), before, after);
  return tellSubstance(compared, { before: before.language, after: after.language });
}
