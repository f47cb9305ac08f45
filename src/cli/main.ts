#!/usr/bin/env node
import { runCommandLine } from "./command-line.ts";

// `print` tells who waits for it, and of a message that nobody reads there is nobody left to tell.
process.stdout.on("error", () => undefined);
process.stderr.on("error", () => undefined);
await runCommandLine(process.argv.slice(2));
