import type { Negotiation } from "../model/negotiation.ts";
import type { Problem } from "../model/problem.ts";
import { unreadableStatement } from "../storage/read-reason.ts";

/** @param more - What else may be said in the place of a party, after the list of them. */
export function unknownParty({ id, parties }: Pick<Negotiation, "id" | "parties">, party: string, more = ""): Problem {
  const known = parties.map((one) => one.id).join(", ") || "none yet";
  return unreadableStatement(`The negotiation "${id}" has no party "${party}".`, `Its parties are ${known}${more}.`);
}
