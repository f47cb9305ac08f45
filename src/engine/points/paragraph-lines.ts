import { isCapitalAt } from "./characters.ts";
import { type MarkedLine, restOf } from "./mark-lines.ts";

/** A line shorter than this was hardly wrapped, so what stands below it is not its continuation. */
export const SHORTEST_WRAPPED_LINE = 40;
// Where lines are wrapped at a width, one line in ten or so happens to end with its sentence; where they are
// paragraphs, nearly all do. Anything between parts the two, so no width need be guessed.
const LEAST_SHARE = 3 / 4;

/**
 * Whether the lines of a plain text are whole paragraphs, as in texts copied from word processors, rather than wrapped.
 *
 * Counted are lines without a label directly under another such line: three in four must begin a sentence where the
 * line above ends one. Short lines that end none may be titles and count neither way. What stands under a labelled line
 * counts only where it plainly continues it: lists are wrapped more often than they are followed by loose paragraphs.
 * Linear in the number of lines.
 */
export function linesAreParagraphs(lines: readonly MarkedLine[]): boolean {
  let parted = 0;
  let wrapped = 0;
  for (let at = 1; at < lines.length; at += 1) {
    const above = lines[at - 1];
    const line = lines[at];
    if (above === undefined || line === undefined || !isWords(line)) continue;
    const isUnderItem = !isWords(above);
    if (isUnderItem && (above.mark.kind !== "item" || restOf(above) === "")) continue;
    if (isParted(above.content, line.content)) parted += isUnderItem ? 0 : 1;
    else if (above.content.length >= SHORTEST_WRAPPED_LINE || !beginsSentence(line.content)) wrapped += 1;
  }
  return parted > 0 && parted >= (parted + wrapped) * LEAST_SHARE;
}

/** A line without a label, or with a figure that is hardly one: `5 Members meet.` */
function isWords({ mark }: MarkedLine): boolean {
  if (mark.kind === "prose") return true;
  const label = mark.kind === "item" && mark.bullet === undefined ? mark.found?.label : undefined;
  return label?.loose === true && label.readings[0].family === "decimal";
}

/** Whether a line of such a text continues the one above after all: that one ends no sentence and this one begins none. */
export function continuesLine(above: string, content: string): boolean {
  return !endsSentence(above) && !beginsSentence(content);
}

function isParted(above: string, content: string): boolean {
  return endsSentence(above) && beginsSentence(content);
}

const TERMINAL = ".;:!?…。！？；：";
const FULL_STOP = 0x2e;
const CLOSING = ")]}\"'”’»›*_";

function endsSentence(content: string): boolean {
  let last = content.length - 1;
  // As most do; the others cost several times as much.
  if (content.charCodeAt(last) === FULL_STOP) return true;
  while (last > 0 && CLOSING.includes(content.charAt(last))) last -= 1;
  return TERMINAL.includes(content.charAt(last));
}

// Also without capitals: other scripts, figures, quotation marks, brackets, emphasis.
const SENTENCE_START = /^[\p{Lt}\p{Lo}\p{Nd}\p{Ps}\p{Pi}"'*_]/u;

function beginsSentence(content: string): boolean {
  return isCapitalAt(content, 0) || SENTENCE_START.test(content.slice(0, 2));
}
