import { open, stat } from "node:fs/promises";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { mediaTypeOf } from "../intake/media-type.ts";
import { MAX_FILE_BYTES, tooLarge } from "../intake/read-text.ts";
import { readAddress } from "../model/address.ts";
import { counted } from "../model/counted.ts";
import { Problem } from "../model/problem.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { openRecordClient } from "./record-client.ts";
import { unreadableFile } from "./unreadable-file.ts";

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
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux file leak.md --to ukraine/plan@leak-2026-11-20")
    .action(file);
}

async function file(fileName: string, options: { to: string; data: string; json?: true }): Promise<void> {
  const { negotiation, document, version, path } = readAddress(options.to);
  if (negotiation === undefined || document === undefined || version === undefined || path !== undefined) {
    throw new Problem(
      "malformed-address",
      `--to "${options.to}" does not name one version.`,
      "Write --to negotiation/document@version.",
    );
  }
  const bytes = await readFileNamed(fileName);
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const body = { bytes, mediaType: mediaTypeOf(fileName), fileName };
    const answer = (await client
      .request("PUT", `/api/n/${negotiation}/${document}/${version}`, body)
      .catch(placed(fileName))) as { outcome: string; version: { address: string; pointCount: number } };
    if (options.json) await printJson(answer);
    else
      await print(
        `${answer.version.address}: ${counted(answer.version.pointCount, "point")}, ${answer.outcome === "filed" ? "filed" : "filed already"}.\n`,
      );
  } finally {
    await client.close();
  }
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
