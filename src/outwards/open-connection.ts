import { once } from "node:events";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import { isSameAddress } from "./address-family.ts";
import { type Destination, refused } from "./destination.ts";
import { NotAnswered } from "./outcome.ts";
import type { Patience } from "./patience.ts";

/** Begins a connection to an address, never to a name. */
export type Connect = (to: { readonly address: string; readonly port: number }) => Socket;

export const connectTcp: Connect = ({ address, port }) =>
  connectPlain({ host: address, port, autoSelectFamily: false });

/** A connection that stands, TLS included. */
export type Connection = { readonly socket: Socket; readonly address: string };

// A host with more has one that answers among these, or none.
const MOST_TRIED = 4;

/**
 * Connects to the first of the checked addresses that answers, IPv4 first: servers without IPv6 are common. TLS is made out
 * to the host of the URL, and nothing in the environment can turn its checks off.
 *
 * @param trusted - Certificates (PEM) instead of those that Node trusts.
 * @throws NotAnswered `unreachable`, `refused` with `led-elsewhere`, `tls-wrong`, `timed-out`, `stopped`.
 */
export async function openConnection(
  destination: Destination,
  addresses: readonly string[],
  connect: Connect,
  patience: Patience,
  trusted?: readonly string[],
): Promise<Connection> {
  const { socket, address } = await reach(destination, addresses, connect, patience);
  if (destination.scheme === "http") return { socket, address };
  try {
    return { socket: await secure(socket, destination, address, patience, trusted), address };
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function reach(
  { port, shown }: Destination,
  addresses: readonly string[],
  connect: Connect,
  patience: Patience,
): Promise<Connection> {
  const isIPv6 = (address: string) => address.includes(":");
  const ordered = [...addresses.filter((address) => !isIPv6(address)), ...addresses.filter(isIPv6)];
  for (const address of ordered.slice(0, MOST_TRIED)) {
    patience.check();
    const socket = quiet(connect({ address, port }));
    try {
      await patience.wait(once(socket, "connect"));
    } catch (error) {
      socket.destroy();
      if (error instanceof NotAnswered) throw error;
      continue;
    }
    if (isSameAddress(socket.remoteAddress ?? "", address)) return { socket, address };
    socket.destroy();
    throw refused("led-elsewhere", `The connection to ${shown} led elsewhere than to its address.`, address);
  }
  const [address = ""] = ordered;
  const why = `Nothing answers at ${shown}.`;
  throw new NotAnswered({ kind: "unreachable", reason: "no-connection", why, address });
}

/** An error of a socket that nobody waits for any more must not end the process. */
function quiet<One extends Socket>(socket: One): One {
  return socket.on("error", () => undefined).setNoDelay(true);
}

async function secure(
  socket: Socket,
  { host, isAddress, shown }: Destination,
  address: string,
  patience: Patience,
  trusted: readonly string[] | undefined,
): Promise<Socket> {
  const secured = quiet(
    connectTls({
      socket,
      // What the certificate is held against; in the greeting an address may not stand (RFC 6066).
      host,
      servername: isAddress ? "" : host,
      ALPNProtocols: ["http/1.1"],
      minVersion: "TLSv1.2",
      // Said, since NODE_TLS_REJECT_UNAUTHORIZED would decide otherwise.
      rejectUnauthorized: true,
      ...(trusted === undefined ? {} : { ca: [...trusted] }),
    }),
  );
  try {
    await patience.wait(once(secured, "secureConnect"));
    return secured;
  } catch (error) {
    if (error instanceof NotAnswered) throw error;
    throw new NotAnswered(failedTls(error, shown, address));
  }
}

function failedTls(error: unknown, shown: string, address: string): NotAnswered["outcome"] {
  const { code = "", syscall } = error as NodeJS.ErrnoException;
  if (syscall !== undefined || code === "ECONNRESET") {
    return { kind: "unreachable", reason: "hung-up", why: `${shown} hung up before TLS was agreed on.`, address };
  }
  return { kind: "tls-wrong", why: `${shown} has no TLS or no certificate that can be trusted (${code}).`, address };
}
