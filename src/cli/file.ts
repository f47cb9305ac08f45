import { open, stat } from "node:fs/promises";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { mediaTypeOf } from "../intake/media-type.ts";
import { MAX_FILE_BYTES, tooLarge } from "../intake/read-text.ts";
import { counted } from "../model/counted.ts";
import { Problem } from "../model/problem.ts";
import { dataOption } from "./data-option.ts";
import { type DryRunAnswer, describeDryRun } from "./describe-dry-run.ts";
import { describeState, type OpenedAnswer, publicFromOption, stateOption } from "./open.ts";
import { print, printJson } from "./output.ts";
import { paintFor } from "./paint.ts";
import { openRecordClient } from "./record-client.ts";
import { unreadableFile } from "./unreadable-file.ts";
import { versionPathOf } from "./version-path.ts";

/** `travaux file`: files one version from a file. */
export function fileCommand(): Command {
  return new Command("file")
    .summary("file one version from a file")
    .description(
      "Files one version. The file says what it is in its front matter: title, kind and published are needed.",
    )
    .argument("<file>", "a draft: .md, .txt or .json")
    .requiredOption("--to <address>", "where: negotiation/document@version")
    .addOption(dataOption())
    .addOption(stateOption().default("published"))
    .addOption(publicFromOption())
    .option("--dry-run", "show what would be filed and what to look at first, and file nothing")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux file leak.md --to ukraine/plan@leak-2026-11-20 --dry-run")
    .action(file);
}

type Options = { to: string; state: string; publicFrom?: string; data: string; dryRun?: true; json?: true };

async function file(fileName: string, options: Options): Promise<void> {
  const path = versionPathOf(options.to, `--to "${options.to}"`, "Write --to negotiation/document@version.");
  const bytes = await readFileNamed(fileName);
  const config = readConfig(options);
  const client = await openRecordClient(config, "reads");
  const body = { bytes, mediaType: mediaTypeOf(fileName), fileName };
  try {
    const answer = options.dryRun
      ? await client.request("POST", `${path}/dry-run`, body).catch(placed(fileName))
      : await client.request("PUT", `${path}?${openingQuery(options)}`, body).catch(placed(fileName));
    if (options.json) await printJson(answer);
    else if (options.dryRun) await print(describeDryRun(answer as DryRunAnswer, paintFor(config.colour)));
    else await print(describeFiling(answer as FilingAnswer));
  } finally {
    await client.close();
  }
}

function openingQuery({ state, publicFrom }: Options): URLSearchParams {
  return new URLSearchParams({ state, ...(publicFrom === undefined ? {} : { publicFrom }) });
}

type FilingAnswer = {
  readonly outcome: string;
  readonly version: OpenedAnswer & { readonly pointCount: number };
};

function describeFiling({ outcome, version }: FilingAnswer): string {
  const points = counted(version.pointCount, "point");
  const open = version.state === "published" ? "" : `; it ${describeState(version)}`;
  return `${version.address}: ${points}, ${outcome === "filed" ? "filed" : "filed already"}${open}.\n`;
}

/**
 * Reads a draft that the person named; never more than the largest that is read, also of a device or a pipe.
 *
 * @throws Problem `bad-usage` when it cannot be read, `unsupported-format` by its name, `body-too-large`.
 */
export async function readFileNamed(fileName: string): Promise<Uint8Array> {
  if (fileName === "") throw new Problem("bad-usage", "The name of a file is empty.", EXPECTED_FILE);
  try {
    const file = await open(fileName);
    const pieces: Buffer[] = [];
    // One byte more than the largest tells that there are more. The stream closes the file.
    for await (const piece of file.createReadStream({ end: MAX_FILE_BYTES })) pieces.push(piece as Buffer);
    const bytes = Buffer.concat(pieces);
    if (bytes.length <= MAX_FILE_BYTES) return bytes;
    mediaTypeOf(fileName);
    throw tooLarge("The file", Math.max(bytes.length, (await stat(fileName)).size), MAX_FILE_BYTES, fileName);
  } catch (error) {
    throw unreadableFile(fileName, error, EXPECTED_FILE);
  }
}

const EXPECTED_FILE = "Name a draft: .md, .txt or .json.";

function placed(file: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Problem ? error.at({ file }) : error;
  };
}
