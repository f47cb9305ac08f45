import type { Change } from "../../model/comparison.ts";

/** A fact that became another one at one step and at a later one what it had been; null where nothing stood there. */
export type FactBack = {
  readonly class: Change["class"];
  readonly is: string | null;
  readonly meanwhile: string | null;
  /** The steps, by place. */
  readonly changed: number;
  readonly back: number;
};

/**
 * Finds the facts that went from one value to others and came back, step by step: 600,000 → 800,000 → 600,000.
 *
 * Said only where it is sure: at each step exactly one fact of the class had the value, and became one other; and between the
 * first text and the last no fact of the class changed from that value or to it.
 *
 * @param steps - The changes of each step, in order.
 * @param net - The changes between the first text and the last one.
 */
export function factsChangedBack(steps: readonly (readonly Change[])[], net: readonly Change[]): readonly FactBack[] {
  const found: FactBack[] = [];
  // What came back may leave again: a step by which a fact came back is not taken for its first.
  const taken = new Set<Change>();
  steps.forEach((changes, place) => {
    for (const change of changes) {
      if (!isOfFact(change) || taken.has(change)) continue;
      const back = follow(change, place, steps, taken);
      if (back === undefined) continue;
      const { passed, ...fact } = back;
      if (!isChangedIn(change, passed, net)) found.push(fact);
    }
  });
  return found;
}

type FactChange = Change & { readonly values: NonNullable<Change["values"]> };

function isOfFact(change: Change): change is FactChange {
  return change.substance && change.values !== undefined && change.values[0] !== change.values[1];
}

function follow(
  first: FactChange,
  from: number,
  steps: readonly (readonly Change[])[],
  taken: Set<Change>,
): (FactBack & { readonly passed: readonly (string | null)[] }) | undefined {
  if (onlyOne(first, first.values[0], steps[from] ?? []) !== first) return undefined;
  const passed: (string | null)[] = [first.values[1]];
  for (let place = from + 1; place < steps.length; place += 1) {
    const next = onlyOne(first, passed.at(-1) ?? null, steps[place] ?? []);
    if (next === "several") return undefined;
    if (next === undefined) continue;
    if (next.values[1] !== first.values[0]) {
      passed.push(next.values[1]);
      continue;
    }
    taken.add(next);
    return { class: first.class, is: first.before, meanwhile: first.after, changed: from, back: place, passed };
  }
  return undefined;
}

/** The only change of the class from a value. */
function onlyOne(
  { class: of }: Change,
  value: string | null,
  changes: readonly Change[],
): FactChange | "several" | undefined {
  const [one, another] = changes.filter(isOfFact).filter((change) => change.class === of && change.values[0] === value);
  return another === undefined ? one : "several";
}

/** Whether the fact is another one in the end after all, or what it was meanwhile stands there again. */
function isChangedIn(
  { class: of, values: [value] }: FactChange,
  passed: readonly (string | null)[],
  net: readonly Change[],
): boolean {
  const told = [value, ...passed];
  return net
    .filter(isOfFact)
    .some((change) => change.class === of && change.values.some((one) => one !== null && told.includes(one)));
}
