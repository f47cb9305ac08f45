import type { Change, Entry } from "../../model/comparison.ts";
import { lowerFirst } from "../compare/describe-summary.ts";
import type { SubstanceItem, SubstanceTold } from "../compare/substance-items.ts";
import { sayPositions, tellPositionChanges } from "../positions/describe-positions.ts";
import { FIGURE_CLASSES } from "./fact.ts";

/** What a reader asks for first comes first; of one weight, what stands first in the later text. */
const WEIGHTS: Readonly<Partial<Record<Change["class"], number>>> = {
  negation: 6.5,
  money: 9,
  quantity: 9,
  percentage: 9,
  modality: 8,
  deadline: 8,
  duration: 8,
  date: 7,
  condition: 7,
  actor: 6,
  place: 6,
  scope: 5,
  "defined-term": 4,
  reference: 3,
};
const MOST_WEIGHT = 10;
const MOST_ITEMS = 5;
const MOST_CHANGES = 3;

/**
 * What a comparison changed in substance, in words made by rule: "600,000 people → 800,000 people, in peacetime (point 6)".
 *
 * @returns At most five items, the heaviest first. Linear in the changes.
 */
export function describeSubstance(alignment: readonly Entry[]): SubstanceTold {
  const told = alignment.flatMap((entry) => {
    const changes = toldOf(entry);
    return changes.length > 0 ? [{ entry, changes }] : [];
  });
  const heaviest = [...told].sort((a, b) => weightOf(b.changes) - weightOf(a.changes));
  const positions = alignment.some((entry) => (entry.positions?.changes.length ?? 0) > 0);
  return {
    // A point that was kept may refer elsewhere, or a party may want another figure there; it is among those unchanged.
    entries: told.filter(({ entry }) => entry.kind !== "kept").length,
    items: heaviest.slice(0, MOST_ITEMS).map(({ entry, changes }) => describeEntry(entry, changes)),
    more: Math.max(0, told.length - MOST_ITEMS),
    ...(positions ? { positions } : {}),
  };
}

/** A change of substance in words, with its class, and whether it is doubtful. */
type Told = Pick<Change, "class" | "confidence"> & { readonly words: string };

function toldOf(entry: Entry): readonly Told[] {
  const inWords = entry.changes.filter(({ substance }) => substance);
  return [
    ...inWords.map((change) => ({
      class: change.class,
      words: describeChange(change),
      ...(change.confidence === undefined ? {} : { confidence: change.confidence }),
    })),
    // Where the text itself has another figure of that class, this is said.
    ...tellPositionChanges(entry)
      .filter((told) => inWords.every((change) => change.class !== told.class))
      .map((told) => ({ class: told.class, words: sayPositions(told) })),
  ];
}

function weightOf(changes: readonly Told[]): number {
  // An entry of which nothing is sure comes behind all others.
  return Math.max(
    ...changes.map(({ class: of, confidence }) => (WEIGHTS[of] ?? 0) / (confidence === "low" ? MOST_WEIGHT : 1)),
  );
}

/** For sorting: what a reader asks for first; what is doubtful behind all that is sure. */
export function byWeight(
  one: Pick<Change, "class" | "confidence">,
  other: Pick<Change, "class" | "confidence">,
): number {
  if (one.confidence !== other.confidence) return one.confidence === "low" ? 1 : -1;
  return (WEIGHTS[other.class] ?? 0) - (WEIGHTS[one.class] ?? 0);
}

function describeEntry(entry: Entry, changes: readonly Told[]): SubstanceItem {
  // What changed twice in the same words is said once.
  const told = [...new Set([...changes].sort(byWeight).map(({ words }) => words))];
  return {
    changes: told.slice(0, MOST_CHANGES),
    more: Math.max(0, told.length - MOST_CHANGES),
    paths: entry.after.length > 0 ? entry.after : entry.before,
  };
}

/** One change as a reader would say it in passing; of what is doubtful, that it is. */
function describeChange(change: Change): string {
  return change.confidence === "low" ? `perhaps ${describeWords(change)}` : describeWords(change);
}

/** The words of a change, without any doubt about it. */
export function describeWords({ class: of, before, after }: Change): string {
  const [old, now] = [short(before), short(after)];
  if (old !== null && now !== null) return FIGURES.has(of) ? `${old} → ${now}` : `“${old}” → “${now}”`;
  if (now !== null) return of === "condition" ? lowerFirst(now) : `“${now}” added`;
  return of === "condition" ? `no longer “${old}”` : `“${old}” gone`;
}

const FIGURES: ReadonlySet<Change["class"]> = new Set(FIGURE_CLASSES);

const LONGEST = 60;

/** A condition may be long: as many of its words as a line bears. */
function short(words: string | null): string | null {
  if (words === null || words.length <= LONGEST) return words;
  return `${words.slice(0, words.lastIndexOf(" ", LONGEST)).trimEnd()}…`;
}
