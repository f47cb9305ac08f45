import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { Problem } from "../model/problem.ts";
import { mayBeAllowed } from "./address-family.ts";
import type { Allowed } from "./allowed.ts";

/**
 * Reads what the surroundings allow: networks (`10.0.5.0/24`, `fd12::/48`), addresses and names of hosts, each with a port or
 * without, between commas: `10.0.5.0/24, hooks.intern.example:9000, [fd12::7]:9000`.
 *
 * @param name - What the text is called where it stands, for the sentence.
 * @throws Problem `bad-usage` with the entry that cannot be meant, and how it would be written.
 */
export function readAllowed(text: string, name: string): readonly Allowed[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => {
      const read = readEntry(entry);
      if (typeof read !== "string") return read;
      const shown = entry.replace(/[^\x20-\x7e]/gu, "?").slice(0, LONGEST_SHOWN);
      throw new Problem("bad-usage", `${name} has the entry "${shown}".`, read);
    });
}

const LONGEST_SHOWN = 60;
const BRACKETED = /^\[([^[\]]+)\](?::(\d{1,5}))?$/u;
const NAMED = /^([^:]+)(?::(\d{1,5}))?$/u;
const LABELS = /^(?!.{254})(?:(?!-)[a-z0-9_-]{1,63}(?<!-)\.)*(?!-)[a-z0-9_-]{1,63}(?<!-)$/u;

const HOW = "Write a network (10.0.5.0/24), an address or the name of a host, with a port or without.";
// A slip of the pen must not open half the net.
const LEAST_PREFIX = { ipv4: 8, ipv6: 7 };

/** @returns A sentence of what is wrong. */
function readEntry(entry: string): Allowed | string {
  const bracketed = BRACKETED.exec(entry);
  const isBareIPv6 = /:.*:/u.test(entry) && bracketed === null;
  const [, body = "", digits] = bracketed ?? (isBareIPv6 ? [entry, entry] : (NAMED.exec(entry) ?? []));
  if (body === "") return HOW;
  const port = digits === undefined ? undefined : Number(digits);
  if (port === 0 || (port ?? 0) > 65_535) return "A port lies between 1 and 65535.";
  const [base = "", prefix, ...more] = body.split("/");
  if (isIP(base) === 0 && bracketed === null && !isBareIPv6) {
    return prefix === undefined ? readHost(base, port) : HOW;
  }
  if (isIP(base) === 0 || more.length > 0) return HOW;
  return readNetwork(base, prefix, port);
}

function readNetwork(base: string, prefix: string | undefined, port: number | undefined): Allowed | string {
  const address = ipaddr.parse(base);
  const kind = address.kind();
  const all = kind === "ipv4" ? 32 : 128;
  const bits = prefix === undefined ? all : Number(prefix);
  if (prefix !== undefined && !/^\d{1,3}$/u.test(prefix)) return HOW;
  if (base.includes("%") || bits > all) return HOW;
  if (bits < LEAST_PREFIX[kind]) return `A network has ${LEAST_PREFIX[kind]} bits or more before what varies.`;
  const written = `${base}/${bits}`;
  const first =
    kind === "ipv4" ? ipaddr.IPv4.networkAddressFromCIDR(written) : ipaddr.IPv6.networkAddressFromCIDR(written);
  if (first.toString() !== address.toString()) return `The network of that address is ${first}/${bits}.`;
  if (!mayBeAllowed(base))
    return "Nothing can be sent there; a translated address is written as the IPv4 address it leads to.";
  return { kind: "network", network: [address, bits], port };
}

function readHost(base: string, port: number | undefined): Allowed | string {
  const url = `https://${base}`;
  if (/[/?#@\\\s%]/u.test(base) || !URL.canParse(url)) return HOW;
  const host = new URL(url).hostname.replace(/\.$/u, "");
  if (isIP(host) !== 0) return `That is the address ${host}; write it so.`;
  return LABELS.test(host) ? { kind: "host", host, port } : HOW;
}
