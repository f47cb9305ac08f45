import { basename } from "node:path";
import { Command } from "commander";
import { readConfig } from "../config.ts";
import { listPoints } from "../engine/points/list-points.ts";
import { readDraft } from "../intake/read-draft.ts";
import { counted } from "../model/counted.ts";
import type { Point } from "../model/point.ts";
import { describePoints } from "./describe-points.ts";
import { readFileNamed } from "./file.ts";
import { print, printJson } from "./output.ts";
import { paintFor } from "./paint.ts";
import { visible } from "./visible.ts";

/** `travaux points`: the points read from a file; needs no database. */
export function pointsCommand(): Command {
  return new Command("points")
    .summary("show the points read from a file")
    .description("Shows how a file is read: each point with its path. Needs no database.")
    .argument("<file>", "a draft: .md, .txt or .json")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux points drafts/ukraine/plan/e3-2025-11-23.md")
    .action(points);
}

async function points(fileName: string, options: { json?: true }): Promise<void> {
  const draft = readDraft(await readFileNamed(fileName), { name: fileName, use: "compare" });
  const found = listPoints(draft.points);
  if (options.json) return printJson({ points: found.map(presentPoint) });
  const paint = paintFor(readConfig().colour);
  const head = `${paint.strong(visible(draft.title))}  (${visible(basename(fileName))}: ${counted(found.length, "point")})`;
  await print(`${head}\n${describePoints(found, paint)}`);
}

/** The four that the contract names; what a draft says beside them is the file's own. */
function presentPoint({ path, number, heading, text }: Point) {
  return { path, number, heading, text };
}
