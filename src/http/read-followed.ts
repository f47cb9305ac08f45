import type { z } from "zod";
import { Problem } from "../model/problem.ts";
import type { SubscriptionTarget } from "../model/subscription.ts";
import { targetOfFields } from "../model/subscription-addresses.ts";
import type { NewSubscription } from "../notification/notification.ts";
import type { followedQuery } from "./schemas/followed.ts";

/**
 * What a query says is to be told of, of a negotiation.
 *
 * @returns undefined of a query that says nothing. @throws Problem `malformed-query` for one that names two targets.
 */
export function readFollowed(negotiation: string, query: z.output<typeof followedQuery>): NewSubscription | undefined {
  if (Object.values(query).every((said) => said === undefined)) return undefined;
  return { target: readTarget(negotiation, query), ...readThreshold(query) };
}

type SaidOfThreshold = Omit<z.output<typeof followedQuery>, "document" | "point" | "term" | "q">;

/** How much of it has to happen, and against what. */
export function readThreshold(query: SaidOfThreshold): Omit<NewSubscription, "target"> {
  const { kinds, changes, grade, substance, unchanged, base } = query;
  return {
    threshold: {
      ...(kinds && { kinds }),
      ...(changes && { changes }),
      ...(grade && { grade }),
      ...(substance && { inSubstance: false }),
      ...(unchanged && { onlyChanged: false }),
    },
    ...(base && { base: readBase(base) }),
  };
}

function readTarget(negotiation: string, query: z.output<typeof followedQuery>): SubscriptionTarget {
  const target = targetOfFields(negotiation, query);
  if (target !== undefined) return target;
  throw new Problem(
    "malformed-query",
    "The query names several things to be told of.",
    'Name one of "document", "point", "term" and "q"; words may be sought in one document.',
  );
}

function readBase(base: string): NonNullable<NewSubscription["base"]> {
  if (base === "based-on" || base === "previous" || base === "last-looked") return { kind: base };
  return { kind: "pinned", version: base };
}
