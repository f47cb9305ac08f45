import type { Actor } from "../model/actor.ts";
import { refuseNobody } from "../model/can.ts";
import type { Owner } from "../model/subscription.ts";

/** Somebody who is known. */
type Known = Exclude<Actor, { readonly kind: "nobody" }>;

/** @throws Problem `sign-in-needed` for nobody. */
export function known(by: Actor): Known {
  refuseNobody(by);
  return by as Known;
}

/** Whether a row is somebody's; whoever sits at the machine has those that are no person's. */
export function isOf({ personId }: { readonly personId: string | null }, { personKey }: Owner): boolean {
  return (personId ?? undefined) === personKey;
}
