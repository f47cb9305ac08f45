import { existsSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { DEFAULT_DATA_DIRECTORY, DEFAULT_PORT, readConfig } from "../config.ts";
import { type Listening, listen } from "../listen.ts";
import { print, say } from "./output.ts";
import { inProcessClient } from "./record-client.ts";
import { describeSync, syncFolder } from "./sync-folder.ts";

const DRAFTS = "drafts";

/** `travaux serve`: the service, on this machine only, over the embedded database or the one in DATABASE_URL. */
export function serveCommand(): Command {
  return new Command("serve")
    .summary("start the service")
    .description(
      "Starts the service on 127.0.0.1 and prints its address. The embedded database lives in the data directory;\n" +
        "with DATABASE_URL set, PostgreSQL is used instead. If there is a folder drafts/ here, what is new in it is filed first.",
    )
    .option("--port <port>", "port to listen on; 0 takes a free one", readPort, DEFAULT_PORT)
    .option("--data <dir>", "home of the embedded database", DEFAULT_DATA_DIRECTORY)
    .option("--no-sync", "leave the folder drafts/ alone")
    .addHelpText("after", "\nExample:\n  travaux serve --port 8788 --data ~/talks")
    .action(serve);
}

async function serve(options: { port: number; data: string; sync: boolean }): Promise<void> {
  const listening = await listen(readConfig(options));
  closeOnSignals(listening);
  if (options.sync && existsSync(DRAFTS)) await syncAtStart(listening);
  listening.open();
  await print(`Travaux is at ${listening.address}\n`);
}

/** A bad file is told and keeps nobody from reading the others. */
async function syncAtStart({ service }: Listening): Promise<void> {
  const result = await syncFolder(inProcessClient(service), DRAFTS);
  for (const failure of result.failures) say(failure.detail());
  if (result.filed.length > 0 || result.failures.length > 0) say(describeSync(result, DRAFTS));
}

function closeOnSignals(listening: Listening): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      listening.close().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
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
