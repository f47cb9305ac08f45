import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** What an address is for, as far as it decides whether to go there; `undefined` is a public one. */
export type AddressFamily = keyof typeof IN_WORDS | undefined;

/** Each after "an address that is …". */
export const IN_WORDS = {
  loopback: "on the machine itself",
  private: "of a private network",
  "carrier-nat": "of a carrier's inner network",
  "link-local": "of the local link",
  nowhere: "of no single machine",
  translated: "translated to an IPv4 address",
  reserved: "set apart for a special use",
} as const;

const FAMILY_OF_RANGE: Readonly<Record<string, AddressFamily>> = {
  unicast: undefined,
  loopback: "loopback",
  private: "private",
  uniqueLocal: "private",
  deprecatedSiteLocal: "private",
  carrierGradeNat: "carrier-nat",
  linkLocal: "link-local",
  unspecified: "nowhere",
  broadcast: "nowhere",
  multicast: "nowhere",
  ipv4Mapped: "translated",
  rfc6145: "translated",
  rfc6052: "translated",
  "6to4": "translated",
  teredo: "translated",
};

const COMPATIBLE: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("::"), 96];
// What is handed out to the public so far; all the rest of IPv6 is for special uses, or for later.
const GLOBAL_UNICAST: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("2000::"), 3];
const NAT64: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse("64:ff9b::"), 96];
const ISATAP = 0x5efe;

/**
 * Says what an address is for.
 *
 * @param text - An address as Node writes it: four decimals, or IPv6 with or without a zone. Anything else is "nowhere".
 * @returns `undefined` for global unicast alone. An address that names an interface of this machine (`%eth0`) is link-local.
 * Source: the registries of special-purpose addresses at IANA (RFC 6890), as ipaddr.js has them; and IPv6 outside 2000::/3.
 */
export function addressFamily(text: string): AddressFamily {
  if (isIP(text) === 0) return "nowhere";
  const address = ipaddr.parse(text);
  if (address.kind() === "ipv4") return familyOfRange(address.range());
  const six = address as ipaddr.IPv6;
  if (six.zoneId !== undefined) return "link-local";
  const range = six.range();
  if (range === "unicast" && six.match(COMPATIBLE)) return "translated";
  if (range === "unicast" && !six.match(GLOBAL_UNICAST)) return "reserved";
  return familyOfRange(range);
}

function familyOfRange(range: string): AddressFamily {
  return range in FAMILY_OF_RANGE ? FAMILY_OF_RANGE[range] : "reserved";
}

/**
 * The IPv4 address that an IPv6 address leads to although it may be gone to itself: behind a translator of the well-known
 * prefix (NAT64, RFC 6052), or through a tunnel (ISATAP, RFC 5214). The other forms are never gone to.
 */
export function leadsOnTo(text: string): string | undefined {
  if (isIP(text) !== 6) return undefined;
  const address = ipaddr.IPv6.parse(text);
  const [group4 = 0, group5 = 0, high = 0, low = 0] = address.parts.slice(4);
  const isTunnel = (group4 === 0 || group4 === 0x200) && group5 === ISATAP;
  if (!isTunnel && !address.match(NAT64)) return undefined;
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
}

/** Whether one may allow to go there at all: translated addresses are written as what they lead to. */
export function mayBeAllowed(text: string): boolean {
  const family = addressFamily(text);
  return family !== "nowhere" && (family !== "translated" || ipaddr.parse(text).match(NAT64));
}

/** Whether two texts are one address. */
export function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false;
  return ipaddr.parse(one).toNormalizedString() === ipaddr.parse(other).toNormalizedString();
}
