import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TextPair } from "./inputs/text-pair.ts";

/** Writes both texts into files for as long as `use` runs: a child that reads them has not had to make them. */
export async function withPairAsFiles<Answer>(
  { before, after }: TextPair,
  use: (files: readonly [before: string, after: string]) => Promise<Answer>,
): Promise<Answer> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-bench-"));
  const files = [join(folder, "before.txt"), join(folder, "after.txt")] as const;
  try {
    await Promise.all([writeFile(files[0], before), writeFile(files[1], after)]);
    return await use(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
