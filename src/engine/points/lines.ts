import { isLatin } from "./characters.ts";
import { isSpace } from "./spaces.ts";

/**
 * One line of a text without the spaces around it. `indent` counts columns, a tab reaching to the next multiple of 4;
 * `start` is the index of `content` in the text.
 */
export type Line = { readonly indent: number; readonly start: number; readonly content: string };

const TAB_STOP = 4;
const BYTE_ORDER_MARK = 0xfeff;

/**
 * Parts a text into lines at LF, CR LF or CR. Lines that only rule off (`---`, `***`, `___`, `===`) or fence off
 * (three backquotes) come out blank: they carry no words and part what stands above from what stands below.
 * A byte order mark belongs to no line.
 *
 * @param take - Makes of each line what the caller keeps of it; long texts have many, so none is made twice.
 * Linear in the text; never throws.
 */
export function readLines<Kept>(text: string, take: TakeLine<Kept>): Kept[] {
  const lines: Kept[] = [];
  let start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
  let [feed, carriageReturn] = [indexOrBeyond(text, "\n", start), indexOrBeyond(text, "\r", start)];
  while (start <= text.length) {
    const end = Math.min(feed, carriageReturn, text.length);
    lines.push(readLine(text, start, end, take));
    start = carriageReturn === end && feed === end + 1 ? end + 2 : end + 1;
    if (feed < start) feed = indexOrBeyond(text, "\n", start);
    if (carriageReturn < start) carriageReturn = indexOrBeyond(text, "\r", start);
  }
  return lines;
}

/** Where it stands next; past the end of the text where it stands no more, so that nobody looks for it again. */
function indexOrBeyond(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from);
  return at < 0 ? text.length + 1 : at;
}

type TakeLine<Kept> = (indent: Line["indent"], start: Line["start"], content: Line["content"]) => Kept;

function readLine<Kept>(text: string, start: number, end: number, take: TakeLine<Kept>): Kept {
  let at = start;
  let indent = 0;
  for (; at < end && isSpace(text.charCodeAt(at)); at += 1) {
    indent += text.charCodeAt(at) === 0x09 ? TAB_STOP - (indent % TAB_STOP) : 1;
  }
  let last = end;
  while (last > at && isSpace(text.charCodeAt(last - 1))) last -= 1;
  const content = text.slice(at, last);
  return take(indent, at, rulesOff(content) ? "" : content);
}

function rulesOff(content: string): boolean {
  const mark = content.charCodeAt(0);
  // Most lines begin with a letter, which needs no further look.
  if (content.length < 3 || isLatin(mark) || !"-*_=`".includes(content.charAt(0))) return false;
  for (let at = 1; at < content.length; at += 1) if (content.charCodeAt(at) !== mark) return false;
  return true;
}
