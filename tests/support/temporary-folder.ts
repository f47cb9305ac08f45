import { copyFile, cp, link, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
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
  await putEmptyRecord(join(folder, ".travaux"));
  return folder;
}

/** Makes a data directory of an empty record, which takes a service some seconds. */
export async function putEmptyRecord(dataDirectory: string): Promise<void> {
  const template = inject("pgdataTemplate");
  if (template === undefined)
    throw new Error("tests/support/global-setup.ts counts this chapter as needing no record.");
  const own = join(dataDirectory, "pgdata");
  await cp(template, own, { recursive: true, filter: (source) => !NEVER_WRITTEN.includes(relative(template, source)) });
  for (const folder of NEVER_WRITTEN) await linkFiles(join(template, folder), join(own, folder));
}

// PostgreSQL's two databases to make others from: two files in three, and to copy them takes longer than to use them.
const NEVER_WRITTEN = [join("base", "1"), join("base", "4")];

async function linkFiles(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    // Where the temporary folder is on another disk they are copied after all.
    await link(join(from, name), join(to, name)).catch(() => copyFile(join(from, name), join(to, name)));
  }
}
