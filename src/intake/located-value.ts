import type { Problem } from "../model/problem.ts";

/** A value read from a YAML or JSON file, with the line (from 1) on which it stands. */
export type LocatedValue =
  | { readonly kind: "mapping"; readonly line: number; readonly entries: readonly LocatedEntry[] }
  | { readonly kind: "list"; readonly line: number; readonly items: readonly LocatedValue[] }
  | { readonly kind: "text"; readonly line: number; readonly text: string }
  | { readonly kind: "nothing"; readonly line: number }
  /** A JSON number, true or false: nothing in these formats is one. */
  | { readonly kind: "literal"; readonly line: number; readonly written: string };

export type LocatedEntry = { readonly key: string; readonly line: number; readonly value: LocatedValue };

/** Makes the problem to throw for one place in the file being read; code and file name are already known to it. */
export type Refuse = (sentence: string, hint: string | undefined, line?: number) => Problem;

/** Names what was found, for the middle of a sentence. */
export function describeValue(value: LocatedValue): string {
  switch (value.kind) {
    case "mapping":
      return "a mapping of keys";
    case "list":
      return "a list";
    case "text":
      return quote(value.text);
    case "nothing":
      return "nothing";
    case "literal":
      return value.written;
  }
}

const LONGEST_QUOTE = 60;

/** `text` in quotation marks, shortened so that a sentence stays one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, " ");
  return line.length > LONGEST_QUOTE ? `"${line.slice(0, LONGEST_QUOTE)}…"` : `"${line}"`;
}

/** Says what makes `text` impossible to keep: U+0000 and halves of surrogate pairs are no characters of a text. */
export function findUnkeepable(text: string): { readonly at: number; readonly name: string } | undefined {
  const zero = text.indexOf("\0");
  if (zero >= 0) return { at: zero, name: "U+0000" };
  const half = text.search(/\p{Cs}/u);
  return half < 0 ? undefined : { at: half, name: "half of a surrogate pair" };
}

/** What YAML and JSON readers say of a key that stands twice. */
export function repeatedKey(key: string, firstLine: number, line: number, refuse: Refuse) {
  return refuse(`The key ${quote(key)} stands twice; the first time on line ${firstLine}.`, "Keep one of them.", line);
}

/** `text`, unless it holds what no text can hold. */
export function keepable(text: string, line: number, refuse: Refuse): string {
  const unkeepable = findUnkeepable(text);
  if (unkeepable === undefined) return text;
  throw refuse(`A value holds ${unkeepable.name}, which is no character of a text.`, "Take it out.", line);
}

/** The line, from 1, on which the character at `position` stands. */
export function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < position; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
