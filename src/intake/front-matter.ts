import type { Refuse } from "./located-value.ts";
import { MAX_YAML_LENGTH, tooLarge } from "./read-text.ts";

export type FrontMatter = {
  /** Undefined where the file has none. `line` is that of its first line, from 1. */
  readonly frontMatter: { readonly source: string; readonly line: number } | undefined;
  readonly body: string;
};

/**
 * Parts the YAML between two lines of `---` at the top of a file from what follows. Blank lines above are passed over.
 *
 * @throws what `refuse` makes where the second line is missing; Problem `body-too-large`.
 */
export function findFrontMatter(text: string, file: string, refuse: Refuse): FrontMatter {
  const opening = /^(?:[ \t]*\r?\n)*---[ \t]*(?:\r?\n|$)/u.exec(text)?.[0];
  if (opening === undefined) return { frontMatter: undefined, body: text };
  const line = opening.split("\n").length;
  const closing = /^---[ \t]*\r?$/gmu;
  closing.lastIndex = opening.length;
  const close = closing.exec(text);
  if (close === null) {
    throw refuse(
      "The front matter is never closed.",
      "Write a line of --- below it, above the points.",
      Math.max(1, line - 1),
    );
  }
  const source = text.slice(opening.length, close.index);
  if (source.length > MAX_YAML_LENGTH) throw tooLarge("The front matter", source.length, MAX_YAML_LENGTH, file);
  return { frontMatter: { source, line }, body: text.slice(close.index + close[0].length) };
}
