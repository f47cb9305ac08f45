import { Command, Option } from "commander";
import { readConfig } from "../config.ts";
import { readAddress } from "../model/address.ts";
import { STANDINGS } from "../model/point-standing.ts";
import { Problem } from "../model/problem.ts";
import type { StandingTable } from "../model/standing-table.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { paintFor } from "./paint.ts";
import { openRecordClient } from "./record-client.ts";
import { sendJson } from "./send-json.ts";
import { versionPathOf } from "./version-path.ts";
import { allVisible, visible } from "./visible.ts";

const EXPECTED = "Write negotiation/document@version, and #path behind it for one point.";

/** `travaux standing`: how far the points of a version are agreed, and according to whom. */
export function standingCommand(): Command {
  return new Command("standing")
    .summary("show, or say, how far points are agreed, by party")
    .description(
      "Shows where the points of a version stand: how far each is agreed, what each party wants it to say, and who reported\n" +
        "so. With --standing it keeps a statement on one point instead; a later one of the same party takes its place.",
    )
    .argument("<address>", "negotiation/document@version; to say something, with #path")
    .addOption(new Option("--standing <standing>", "what the point is").choices(STANDINGS))
    .option("--party <id>", "according to which party; left out, according to the source itself")
    .option("--outlet <name>", "needed with --standing: who reported it")
    .option("--url <address>", "where it was reported")
    .option("--date <date>", "when: 2025-11-23, 2025-11 or 2025")
    .option("--note <sentence>", "what else there is to say")
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  travaux standing ukraine/security@sec-usua-2025-12-28\n" +
        '  travaux standing ukraine/plan@draft-7#6 --standing agreed --party ukraine --outlet "Lake Gazette"',
    )
    .action(standing);
}

type Said = { standing?: string; party?: string; outlet?: string; url?: string; date?: string; note?: string };
type Options = Said & { data: string; json?: true };

async function standing(address: string, options: Options): Promise<void> {
  const { path, ...ofVersion } = readAddress(address);
  const [whole = address] = address.split("#");
  const versionPath = versionPathOf(whole, `"${whole}"`, EXPECTED);
  if (ofVersion.reading !== undefined) throw notOne(address);
  if (options.standing === undefined) return show(`${versionPath}/standing`, path, options);
  await state(`${versionPath}/standing`, address, path, options);
}

async function state(route: string, address: string, path: string | undefined, options: Options): Promise<void> {
  const { standing: said, party, outlet, url, date, note } = options;
  if (path === undefined) throw notOne(address);
  if (outlet === undefined)
    throw new Problem("bad-usage", "A standing needs a source.", 'Add --outlet "…": who reported it.');
  const body = { path, standing: said, party: party ?? null, source: { outlet, url, date }, note };
  const answer = (await sendJson(options, "POST", route, body)) as { readonly standing: string };
  if (options.json) await printJson(answer);
  else await print(`${visible(`${address} is ${answer.standing}, according to ${party ?? outlet}.`)}\n`);
}

/** The table of a version, or one of its rows. */
async function show(route: string, path: string | undefined, options: Options): Promise<void> {
  const config = readConfig(options);
  const client = await openRecordClient(config, "reads");
  try {
    const table = (await client.request("GET", route)) as StandingTable;
    const rows = path === undefined ? table.rows : table.rows.filter(({ point }) => point.path === path);
    if (options.json) await printJson({ ...table, rows });
    else await print(describeTable(allVisible({ ...table, rows }), paintFor(config.colour)));
  } finally {
    await client.close();
  }
}

function describeTable({ columns, rows }: StandingTable, paint: ReturnType<typeof paintFor>): string {
  if (rows.length === 0) return "Nobody said how far anything of it is agreed, and no position is known.\n";
  const lines = rows.flatMap(({ point, cells }) => [
    `${paint.strong(point.path)}  ${point.text ?? paint.quiet("(not reported)")}`,
    ...cells.flatMap((cell, at) => {
      const name = columns[at]?.name;
      return [
        ...cell.standings.map((said) => {
          const { outlet, url, date } = said.source;
          const source = [outlet, date, url].filter((part) => part !== undefined).join(", ");
          const note = said.note === undefined ? "" : `: ${said.note}`;
          return `        ${name ?? "the source"}: ${said.standing}${note} ${paint.quiet(`(${source})`)}`;
        }),
        ...cell.positions.map((text) => `        ${name ?? ""} wants: ${text}`),
      ];
    }),
  ]);
  return `${lines.join("\n")}\n`;
}

function notOne(address: string): Problem {
  return new Problem("malformed-address", `"${address}" does not name one point of a version.`, EXPECTED);
}
