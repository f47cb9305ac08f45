import type { StepRelation } from "../model/lineage.ts";
import type { VersionFacts } from "../model/version.ts";
import type { AlignedPoints } from "./aligned-points.ts";

/**
 * A step between two stations, with what became of the points; of a return only those that came back, of a migration only
 * those that went over.
 */
export type AlignedStep = {
  readonly from: VersionFacts;
  readonly to: VersionFacts;
  readonly relation: StepRelation;
  readonly aligned: AlignedPoints;
};

/** Whether a step follows the graph of versions, and so tells of every point: of others, what it does not tell is no news. */
export function isAlongGraph({ relation }: Pick<AlignedStep, "relation">): boolean {
  return relation === "version" || relation === "witness";
}
