import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { compileFunction } from "node:vm";
import { build, type Plugin } from "esbuild";
import { STAND_IN } from "./stand-in.ts";

/** Loads a file of tests and what it imports; what an earlier one imported is not loaded again. */
type LoadFile = (file: string) => void;

/**
 * Bundles files of tests with all that they import, so that they can be evaluated over and over in one process.
 *
 * @param root - The folder the files are named from, with node_modules in it: Stryker's sandbox.
 * @returns Makes every module new, as a new process would: what tests or engine keep for later is empty again.
 *   Nothing is read or compiled a second time, so it costs what the modules themselves do when they are loaded.
 * Throws where a test imports from vitest what its stand-in has not.
 */
export async function bundleTests(root: string, files: readonly string[]): Promise<() => LoadFile> {
  const { outputFiles } = await build({
    stdin: {
      contents: files.map((file) => `module.exports[${JSON.stringify(file)}] = () => require("./${file}");`).join("\n"),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    packages: "external",
    plugins: [vitestByStandIn, fewerRuns(join(root, "tests/mutation/fewer-runs.ts")), ownFolders],
    logLevel: "silent",
    logOverride: { "empty-import-meta": "error", "import-is-undefined": "error" },
  }).catch((error: Error) => {
    throw new Error(`The warm runner cannot bundle these tests; try them with --runner vitest. ${error.message}`);
  });
  const evaluate = compileFunction(outputFiles[0]?.text ?? "", ["require", "module", "standIn"], {
    filename: join(root, "bundled-tests.cjs"),
  });
  const require = createRequire(join(root, "package.json"));
  return () => {
    const module: { exports: Record<string, () => void> } = { exports: {} };
    evaluate(require, module, STAND_IN);
    return (file) => module.exports[file]?.();
  };
}

/** Named one by one, so that a test that imports anything else is refused by the bundler. */
const vitestByStandIn: Plugin = {
  name: "vitest-by-stand-in",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^vitest$/ }, () => ({ path: "vitest", namespace: "stand-in" }));
    onLoad({ filter: /./, namespace: "stand-in" }, () => ({
      contents: Object.keys(STAND_IN)
        .map((name) => `export const ${name} = standIn.${name};`)
        .join("\n"),
    }));
  },
};

function fewerRuns(path: string): Plugin {
  return {
    name: "fewer-runs",
    setup({ onResolve }) {
      onResolve({ filter: /^fast-check$/ }, ({ importer }) =>
        importer === path ? { path: "fast-check", external: true } : { path },
      );
    },
  };
}

/** A file of a bundle has no place of its own any more, so that it is told where it was. */
const ownFolders: Plugin = {
  name: "own-folders",
  setup({ onLoad }) {
    onLoad({ filter: /\/tests\/.*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replaceAll("import.meta.dirname", JSON.stringify(dirname(path))),
      loader: "ts",
    }));
  },
};
