import { Command } from "commander";
import { readConfig } from "../config.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson, say } from "./output.ts";
import { openRecordClient } from "./record-client.ts";
import { describeSync, syncFolder } from "./sync-folder.ts";
import { visible } from "./visible.ts";

/** `travaux sync`: files everything in a drafts folder; running it twice changes nothing. */
export function syncCommand(): Command {
  return new Command("sync")
    .summary("file everything in a drafts folder")
    .description(
      "Files everything in a drafts folder. Running it twice changes nothing; a bad file is named and the others are filed.",
    )
    .argument("[dir]", "the folder", "drafts")
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux sync drafts")
    .action(sync);
}

async function sync(directory: string, options: { data: string; json?: true }): Promise<void> {
  const client = await openRecordClient(readConfig(options), "makes");
  try {
    const result = await syncFolder(client, directory, progressAfterASecond());
    for (const failure of result.failures) say(failure.detail());
    if (result.failures.length > 0) process.exitCode = 2;
    if (options.json) {
      const failures = result.failures.map((failure) => ({
        code: failure.code,
        ...failure.place,
        detail: failure.detail(),
      }));
      await printJson({ ...result, failures });
    } else await print(`${visible(describeSync(result, directory))}\n`);
  } finally {
    await client.close();
  }
}

/** Silent for a second, then a line each second: most runs are over before anyone wonders. */
function progressAfterASecond(): (done: number, of: number) => void {
  let next = performance.now() + 1000;
  return (done, of) => {
    if (performance.now() < next) return;
    next = performance.now() + 1000;
    say(`filing ${done + 1} of ${of} …`);
  };
}
