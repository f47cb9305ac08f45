import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Absolute path of the folder of this package, with `migrations/` and `dist/` in it. */
export const PACKAGE_FOLDER = findPackage(dirname(fileURLToPath(import.meta.url)));

/** The nearest folder above with a package.json: the build decides in which of its files this ends up. */
function findPackage(folder: string): string {
  const above = dirname(folder);
  return existsSync(join(folder, "package.json")) || above === folder ? folder : findPackage(above);
}
