import type { BothSides, Wording } from "./describe-wording.ts";
import type { Keys } from "./pair-equals.ts";
import type { Judged } from "./verdicts.ts";
import type { VersionPair } from "./version-pair.ts";

/** Two versions with the wordings of the points that were still open when they were read, and their keys. */
export type OpenVersions = {
  readonly versions: VersionPair;
  readonly judged: Judged;
  readonly wordings: BothSides<readonly (Wording | undefined)[]>;
  readonly keys: BothSides<Keys>;
};
