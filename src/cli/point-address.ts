import { readAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";

/** What help says of an address that names a point. */
export const POINT_ADDRESS =
  "negotiation/document@version#path; without @version, the newest version that holds the path";

/** @throws Problem `malformed-address` where it names no negotiation or no point. */
export function refuseOtherThanPoint(address: string): void {
  const { negotiation, path } = readAddress(address);
  if (negotiation !== undefined && path !== undefined) return;
  throw new Problem(
    "malformed-address",
    `"${address}" does not name one point.`,
    "Write negotiation/document@version#path.",
  );
}
