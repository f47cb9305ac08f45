import { addressFamily, IN_WORDS, leadsOnTo } from "./address-family.ts";
import { type Allowed, covers, OPEN_PORTS, opens } from "./allowed.ts";
import { type Destination, notHttps, portClosed, refused } from "./destination.ts";

/**
 * Lets pass only what may be connected to. One address that may not condemns all, since whoever mixes them means no good.
 *
 * @param addresses - All that the host has; for an address that stands in the URL, itself.
 * @throws NotAnswered `refused`, with the address in question.
 */
export function checkAddresses(
  destination: Destination,
  addresses: readonly string[],
  allow: readonly Allowed[],
): void {
  for (const address of addresses) {
    checkAddress(destination, address, allow);
    // A translator or the end of a tunnel sends on what it is sent.
    const further = leadsOnTo(address);
    if (further !== undefined) checkAddress(destination, further, allow);
  }
}

function checkAddress(destination: Destination, address: string, allow: readonly Allowed[]): void {
  const { scheme, host, port, shown } = destination;
  const family = addressFamily(address);
  if (family === undefined && scheme === "https" && OPEN_PORTS.https.includes(port)) return;
  const covering = allow.filter((entry) => covers(entry, host, address));
  if (covering.some((entry) => opens(entry, scheme, port))) return;
  if (family !== undefined && covering.length === 0) {
    const how = destination.isAddress ? "is" : "leads to";
    throw refused(
      "address",
      `${host} ${how} an address that is ${IN_WORDS[family]}; only public ones are asked.`,
      address,
    );
  }
  throw scheme === "http" && covering.length === 0 ? notHttps(shown) : portClosed(shown);
}
