/** One figure that is to be reached, and whether it was. */
export type Finding = {
  readonly what: string;
  readonly measured: string;
  readonly reach: string;
  readonly beyond: string;
  readonly verdict: Verdict;
};

/** `unknown`: it could not be measured here. */
export type Verdict = "beyond" | "reached" | "short" | "unknown";

/** A bound to be reached, and a further one that would be better still; undefined where none is set. */
export type Bounds = { readonly reach: number; readonly beyond?: number | undefined; readonly unit?: string };

/** Judges a figure that should be small. Undefined is a figure that could not be had. */
export function atMost(what: string, value: number | undefined, { reach, beyond, unit = "" }: Bounds): Finding {
  const bound = (limit: number | undefined) => (limit === undefined ? "–" : `≤ ${figure(limit)}${unit}`);
  return {
    what,
    measured: value === undefined ? "–" : `${figure(value)}${unit}`,
    reach: bound(reach),
    beyond: bound(beyond),
    verdict: verdictOf(value, (limit) => (value ?? 0) <= limit, reach, beyond),
  };
}

/** Judges a figure that should be large. */
export function atLeast(what: string, value: number | undefined, { reach, beyond, unit = "" }: Bounds): Finding {
  const bound = (limit: number | undefined) => (limit === undefined ? "–" : `≥ ${figure(limit)}${unit}`);
  return {
    what,
    measured: value === undefined ? "–" : `${figure(value)}${unit}`,
    reach: bound(reach),
    beyond: bound(beyond),
    verdict: verdictOf(value, (limit) => (value ?? 0) >= limit, reach, beyond),
  };
}

/** Judges a ratio that should be near 1. */
export function nearOne(what: string, value: number | undefined, { reach, beyond }: Bounds): Finding {
  const bound = (away: number | undefined) =>
    away === undefined ? "–" : `${(1 - away).toFixed(2)} to ${(1 + away).toFixed(2)}`;
  const rounding = 1e-9;
  return {
    what,
    measured: value === undefined ? "–" : value.toFixed(3),
    reach: bound(reach),
    beyond: bound(beyond),
    verdict: verdictOf(value, (away) => Math.abs((value ?? 0) - 1) <= away + rounding, reach, beyond),
  };
}

function verdictOf(
  value: number | undefined,
  holds: (limit: number) => boolean,
  reach: number,
  beyond: number | undefined,
): Verdict {
  if (value === undefined) return "unknown";
  if (beyond !== undefined && holds(beyond)) return "beyond";
  return holds(reach) ? "reached" : "short";
}

const WORST_FIRST: readonly Verdict[] = ["short", "unknown", "reached", "beyond"];

/** The verdict on several figures together: the worst of them. */
export function worstVerdict(findings: readonly Finding[]): Verdict | undefined {
  return WORST_FIRST.find((verdict) => findings.some((finding) => finding.verdict === verdict));
}

/** Three figures that count. */
export function figure(value: number): string {
  if (value >= 100 || Number.isInteger(value)) return Math.round(value).toLocaleString("en-GB");
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3);
}
