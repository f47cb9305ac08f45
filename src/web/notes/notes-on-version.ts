import type { PlacedThread } from "../../model/annotation.ts";
import type { Version } from "../../model/version.ts";
import type { Seen } from "../../views/see-as.ts";

/** All threads that have to do with a version, with where they stand on it. On a reading text nothing is noted. */
export async function notesOnVersion(
  { listPlaced }: Pick<Seen["notes"], "listPlaced">,
  { negotiation, document, version, reading, collated }: Version,
): Promise<readonly PlacedThread[]> {
  if (collated !== undefined) return [];
  return listPlaced(negotiation, { document, version, reading });
}
