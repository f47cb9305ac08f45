import type { Actor } from "../model/actor.ts";
import { refuseNobody } from "../model/can.ts";

/** Somebody who is known. */
type Known = Exclude<Actor, { readonly kind: "nobody" }>;

/** @throws Problem `sign-in-needed` for nobody. */
export function known(by: Actor): Known {
  refuseNobody(by);
  return by as Known;
}
