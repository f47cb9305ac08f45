import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extname, join, relative, sep } from "node:path";
import { PACKAGE_FOLDER } from "../package-folder.ts";

type Asset = { readonly bytes: Uint8Array<ArrayBuffer>; readonly mediaType: string; readonly hash: string };

/** What the build left for browsers, read once: stylesheet, scripts and fonts. */
export type Assets = {
  /** Its address, with a hash of its content where it is known, so that it may be kept for good. */
  href(name: string): string;
  find(name: string): Asset | undefined;
  /** Names that start so: a bundled font carries its hash in its name. */
  namesStarting(start: string): readonly string[];
};

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
};
const opened = new Map<string, Assets>();

/**
 * Opens the built assets, once per folder and process.
 *
 * @param folder - Where the build put them; by default `dist/web/assets` of the package this file belongs to, found
 *   from the sources as from the build.
 * @returns An empty set where nothing is built: pages stay readable without it.
 */
export function openAssets(folder: string = join(PACKAGE_FOLDER, "dist", "web", "assets")): Assets {
  const known = opened.get(folder);
  if (known !== undefined) return known;
  const files = readFolder(folder);
  const assets: Assets = {
    href(name) {
      const hash = files.get(name)?.hash;
      return `/assets/${name}${hash === undefined ? "" : `?v=${hash}`}`;
    },
    find: (name) => files.get(name),
    namesStarting: (start) => [...files.keys()].filter((name) => name.startsWith(start)),
  };
  opened.set(folder, assets);
  return assets;
}

function readFolder(folder: string): ReadonlyMap<string, Asset> {
  if (!existsSync(folder)) return new Map();
  const files = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const mediaType = MEDIA_TYPES[extname(entry.name)];
    if (!entry.isFile() || mediaType === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(readFileSync(path));
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    files.set(relative(folder, path).split(sep).join("/"), { bytes, mediaType, hash });
  }
  return files;
}
