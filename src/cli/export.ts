import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { Problem } from "../model/problem.ts";
import { dataOption } from "./data-option.ts";
import { openRecordClient } from "./record-client.ts";

/** `travaux export`: takes things out of the record. */
export function exportCommand(): Command {
  return new Command("export")
    .summary("take things out of the record")
    .addCommand(
      new Command("record")
        .summary("the whole record as a file that can be checked without a server")
        .description("Writes the whole record, a JSON document a line with all captures, for travaux verify FILE.")
        .option("--out <file>", "where to write it; standard output without it")
        .addOption(dataOption())
        .addHelpText("after", "\nExample:\n  travaux export record --out record.ndjson")
        .action(exportRecord),
    );
}

async function exportRecord(options: { data: string; out?: string }): Promise<void> {
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const record = Readable.from(await client.download("/api/ledger/record"));
    if (options.out === undefined) await pipeline(record, process.stdout, { end: false });
    else await pipeline(record, createWriteStream(options.out));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof Problem || code === undefined || code === "EPIPE") {
      if (code === "EPIPE") return;
      throw error;
    }
    throw new Problem("bad-usage", `It cannot be written (${code}).`, "Name a file that can.", { file: options.out });
  } finally {
    await client.close();
  }
}
