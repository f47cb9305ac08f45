import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openLedger } from "../../src/record/ledger/ledger.ts";
import { serviceOn } from "../../src/service.ts";
import { writeServiceFile } from "../../src/service-file.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "./databases.ts";
import { type ServedService, serveService } from "./serve-service.ts";

/**
 * Serves an empty record from this very process, for commands that are run in a folder until the test is over: they find
 * it in `.travaux` there, as they find one that `travaux serve` started.
 */
export async function serveHere(cwd: string): Promise<ServedService> {
  const serving = await startHere();
  onTestFinished(serving.close);
  const data = join(cwd, ".travaux");
  await mkdir(data);
  writeServiceFile(data, { address: serving.address, token: serving.service.token });
  return serving;
}

/** The same for whoever knows its address: neither a process is started nor a data directory made. */
export async function startHere(): Promise<ServedService> {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  const ledger = openLedger(storage);
  await ledger.ready();
  ledger.keepGathering();
  return serveService(serviceOn(storage, ledger, { alignsAhead: true }));
}
