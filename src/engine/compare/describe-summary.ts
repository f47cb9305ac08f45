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

/** How many entries changed in substance, and what in the heaviest of them, in words. */
export type SubstanceTold = {
  readonly entries: number;
  readonly items: readonly string[];
  /** Entries beyond those that `items` tells of. */
  readonly more: number;
};

/**
 * One sentence that counts what became of the points, and says what changed in substance: "4 points dropped, 3 added, 15
 * reworded, 2 of them in substance: 600,000 people → 800,000 people, in peacetime (point 6); “shall” → “may” (point 9). 9
 * unchanged."
 * Differences between witnesses of one draft are called variants, those between readings of one version corrections.
 */
export function describeSummary(summary: Summary, between: Between, substance?: SubstanceTold): string {
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
  const lead = LEADS[between];
  const begin = (sentence: string) => (lead === "" ? sentence : `${lead}${lowerFirst(sentence)}`);
  if (substance !== undefined && substance.entries > 0) {
    const others = [...flags, ...rest];
    const told = `${begin(first)}, ${describeItems(summary, substance)}.`;
    return others.length === 0 ? told : `${told} ${others.join(", ")}.`;
  }
  const sentence = [[first, ...flags].join(", "), ...(rest.length === 0 ? [] : [rest.join(", ")])].join("; ");
  return `${begin(sentence)}.`;
}

/** Those that changed in substance are among the reworded, split and merged, which are counted last. */
function describeItems({ reworded, split, merged }: Summary, { entries, items, more }: SubstanceTold): string {
  const all = entries === reworded + split + merged ? (entries === 1 ? "it" : "all of them") : `${entries} of them`;
  const told = [...items, ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
  return `${all} in substance: ${told}`;
}

function pointsWord(count: number): string {
  return count === 1 ? "point" : "points";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
