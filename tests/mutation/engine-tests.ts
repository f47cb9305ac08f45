import { readdirSync } from "node:fs";
import { join } from "node:path";

// Cost and size: seconds for each of thousands of mutants, which the other tests tell from the code as well.
const TOO_LONG = /(?:^|\/)(?:linear-reading|large-[^/]*)\.test\.ts$/u;

/** The files of tests that are run against mutants, from the working directory: of the folders that mutate.ts names. */
export function engineTests(): readonly string[] {
  const folders = (process.env.MUTATION_TESTS ?? "**").split(",");
  return folders.flatMap((folder) => {
    const path = folder === "**" ? "tests/engine" : `tests/engine/${folder}`;
    return readdirSync(path, { recursive: true, encoding: "utf8" })
      .map((file) => join(path, file))
      .filter((file) => file.endsWith(".test.ts") && !TOO_LONG.test(file))
      .sort();
  });
}
