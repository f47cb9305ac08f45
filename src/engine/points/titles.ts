import { breaksOff, type LabelWord } from "./label-words.ts";
import { lineBelow, type MarkedLine } from "./mark-lines.ts";
import { startsList } from "./open-numbers.ts";
import { headingOf, type OpenHeading, type Source } from "./open-points.ts";
import { SHORTEST_WRAPPED_LINE } from "./paragraph-lines.ts";

export type DocumentTitle = { readonly heading: OpenHeading; readonly line: number };

/**
 * The document's own title: a Markdown heading of the first level that opens the text, carries no number and is the
 * only one of its level.
 */
export function findDocumentTitle(lines: readonly MarkedLine[], source: Source): DocumentTitle | undefined {
  const line = lines.findIndex(({ mark }) => mark.kind !== "blank");
  const first = lines[line];
  if (first?.mark.kind !== "heading" || first.mark.level !== 1) return undefined;
  const { found } = first.mark;
  // "28 points for peace" is a title, "1 Scope" the first of several headings.
  if (found !== undefined && (!found.label.loose || startsList(found.label.readings[0]))) return undefined;
  const wordsStart = found === undefined ? first.mark.end : found.start - found.opened;
  if (lines.some(({ mark }, at) => at > line && mark.kind === "heading" && mark.level === 1)) return undefined;
  const words = { joint: "", start: first.start + wordsStart, end: first.start + first.content.length } as const;
  const heading = headingOf(source, [words]);
  return heading === undefined ? undefined : { heading, line };
}

const LONGEST_TITLE = 100;
const SENTENCE_WORDS =
  /(?:^| )(?:shall|will|must|may|should|can|cannot|is|are|was|were|has|have|agrees?|undertakes?|долж(?:ен|н[аоы])|повин(?:ен|н[аоі])|будет|будут|обязу[а-я]*)(?: |$)/iu;

/**
 * Whether the words behind `Article 5` are its title rather than its text: short, no sentence, and something that is
 * neither the next article nor the rest of a wrapped line stands below.
 *
 * @param word - The article's.
 */
export function readsAsTitle(rest: string, word: LabelWord, at: number, lines: readonly MarkedLine[]): boolean {
  if (rest.length > LONGEST_TITLE || !/[\p{L}\p{N}]/u.test(rest) || /[.;:,!?…][)\]"”’»]?$/u.test(rest)) return false;
  if (SENTENCE_WORDS.test(rest) || breaksOff(rest)) return false;
  const next = lineBelow(lines, at);
  const isLast = next === undefined || (next.depth ?? 0) < (lines[at]?.depth ?? 0);
  if (isLast || next.mark.kind === "heading" || next.mark.kind === "title") return false;
  if (next.mark.kind === "item")
    return next.mark.bullet !== undefined || mayStandUnder(word, next.mark.found?.label.word);
  return isPartedFrom(next, at, lines) || !/^\p{Ll}/u.test(next.content);
}

/** A chapter holds articles, an article holds none. */
function mayStandUnder(above: LabelWord, word: LabelWord | undefined): boolean {
  return word === undefined || (word.name !== above.name && word.rank >= above.rank);
}

/** Blocks are parted without blank lines between them. */
function isPartedFrom(next: MarkedLine, at: number, lines: readonly MarkedLine[]): boolean {
  return next.depth !== undefined || next !== lines[at + 1];
}

/**
 * Whether a line of words below an article that has no others yet is its title. A line that may have been wrapped is
 * none: what stands right below it goes on with it.
 */
export function isTitleBelow(content: string, word: LabelWord, at: number, lines: readonly MarkedLine[]): boolean {
  const mayBeWrapped = content.length >= SHORTEST_WRAPPED_LINE && lines[at + 1]?.mark.kind === "prose";
  return !mayBeWrapped && readsAsTitle(content, word, at, lines);
}
