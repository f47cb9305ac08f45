import { once } from "node:events";
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { type AddressInfo, createServer as createPlain, type Server, type Socket } from "node:net";
import type { Certificate } from "./throwaway-certificate.ts";

/** What a receiver was sent. */
type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** Something that listens on a loopback address, and counts everybody who connects. */
export type Receiver = {
  readonly address: string;
  readonly port: number;
  readonly sent: readonly Sent[];
  connections(): number;
  /** Resolves once none of those who connected is connected any more. */
  left(): Promise<void>;
  close(): Promise<void>;
};

type Place = {
  readonly address?: string;
  readonly certificate?: Certificate | undefined;
  readonly asksForCertificate?: boolean;
};

/** Receives requests, by https where there is a certificate. */
export async function openReceiver(
  answer: (request: IncomingMessage, response: ServerResponse) => void = (_, response) => response.end("received"),
  { address = "127.0.0.1", certificate, asksForCertificate = false }: Place = {},
): Promise<Receiver> {
  const sent: Sent[] = [];
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { method = "", url: path = "", headers } = request;
    sent.push({ method, path, headers, body: Buffer.concat(pieces).toString() });
    answer(request, response);
  };
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    receive(request, response).catch(() => response.destroy());
  };
  const server =
    certificate === undefined
      ? createHttp(listener)
      : createHttps({ ...certificate, requestCert: asksForCertificate }, listener);
  return listenOn(server, address, sent);
}

/** Receives bytes: for all that is no decent HTTP. */
export async function openRawReceiver(take: (socket: Socket) => void, address = "127.0.0.1"): Promise<Receiver> {
  return listenOn(
    createPlain((socket) => {
      // Read on, so that the other side's leaving is seen.
      take(socket.on("error", () => undefined).resume());
    }),
    address,
    [],
  );
}

async function listenOn(server: Server, address: string, sent: readonly Sent[]): Promise<Receiver> {
  const open = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    open.add(socket);
    socket.on("close", () => open.delete(socket));
  });
  // Whoever does not trust a certificate says so, and goes.
  server.on("tlsClientError", () => undefined);
  server.listen(0, address);
  await once(server, "listening");
  return {
    address,
    port: (server.address() as AddressInfo).port,
    sent,
    connections: () => connections,
    async left() {
      await Promise.all([...open].map((socket) => once(socket, "close")));
    },
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
