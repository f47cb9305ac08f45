import { existsSync } from "node:fs";
import { basename, extname } from "node:path";
import { Command, Option } from "commander";
import { compareDrafts, type DraftSource, hasDifferences } from "../comparison/compare-drafts.ts";
import { readConfig } from "../config.ts";
import { readDraft } from "../intake/read-draft.ts";
import { readAddress } from "../model/address.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Draft } from "../model/draft.ts";
import { Problem } from "../model/problem.ts";
import { dataOption } from "./data-option.ts";
import { describeComparison } from "./describe-comparison.ts";
import { readFileNamed } from "./file.ts";
import { print, printJson } from "./output.ts";
import { paintFor } from "./paint.ts";
import { partiesBeside } from "./parties-beside.ts";
import { openRecordClient } from "./record-client.ts";

type Options = { data: string; through?: "graph"; json?: true; exitCode?: true };

/** `travaux diff`: what became of each point between two files or two filed versions. */
export function diffCommand(): Command {
  return new Command("diff")
    .summary("compare two files or two filed versions")
    .description(
      "Compares two drafts point by point. An argument that is an existing file is a file, else an address;\n" +
        "two files need no database.",
    )
    .argument("<before>", "a file, or negotiation/document@version")
    .argument("<after>", "a file, or negotiation/document@version")
    .addOption(dataOption())
    .addOption(
      new Option("--through <way>", "over the rounds: by the tracks of points through the versions between").choices([
        "graph",
      ]),
    )
    .option("--json", "print one JSON document")
    .option("--exit-code", "exit with 1 if there are differences")
    .addHelpText(
      "after",
      "\nExamples:\n  travaux diff old.md new.md\n  travaux diff ukraine/plan@us28-rtr-2025-11-21 ukraine/plan@e3-2025-11-23\n" +
        "  travaux diff ukraine/plan@us28-axios-2025-11-20 ukraine/plan@ua20-2025-12-24 --through graph",
    )
    .action(diff);
}

async function diff(before: string, after: string, options: Options): Promise<void> {
  const files = [before, after].map((argument) => existsSync(argument));
  if (files[0] !== files[1]) throw mixed(files[0] ? before : after, files[0] ? after : before);
  if (files[0] && options.through !== undefined) throw throughFiles(before);
  const comparison = files[0] ? await compareFiles(before, after) : await compareAddresses(before, after, options);
  if (options.json) await printJson(comparison);
  else await print(describeComparison(comparison, paintFor(readConfig().colour)));
  if (options.exitCode && hasDifferences(comparison)) process.exitCode = 1;
}

async function compareFiles(before: string, after: string): Promise<Comparison> {
  const [old, now] = await Promise.all([readFile(before), readFile(after)]);
  return compareDrafts(old.draft, now.draft, { before: old.source, after: now.source }).comparison;
}

async function readFile(name: string): Promise<{ readonly draft: Draft; readonly source: DraftSource }> {
  const bytes = await readFileNamed(name);
  const draft = readDraft(bytes, { name, use: "compare" });
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  return { draft, source: { id: idOf(name), text, parties: await partiesBeside(name) } };
}

async function compareAddresses(before: string, after: string, { data, through }: Options): Promise<Comparison> {
  for (const address of [before, after]) {
    if (readFileOrAddress(address).negotiation === undefined) throw notFound(address);
  }
  const client = await openRecordClient(readConfig({ data }), "reads");
  try {
    const query = new URLSearchParams({ before, after, ...(through === undefined ? {} : { through }) });
    return (await client.request("GET", `/api/compare?${query}`)) as Comparison;
  } finally {
    await client.close();
  }
}

/** A file's name without folder and extension is its version's id. */
function idOf(fileName: string): string {
  return basename(fileName, extname(fileName));
}

function readFileOrAddress(argument: string) {
  try {
    return readAddress(argument);
  } catch {
    throw notFound(argument);
  }
}

function notFound(argument: string): Problem {
  return new Problem(
    "bad-usage",
    "There is no such file, and it is not a full address.",
    "Name a draft (.md, .txt, .json) or write negotiation/document@version.",
    { file: argument },
  );
}

function throughFiles(file: string): Problem {
  return new Problem(
    "bad-usage",
    "A file stands in no graph of versions, so nothing leads through one.",
    "Leave out --through, or write two addresses: negotiation/document@version.",
    { file },
  );
}

function mixed(file: string, other: string): Problem {
  return new Problem(
    "bad-usage",
    `There is no such file, and a file (${file}) can only be compared with a file.`,
    "Name two files, or two addresses.",
    { file: other },
  );
}
