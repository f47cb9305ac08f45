import type { VersionReader } from "../../src/comparison/comparison.ts";
import { provenanceOf } from "../../src/model/draft.ts";
import type { Version } from "../../src/model/version.ts";
import { JUST_FILED } from "./drafts.ts";
import { readPoints } from "./drawn-versions.ts";

/** What a drawn version may say beside its points: where it comes from. */
type Drawn = {
  readonly points: string;
  readonly document?: string;
  readonly basedOn?: readonly string[];
  readonly witnessOf?: string;
};

/**
 * A record in memory of the versions drawn, in the order given, in `lake/plan` unless another document is named. `asked` counts how
 * often each version was read.
 */
export function drawnRecord(drawn: Readonly<Record<string, Drawn>>) {
  const asked = new Map<string, number>();
  const versions = Object.entries(drawn).map(([version, { points, document = "plan", ...from }]): Version => {
    const read = readPoints(points);
    return {
      ...{ negotiation: "lake", document, version },
      ...{ ...provenanceOf(`Version ${version}`), ...from },
      ...{ points: read, pointCount: read.length, filedAt: "2025-01-01T00:00:00.000Z", captureSha256: "" },
      ...JUST_FILED,
    };
  });
  const get = (id: string | undefined): Version => {
    const found = versions.find(({ version }) => version === id);
    if (found === undefined) throw new Error(`No version ${id} is drawn.`);
    return found;
  };
  const within = { versions, negotiation: { parties: [] } };
  const reader: VersionReader = {
    resolve: async ({ version, path }) => ({ ref: get(version), words: "1", path, within }),
    getVerdicts: async () => ({ same: [], different: [], stamp: "" }),
    tracksBetween: async () => ({ stamp: "", between: async () => undefined }),
    getVersion: async ({ version }) => {
      asked.set(version, (asked.get(version) ?? 0) + 1);
      return get(version);
    },
    getNegotiation: async () => within,
  };
  return { reader, asked };
}
