import { readdir, readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = resolve("src");
const CAPABILITIES = ["record", "comparison"];

/** What each folder of src may import, beside itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  engine: ["model"],
  storage: ["model"],
  intake: ["engine", "model"],
  record: ["storage", "engine", "model"],
  comparison: ["engine", "model"],
  http: [...CAPABILITIES, "intake", "engine", "model"],
  web: [...CAPABILITIES, "engine", "model"],
  "web/client": ["engine", "model"],
  "service.ts": ["http", "web", ...CAPABILITIES, "storage", "intake", "engine", "model"],
  "config.ts": [],
  "listen.ts": ["service.ts", "config.ts", "http", "model"],
  cli: ["listen.ts", "service.ts", "config.ts", "http", ...CAPABILITIES, "intake", "engine", "model"],
};

type Import = { readonly file: string; readonly from: string; readonly target: string };

async function importsOfSource(): Promise<readonly Import[]> {
  const files = (await readdir(SOURCE, { recursive: true })).filter((file) => /\.tsx?$/u.test(file));
  const imports = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(resolve(SOURCE, file), "utf8");
      const paths = [...text.matchAll(/(?:from|import\() ?"(\.{1,2}\/[^"]+)"/gu)].map((match) => match[1] ?? "");
      return paths.map((path) => ({
        file,
        from: layerOf(file),
        target: layerOf(relative(SOURCE, resolve(SOURCE, dirname(file), path))),
      }));
    }),
  );
  return imports.flat();
}

function layerOf(file: string): string {
  const parts = file.split(/[\\/]/u);
  return parts[0] === "web" && parts[1] === "client" ? "web/client" : (parts[0] ?? "");
}

describe("imports", async () => {
  const imports = await importsOfSource();

  it("run one way: from commands to the service, from there to the capabilities, and down to the model", () => {
    const against = imports.filter(({ from, target }) => from !== target && !MAY_IMPORT[from]?.includes(target));
    expect(against.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it("are ruled in every folder", async () => {
    const layers = new Set(
      (await readdir(SOURCE, { recursive: true })).filter((file) => /\.tsx?$/u.test(file)).map(layerOf),
    );
    expect([...layers].filter((layer) => MAY_IMPORT[layer] === undefined)).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });
});

describe("the engine", () => {
  it("reads no clock, no network and no files, so that it runs in a browser", async () => {
    const files = (await readdir(resolve(SOURCE, "engine"), { recursive: true })).filter((file) =>
      file.endsWith(".ts"),
    );
    for (const file of files) {
      const text = await readFile(resolve(SOURCE, "engine", file), "utf8");
      expect(text, file).not.toMatch(/from "node:|\bDate\b|performance\.|\bfetch\(|\bprocess\.|Math\.random/u);
    }
  });
});
