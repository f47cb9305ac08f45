import { Problem } from "../model/problem.ts";

/**
 * The refusal of a file that a person named and that cannot be read.
 *
 * @param hint - What to name instead. @returns Anything that did not come from the system as it is: that is a bug.
 */
export function unreadableFile(file: string, error: unknown, hint: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof Problem || code === undefined) return error;
  const why =
    code === "ENOENT"
      ? "There is no such file."
      : code === "EISDIR"
        ? "This is a folder, not a file."
        : `It cannot be read (${code}).`;
  return new Problem("bad-usage", why, hint, { file });
}
