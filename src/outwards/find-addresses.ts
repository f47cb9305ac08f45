import { lookup, Resolver } from "node:dns/promises";
import type { Allowed } from "./allowed.ts";
import type { Destination } from "./destination.ts";
import { NotAnswered } from "./outcome.ts";

/** Gives all addresses of a name, IPv4 and IPv6; none where it has none. May reject, and must end with the signal. */
export type Resolve = (name: string, signal: AbortSignal) => Promise<readonly string[]>;

/** @throws NotAnswered `unreachable` where the host has no address, or nobody says which. */
export async function findAddresses(
  { host, isAddress }: Destination,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (isAddress) return [host];
  const addresses = await resolve(host, signal).catch(noneWhereUnknown);
  if (addresses.length > 0) return addresses;
  throw new NotAnswered({ kind: "unreachable", reason: "no-address", why: `No address is known of ${host}.` });
}

/** What has no code is no answer of a name server, but a bug. */
function noneWhereUnknown(error: NodeJS.ErrnoException): readonly string[] {
  if (error.code === undefined) throw error;
  return [];
}

/**
 * How names are looked up: those that are allowed by name as everything on this machine does, `/etc/hosts` and search
 * domains included; all others by asking name servers. The machine's own way occupies one of four threads until it has an
 * answer, and files and passwords wait for the same threads: names that anybody may give could stop the service.
 */
export function resolveFor(allow: readonly Allowed[]): Resolve {
  const ours = new Set(allow.flatMap((entry) => (entry.kind === "host" ? [entry.host] : [])));
  return (name, signal) => (ours.has(name) ? lookUpHere(name) : askNameServers(name, signal));
}

async function lookUpHere(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true })).map(({ address }) => address);
}

// Twice, and the second time for longer: within the time that a hook has in all.
const PATIENCE = { timeout: 2_000, tries: 2 };

/**
 * Asks for IPv4 and IPv6 addresses at once; name servers follow CNAMEs themselves. Where one question fails, the answer to
 * the other counts: only what was checked is connected to.
 *
 * @param servers - Instead of those of the machine, each `address:port`.
 */
export async function askNameServers(
  name: string,
  signal: AbortSignal,
  servers?: readonly string[],
): Promise<readonly string[]> {
  // No name server is to be asked for it (RFC 6761).
  if (name === "localhost" || name.endsWith(".localhost")) return ["127.0.0.1"];
  const resolver = new Resolver(PATIENCE);
  if (servers !== undefined) resolver.setServers(servers);
  const cancel = () => resolver.cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}
