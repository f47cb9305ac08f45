import type { Actor } from "../model/actor.ts";
import { can, RECORD, refuseUnlessCan } from "../model/can.ts";

/** A token makes no way in, and stops none: whoever found one could else keep what they found for ever. */
export function isOwnOrManaged(name: string, by: Actor): boolean {
  return can(by, "manage-people", RECORD) || (by.kind === "person" && by.name === name && by.limit === undefined);
}

/** @throws Problem `sign-in-needed`, `not-allowed`. */
export function refuseUnlessOwn(name: string, by: Actor): void {
  if (!isOwnOrManaged(name, by)) refuseUnlessCan(by, "manage-people", RECORD);
}
