import type { Context } from "hono";
import { type Bindings, remoteAddressOf } from "./local-writes.ts";

/**
 * Where a request comes from, for counting and for nothing else: it is kept in memory only. Of IPv6 the network of 64 bits
 * that one household has, since its addresses are for the taking.
 *
 * @param trustedProxies - How many proxies of our own stand before the service: each adds the address of whoever asked it
 *   to X-Forwarded-For, and what stands before those anybody can write.
 * @returns Empty for a request made inside the process.
 */
export function clientAddress(c: Context<{ Bindings: Bindings }>, trustedProxies: number): string {
  const forwarded = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const [sender] = trustedProxies > 0 ? forwarded.slice(-trustedProxies) : [];
  return networkOf(sender || remoteAddressOf(c));
}

const MAPPED = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/iu;
const GROUPS = 8;
const GROUPS_OF_NETWORK = 4;

function networkOf(address: string): string {
  const mapped = MAPPED.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(":")) return address;
  const [front = "", back] = address.toLowerCase().split("::");
  const [head, tail] = [front, back ?? ""].map((part) => (part === "" ? [] : part.split(":")));
  const zeros = back === undefined ? 0 : Math.max(0, GROUPS - (head?.length ?? 0) - (tail?.length ?? 0));
  const groups = [...(head ?? []), ...Array.from({ length: zeros }, () => "0"), ...(tail ?? [])];
  return `${groups
    .slice(0, GROUPS_OF_NETWORK)
    .map((group) => group.replace(/^0+(?=.)/u, ""))
    .join(":")}::/64`;
}
