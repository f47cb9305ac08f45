const LONGEST_ASIDE = 40;
const REMARK =
  /^(?:…|\.{3}|sic!?|recte\b[^[\]]*|ibid\.?|emphasis (?:added|in original)|emphasis supplied|citation needed|translator['’]s note|(?:foot)?note \d{1,3}|fn\.? ?\d{1,3})$/iu;
const NUMBERS = /^\d{1,3}(?:\s?[,–-]\s?\d{1,3})*$/u;

/**
 * Whether a bracket holds something other than text that is not agreed: an omission (`[…]`), a remark (`[sic]`, `[emphasis
 * added]`, `[note 3]`), a citation (a number set to a word, `signed[1]`, or before a capital at the start of a line), or
 * the words of a Markdown link. A number with a blank before it (`by [30] per cent`) is a figure that is not agreed, and
 * so are letters set to a word (`measure[s]`).
 */
export function isAside(text: string, start: number, end: number): boolean {
  if (text[end] === "(") return /^\((?:https?:|mailto:|[#/])/u.test(text.slice(end, end + 9));
  if (end - start > LONGEST_ASIDE) return false;
  const content = text.slice(start + 1, end - 1);
  if (REMARK.test(content.trim())) return true;
  if (!NUMBERS.test(content)) return false;
  const before = text[start - 1] ?? "\n";
  return before === "\n"
    ? /\s\p{Lu}/u.test(text.slice(end, end + 2))
    : /[\p{L}\p{P}\]]/u.test(before) && !/[[(“"«\p{Pd}/]/u.test(before);
}
