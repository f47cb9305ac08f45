import { readAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";

/**
 * The path in the API of the version that a person named.
 *
 * @param named - How the sentence begins: `--to "talks"`.
 * @throws Problem `malformed-address` for what does not name one version as a whole.
 */
export function versionPathOf(address: string, named: string, hint: string): string {
  const { negotiation, document, version, reading, path } = readAddress(address);
  const isWhole = path === undefined && reading === undefined;
  if (negotiation !== undefined && document !== undefined && version !== undefined && isWhole) {
    return `/api/n/${negotiation}/${document}/${version}`;
  }
  throw new Problem("malformed-address", `${named} does not name one version.`, hint);
}
