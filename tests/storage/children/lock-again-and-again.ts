// Takes and gives back the directory until it has had it a number of times; says if another was inside meanwhile.
import { closeSync, openSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../../../src/model/problem.ts";
import { lockDataDirectory } from "../../../src/storage/data-directory-lock.ts";

const [directory = "", times = "0"] = process.argv.slice(2);
const inside = join(directory, "inside");

let had = 0;
while (had < Number(times)) {
  try {
    const release = lockDataDirectory(directory);
    closeSync(openSync(inside, "wx"));
    rmSync(inside);
    release();
    had += 1;
  } catch (error) {
    // Another one has it just now.
    if (!(error instanceof Problem)) throw error;
  }
}
process.stdout.write(`had it ${had} times\n`);
