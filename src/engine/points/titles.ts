import { breaksOff } from "./label-words.ts";
import type { MarkedLine } from "./mark-lines.ts";
import { headingOf, type OpenHeading, type Source } from "./open-points.ts";

export type DocumentTitle = { readonly heading: OpenHeading; readonly line: number };

/**
 * The document's own title: a Markdown heading of the first level that opens the text, carries no number and is the
 * only one of its level.
 */
export function findDocumentTitle(lines: readonly MarkedLine[], source: Source): DocumentTitle | undefined {
  const line = lines.findIndex(({ mark }) => mark.kind !== "blank");
  const first = lines[line];
  if (first?.mark.kind !== "heading" || first.mark.level !== 1 || first.mark.found !== undefined) return undefined;
  if (first.mark.end >= first.content.length) return undefined;
  if (lines.some(({ mark }, at) => at > line && mark.kind === "heading" && mark.level === 1)) return undefined;
  const words = { joint: "", start: first.start + first.mark.end, end: first.start + first.content.length } as const;
  return { heading: headingOf(source, [words]) ?? { words: "", pieces: [] }, line };
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
  const isLast = next === undefined || (next.depth ?? 0) < (lines[at]?.depth ?? 0);
  if (isLast || next.mark.kind === "heading") return false;
  if (next.mark.kind === "item") return next.mark.found?.label.word === undefined || next.mark.bullet !== undefined;
  // Blocks are parted without blank lines between them.
  const isParted = below > at + 1 || next.depth !== undefined;
  return isParted || !/^\p{Ll}/u.test(next.content.slice(0, 2));
}
