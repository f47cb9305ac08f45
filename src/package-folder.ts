import { fileURLToPath } from "node:url";

/** Absolute path of the folder of this package, with `migrations/` and `dist/` in it: above `src/` as above `dist/`. */
export const PACKAGE_FOLDER = fileURLToPath(new URL("..", import.meta.url));
