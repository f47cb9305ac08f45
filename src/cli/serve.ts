import { existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { DEFAULT_HOST, DEFAULT_PORT, readConfig } from "../config.ts";
import type { Listening } from "../listen.ts";
import { Problem } from "../model/problem.ts";
import { dataOption } from "./data-option.ts";
import { OUR_FAULT, print, say } from "./output.ts";
import { inProcessClient } from "./record-client.ts";
import { describeSync, syncFolder } from "./sync-folder.ts";

const DRAFTS = "drafts";

/** `travaux serve`: the service, on this machine only unless it is told otherwise, over the embedded database or the one in DATABASE_URL. */
export function serveCommand(): Command {
  return new Command("serve")
    .summary("start the service")
    .description(
      "Starts the service, on 127.0.0.1 by default, and prints its address. The embedded database lives in the data directory;\n" +
        "with DATABASE_URL set, PostgreSQL is used instead. If there is a folder drafts/ here, what is new in it is filed first.",
    )
    .option("--port <port>", "port to listen on; 0 takes a free one", readPort, DEFAULT_PORT)
    .option(
      "--host <address>",
      "address to listen on; others than this machine's own need an account first, and a proxy that speaks HTTPS",
      readHost,
      DEFAULT_HOST,
    )
    .addOption(dataOption())
    .option("--no-sync", "leave the folder drafts/ alone")
    .addHelpText("after", "\nExample:\n  travaux serve --port 8788 --data ~/talks")
    .action(serve);
}

async function serve(options: { port: number; host: string; data: string; sync: boolean }): Promise<void> {
  const { listen } = await import("../listen.ts");
  const listening = await listen(readConfig(options));
  const stopping = new AbortController();
  let started: Promise<void> | undefined;
  // Before the address is printed: whoever reads it may end the process at once.
  onSignals(async () => {
    stopping.abort();
    await started?.catch(() => undefined);
    await listening.close();
  });
  started = start(listening, options.sync, stopping.signal);
  await started.catch(async (error: unknown) => {
    await listening.close();
    throw error;
  });
}

async function start(listening: Listening, sync: boolean, stopping: AbortSignal): Promise<void> {
  if (sync && existsSync(DRAFTS)) await syncAtStart(listening, stopping);
  if (stopping.aborted) return;
  listening.open();
  await print(`Travaux is at ${listening.address}\n`);
}

/** A bad file, or a folder that is none, is told and keeps nobody from reading what is filed. */
async function syncAtStart({ service }: Listening, stopping: AbortSignal): Promise<void> {
  try {
    const result = await syncFolder(inProcessClient(service), DRAFTS, () => stopping.throwIfAborted());
    for (const failure of result.failures) say(failure.detail());
    if (result.filed.length > 0 || result.failures.length > 0) say(describeSync(result, DRAFTS));
  } catch (error) {
    if (error instanceof Problem) say(error.detail());
    else if (!stopping.aborted) throw error;
  }
}

/** A second signal ends the process at once. */
function onSignals(close: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(OUR_FAULT);
        },
      );
    });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535)
    throw new InvalidArgumentError("A port is a whole number from 0 to 65535.");
  return port;
}

function readHost(text: string): string {
  if (text === "") throw new InvalidArgumentError("Name an address of this machine, such as 0.0.0.0 for all.");
  return text;
}
