import { readFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { readNegotiation } from "../intake/read-negotiation.ts";
import type { Party } from "../model/negotiation.ts";

/**
 * The parties of the negotiation that a draft's file belongs to, from the `negotiation.yaml` above its folder, as a drafts
 * folder has it. Empty where there is none, or none that can be read: a comparison needs no names.
 */
export async function partiesBeside(fileName: string): Promise<readonly Party[]> {
  const folder = dirname(dirname(resolve(fileName)));
  const name = join(folder, "negotiation.yaml");
  try {
    return readNegotiation(basename(folder), await readFile(name), { name }).parties;
  } catch {
    return [];
  }
}
