import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { readRecordFile } from "../ledger/record-file.ts";
import { type KnownBefore, type RecordVerdict, verifyRecord } from "../ledger/verify-record.ts";
import { counted } from "../model/counted.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { openRecordClient } from "./record-client.ts";
import { unreadableFile } from "./unreadable-file.ts";
import { visible } from "./visible.ts";

type Options = { data: string; key?: string; checkpoint?: string; json?: true };

/** `travaux verify`: checks that nothing was altered, in the record or in a file of it. */
export function verifyCommand(): Command {
  return new Command("verify")
    .summary("check that nothing in the record was altered")
    .description(
      "Checks everything that is filed against the ledger, in the record itself or in a file that\n" +
        "travaux export record made: no server is needed for that one. Names the first thing that was altered, and exits\n" +
        "with 1 then. With a key and a checkpoint that you kept elsewhere, also a record that was made anew is found out.",
    )
    .argument("[file]", "a record as a file; without it, the record itself")
    .option("--key <key>", "the ledger's key as you kept it")
    .option("--checkpoint <file>", "an older checkpoint as you kept it")
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux verify record.ndjson --checkpoint checkpoint.txt")
    .action(verify);
}

async function verify(file: string | undefined, options: Options): Promise<void> {
  const known: KnownBefore = {
    ...(options.key === undefined ? {} : { verifierKey: options.key }),
    ...(options.checkpoint === undefined ? {} : { checkpoint: await readCheckpoint(options.checkpoint) }),
  };
  const verdict = file === undefined ? await verifyStored(options, known) : await verifyFile(file, known);
  if (!verdict.ok) process.exitCode = 1;
  if (options.json) await printJson(verdict);
  else await print(`${visible(describeVerdict(verdict))}\n`);
}

async function verifyStored(options: Options, known: KnownBefore): Promise<RecordVerdict> {
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const bytes = new TextEncoder().encode(JSON.stringify(known));
    const body = { bytes, mediaType: "application/json", fileName: "known" };
    return (await client.request("POST", "/api/ledger/verification", body)) as RecordVerdict;
  } finally {
    await client.close();
  }
}

async function verifyFile(file: string, known: KnownBefore): Promise<RecordVerdict> {
  try {
    return await verifyRecord(readRecordFile(createReadStream(file)), known);
  } catch (error) {
    throw unreadableFile(file, error, "Name a record as travaux export record writes it.");
  }
}

async function readCheckpoint(file: string): Promise<string> {
  try {
    // As it is copied from a page: with the line ends of another system, or without the last one.
    return `${(await readFile(file, "utf8")).replaceAll("\r\n", "\n").trimEnd()}\n`;
  } catch (error) {
    throw unreadableFile(file, error, "Name a file that holds a checkpoint.");
  }
}

/** One line for people; the sentence of a fault mostly names what it is about already. */
function describeVerdict(verdict: RecordVerdict): string {
  if (!verdict.ok) {
    const { line, subject, sentence } = verdict.failure;
    const place = line > 0 ? ` (line ${line})` : "";
    return sentence.startsWith(subject) ? `ALTERED${place}: ${sentence}` : `ALTERED: ${subject}${place}: ${sentence}`;
  }
  const { entries, captures, size, root } = verdict;
  const waiting = entries - size;
  return `Nothing was altered: ${counted(entries, "entry", "entries")} and ${counted(captures, "capture")}${
    waiting === 0 ? "" : `, ${waiting} of them not in the tree yet`
  }. Root ${root} at size ${size}.`;
}
