import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { compareTexts } from "../peers/travaux.ts";

// Prints a hash of the comparison's JSON for each run.
const [beforeFile = "", afterFile = "", runs = "1"] = process.argv.slice(2);
const [before, after] = [readFileSync(beforeFile, "utf8"), readFileSync(afterFile, "utf8")];
const hashes = Array.from({ length: Number(runs) }, () =>
  createHash("sha256")
    .update(JSON.stringify(compareTexts(before, after).comparison))
    .digest("hex"),
);
process.stdout.write(`${JSON.stringify(hashes)}\n`);
