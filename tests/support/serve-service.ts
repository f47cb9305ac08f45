import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { handedTo, socketServer } from "../../src/listen.ts";
import type { Service } from "../../src/service.ts";

/** A service that answers at its address, and speaks WebSocket there, until it is closed. */
export type ServedService = {
  readonly address: string;
  readonly service: Service;
  /** Ends all WebSockets without a word. */
  cutSockets(): void;
  close(): Promise<void>;
};

/** Serves on a port of this machine, a free one where none is named. */
export async function serveService(service: Service, port = 0): Promise<ServedService> {
  const sockets = socketServer();
  const server = createAdaptorServer({
    fetch: (request, env) => service.app.fetch(request, env as HttpBindings),
    websocket: handedTo(sockets),
  });
  await once(server.listen(port, "127.0.0.1"), "listening");
  const cutSockets = () => {
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    service,
    cutSockets,
    async close() {
      service.endStreams();
      server.close();
      cutSockets();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await service.close();
    },
  };
}
