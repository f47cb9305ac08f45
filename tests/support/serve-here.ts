import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { type Service, serviceOn } from "../../src/service.ts";
import { writeServiceFile } from "../../src/service-file.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "./databases.ts";

/** A service that answers until the test is over. */
export type ServingHere = { readonly address: string; readonly service: Service };

/**
 * Serves an empty record from this very process, for commands that are run in a folder: they find it in `.travaux` there,
 * as they find one that `travaux serve` started, and neither a process is started nor a data directory made.
 */
export async function serveHere(cwd: string): Promise<ServingHere> {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const ledger = openLedger(storage);
  await ledger.ready();
  ledger.keepGathering();
  const service = serviceOn(storage, ledger);
  const server = createAdaptorServer({ fetch: service.app.fetch });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const data = join(cwd, ".travaux");
  await mkdir(data);
  writeServiceFile(data, { address, token: service.token });
  onTestFinished(async () => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await service.close();
  });
  return { address, service };
}
