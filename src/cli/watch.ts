import { Command, InvalidArgumentError, Option } from "commander";
import { type Config, readConfig } from "../config.ts";
import { readAddress } from "../model/address.ts";
import { GRADES } from "../model/draft.ts";
import { Problem } from "../model/problem.ts";
import { CHANGE_SORTS, JOURNAL_EVENT_KINDS } from "../model/subscription.ts";
import { dataOption } from "./data-option.ts";
import { describeEvent } from "./describe-event.ts";
import { type Followed, followEvents } from "./follow-events.ts";
import { print, say } from "./output.ts";
import { type Paint, paintFor } from "./paint.ts";
import { findRunningService, openRecordClient, type RecordClient } from "./record-client.ts";

/** `travaux watch`: follows events in the terminal. */
export function watchCommand(): Command {
  return new Command("watch")
    .summary("follow what happens, as it happens")
    .description(
      "Prints each event of a negotiation as it happens: new versions with what they changed, corrections, withdrawals,\n" +
        "verdicts, standings. Of a document, only its own; of a point, wherever it goes, through renumbering, splits and\n" +
        "merges, and into other documents. It goes on where it was when the service comes back.",
    )
    .argument("<what>", "negotiation, negotiation/document, or negotiation/document@version#path")
    .option("--term <id>", "only what this term is in each version")
    .option("--words <text>", "only points that say this, as in a search")
    .addOption(listOption("--kinds <kinds>", "only these kinds of event", JOURNAL_EVENT_KINDS))
    .addOption(listOption("--changes <classes>", "of new versions, only changes of these classes", CHANGE_SORTS))
    .option("--substance", "of new versions, only those that change something in substance")
    .option("--unchanged", "of a point, a term or words, also versions in which it stands as it did")
    .addOption(new Option("--grade <grade>", "only versions graded so, or better").choices(GRADES))
    .option("--base <base>", "what a new version is compared with: previous, or the id of a version", "based-on")
    .addOption(
      new Option("--after <number>", "begin behind this entry of the journal; -1 for all").argParser(readAfter),
    )
    .option("--once", "print what there is, from the beginning or from --after on, and end")
    .addOption(dataOption())
    .option("--json", "print each event as one line of JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  travaux watch ukraine\n" +
        "  travaux watch ukraine/plan@e3-2025-11-23#6 --changes quantity,condition --grade B\n" +
        "  travaux watch ukraine --once --json",
    )
    .action(watch);
}

type Options = {
  readonly term?: string;
  readonly words?: string;
  readonly kinds?: string;
  readonly changes?: string;
  readonly substance?: true;
  readonly unchanged?: true;
  readonly grade?: string;
  readonly base: string;
  readonly after?: number;
  readonly once?: true;
  readonly data: string;
  readonly json?: true;
};

async function watch(what: string, { json, once, after, ...options }: Options): Promise<void> {
  const config = readConfig(options);
  const { negotiation, query } = readWatched(what, options);
  const opened = await openRecord(config);
  const told = followEvents(opened.connect, {
    ...{ negotiation, query, signal: opened.stopped },
    after: after ?? (once ? -1 : undefined),
  });
  const show = showerOf(negotiation, json === true, () => config.origin ?? opened.address(), paintFor(config.colour));
  try {
    for await (const one of told) {
      await show(one);
      if (one.kind !== "caught-up") continue;
      if (once) return;
      if (opened.isAlone) return say(`No service has the record open, so that nothing more can happen. ${START_ONE}`);
    }
  } finally {
    await opened.close();
  }
}

const START_ONE = "Start one with travaux serve, and watch again.";

type Opened = {
  readonly connect: () => Promise<RecordClient>;
  /** Whether this process holds a record into which nobody else can write meanwhile. */
  readonly isAlone: boolean;
  /** Of the service, as it was last reached. */
  address(): string | undefined;
  readonly stopped: AbortSignal;
  close(): Promise<void>;
};

/** The first one is opened at once, so that what cannot be found is said; a record in this process is opened once. */
async function openRecord(config: Config): Promise<Opened> {
  let client = await openRecordClient(config, "reads");
  let isFirst = true;
  const stopping = new AbortController();
  return {
    async connect() {
      if (client.address !== undefined && !isFirst) client = await reconnect(config);
      isFirst = false;
      return client;
    },
    isAlone: client.address === undefined && config.databaseUrl === undefined,
    address: () => client.address,
    stopped: stopping.signal,
    async close() {
      stopping.abort();
      await client.close();
    },
  };
}

/** To a service, and to nothing else: while it starts anew, its directory is not to be taken from it. */
async function reconnect(config: Config): Promise<RecordClient> {
  const found = await findRunningService(config.dataDirectory);
  if (found === undefined) throw new Problem("record-unavailable", "No service answers.", START_ONE);
  return found;
}

/** What is watched, as the routes of journals read it: everything that is not left out by an option. */
function readWatched(what: string, options: Omit<Options, "data">) {
  // A word by itself would be a document where the negotiation is known.
  const { negotiation, document, version, path } = readAddress(/[/@#]/u.test(what) ? what : `${what}/any`);
  const { term, words, kinds, changes, substance, unchanged, grade, base } = options;
  if (negotiation === undefined || (version !== undefined && path === undefined)) {
    throw new Problem(
      "malformed-address",
      `"${what}" is nothing that can be watched.`,
      "Write a negotiation, negotiation/document, or negotiation/document@version#path.",
    );
  }
  const point = path === undefined ? {} : { point: what.slice(what.indexOf("/") + 1) };
  const said = {
    ...(what === negotiation || path !== undefined ? {} : { document }),
    ...point,
    ...{ term, q: words, changes, grade, base: base === "based-on" ? undefined : base },
    kinds: kinds ?? JOURNAL_EVENT_KINDS.join(","),
    substance: substance ? undefined : "any",
    unchanged: unchanged ? "yes" : undefined,
  };
  const query: Record<string, string> = {};
  for (const [name, value] of Object.entries(said)) if (value !== undefined) query[name] = value;
  return { negotiation, query };
}

/** Prints what comes; what goes wrong on the way is said once, beside. */
function showerOf(negotiation: string, isJson: boolean, origin: () => string | undefined, paint: Paint) {
  let isLost = false;
  return async (one: Followed): Promise<void> => {
    if (one.kind === "entry") {
      const { entry } = one;
      if (isJson) await print(`${JSON.stringify({ negotiation, ...entry })}\n`);
      else await print(`${describeEvent(entry, origin(), paint)}\n\n`);
    } else if (one.kind === "not-there") {
      say(`There is no entry ${one.after}: the newest is ${one.newest}. What comes from now on is told.`);
    } else if (one.kind === "lost") {
      if (!isLost) say("The service does not answer; it is asked again until it does.");
      isLost = true;
    } else if (isLost) {
      isLost = false;
      say("The service answers again.");
    }
  };
}

/** One or several of some words, between commas, as the routes take them. */
function listOption(flags: string, description: string, words: readonly string[]): Option {
  return new Option(flags, `${description}: ${words.join(", ")}`).argParser((text: string) => {
    const wrong = text.split(",").find((word) => !words.includes(word.trim()));
    if (wrong !== undefined) throw new InvalidArgumentError(`"${wrong}" is none of ${words.join(", ")}.`);
    return text;
  });
}

function readAfter(text: string): number {
  if (!/^(?:-1|\d{1,9})$/u.test(text)) {
    throw new InvalidArgumentError("The number of an entry is a whole number from 0, or -1 for all.");
  }
  return Number(text);
}
