#!/usr/bin/env node
import { Command, CommanderError, Help } from "commander";
import { readConfig } from "../config.ts";
import { Problem } from "../model/problem.ts";
import { diffCommand } from "./diff.ts";
import { fileCommand } from "./file.ts";
import { logCommand } from "./log.ts";
import { say } from "./output.ts";
import { paintFor } from "./paint.ts";
import { pointsCommand } from "./points.ts";
import { serveCommand } from "./serve.ts";
import { syncCommand } from "./sync.ts";

const BAD_INPUT = 2;

/** Builds the whole command line. Every command leaves its exit status in `process.exitCode`. */
function travaux(): Command {
  const program = new Command("travaux")
    .description("Keeps the successive drafts of negotiated documents point by point, and shows how terms changed.")
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .configureHelp({
      styleTitle: (title) => paintFor(readConfig().colour).strong(title),
      formatHelp: Help.prototype.formatHelp,
    });
  const commands = [serveCommand(), syncCommand(), fileCommand(), pointsCommand(), diffCommand(), logCommand()];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  return program;
}

function oneLine(text: string): string {
  return `${text
    .replace(/^error: /u, "")
    .trim()
    .replace(/\s*\n\s*/gu, " ")}\n`;
}

/** Runs one command line. A refusal is one line on standard error and exit status 2; anything else thrown is a bug. */
async function run(): Promise<void> {
  try {
    await travaux().parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : BAD_INPUT;
    } else if (error instanceof Problem) {
      say(error.detail());
      process.exitCode = BAD_INPUT;
    } else throw error;
  }
}

// A reader that closes the pipe early (`| head`) has seen enough.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
await run();
