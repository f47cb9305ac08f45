import ipaddr from "ipaddr.js";
import { type AddressFamily, addressFamily, mayBeAllowed } from "./address-family.ts";

/**
 * Where one may go beside public addresses. `port` is the only one open there; without it those of `OPEN_PORTS` are.
 * A `network` holds for whichever name leads into it. A `host` holds for that name alone.
 */
export type Allowed = { readonly port: number | undefined } & (
  | { readonly kind: "network"; readonly network: readonly [ipaddr.IPv4 | ipaddr.IPv6, number] }
  | { readonly kind: "host"; readonly host: string }
);

/** Of a scheme, without more said. To public addresses only those of https are open. */
export const OPEN_PORTS: Readonly<Record<"https" | "http", readonly number[]>> = {
  https: [443, 8443],
  http: [80, 8080],
};

// What a team's own name may lead to. The machine itself and the local link, where clouds keep the keys of a machine, are
// opened by a network alone: whoever answers for a name can change where it leads.
const BEHIND_A_NAME: readonly AddressFamily[] = [undefined, "private", "carrier-nat"];

/** Whether an entry lets one go to this address under this name. `host` is as `readDestination` gives it. */
export function covers(entry: Allowed, host: string, address: string): boolean {
  if (!mayBeAllowed(address)) return false;
  if (entry.kind === "host") return entry.host === host && isBehindName(host, addressFamily(address));
  const parsed = ipaddr.parse(address);
  return parsed.kind() === entry.network[0].kind() && parsed.match([...entry.network]) && !address.includes("%");
}

/** Whether an entry opens this port for this scheme. */
export function opens(entry: Allowed, scheme: "https" | "http", port: number): boolean {
  return entry.port === undefined ? OPEN_PORTS[scheme].includes(port) : entry.port === port;
}

function isBehindName(host: string, family: AddressFamily): boolean {
  return BEHIND_A_NAME.includes(family) || (host === "localhost" && family === "loopback");
}
