import { isInOrder } from "../../model/date-order.ts";
import type { Draft } from "../../model/draft.ts";
import type { FilingWarning } from "../../model/dry-run.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import type { Point } from "../../model/point.ts";
import { sayPoints } from "./say-points.ts";

/**
 * What a person should look at in what is said of a text before it is filed.
 *
 * @param now - In milliseconds, as clocks count them.
 */
export function warnOfProvenance(
  draft: Draft,
  points: readonly Point[],
  negotiation: Negotiation,
  now: number,
): readonly FilingWarning[] {
  return [
    ...warnOfRound(draft, negotiation),
    ...warnOfParties(points, negotiation),
    ...warnOfDates(draft, now),
    ...warnOfSources(draft, points),
  ];
}

function warnOfRound({ round }: Draft, { id, rounds }: Negotiation): readonly FilingWarning[] {
  if (round === undefined || rounds.some((one) => one.id === round)) return [];
  const known = rounds.length === 0 ? "It has none yet" : `It has ${rounds.map((one) => one.id).join(", ")}`;
  return [about("round-unknown", `The negotiation "${id}" has no round "${round}". ${known}.`)];
}

function warnOfParties(points: readonly Point[], { id, parties }: Negotiation): readonly FilingWarning[] {
  const known = new Set(parties.map((one) => one.id));
  const strangers = new Set<string>();
  const paths: string[] = [];
  for (const { path, positions = [] } of points) {
    const unknown = positions.filter(({ party }) => !known.has(party));
    if (unknown.length > 0) paths.push(path);
    for (const { party } of unknown) strangers.add(party);
  }
  if (paths.length === 0) return [];
  const named = [...strangers].map((party) => `"${party}"`).join(" and ");
  const sentence = `${sayPoints(paths)} ${paths.length === 1 ? "names" : "name"} ${named}, which the negotiation "${id}" does not know as parties.`;
  return [{ kind: "party-unknown", sentence, points: paths }];
}

// Somewhere on earth it is tomorrow already.
const AHEAD_OF_UTC_MS = 14 * 60 * 60 * 1000;

function warnOfDates({ published, textDate }: Draft, now: number): readonly FilingWarning[] {
  const today = new Date(now + AHEAD_OF_UTC_MS).toISOString().slice(0, 10);
  return [
    ...(published === undefined || isInOrder(published, today)
      ? []
      : [about("published-in-future", `It is said to be published on ${published}, which is still to come.`)]),
    ...(published === undefined || textDate === undefined || isInOrder(textDate, published)
      ? []
      : [about("text-after-published", `The text is of ${textDate}, after it was published on ${published}.`)]),
  ];
}

function warnOfSources({ sources, grade, gradeReason }: Draft, points: readonly Point[]): readonly FilingWarning[] {
  const isSourced = sources.length > 0 || points.some((point) => (point.sources ?? []).length > 0);
  return [
    ...(isSourced ? [] : [about("no-source", "No source is named: nobody can check later where the text came from.")]),
    ...(grade === undefined || gradeReason !== undefined
      ? []
      : [about("grade-without-reason", `The grade ${grade} has no reason beside it.`)]),
  ];
}

function about(kind: FilingWarning["kind"], sentence: string): FilingWarning {
  return { kind, sentence, points: [] };
}
