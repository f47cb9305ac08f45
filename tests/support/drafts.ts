import { createHash } from "node:crypto";
import { type Draft, provenanceOf } from "../../src/model/draft.ts";
import type { Negotiation } from "../../src/model/negotiation.ts";
import type { PointNode } from "../../src/model/point.ts";
import type { Capture, VersionFacts } from "../../src/model/version.ts";

/** A negotiation of two documents. Test files share a database: give each test an id of its own. */
export function aNegotiation(id: string, change: Partial<Negotiation> = {}): Negotiation {
  return {
    id,
    title: "Talks on a lake",
    summary: "Two towns and their lake.",
    parties: [
      { id: "upper", name: "Upper Town" },
      { id: "lower", name: "Lower Town" },
    ],
    rounds: [{ id: "spring", title: "Spring round", from: "2025-03-01", to: "2025-03" }],
    documents: [
      { id: "plan", title: "The plan" },
      { id: "annex", title: "The annex" },
    ],
    ...change,
  };
}

/** A draft of two points, the second with a sub-point. */
export function aDraft(change: Partial<Draft> = {}): Draft {
  return {
    ...provenanceOf("A working text"),
    points: [aPoint("1", "The lake is shared."), aPoint("2", "Fishing", [aPoint("a", "Nets are counted.")])],
    ...change,
  };
}

export function aPoint(number: string, text: string | null, points: readonly PointNode[] = []): PointNode {
  return { number, text, points };
}

/** Bytes to file; other words are other bytes. */
export function aCapture(words = "The lake is shared."): Omit<Capture, "sha256"> {
  return { mediaType: "text/markdown", extractor: "markdown 1", bytes: new TextEncoder().encode(words) };
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What the record adds to a version of which nobody said anything since it was filed. */
export const JUST_FILED: Pick<VersionFacts, "reading" | "history"> = {
  reading: 1,
  history: { corrections: [], grades: [], authorship: [], withdrawn: undefined },
};
