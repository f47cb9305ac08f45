import type { Fact, FactClass } from "./fact.ts";
import type { Stretch } from "./finding.ts";

/** A fact where it stands, in which block of the redline, and whether another has been found for it. */
export type Placed = Stretch & {
  readonly fact: Fact;
  readonly family: string;
  readonly block: number;
  isPaired: boolean;
};

// One may become the other: "for ten years" and "until 2030", "1 May" and "by 1 May", a share and a count.
const FAMILIES: Readonly<Partial<Record<FactClass, string>>> = {
  date: "time",
  deadline: "time",
  duration: "time",
  quantity: "figure",
  percentage: "figure",
  money: "figure",
  actor: "name",
  place: "name",
  "defined-term": "name",
};

/** What a fact is paired within: its class, or one for all that may become each other. */
export function familyOf(fact: Fact): string {
  return fact.interval === undefined ? (FAMILIES[fact.class] ?? fact.class) : "frequency";
}
