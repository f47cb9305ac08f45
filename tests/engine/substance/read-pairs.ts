import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { SentencePair } from "./score-substance.ts";

/** The sentence pairs of some tables in pairs/, in order. */
export function readPairs(...tables: readonly string[]): readonly SentencePair[] {
  return tables.flatMap((name) => JSON.parse(readFileSync(join(import.meta.dirname, "pairs", `${name}.json`), "utf8")));
}
