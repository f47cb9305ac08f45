import { Problem } from "../../model/problem.ts";

/** Where a reader stands in what was sent. */
export type Where = {
  /** As a script would write it: `target[1].selector.exact`; empty at the top. */
  readonly path: string;
  /** IRI that relative references are resolved against; without one they are refused. */
  readonly base: string | undefined;
};

export function memberOf(where: Where, key: string): Where {
  return { ...where, path: where.path === "" ? key : `${where.path}.${key}` };
}

export function entryOf(where: Where, index: number): Where {
  return { ...where, path: `${where.path}[${index}]` };
}

/**
 * The refusal of what stands at `where`.
 *
 * @param said - What is wrong with it and what is expected there, as the rest of a sentence: `is -3, not a whole number from 0.`
 * @param section - Of the Web Annotation Data Model, where that is laid down.
 */
export function unreadable(where: Where, said: string, section?: string): Problem {
  const what = where.path === "" ? "What was sent" : `"${where.path}"`;
  const hint =
    section === undefined
      ? undefined
      : `Section ${section} of the W3C Web Annotation Data Model says what stands there.`;
  return new Problem("unreadable-annotation", `${what} ${said}`, hint, {}, { path: where.path });
}

/** Names a value of JSON for the middle of a sentence, on one line. */
export function nameValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const line = value.replace(/\s+/gu, " ");
  const characters = [...line.slice(0, 2 * LONGEST_QUOTE)];
  return characters.length > LONGEST_QUOTE ? `"${characters.slice(0, LONGEST_QUOTE).join("")}…"` : `"${line}"`;
}

const LONGEST_QUOTE = 60;
