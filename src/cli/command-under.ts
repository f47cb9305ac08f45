import { Command } from "commander";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { visible } from "./visible.ts";

/** What every command under another one is given. */
export type CommonOptions = { readonly data: string; readonly json?: true };

/** A command under another one, on the record: `add <name>`. */
export function commandUnder(usage: string, summary: string): Command {
  const [name, ...takes] = usage.split(" ");
  const made = new Command(name)
    .summary(summary)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .addOption(dataOption())
    .option("--json", "print one JSON document");
  return takes.reduce((of, argument) => of.argument(argument), made);
}

/** Prints what the API answered, as it is or described for people. */
export async function printAnswer<Answer>(
  { json }: CommonOptions,
  answer: Answer,
  describe: (answer: Answer) => string,
): Promise<void> {
  if (json) await printJson(answer);
  else await print(`${visible(describe(answer))}\n`);
}
