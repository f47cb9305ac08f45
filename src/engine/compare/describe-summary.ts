import type { EntryKind, Relation, Summary } from "../../model/comparison.ts";
import { pointsWord, type SubstanceItem, type SubstanceTold, withinRoom, writeItem } from "./substance-items.ts";

// In the order in which a reader asks: what is gone, what is new, what became something else.
const TOLD: readonly EntryKind[] = ["dropped", "added", "split", "merged", "reworded"];

/** What lies between two texts: `reading` where both were read from one version, so that nothing was negotiated. */
export type Between = Relation | "reading";

const LEADS: Readonly<Record<Between, string>> = {
  version: "",
  witness: "Variants between two publications of one draft: ",
  reading: "Corrected between two readings of one version: ",
};

/** A summary in the parts that a page sets by themselves; with full stops, it reads as one: see `describeSummary`. */
export type SaidSummary = {
  /** Up to the items where there are any: "15 points reworded, 2 of them in substance". */
  readonly first: string;
  readonly items: readonly SubstanceItem[];
  readonly more: number;
  /** What comes after the items: "9 unchanged". Empty without. */
  readonly rest: string;
};

/**
 * One sentence that counts what became of the points, and says what changed in substance: "4 points dropped, 3 added, 15
 * reworded, 2 of them in substance: 600,000 people → 800,000 people, in peacetime (point 6); “shall” → “may” (point 9). 9
 * unchanged."
 * Differences between witnesses of one draft are called variants, those between readings of one version corrections.
 */
export function describeSummary(
  summary: Summary,
  between: Between,
  substance?: SubstanceTold,
  further?: FurtherCounts,
): string {
  const { first, items, more, rest } = saySummary(summary, between, substance, undefined, further);
  const told = [...items.map(writeItem), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
  return [told === "" ? first : `${first}: ${told}`, rest]
    .map((part) => (part === "" ? "" : `${part}.`))
    .join(" ")
    .trim();
}

/** @param room - How many characters the items may take together; one change is told in any case, what is left is counted. */
export function saySummary(
  summary: Summary,
  between: Between,
  substance: SubstanceTold = { entries: 0, items: [], more: 0 },
  room = Number.POSITIVE_INFINITY,
  further = NOTHING_FURTHER,
): SaidSummary {
  const { flags, rest } = flagsAndRest(summary, further);
  const { items, more } = withinRoom(substance, room);
  const counts = countKinds(summary, between, () => "");
  if (items.length > 0)
    return { first: `${counts}${inSubstance(summary, substance)}`, items, more, rest: [...flags, ...rest].join(", ") };
  return { first: [[counts, ...flags].join(", "), ...listed(rest)].join("; "), items, more, rest: "" };
}

/**
 * The counts alone: "1 point dropped, 15 reworded (6 in substance), 2 moved; 9 unchanged."
 *
 * @param substantial - How many entries of a kind changed in substance; none is said of kinds that it does not name.
 */
export function describeCounts(
  summary: Summary,
  between: Between,
  substantial: SubstantialCounts,
  further = NOTHING_FURTHER,
): string {
  const { flags, rest } = flagsAndRest(summary, further);
  const counts = countKinds(summary, between, (kind) => {
    const count = substantial[kind] ?? 0;
    if (count === 0) return "";
    return count < summary[kind] ? ` (${count} in substance)` : count === 1 ? " (in substance)" : " (all in substance)";
  });
  return `${[[counts, ...flags].join(", "), ...listed(rest)].join("; ")}.`;
}

/**
 * Entries counted beside their kinds: of a comparison over the rounds in how many something was changed and changed back, and how
 * many were restored; and how many of those dropped were found in another document.
 */
export type FurtherCounts = { readonly changedBack: number; readonly restored: number; readonly migrated: number };
const NOTHING_FURTHER: FurtherCounts = { changedBack: 0, restored: 0, migrated: 0 };

export type SubstantialCounts = Readonly<Partial<Record<EntryKind, number>>>;

function countKinds(summary: Summary, between: Between, remark: (kind: EntryKind) => string): string {
  const told = TOLD.filter((kind) => summary[kind] > 0);
  const counts = told.map(
    (kind, index) => `${summary[kind]}${index === 0 ? ` ${pointsWord(summary[kind])}` : ""} ${kind}${remark(kind)}`,
  );
  const first = counts.length === 0 ? "No point changed its words" : counts.join(", ");
  const lead = LEADS[between];
  return lead === "" ? first : `${lead}${lowerFirst(first)}`;
}

function flagsAndRest(
  summary: Summary,
  { changedBack, restored, migrated }: FurtherCounts,
): { readonly flags: readonly string[]; readonly rest: readonly string[] } {
  return {
    flags: [
      ...(summary.moved > 0 ? [`${summary.moved} moved`] : []),
      ...(summary.renumbered > 0 ? [`${summary.renumbered} renumbered`] : []),
      ...(migrated > 0 ? [`${migrated} migrated`] : []),
      ...(changedBack > 0 ? [`${changedBack} changed back`] : []),
      ...(restored > 0 ? [`${restored} restored`] : []),
    ],
    rest: [
      ...(summary.kept > 0 ? [`${summary.kept} unchanged`] : []),
      ...(summary.unreported > 0 ? [`${summary.unreported} not reported`] : []),
    ],
  };
}

function listed(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : [words.join(", ")];
}

/** Those that changed in substance are among the reworded, split and merged, which are counted last. */
function inSubstance({ reworded, split, merged }: Summary, { entries, positions }: SubstanceTold): string {
  const changed = reworded + split + merged;
  if (entries === 0) return positions === true ? "; what the parties want there" : "; referring elsewhere";
  if (entries === 1 && changed === 1) return ", in substance";
  return `, ${entries === changed ? "all" : entries} of them in substance`;
}

/** A sentence as it goes on after a colon. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
