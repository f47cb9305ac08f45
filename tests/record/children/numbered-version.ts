import type { Draft } from "../../../src/model/draft.ts";
import type { Capture } from "../../../src/model/version.ts";
import { aDraft, aPoint } from "../../support/drafts.ts";
import { seededRandom } from "../../support/seeded-random.ts";

/** The nth version of a long negotiation: the same for the same n, in the process that files it and in the one that reads. */
export function numberedVersion(n: number): {
  readonly version: string;
  readonly capture: Omit<Capture, "sha256">;
  readonly draft: Draft;
} {
  const random = seededRandom(n);
  const points = Array.from({ length: 1 + Math.floor(random() * 20) }, (_, index) =>
    aPoint(String(index + 1), `Point ${index} of ${n}: ${"words ".repeat(random() * 40)}`, [aPoint("a", "sub-point")]),
  );
  const bytes = Uint8Array.from({ length: Math.floor(random() * 20_000) }, () => random() * 256);
  const basedOn = n < 2 ? [] : [`v${n - 1}`, ...(n < 3 ? [] : [`v${n - 2}`])];
  return {
    version: `v${n}`,
    capture: { mediaType: "application/pdf", extractor: "pdf 1", bytes },
    draft: aDraft({ title: `Version ${n}`, basedOn, points }),
  };
}
