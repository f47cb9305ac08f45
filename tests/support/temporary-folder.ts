import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inject, onTestFinished } from "vitest";

/** A folder of the test's own with the given files in it, removed afterwards. */
export async function temporaryFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "travaux-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}

/** The same with an empty record in `.travaux`, for tests that are not about its making. */
export async function temporaryRecordFolder(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await temporaryFolder(files);
  const template = inject("pgdataTemplate");
  if (template === undefined)
    throw new Error("tests/support/global-setup.ts counts this chapter as needing no record.");
  await cp(template, join(folder, ".travaux", "pgdata"), { recursive: true });
  return folder;
}
