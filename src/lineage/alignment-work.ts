import type { compareVersions } from "../engine/compare/compare-versions.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { GivenVerdict, RuledPairs } from "../model/standing-verdicts.ts";
import type { VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { RowKey, StoredRows, UnsavedRows } from "./alignment-rows.ts";

/** What this capability needs to know of a negotiation: everything but its texts. */
export type NegotiationFacts = {
  readonly key: string;
  readonly negotiation: Negotiation;
  /** In order of time. */
  readonly versions: readonly VersionFacts[];
  readonly versionKeys: ReadonlyMap<string, string>;
  /** By the public ids of documents, those without a version too. */
  readonly documentKeys: ReadonlyMap<string, string>;
  /** In the order in which they were given, also those whose place was taken since. */
  readonly verdicts: readonly GivenVerdict[];
};

/** What one look at a negotiation works with. */
export type Work = {
  readonly storage: Storage;
  readonly compare: typeof compareVersions;
  readonly negotiation: NegotiationFacts;
  readonly rulings: (before: string, after: string) => RuledPairs;
  readonly stored: StoredRows;
  readonly unsaved: UnsavedRows;
  /** Gives up between two comparisons once nobody wants the rest: the service is closing. */
  readonly signal: AbortSignal | undefined;
};

/** Which reading of a version. */
export function nameOf({ version, reading }: VersionFacts): string {
  return `${version}~${reading}`;
}

export function keyOfRow({ negotiation: { versionKeys } }: Work, from: VersionFacts, to: VersionFacts): RowKey {
  return {
    beforeVersionId: versionKeys.get(from.version) ?? "",
    beforeReading: from.reading,
    afterVersionId: versionKeys.get(to.version) ?? "",
    afterReading: to.reading,
  };
}

/**
 * Hundreds of comparisons may follow each other, and the embedded database answers without a pause.
 *
 * @throws the signal's reason, with what was worked out saved.
 */
export async function letOthersThrough({ signal, unsaved }: Work): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted !== true) return;
  await unsaved.save();
  throw signal.reason;
}
