import { breaksOff } from "./label-words.ts";
import type { MarkedLine } from "./mark-lines.ts";
import { plainHeading } from "./markdown-inline.ts";

/**
 * The document's own title: a Markdown heading of the first level that opens the text, carries no number and is the
 * only one of its level.
 */
export function findDocumentTitle(
  lines: readonly MarkedLine[],
  markdown: boolean,
): { title: string; line: number } | undefined {
  const line = lines.findIndex(({ mark }) => mark.kind !== "blank");
  const mark = lines[line]?.mark;
  if (mark?.kind !== "heading" || mark.level !== 1 || mark.label !== undefined || mark.rest === "") return undefined;
  const another = lines.some((other, at) => at > line && other.mark.kind === "heading" && other.mark.level === 1);
  return another ? undefined : { title: plainHeading(mark.rest, markdown), line };
}

const LONGEST_TITLE = 100;
const SENTENCE_WORDS =
  /(?:^| )(?:shall|will|must|may|should|can|cannot|is|are|was|were|has|have|agrees?|undertakes?|должн[аоы]?|будет|будут|обязу[а-я]*)(?: |$)/iu;

/**
 * Whether the words behind `Article 5` are its title rather than its text: short, no sentence, and something that is
 * neither the next article nor the rest of a wrapped line stands below.
 */
export function readsAsTitle(rest: string, at: number, lines: readonly MarkedLine[]): boolean {
  if (rest === "" || rest.length > LONGEST_TITLE || /[.;:,!?…]$/u.test(rest)) return false;
  if (SENTENCE_WORDS.test(rest) || breaksOff(rest)) return false;
  let below = at + 1;
  while (lines[below]?.mark.kind === "blank") below += 1;
  const next = lines[below];
  if (next === undefined || next.mark.kind === "heading") return false;
  if (next.mark.kind === "item") return next.mark.label?.word === undefined || next.mark.bullet !== undefined;
  return below > at + 1 || !/^\p{Ll}/u.test(next.content.slice(0, 2));
}
