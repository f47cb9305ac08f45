/** Writes one JSON document, and nothing else, on standard output. */
export function printJson(value: unknown): Promise<void> {
  return print(`${JSON.stringify(value, null, 2)}\n`);
}

/** Writes text for people on standard output; done when the reader has taken it, so that a pipe is never cut short. */
export function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Progress and messages: standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
