import { connect as connectPlain, Socket } from "node:net";
import type { Connect } from "../../src/outwards/open-connection.ts";
import type { Receiver } from "./receiver.ts";

/**
 * Stands in for the net, and never leaves this machine: some addresses are receivers on loopback, and so the sockets say that
 * they are connected to those addresses. What is connected to any other address comes to `stray`; with a loopback address
 * it is that very address that is connected to, and the port alone is another. At what is "gone" nobody answers. `attempts` has
 * every connection begun.
 */
export function mapNet(receivers: Readonly<Record<string, Receiver | "gone">>, stray: readonly Receiver[]) {
  const attempts: string[] = [];
  const connect: Connect = ({ address, port }) => {
    attempts.push(`${address} ${port}`);
    const meant = receivers[address];
    if (meant === "gone") return new Socket().destroy(new Error("Nobody answers."));
    const exact = stray.find((one) => one.address === address);
    const { address: host, port: actual } = meant ?? exact ?? stray[0] ?? { address: "127.0.0.1", port: 9 };
    const socket = connectPlain({ host, port: actual });
    if (exact === undefined) Object.defineProperty(socket, "remoteAddress", { value: address });
    return socket;
  };
  return { connect, attempts };
}
