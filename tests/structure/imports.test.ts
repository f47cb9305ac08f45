import { readdir, readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = resolve("src");
const CAPABILITIES = ["access", "record", "lineage", "comparison", "annotation", "notification"];

/** What each folder of src may import beside itself: what lies below it, packages by name, and Node's modules as "node". */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  engine: ["model", "diff"],
  ledger: ["model", "node"],
  storage: ["ledger", "model", "package-folder.ts", "node", "drizzle-orm", "@electric-sql/pglite", "postgres"],
  intake: ["engine", "model", "node", "yaml"],
  access: ["storage", "model", "node", "@simplewebauthn/server", "openid-client"],
  outwards: ["model", "node", "undici", "ipaddr.js"],
  mail: ["model", "node", "nodemailer"],
  asking: ["access", "model", "node", "hono"],
  record: ["storage", "ledger", "engine", "model", "node"],
  lineage: ["storage", "engine", "model", "node"],
  comparison: ["engine", "model"],
  annotation: ["storage", "engine", "model", "node", "yjs", "mdast", "mdast-util-from-markdown"],
  notification: ["outwards", "mail", "storage", "engine", "model", "node", "hono"],
  views: ["asking", "record", "lineage", "comparison", "annotation", "storage", "model", "hono"],
  http: [
    "views",
    "asking",
    ...CAPABILITIES,
    "intake",
    "engine",
    "model",
    "node",
    "hono",
    "hono-openapi",
    "zod",
    "@hono/node-server",
  ],
  web: [...["views", "asking", ...CAPABILITIES, "engine", "model", "package-folder.ts", "node", "hono"], "mdast"],
  "web/client": ["engine", "model", "http", "yjs"],
  "service.ts": [
    "http",
    "web",
    "views",
    "asking",
    ...CAPABILITIES,
    "outwards",
    "mail",
    "storage",
    "intake",
    "engine",
    "model",
    "node",
    "hono",
  ],
  "config.ts": ["outwards", "mail", "model", "node"],
  "package-folder.ts": ["node"],
  "organisation-settings.ts": ["config.ts", "access", "model"],
  "record-place.ts": ["config.ts", "storage", "model"],
  "service-file.ts": ["node"],
  "listen.ts": [
    ...["service.ts", "service-file.ts", "record-place.ts", "organisation-settings.ts", "config.ts", "http", "views"],
    ...["model", "node", "hono", "@hono/node-server", "ws"],
  ],
  cli: [
    ...["listen.ts", "service.ts", "service-file.ts", "record-place.ts", "package-folder.ts", "config.ts"],
    ...["http", ...CAPABILITIES, "ledger", "intake", "engine", "model"],
    ...["node", "commander", "eventsource-parser"],
  ],
};

const IMPORT = /^(?:import|export)\s[^"'`;=()]*?\bfrom\s*"([^"]+)"|^import\s*"([^"]+)"|\bimport\(\s*"([^"]+)"/gmu;

/** What a module names in its imports, whichever way: of values or types, for their effects, passed on, or put off. */
function importedBy(text: string): readonly string[] {
  return [...text.matchAll(IMPORT)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

type Import = { readonly file: string; readonly name: string; readonly from: string; readonly target: string };

async function importsOfSource(): Promise<readonly Import[]> {
  const imports = await Promise.all(
    (await sourceFiles()).map(async (file) =>
      importedBy(await readFile(resolve(SOURCE, file), "utf8")).map((name) => ({
        file,
        name,
        from: layerOf(file),
        target: name.startsWith(".")
          ? layerOf(relative(SOURCE, resolve(SOURCE, dirname(file), name)))
          : packageOf(name),
      })),
    ),
  );
  return imports.flat();
}

async function sourceFiles(): Promise<readonly string[]> {
  return (await readdir(SOURCE, { recursive: true })).filter((file) => /\.tsx?$/u.test(file));
}

function layerOf(file: string): string {
  const parts = file.split(/[\\/]/u);
  return parts[0] === "web" && parts[1] === "client" ? "web/client" : (parts[0] ?? "");
}

function packageOf(name: string): string {
  if (name.startsWith("node:")) return "node";
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}

describe("imports", async () => {
  const imports = await importsOfSource();

  it("run one way: from commands to the service, from there to the capabilities, and down to the model", () => {
    const against = imports.filter(({ from, target }) => from !== target && !MAY_IMPORT[from]?.includes(target));
    expect(against.map(({ file, target }) => `${file} imports ${target}`)).toEqual([]);
  });

  it("are ruled in every folder", async () => {
    const layers = new Set((await sourceFiles()).map(layerOf));
    expect([...layers].filter((layer) => MAY_IMPORT[layer] === undefined)).toEqual([]);
    expect(imports.length).toBeGreaterThan(100);
  });

  it("bring no more of the API into a browser than its typed client", () => {
    const ofApi = imports.filter(({ from, target }) => from === "web/client" && target === "http");
    expect(new Set(ofApi.map(({ name }) => name))).toEqual(new Set(["../../http/client.ts"]));
  });

  it("are seen however they are written", () => {
    const ways = {
      'import { a } from "./a.ts";': "./a.ts",
      'import type { A } from "./a.ts";': "./a.ts",
      'import {\n  a,\n  type B,\n} from "./a.ts";': "./a.ts",
      'import * as all from "./a.ts";': "./a.ts",
      'import "./a.ts";': "./a.ts",
      'export { a } from "./a.ts";': "./a.ts",
      'export * from "./a.ts";': "./a.ts",
      'const a = await import("./a.ts");': "./a.ts",
      'type A = import("hono").Context;': "hono",
    };
    for (const [text, name] of Object.entries(ways)) expect(importedBy(text), text).toEqual([name]);
    expect(importedBy('export const words = "from";\n/** Text from "a paper". */')).toEqual([]);
  });

  it("name what they import in so many words", async () => {
    for (const file of await sourceFiles()) {
      expect(await readFile(resolve(SOURCE, file), "utf8"), file).not.toMatch(/\bimport\((?!\s*")|\brequire\(/u);
    }
  });
});

describe("the engine", () => {
  it("reads no clock, no chance, no network and nothing of its process, so that it runs in a browser", async () => {
    for (const file of (await sourceFiles()).filter((one) => layerOf(one) === "engine")) {
      const text = await readFile(resolve(SOURCE, file), "utf8");
      expect(text, file).not.toMatch(/\bDate\b|performance\.|\bfetch\(|\bprocess\.|Math\.random/u);
    }
  });
});
