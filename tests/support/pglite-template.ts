import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PACKAGE_FOLDER } from "../../src/package-folder.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";

/**
 * Dumps a migrated, empty PGlite into a file that every test file loads: 1 s instead of 4 s each.
 *
 * Kept in node_modules/.cache under a name made of the migrations and of PGlite's version, so it is made once.
 * @returns The file's path.
 */
export async function makePGliteTemplate(): Promise<string> {
  const folder = join(PACKAGE_FOLDER, "node_modules", ".cache", "travaux");
  const file = join(folder, `pglite-${await fingerprint()}.tar`);
  if (existsSync(file)) return file;
  const client = await PGlite.create();
  const storage = await openStorageOnPGlite(client);
  // What is only in its log yet would be done anew by everyone who loads the file.
  await client.exec("checkpoint");
  const dump = await client.dumpDataDir("none");
  await storage.close();
  await mkdir(folder, { recursive: true });
  // Written aside first: two runs may do this at once.
  const aside = `${file}.${randomUUID()}`;
  await writeFile(aside, new Uint8Array(await dump.arrayBuffer()));
  await rename(aside, file);
  return file;
}

/**
 * The same as a directory, for commands that open one: copied into place it saves the making of a database, which is
 * the subject of few tests. @param template - What `makePGliteTemplate` made.
 */
export async function unpackPGliteTemplate(template: string): Promise<string> {
  const directory = template.replace(/\.tar$/u, "");
  if (existsSync(directory)) return directory;
  const aside = `${directory}.${randomUUID()}`;
  const client = await PGlite.create({ dataDir: aside, loadDataDir: new Blob([await readFile(template)]) });
  await client.close();
  await rename(aside, directory).catch(() => rm(aside, { recursive: true, force: true }));
  return directory;
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  const migrations = join(PACKAGE_FOLDER, "migrations");
  for (const name of (await readdir(migrations)).filter((one) => one.endsWith(".sql")).sort()) {
    hash.update(name).update(await readFile(join(migrations, name)));
  }
  hash.update(await readFile(join(migrations, "meta", "_journal.json")));
  hash.update(await readFile(createRequire(import.meta.url).resolve("@electric-sql/pglite"), "utf8"));
  // The list of done migrations is part of the template, and of the code; and so is how it is made here.
  hash.update(await readFile(new URL(import.meta.url)));
  hash.update(await readFile(new URL("../../src/storage/migrate.ts", import.meta.url)));
  return hash.digest("hex").slice(0, 16);
}
