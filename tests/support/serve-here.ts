import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { handedTo, socketServer } from "../../src/listen.ts";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { writeServiceFile } from "../../src/service-file.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "./databases.ts";

/** A service that answers at its address until it is closed. */
export type ServingHere = { readonly address: string; readonly service: Service; close(): Promise<void> };

/**
 * Serves an empty record from this very process, for commands that are run in a folder until the test is over: they find
 * it in `.travaux` there, as they find one that `travaux serve` started.
 */
export async function serveHere(cwd: string): Promise<ServingHere> {
  const serving = await startHere();
  onTestFinished(serving.close);
  const data = join(cwd, ".travaux");
  await mkdir(data);
  writeServiceFile(data, { address: serving.address, token: serving.service.token });
  return serving;
}

/** The same for whoever knows its address: neither a process is started nor a data directory made. */
export async function startHere(): Promise<ServingHere> {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const ledger = openLedger(storage);
  await ledger.ready();
  ledger.keepGathering();
  const service = serviceOn(storage, ledger, { alignsAhead: true });
  const sockets = socketServer();
  const server = createAdaptorServer({
    fetch: (request, env) => service.app.fetch(request, env as HttpBindings),
    websocket: handedTo(sockets),
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    service,
    async close() {
      service.endStreams();
      server.close();
      for (const socket of sockets.clients) socket.terminate();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await service.close();
    },
  };
}
