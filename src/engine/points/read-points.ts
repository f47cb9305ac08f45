import type { PointNode } from "../../model/point.ts";
import { Gathering } from "./gather-points.ts";
import { withMeantLabel } from "./loose-labels.ts";
import { isBareLabel, type MarkedLine, markLines } from "./mark-lines.ts";
import { nextLabels } from "./next-labels.ts";
import { continuesLine, linesAreParagraphs } from "./paragraph-lines.ts";
import { fitsItsPlace } from "./sequence.ts";
import { type DocumentTitle, findDocumentTitle } from "./titles.ts";

/** The points of a text as a tree, and the document's own title where its first line is one. */
export type PointsRead = { readonly points: readonly PointNode[]; readonly title: string | undefined };

export type ReadingOptions = {
  /**
   * Undo backslash escapes and `&#32;`, take a bold run at the start of a point as its heading, and read the braces in
   * which `writePoints` states what cannot be printed.
   */
  readonly markdown: boolean;
};

/**
 * Reads numbered paragraphs, lists, articles and headings into a tree of points.
 *
 * An item starts only at the start of a line. What starts none continues the point above: behind one space where the
 * line wraps, on a line of its own where it is an indented paragraph or the body of an article. An unindented paragraph
 * is a point without a number, and in plain text one of the item above where that ends in a colon. Points nest by indentation and by the way they are counted: `1.` holds `(a)` holds `(i)`.
 * A plain text whose lines are whole paragraphs is read as if blank lines stood between them; Markdown never is.
 *
 * @param text - The words, without front matter. Kept code point for code point apart from white space around lines.
 * @returns Texts are strings, `""` for a label that stands alone. Never throws. Linear in the text.
 */
export function readPoints(text: string, options: ReadingOptions): PointsRead {
  const { gathering, title } = gatherPoints(text, options);
  return { points: gathering.close(), title: title?.heading.words };
}

/** The points of a text before they are closed, with the line that is its title. */
export function gatherPoints(
  text: string,
  { markdown }: ReadingOptions,
): { readonly gathering: Gathering; readonly title: DocumentTitle | undefined } {
  const source = { text, markdown };
  const lines = markLines(text, markdown);
  const title = findDocumentTitle(lines, source);
  const gathering = new Gathering(source);
  const nextInStyle = nextLabels(lines);
  const areParagraphs = !markdown && linesAreParagraphs(lines);
  let above: MarkedLine | undefined;
  let parted = true;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    if (line === undefined || line.mark.kind === "blank" || at === title?.line) {
      above = undefined;
      parted = true;
      continue;
    }
    const meant = asksNothing(line) ? withMeantLabel(line, gathering.numbers, at, lines) : line;
    if (fitsItsPlace(meant, above, gathering.numbers, at, lines)) gathering.openItem(meant, at, lines, nextInStyle[at]);
    else gathering.addProse(line, parted || (areParagraphs && beginsParagraph(line, above)), at, lines);
    above = line.mark.kind === "heading" || line.mark.kind === "title" ? undefined : line;
    parted = false;
  }
  return { gathering, title };
}

/** Whether a line begins a point whatever stands around it. */
function asksNothing({ mark }: MarkedLine): boolean {
  return mark.kind === "heading" || (mark.kind === "item" && mark.bullet !== undefined);
}

/** Where lines are paragraphs: whether this one is a new one. The words of a label alone on its line stand below it. */
function beginsParagraph(line: MarkedLine, above: MarkedLine | undefined): boolean {
  return above === undefined || !(isBareLabel(above) || continuesLine(above.content, line.content));
}
