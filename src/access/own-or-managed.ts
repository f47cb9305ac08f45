import type { Actor } from "../model/actor.ts";
import { can, RECORD, refuseUnlessCan } from "../model/can.ts";
import { isUuid } from "../model/uuid.ts";

/** A token makes no way in, and stops none: whoever found one could else keep what they found for ever. */
function isOwnOrManaged(name: string, by: Actor): boolean {
  return can(by, "manage-people", RECORD) || (by.kind === "person" && by.name === name && by.limit === undefined);
}

/** @throws Problem `sign-in-needed`, `not-allowed`. */
export function refuseUnlessOwn(name: string, by: Actor): void {
  if (!isOwnOrManaged(name, by)) refuseUnlessCan(by, "manage-people", RECORD);
}

/**
 * What carries this id, if it is one's own or one manages people: of somebody else's, not even that it is there.
 *
 * @param list - Gives what carries an id; it is not asked for a text that could be none.
 */
export async function findOwnOrManaged<Row extends { readonly name: string }>(
  id: string,
  by: Actor,
  list: (key: string) => Promise<readonly Row[]>,
): Promise<Row | undefined> {
  const [found] = isUuid(id) ? await list(id) : [];
  return found !== undefined && isOwnOrManaged(found.name, by) ? found : undefined;
}
