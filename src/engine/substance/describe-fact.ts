import type { FactClass } from "./fact.ts";

const NAMES: Readonly<Record<FactClass, string>> = {
  quantity: "the figure",
  money: "the amount",
  percentage: "the share",
  date: "the date",
  deadline: "the deadline",
  duration: "the time",
  modality: "the force",
  negation: "the negation",
  condition: "the condition",
  scope: "the scope",
  actor: "who acts or is bound",
  place: "the place",
  "defined-term": "the term",
  reference: "the provision referred to",
};

/** One line of reason for a finding: what it was and what it is. Absent values came or went. */
export function describeFact(of: FactClass, before: string | undefined, after: string | undefined): string {
  const name = NAMES[of];
  if (before === undefined) return `${name} came: ${after ?? ""}`;
  if (after === undefined) return `${name} went: ${before}`;
  return `${name} was ${before} and is ${after}`;
}
