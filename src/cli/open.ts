import { Command, Option } from "commander";
import { OPEN_STATES } from "../model/opening.ts";
import { dataOption } from "./data-option.ts";
import { print, printJson } from "./output.ts";
import { sendJson } from "./send-json.ts";
import { versionPathOf } from "./version-path.ts";

/** `travaux open`: opens a version to more people. */
export function openCommand(): Command {
  return new Command("open")
    .summary("open a version to more people, or set its embargo")
    .description(
      "A version is private (editors and admins), shared (all members of the negotiation) or published (everybody). It can be\n" +
        "opened further and never closed again: what was read cannot be unread. With --public-from, everybody sees it from\n" +
        "that moment on; said again without it, the embargo is lifted and the version stays as it is.",
    )
    .argument("<address>", "which version: negotiation/document@version")
    .addOption(stateOption().makeOptionMandatory())
    .addOption(publicFromOption())
    .addOption(dataOption())
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExample:\n  travaux open ukraine/plan@draft-7 --state private --public-from 2026-12-01T09:00:00Z",
    )
    .action(open);
}

export function stateOption(): Option {
  return new Option("--state <state>", "who sees it").choices(OPEN_STATES);
}

export function publicFromOption(): Option {
  return new Option("--public-from <instant>", "an embargo: when everybody sees it, with its time zone");
}

type Options = { state: string; publicFrom?: string; data: string; json?: true };

async function open(address: string, { state, publicFrom, json, ...options }: Options): Promise<void> {
  const path = versionPathOf(address, `"${address}"`, "Write negotiation/document@version.");
  const answer = (await sendJson(options, "POST", `${path}/opening`, { state, publicFrom })) as OpenedAnswer;
  if (json) await printJson(answer);
  else await print(`${answer.address} ${describeState(answer)}.\n`);
}

/** How open a version is, as the API says it. */
export type OpenedAnswer = { readonly address: string; readonly state: string; readonly publicFrom?: string };

/** `is shared`, `is embargoed until 2026-12-01T09:00:00.000Z`. */
export function describeState({ state, publicFrom }: Omit<OpenedAnswer, "address">): string {
  return `is ${state}${publicFrom === undefined ? "" : ` until ${publicFrom}`}`;
}
