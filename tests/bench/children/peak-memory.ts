import { readFileSync } from "node:fs";
import { compareTexts } from "../peers/travaux.ts";

// The highest the process ever stood, with the modules loaded and the texts read, and again after one comparison.
const [before = "", after = ""] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
compareTexts("1. One.\n2. Two.", "1. One.\n2. Three.");
const baseline = process.resourceUsage().maxRSS;
const { comparison } = compareTexts(before, after);
const peak = process.resourceUsage().maxRSS;
process.stdout.write(
  `${JSON.stringify({ megabytes: (peak - baseline) / 1024, entries: comparison.alignment.length })}\n`,
);
