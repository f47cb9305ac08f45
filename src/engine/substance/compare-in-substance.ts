import type { Comparison, Relation } from "../../model/comparison.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { type ComparedVersion, compareVersions } from "../compare/compare-versions.ts";
import { tellSubstance } from "./tell-substance.ts";

/** With the language of its texts, where it is said: a tag of BCP 47. */
type Spoken = ComparedVersion & { readonly language?: string | undefined };

/** Says what became of every point, and what that changed in substance: `compareVersions`, and then `tellSubstance`. */
export function compareInSubstance(
  before: Spoken,
  after: Spoken,
  relation?: Relation,
  verdicts?: Verdicts,
): Comparison {
  const compared = compareVersions(before, after, relation, verdicts);
  return tellSubstance(compared, { before: before.language, after: after.language });
}
