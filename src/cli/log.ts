import { Command } from "commander";
import { readConfig } from "../config.ts";
import { tellChurn } from "../engine/rounds/tell-came-back.ts";
import type { presentLineage } from "../http/present.ts";
import type { Change } from "../model/comparison.ts";
import { writeScore } from "../model/write-score.ts";
import { dataOption } from "./data-option.ts";
import { tellSearched } from "./describe-comparison.ts";
import { print, printJson } from "./output.ts";
import { type Paint, paintFor, paintRedline } from "./paint.ts";
import { POINT_ADDRESS, refuseOtherThanPoint } from "./point-address.ts";
import { openRecordClient } from "./record-client.ts";
import { linesOf } from "./tell-changes.ts";
import { allVisible } from "./visible.ts";

type SentLineage = ReturnType<typeof presentLineage>;
type SentStation = SentLineage["stations"][number];

/** `travaux log`: one point through all versions. */
export function logCommand(): Command {
  return new Command("log")
    .summary("follow one point through all versions")
    .description(
      "Shows one point through all versions, in order of time, each redlined against the version it came from.",
    )
    .argument("<address>", POINT_ADDRESS)
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExample:\n  travaux log ukraine/plan@e3-2025-11-23#6")
    .action(log);
}

async function log(address: string, options: { data: string; json?: true }): Promise<void> {
  refuseOtherThanPoint(address);
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const lineage = (await client.request("GET", `/api/point?${new URLSearchParams({ address })}`)) as SentLineage;
    if (options.json) return await printJson(lineage);
    const paint = paintFor(readConfig().colour);
    const shown = allVisible(lineage).stations;
    // A document that has it says so itself.
    const stations = shown.map((station) => describeStation(station, paint, standsElsewhere(station, shown)));
    const churn = lineage.churn.changed === 0 ? [] : [paint.quiet(tellChurn(lineage.churn))];
    await print(`${[...stations, ...churn].join("\n\n")}\n`);
  } finally {
    await client.close();
  }
}

function describeStation(
  { version, points, from, entries, backTo, searched }: SentStation,
  paint: Paint,
  elsewhere: boolean,
): string {
  const when = version.published ?? version.textDate ?? "";
  const who = [version.publishedBy, version.grade === undefined ? undefined : `grade ${version.grade}`].filter(
    (part) => part !== undefined,
  );
  const head = `${when}  ${paint.strong(`${version.document}@${nameOf(version)}`)}  ${paint.quiet(who.join(", "))}`;
  const what = points.map((point) => point.path).join(", ");
  const kinds = [...new Set(entries.map((entry) => (entry.moved ? `${entry.kind}, moved` : entry.kind)))].join("; ");
  const origin = from === null ? "" : `  ${paint.quiet(describeOrigin(nameOf(version), from, entries, kinds))}`;
  const lines = [
    ...wordsOf({ points, from, entries }, paint).flatMap((text) => text.split("\n")),
    ...linesOf(entries.flatMap(({ changes }) => changes as readonly Change[])).map(paint.quiet),
    ...(searched === undefined || elsewhere ? [] : [paint.quiet(tellSearched(searched))]),
    ...(backTo === undefined ? [] : [paint.quiet(`changed back: the very words of ${backTo}`)]),
  ];
  return `${head}\n    ${what === "" ? "–" : what}${origin}\n${lines.map((line) => `    ${line}`).join("\n")}`;
}

function standsElsewhere({ version, searched = [] }: SentStation, stations: readonly SentStation[]): boolean {
  return stations.some(
    (other) =>
      other.points.length > 0 &&
      other.version.document !== version.document &&
      (searched.includes(other.version.document) || other.from?.relation === "migration"),
  );
}

/** Its id; of a reading text with `+reading`, as in its address. */
function nameOf({ address, id }: SentStation["version"]): string {
  return address.split("@")[1] ?? id;
}

function describeOrigin(
  version: string,
  from: NonNullable<SentStation["from"]>,
  entries: SentStation["entries"],
  kinds: string,
): string {
  if (from.relation === "migration") {
    const [score] = entries.flatMap((entry) => entry.score ?? []);
    const found = score === undefined ? "" : ` (score ${writeScore(score)})`;
    return `${kinds}, came over from ${from.version.document}@${nameOf(from.version)}${found}`;
  }
  if (from.relation !== "return")
    return `${kinds} against ${nameOf(from.version)}${from.relation === "witness" ? " (witness)" : ""}`;
  const sameWords = entries.every(({ kind }) => kind === "kept");
  return `Restored in ${version}, ${sameWords ? "in the words of" : "in other words than in"} ${nameOf(from.version)}`;
}

function wordsOf({ points, from, entries }: Pick<SentStation, "points" | "from" | "entries">, paint: Paint): string[] {
  if (from !== null && entries.some((entry) => entry.redline.length > 0)) {
    return entries.flatMap(({ kind, headingRedline = [], redline }) =>
      kind === "unreported"
        ? [paint.quiet("(not reported)")]
        : [headingRedline, redline].filter((runs) => runs.length > 0).map((runs) => paintRedline(runs, paint)),
    );
  }
  return points.length === 0
    ? [paint.quiet("(not reported)")]
    : points.map((point) => point.text ?? paint.quiet("(not reported)"));
}
