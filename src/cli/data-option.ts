import { InvalidArgumentError, Option } from "commander";
import { DEFAULT_DATA_DIRECTORY } from "../config.ts";

/** `--data DIR`, the same for every command that needs the record. */
export function dataOption(): Option {
  return new Option("--data <dir>", "home of the embedded database")
    .default(DEFAULT_DATA_DIRECTORY)
    .argParser(readDirectory);
}

function readDirectory(text: string): string {
  // Would be the current folder: what a script hands over whose variable is not set.
  if (text === "") throw new InvalidArgumentError("Name a folder.");
  return text;
}
