import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { handedTo, socketServer } from "../../src/listen.ts";
import type { Visibility } from "../../src/model/annotation.ts";
import { type Service, type ServiceOptions, serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";

/** A service that speaks WebSocket on a port of this machine. */
export type ServedSockets = {
  readonly address: string;
  readonly service: Service;
  socketAt(negotiation: string): string;
  /** As whoever sits at the machine. @throws what is no success. */
  send(method: string, path: string, body?: object | string): Promise<unknown>;
  /** Files a negotiation with a version, `plan@v1`, of one point. */
  fileTalks(negotiation: string): Promise<void>;
  beginThread(
    negotiation: string,
    body: string,
    visibility?: Visibility,
  ): Promise<{ readonly thread: string; readonly note: string }>;
  /** Cuts all connections that are open, as a network does that goes away. */
  cutSockets(): void;
  close(): Promise<void>;
};

const DRAFT = "---\ntitle: First\nkind: leak\npublished: 2026-01-05\n---\n1. The army has 600,000 people.\n";

/** Serves what is in a storage, which stays open. */
export async function listenOn(storage: Storage, options: ServiceOptions = {}): Promise<ServedSockets> {
  const service = serviceOn({ ...storage, close: async () => undefined }, undefined, options);
  const sockets = socketServer();
  const server = createAdaptorServer({
    fetch: (request, env) => service.app.fetch(request, env as HttpBindings),
    websocket: handedTo(sockets),
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  async function send(method: string, path: string, body?: object | string): Promise<unknown> {
    const isText = typeof body === "string";
    const init = {
      method,
      headers: { "Content-Type": isText ? "text/markdown" : "application/json" },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    };
    const answer = await service.app.request(path, init, { inProcess: true });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.status === 204 ? undefined : answer.json();
  }
  return {
    ...{ address, service, send },
    socketAt: (negotiation) => `${address.replace("http", "ws")}/api/live/${negotiation}`,
    async fileTalks(negotiation) {
      const documents = [{ id: "plan", title: "The plan" }];
      const talks = { title: "Talks on a lake", summary: "", parties: [], rounds: [], documents };
      await send("PUT", `/api/n/${negotiation}`, talks);
      await send("PUT", `/api/n/${negotiation}/plan/v1`, DRAFT);
    },
    async beginThread(negotiation, body, visibility = "team") {
      const target = { kind: "point", version: "plan@v1", path: "1" };
      const begun = (await send("POST", `/api/n/${negotiation}/notes`, { target, body, visibility })) as {
        readonly id: string;
        readonly notes: readonly { readonly id: string }[];
      };
      return { thread: begun.id, note: begun.notes[0]?.id ?? "" };
    },
    cutSockets() {
      for (const socket of sockets.clients) socket.terminate();
    },
    async close() {
      service.endStreams();
      server.close();
      for (const socket of sockets.clients) socket.terminate();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await service.close();
    },
  };
}
