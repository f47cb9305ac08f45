// Words of the record may hold anything that Unicode has; whoever reads feeds has a parser that must not fail on them, and a
// screen on which they must not turn round what stands beside them.

// What XML 1.0 cannot hold in any spelling (its production 2, Char), lone surrogates among them; what HTML calls an error: other
// control characters, and code points that are none; and the mark of what could not be read, by which feeds are held to be broken.
const NOT_HELD =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** Words of the record as a feed shows them: it can hold them, and they turn nothing round. */
export function shown(text: string): string {
  return isolated(holdable(text));
}

/** The same text, with a name, `[U+0085]`, in the place of each character that a feed cannot hold. */
export function holdable(text: string): string {
  return text.replaceAll(NOT_HELD, (character) => {
    const hex = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${hex.padStart(4, "0")}]`;
  });
}

const FIRST_STRONG_ISOLATE = "\u2068";
const POP_ISOLATE = "\u2069";
// What ends a paragraph ends all isolates in it: each is isolated by itself.
const PARAGRAPH_ENDS = /([\n\r\u2029]+)/u;

/**
 * The same text, so that no direction that it sets reaches what stands beside it: between a first-strong isolate and its end,
 * with as many more as it leaves open, or ends without having begun. As it is where it sets none.
 *
 * Source: Unicode Standard Annex 9, rules X5a to X6a; X8 for paragraphs.
 */
export function isolated(text: string): string {
  if (!/\p{Bidi_Control}/u.test(text)) return text;
  return text
    .split(PARAGRAPH_ENDS)
    .map((part, place) => (place % 2 === 0 && /\p{Bidi_Control}/u.test(part) ? isolateLine(part) : part))
    .join("");
}

function isolateLine(line: string): string {
  let [left, stray] = [0, 0];
  for (const [control] of line.matchAll(/[\u2066-\u2069]/gu)) {
    if (control !== POP_ISOLATE) left += 1;
    else if (left > 0) left -= 1;
    else stray += 1;
  }
  return FIRST_STRONG_ISOLATE.repeat(stray + 1) + line + POP_ISOLATE.repeat(left + 1);
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" },
  // Written as they are, a parser would give other white space in their place.
  ...{ "\r": "&#13;", "\n": "&#10;", "\t": "&#9;" },
};

/** Text as it stands in XML, between tags as in the quotes of an attribute. */
export function inXml(text: string): string {
  return text.replaceAll(/[&<>"\r\n\t]/gu, (character) => ESCAPES[character] ?? "");
}

/** Sentences as HTML, a paragraph each. */
export function inHtml(sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${escapeHtml(shown(sentence))}</p>`).join("");
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => ESCAPES[character] ?? "");
}
