import type { Fact } from "./fact.ts";
import { became, type Finding } from "./finding.ts";
import type { FactPair } from "./pair-facts.ts";

/** In blocks: so near each other, negations say something together. */
const NEAR = 2;

/** The negations that turn what is said: two that came together, or one that took another's place, say the same as before. */
export function turningNegations(pairs: readonly FactPair[]): ReadonlySet<FactPair> {
  const says = (fact: Fact | undefined) => fact?.value === "no" || fact?.value === "refuses";
  const open = pairs.filter(({ before, after }) => {
    if ((before ?? after)?.class !== "negation" || says(before) === says(after)) return false;
    // "Non-governmental" says nothing of what is done.
    if (before?.guess !== undefined || after?.guess !== undefined) return false;
    return (before !== undefined && after !== undefined) || (before ?? after)?.value === "no";
  });
  if (open.length === 0) return NONE;
  const times = new Map<number, number>();
  for (const { block } of open) times.set(block, (times.get(block) ?? 0) + 1);
  // "Not forbidden" and "allowed": two in one place cancel.
  const isOdd = ({ block }: FactPair) => {
    let count = 0;
    for (let near = block - NEAR; near <= block + NEAR; near += 1) count += times.get(near) ?? 0;
    return count % 2 === 1;
  };
  return new Set(open.filter(isOdd));
}

const NONE: ReadonlySet<FactPair> = new Set();

/** "Forbidden" became "is free to": what says no and what allows are one finding. */
export function joinForbidden(found: readonly Finding[]): readonly Finding[] {
  const allowing = new Map<string, Finding>();
  for (const one of found) {
    const key = placeOf(one, 0);
    if (isAllowingAlone(one) && !allowing.has(key)) allowing.set(key, one);
  }
  if (allowing.size === 0) return found;
  const joined = new Set<Finding>();
  const noes = found.map((one) => {
    const other = isNegationAlone(one) ? allowing.get(placeOf(one, 1)) : undefined;
    if (other === undefined) return one;
    joined.add(other);
    const places = { before: one.before ?? other.before, after: one.after ?? other.after };
    const { values, note } = became("negation", places, [
      one.values[0] ?? other.values[0],
      one.values[1] ?? other.values[1],
    ]);
    return { ...one, ...places, values, note };
  });
  return noes.filter((one) => !joined.has(one));
}

/** The block, and on which side a finding has nothing; or, with 1, the opposite of it. */
function placeOf({ block, values }: Finding, opposite: 0 | 1): string {
  return `${block} ${(values[0] === null) !== (opposite === 1)}`;
}

function isNegationAlone({ class: of, values }: Finding): boolean {
  return of === "negation" && values.includes(null);
}

const EVERYBODY: ReadonlySet<string> = new Set(["both", "all", "each", "every", "either"]);

function isAllowingAlone({ class: of, values }: Finding): boolean {
  if (!values.includes(null)) return false;
  // "Neither" became "both".
  return of === "modality" || (of === "scope" && values.some((value) => value !== null && EVERYBODY.has(value)));
}
