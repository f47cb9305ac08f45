import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { DEFAULT_DATA_DIRECTORY, readConfig } from "../config.ts";
import { mediaTypeOf } from "../intake/media-type.ts";
import { readAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import { print, printJson } from "./output.ts";
import { openRecordClient } from "./record-client.ts";

/** `travaux file`: files one version from a file. */
export function fileCommand(): Command {
  return new Command("file")
    .summary("file one version from a file")
    .description(
      "Files one version. The file says what it is in its front matter: title, kind and published are needed.",
    )
    .argument("<file>", "a draft: .md, .txt or .json")
    .requiredOption("--to <address>", "where: negotiation/document@version")
    .option("--data <dir>", "home of the embedded database", DEFAULT_DATA_DIRECTORY)
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
  const client = await openRecordClient(readConfig(options));
  try {
    const body = { bytes, mediaType: mediaTypeOf(fileName), fileName };
    const answer = (await client
      .request("PUT", `/api/n/${negotiation}/${document}/${version}`, body)
      .catch(placed(fileName))) as { outcome: string; version: { address: string; pointCount: number } };
    if (options.json) await printJson(answer);
    else
      await print(
        `${answer.version.address}: ${answer.version.pointCount} points, ${answer.outcome === "filed" ? "filed" : "filed already"}.\n`,
      );
  } finally {
    await client.close();
  }
}

/** Reads a file the person named. @throws Problem `bad-usage` when it cannot be read. */
export async function readFileNamed(fileName: string): Promise<Uint8Array> {
  try {
    return await readFile(fileName);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === "ENOENT"
        ? "There is no such file."
        : code === "EISDIR"
          ? "This is a folder, not a file."
          : `It cannot be read (${code}).`;
    throw new Problem("bad-usage", why, "Name a draft: .md, .txt or .json.", { file: fileName });
  }
}

function placed(file: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof Problem ? error.at({ file }) : error;
  };
}
