import type { Negotiation } from "./negotiation.ts";
import type { FieldRefusal } from "./typed-provenance.ts";

/** Fields of the rows of a negotiation's form, in their order. */
export const NEGOTIATION_ROWS = {
  party: ["name", "id"],
  round: ["title", "from", "to", "id"],
  document: ["title", "id"],
} as const;
export type NegotiationRow = keyof typeof NEGOTIATION_ROWS;

/** One row as it is typed; all empty where it was left alone. */
export type TypedRow = Readonly<Record<string, string>>;

/** A negotiation's description as a person types it. */
export type TypedNegotiation = Readonly<Record<"id" | "title" | "summary", string>> & {
  readonly [Row in NegotiationRow]: readonly TypedRow[];
};

/** What a form says of a negotiation, or every field of it that is wrong; `party-name-2` is in the second row of parties. */
export type NegotiationRead =
  | { readonly description: Negotiation; readonly refusals: readonly [] }
  | { readonly description: undefined; readonly refusals: readonly FieldRefusal[] };
