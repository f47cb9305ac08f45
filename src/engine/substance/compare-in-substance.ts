import type { Comparison, Relation } from "../../model/comparison.ts";
import type { Party } from "../../model/negotiation.ts";
import type { Verdicts } from "../alignment/verdicts.ts";
import { compareVersions } from "../compare/compare-versions.ts";
import type { ComparedVersion } from "../compare/compared-version.ts";
import { tellPositions } from "../positions/tell-positions.ts";
import { tellSubstance } from "./tell-substance.ts";

/** With the parties of its negotiation, where they are known: their names are said beside their positions. */
export type Spoken = ComparedVersion & { readonly parties?: readonly Party[] | undefined };

/** Says what became of every point, and what is to be told of that: `compareVersions`, and then `tellInSubstance`. */
export function compareInSubstance(
  before: Spoken,
  after: Spoken,
  relation?: Relation,
  verdicts?: Verdicts,
): Comparison {
  return tellInSubstance(compareVersions(before, after, relation, verdicts), before, after);
}

/** Says of a comparison how its points stand to what the parties want there, and what changed in substance. */
export function tellInSubstance(compared: Comparison, before: Spoken, after: Spoken): Comparison {
  const languages = { before: before.language, after: after.language };
  return tellSubstance(tellPositions(compared, before, after), languages);
}
