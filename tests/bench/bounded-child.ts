import { startChild } from "../support/child-process.ts";

/** What a child said, or that it was ended because it took too long. */
export type ChildAnswer<Said> =
  | { readonly kind: "said"; readonly said: Said }
  | { readonly kind: "over"; readonly seconds: number };

/**
 * Runs a script of `children/` that prints one line of JSON, and ends it after `seconds`.
 *
 * @throws when the child fails, with what it said.
 */
export async function askChild<Said>(
  script: string,
  arguments_: readonly string[],
  seconds: number,
): Promise<ChildAnswer<Said>> {
  const child = startChild(new URL(`children/${script}`, import.meta.url), ...arguments_);
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    void child.kill();
  }, seconds * 1_000);
  try {
    const line = await child.nextLine();
    // Ended by itself it takes its files with it.
    await child.remainingLines();
    return { kind: "said", said: JSON.parse(line) as Said };
  } catch (error) {
    if (over) return { kind: "over", seconds };
    throw error;
  } finally {
    clearTimeout(timer);
    await child.kill();
  }
}
