import { execFile } from "node:child_process";
import { relative } from "node:path";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";
import { type BrowserForTests, findBrowser } from "./browser.ts";
import { makePGliteTemplate, unpackPGliteTemplate } from "./pglite-template.ts";
import { preparePostgres } from "./postgres-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** File with a dumped, migrated PGlite; absent where no chosen test needs a database. */
    readonly pgliteTemplate: string | undefined;
    /** The same as a data directory of the embedded database. */
    readonly pgdataTemplate: string | undefined;
    readonly postgres: PostgresForTests | undefined;
    readonly browser: BrowserForTests | undefined;
  }
}

/** A server with a migrated template database; or why there is none, and how to get one. */
export type PostgresForTests =
  | { readonly kind: "running"; readonly serverUrl: string; readonly template: string }
  | { readonly kind: "missing"; readonly why: string };

/** Chapters of tests/ that need less than the rest: neither a build nor a database; or no build. */
const PURE = ["bench", "engine", "intake", "model", "structure", "torture"];
const WITHOUT_BUILD = [...PURE, "storage", "record", "comparison", "support"];
const IN_A_BROWSER = ["pages"];

/**
 * Once for each run of the tests: builds `dist/` (the tests of commands and pages run what is delivered), makes the
 * PGlite template and starts one PostgreSQL, all at once. What no chosen test file needs is left out, so that
 * `vitest run tests/engine` starts at once.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const chapters = await chosenChapters(project);
  const needsBuild = chapters.some((chapter) => !WITHOUT_BUILD.includes(chapter));
  const needsDatabases = chapters.some((chapter) => !PURE.includes(chapter));
  const others = Promise.all([
    needsBuild ? build() : undefined,
    chapters.some((chapter) => IN_A_BROWSER.includes(chapter)) ? provideBrowser(project) : undefined,
    needsDatabases ? providePGlite(project) : undefined,
  ]);
  if (!needsDatabases) {
    await others;
    return async () => undefined;
  }
  const [prepared, done] = await Promise.allSettled([preparePostgres(), others]);
  if (prepared.status === "rejected") throw prepared.reason;
  if (done.status === "rejected") {
    await prepared.value.stop();
    throw done.reason;
  }
  project.provide("postgres", prepared.value.forTests);
  return prepared.value.stop;
}

async function provideBrowser(project: TestProject): Promise<void> {
  project.provide("browser", await findBrowser());
}

async function providePGlite(project: TestProject): Promise<void> {
  const template = await makePGliteTemplate();
  project.provide("pgliteTemplate", template);
  project.provide("pgdataTemplate", await unpackPGliteTemplate(template));
}

/** The folders right under tests/ that the files of this run stand in. */
async function chosenChapters(project: TestProject): Promise<readonly string[]> {
  // The words after `vitest run`. Vitest keeps them to itself; were they gone, everything would be made ready.
  const { filenamePattern } = project.vitest as unknown as { readonly filenamePattern?: string[] };
  const { testFiles } = await project.globTestFiles(filenamePattern);
  return testFiles.map((file) => relative(project.config.root, file).split(/[\\/]/u)[1] ?? "");
}

async function build(): Promise<void> {
  try {
    await promisify(execFile)("npm", ["run", "--silent", "build"], { shell: process.platform === "win32" });
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error(`The tests need a build, and "npm run build" failed:\n${stdout ?? ""}${stderr ?? String(error)}`);
  }
}
