import { type ServiceOptions, serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { type ServedService, serveService } from "./serve-service.ts";
import { type Send, sendBy, talksWithNotes } from "./talks-with-notes.ts";

/** A service with what its sockets are about. */
export type ServedSockets = ServedService &
  ReturnType<typeof talksWithNotes> & {
    socketAt(negotiation: string): string;
    /** As whoever sits at the machine. */
    readonly send: Send;
  };

/** Serves what is in a storage, which stays open. */
export async function listenOn(storage: Storage, options: ServiceOptions = {}): Promise<ServedSockets> {
  const served = await serveService(serviceOn({ ...storage, close: async () => undefined }, undefined, options));
  const { address, service } = served;
  const send = sendBy((path, init) => service.app.request(path, init, { inProcess: true }));
  return {
    ...served,
    ...talksWithNotes(send),
    send,
    socketAt: (negotiation) => `${address.replace("http", "ws")}/api/live/${negotiation}`,
  };
}
