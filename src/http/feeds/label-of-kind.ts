import type { FeedEntry } from "../../model/feed.ts";

/** What a kind of event is called to people. */
export function labelOf(kind: FeedEntry["kind"]): string {
  return LABELS[kind];
}

const LABELS: Readonly<Record<FeedEntry["kind"], string>> = {
  "new-version": "New version",
  witness: "Another publication",
  correction: "Correction",
  withdrawal: "Withdrawal",
  provenance: "Provenance",
  verdict: "Verdict",
  standing: "Standing",
  term: "Term",
  description: "Description",
  annotation: "Note",
  "endpoint-off": "Endpoint switched off",
};
