import { isId } from "../model/address.ts";

/** In characters. A longer one does not fit into an index of PostgreSQL with its neighbours, and nobody reads it. */
export const LONGEST_ID = 200;

/** Whether `id` may name something in the record: an id, and not too long to be kept. */
export function isRecordableId(id: string): boolean {
  return id.length <= LONGEST_ID && isId(id);
}
