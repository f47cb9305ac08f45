import { createHash } from "node:crypto";
import { Command, InvalidArgumentError } from "commander";
import { readConfig } from "../config.ts";
import { describeSummary } from "../engine/compare/describe-summary.ts";
import { mediaTypeOf } from "../intake/media-type.ts";
import { decode, MAX_FILE_BYTES, refusal, tooLarge } from "../intake/read-text.ts";
import type { Summary } from "../model/comparison.ts";
import { counted } from "../model/counted.ts";
import { Problem } from "../model/problem.ts";
import { FIRST_READING } from "../model/version.ts";
import { dataOption } from "./data-option.ts";
import { readFileNamed } from "./file.ts";
import { print, printJson, say } from "./output.ts";
import { openRecordClient, type RecordClient } from "./record-client.ts";
import { versionPathOf } from "./version-path.ts";
import { visible } from "./visible.ts";

/** `travaux correct`: a better reading of a version that was filed. */
export function correctCommand(): Command {
  return new Command("correct")
    .summary("send a mended transcription of a filed version")
    .description(
      "Adds a reading to a version: the whole draft once more, mended. What was read before stays at @version~1. What the\n" +
        "version is based on, and its grade, are no matter of reading: leave them as they are filed.",
    )
    .argument("<address>", "which version: negotiation/document@version")
    .argument("<file>", "the mended draft: .md or .json; - for standard input")
    .option("--reason <sentence>", "needed: what was misread, for those who come later")
    .option("--corrects <reading>", "the reading that you mended; by default the newest there is by now", readReading)
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      '\nExample:\n  travaux correct ukraine/plan@leak-2026 leak.md --reason "The scan has 110, we had 100."',
    )
    .action(correct);
}

type Options = { reason?: string; corrects?: number; data: string; json?: true };

async function correct(address: string, fileName: string, options: Options): Promise<void> {
  const path = versionPathOf(address, `"${address}"`, "Write negotiation/document@version; a reading is --corrects N.");
  if (options.reason === undefined) {
    throw new Problem(
      "bad-usage",
      "A correction needs a reason.",
      'Add --reason "…": what was misread, in a sentence for those who come later.',
    );
  }
  const { name, spokenOf, bytes, text } = await readMended(fileName);
  const client = await openRecordClient(readConfig(options), "reads");
  try {
    const newest = (await client.request("GET", path)) as FiledVersion;
    refuseNothingMended(newest, bytes, spokenOf);
    const corrects = options.corrects ?? newest.reading;
    const body = new TextEncoder().encode(JSON.stringify({ corrects, reason: options.reason, name, text }));
    const answer = (await client
      .request("POST", `${path}/corrections`, { bytes: body, mediaType: "application/json", fileName: name })
      .catch(placedIn(spokenOf))) as CorrectionAnswer;
    if (options.json) await printJson(answer);
    else await print(`${visible(await describeCorrection(client, answer, corrects))}\n`);
  } finally {
    await client.close();
  }
}

type FiledVersion = {
  readonly address: string;
  readonly reading: number;
  readonly captureSha256: string;
  readonly pointCount: number;
};

type CorrectionAnswer = { readonly outcome: "corrected" | "already-corrected"; readonly version: FiledVersion };

/** How many points it has, and what became of them since the reading that it corrects. */
async function describeCorrection(
  client: RecordClient,
  { outcome, version }: CorrectionAnswer,
  corrects: number,
): Promise<string> {
  const { address, reading, pointCount } = version;
  const already = outcome === "corrected" ? "" : " already";
  const done = `${address}: ${counted(pointCount, "point")}, corrected${already} as reading ${reading}.`;
  if (outcome === "already-corrected") return done;
  const sides = new URLSearchParams({ before: `${address}~${corrects}`, after: `${address}~${reading}` });
  try {
    const { summary } = (await client.request("GET", `/api/compare?${sides}`)) as { readonly summary: Summary };
    // That it is a correction was just said.
    return `${done} ${describeSummary(summary, "version")}`;
  } catch (error) {
    // The correction is made, and the exit status must not say otherwise.
    if (!(error instanceof Problem)) throw error;
    say(error.detail());
    return done;
  }
}

/** @throws Problem `unreadable-statement` for the very file that was filed: a reading that would say nothing new. */
function refuseNothingMended({ reading, captureSha256 }: FiledVersion, bytes: Uint8Array, file: string): void {
  // Of a later reading, this is a correction sent twice, which the service answers as the first time.
  if (reading !== FIRST_READING || createHash("sha256").update(bytes).digest("hex") !== captureSha256) return;
  throw new Problem(
    "unreadable-statement",
    "Nothing was mended: this is the file as it was filed.",
    "Change it where it is wrong, then send it again.",
    { file },
  );
}

type Mended = {
  /** Its extension says how it is read. */
  readonly name: string;
  /** What the person called it. */
  readonly spokenOf: string;
  readonly bytes: Uint8Array;
  readonly text: string;
};

/** @throws Problem `bad-usage`, `unsupported-format`, `body-too-large`, `unreadable-draft` where it is no UTF-8. */
async function readMended(fileName: string): Promise<Mended> {
  const isPiped = fileName === "-";
  const spokenOf = isPiped ? "standard input" : fileName;
  if (!isPiped) mediaTypeOf(fileName);
  const bytes = isPiped ? await readStandardInput(spokenOf) : await readFileNamed(fileName);
  const text = decode(bytes, refusal("unreadable-draft", spokenOf));
  // In Markdown that can be filed, front matter comes first, and no brace.
  const name = isPiped ? (/^\ufeff?\s*\{/u.test(text) ? "draft.json" : "draft.md") : fileName;
  return { name, spokenOf, bytes, text };
}

async function readStandardInput(spokenOf: string): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    size += (piece as Buffer).length;
    if (size > MAX_FILE_BYTES) throw tooLarge("The text", size, MAX_FILE_BYTES, spokenOf);
  }
  return Buffer.concat(pieces);
}

function readReading(typed: string): number {
  if (/^[1-9]\d{0,8}$/u.test(typed)) return Number(typed);
  throw new InvalidArgumentError("Readings count from 1.");
}

/** A refusal names the file as the person did, and not as it was sent. */
function placedIn(file: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.code, error.message, error.hint, { ...error.place, file }, error.about);
  };
}
