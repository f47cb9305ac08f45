import type { EntryKind, Relation, Summary } from "../../model/comparison.ts";

// In the order in which a reader asks: what is gone, what is new, what became something else.
const TOLD: readonly EntryKind[] = ["dropped", "added", "split", "merged", "reworded"];

/** What lies between two texts: `reading` where both were read from one version, so that nothing was negotiated. */
export type Between = Relation | "reading";

const LEADS: Readonly<Record<Between, string>> = {
  version: "",
  witness: "Variants between two publications of one draft: ",
  reading: "Corrected between two readings of one version: ",
};

/**
 * One sentence that counts what became of the points: "4 points dropped, 3 added, 15 reworded; 9 unchanged."
 * Differences between witnesses of one draft are called variants, those between readings of one version corrections.
 */
export function describeSummary(summary: Summary, between: Between): string {
  const told = TOLD.filter((kind) => summary[kind] > 0);
  const changes = told.map(
    (kind, index) => `${summary[kind]}${index === 0 ? ` ${pointsWord(summary[kind])}` : ""} ${kind}`,
  );
  const flags = [
    ...(summary.moved > 0 ? [`${summary.moved} moved`] : []),
    ...(summary.renumbered > 0 ? [`${summary.renumbered} renumbered`] : []),
  ];
  const rest = [
    ...(summary.kept > 0 ? [`${summary.kept} unchanged`] : []),
    ...(summary.unreported > 0 ? [`${summary.unreported} not reported`] : []),
  ];
  const first = changes.length === 0 ? "No point changed its words" : changes.join(", ");
  const sentence = [[first, ...flags].join(", "), ...(rest.length === 0 ? [] : [rest.join(", ")])].join("; ");
  const lead = LEADS[between];
  return lead === "" ? `${sentence}.` : `${lead}${lowerFirst(sentence)}.`;
}

function pointsWord(count: number): string {
  return count === 1 ? "point" : "points";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
