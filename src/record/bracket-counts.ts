import { countBrackets } from "../engine/brackets/count-brackets.ts";
import type { DocumentBrackets, VersionBrackets } from "../model/bracket-history.ts";
import { groupBy } from "../model/group-by.ts";
import { forgetOldest, putLast } from "../model/keep-recent.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import type { Storage } from "../storage/open-storage.ts";
import type { Snapshot } from "./take-snapshot.ts";

/** How much is not agreed in the versions of a negotiation, document by document: see `DocumentBrackets`. */
export type BracketCounts = (negotiation: Snapshot) => Promise<readonly DocumentBrackets[]>;

type Counted = Pick<VersionBrackets, "brackets" | "unbalanced" | "parties">;

// Some 500 bytes each, with the parties that they were counted for.
const MOST_KEPT = 20_000;

/**
 * Counts brackets in the newest readings of versions. What a reading says never changes, so each is counted once and kept:
 * a look at what is known costs no query. What is not known yet costs one for all of it, of the points that hold a sign of a
 * bracket alone.
 *
 * @param storage - Of whoever looks.
 */
export function openBracketCounts(storage: Storage): BracketCounts {
  const kept = new Map<string, { readonly counted: Counted }>();

  async function countMissing({
    key,
    versions,
    versionKeys,
    negotiation,
  }: Snapshot): Promise<ReadonlyMap<string, Counted>> {
    const found = new Map<string, Counted>();
    // Who speaks is known by the parties, who may be described anew.
    const parties = JSON.stringify(negotiation.parties);
    const missing: { readonly versionKey: string; readonly reading: number }[] = [];
    for (const { version, reading } of versions.filter(isStanding)) {
      const versionKey = versionKeys.get(version) ?? "";
      const name = `${versionKey} ${reading} ${parties}`;
      const held = kept.get(name);
      if (held === undefined) missing.push({ versionKey, reading });
      else {
        putLast(kept, name, held);
        found.set(version, held.counted);
      }
    }
    if (missing.length === 0) return found;
    const points = await storage.read((rows) => rows.points.listBracketed(key, missing));
    const byVersion = groupBy(points, ({ versionKey }) => versionKey);
    const ids = new Map(Array.from(versionKeys, ([id, versionKey]) => [versionKey, id]));
    for (const { versionKey, reading } of missing) {
      const all = countBrackets(byVersion.get(versionKey) ?? [], negotiation.parties);
      const counted = { brackets: all.brackets, unbalanced: all.unbalanced, parties: all.parties };
      putLast(kept, `${versionKey} ${reading} ${parties}`, { counted });
      found.set(ids.get(versionKey) ?? "", counted);
    }
    forgetOldest(kept, MOST_KEPT, () => 1);
    return found;
  }

  return async (negotiation) => {
    const counted = await countMissing(negotiation);
    return negotiation.negotiation.documents.flatMap((document) => {
      const own = negotiation.versions.filter((version) => isStanding(version) && version.document === document.id);
      const versions = own.map((version) => withCounts(version, counted.get(version.version)));
      return versions.some(({ brackets, unbalanced }) => brackets + unbalanced > 0) ? [{ document, versions }] : [];
    });
  };
}

function withCounts(version: VersionFacts, counted: Counted = NOTHING): VersionBrackets {
  return { version, ...counted };
}

const NOTHING: Counted = { brackets: 0, unbalanced: 0, parties: [] };
