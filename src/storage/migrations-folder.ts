import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Finds the `migrations/` folder of this package, the same from `src/` and from `dist/`: beside the nearest
 * `package.json` above this file.
 *
 * @returns An absolute path. @throws Error when there is no package around this file: a broken installation.
 */
export function findMigrationsFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("No package.json stands above the storage code; is the installation whole?");
    folder = parent;
  }
  return join(folder, "migrations");
}
