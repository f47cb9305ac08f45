import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, Help } from "commander";
import { readConfig } from "../config.ts";
import { Problem } from "../model/problem.ts";
import { PACKAGE_FOLDER } from "../package-folder.ts";
import { blameCommand } from "./blame.ts";
import { correctCommand } from "./correct.ts";
import { diffCommand } from "./diff.ts";
import { exportCommand } from "./export.ts";
import { fileCommand } from "./file.ts";
import { logCommand } from "./log.ts";
import { openCommand } from "./open.ts";
import { OUR_FAULT, print, say } from "./output.ts";
import { paintFor } from "./paint.ts";
import { pointsCommand } from "./points.ts";
import { serveCommand } from "./serve.ts";
import { standingCommand } from "./standing.ts";
import { syncCommand } from "./sync.ts";
import { tokenCommand } from "./token.ts";
import { userCommand } from "./user.ts";
import { verifyCommand } from "./verify.ts";
import { watchCommand } from "./watch.ts";

const BAD_INPUT = 2;

/** Builds the whole command line. Every command leaves its exit status in `process.exitCode`. */
function travaux(): Command {
  const program = new Command("travaux")
    .description("Keeps the successive drafts of negotiated documents point by point, and shows how terms changed.")
    .version(readVersion())
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text) => say(oneLine(text)) })
    .configureHelp({
      styleTitle: (title) => paintFor(readConfig().colour).strong(title),
      formatHelp: Help.prototype.formatHelp,
    });
  const commands = [
    ...[serveCommand(), syncCommand(), fileCommand(), correctCommand(), openCommand(), pointsCommand(), diffCommand()],
    ...[
      logCommand(),
      blameCommand(),
      standingCommand(),
      verifyCommand(),
      exportCommand(),
      userCommand(),
      tokenCommand(),
      watchCommand(),
    ],
  ];
  for (const command of commands) {
    program.addCommand(command);
    inherit(command, program);
  }
  return program;
}

/** Commands under a command keep to what holds for all. */
function inherit(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent);
  for (const under of command.commands) inherit(under, command);
}

function readVersion(): string {
  return (JSON.parse(readFileSync(join(PACKAGE_FOLDER, "package.json"), "utf8")) as { version: string }).version;
}

function oneLine(text: string): string {
  return text
    .replace(/^error: /u, "")
    .trim()
    .replace(/\s*\n\s*/gu, " ");
}

/**
 * Runs one command line. A refusal, by the rules of the record or by the system (a full disk, a folder that may not be
 * written), is one line on standard error and exit status 2; anything else thrown is a bug and stays loud.
 *
 * @param words - What stands behind `travaux`.
 */
export async function runCommandLine(words: readonly string[]): Promise<void> {
  const program = travaux();
  try {
    if (words.length > 0) return void (await program.parseAsync(words, { from: "user" }));
    await print(program.helpInformation());
    throw new Problem("bad-usage", "No command was given.", "Name one of those above, for example: travaux serve.");
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    } else if (error instanceof Problem) {
      say(error.detail());
      process.exitCode = BAD_INPUT;
    } else if (isBySystem(error)) {
      say(oneLine(error.message));
      process.exitCode = BAD_INPUT;
    } else {
      console.error(error);
      process.exitCode = OUR_FAULT;
    }
  }
}

function isBySystem(error: unknown): error is Error {
  return error instanceof Error && "syscall" in error;
}
