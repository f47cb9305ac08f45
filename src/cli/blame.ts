import { Command } from "commander";
import { readConfig } from "../config.ts";
import type { Blame, BlamedPoint, StruckWords } from "../model/blame.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { type Paint, paintFor } from "./paint.ts";
import { POINT_ADDRESS, refuseOtherThanPoint } from "./point-address.ts";
import { openRecordClient } from "./record-client.ts";
import { allVisible } from "./visible.ts";

/** `travaux blame`: who brought in which words of a point. */
export function blameCommand(): Command {
  return new Command("blame")
    .summary("say who brought in which words of a point")
    .description(
      "Shows for each word of a point the version that brought it in, through moves, splits and restorations, and for\n" +
        "each word struck on the way where it went out.",
    )
    .argument("<address>", POINT_ADDRESS)
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux blame ukraine/plan@e3-2025-11-23#6")
    .action(blame);
}

async function blame(address: string, options: { data: string; json?: true }): Promise<void> {
  refuseOtherThanPoint(address);
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const said = (await client.request("GET", `/api/blame?${new URLSearchParams({ address })}`)) as Blame;
    if (options.json) return await printJson(said);
    const paint = paintFor(readConfig().colour);
    const { points, struck } = allVisible(said);
    const lines = [...points.flatMap((one) => linesOf(one, paint)), ...struck.map((one) => lineOf(one, paint))];
    await print(`${lines.join("\n")}\n`);
  } finally {
    await client.close();
  }
}

/** A line for each run of words: the version, then the words. */
function linesOf({ path, text, runs }: BlamedPoint, paint: Paint): readonly string[] {
  if (text === null) return [`${path}  ${paint.quiet("(not reported)")}`];
  const characters = [...text];
  const width = Math.max(0, ...runs.map(({ version }) => version.length));
  return [
    paint.strong(path),
    ...runs.map(({ version, restored, variant, unknownSince, start, end }) => {
      const notes = [
        ...(restored === undefined ? [] : [`put back by ${restored}`]),
        ...(variant ? ["variant"] : []),
        ...(unknownSince === undefined ? [] : [`not known since ${unknownSince}`]),
      ];
      const words = characters.slice(start, end).join("").replaceAll("\n", " ").trim();
      return `  ${version.padEnd(width)}  ${words}${notes.length === 0 ? "" : `  ${paint.quiet(`(${notes.join("; ")})`)}`}`;
    }),
  ];
}

function lineOf({ words, broughtBy, struckBy }: StruckWords, paint: Paint): string {
  return `  ${paint.quiet("struck")} ${words.trim()}  ${paint.quiet(`brought in by ${broughtBy}, out with ${struckBy}`)}`;
}
