import { visible } from "./visible.ts";

/** Exit status of a bug: it must not pass for an answer (1) nor for bad input (2). The number is that of sysexits.h. */
export const OUR_FAULT = 70;

/** Writes one JSON document, and nothing else, on standard output. */
export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Writes text for people on standard output, as it is: what came from elsewhere is made `visible` before it is laid
 * out. Done when the reader has taken it, so that a pipe is never cut short; a reader that closes the pipe early
 * (`| head`) has seen enough.
 */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== "EPIPE") reject(error);
      else resolve();
    });
  });
}

/** Progress and messages: standard error. */
export function say(text: string): void {
  process.stderr.write(`${visible(text)}\n`);
}
