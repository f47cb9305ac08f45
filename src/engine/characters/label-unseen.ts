import { isSpelling } from "./find-suspicious-characters.ts";
import { isBlank, nameOfUnseen, UNSEEN_CLASS, writeCodePoint } from "./unseen-characters.ts";

/** A stretch of a text to be shown: as it is, or with a label because it cannot be seen. */
export type LabelledPiece = {
  readonly text: string;
  /** `U+200B`, `2 × U+0020`; undefined for what is seen. */
  readonly label?: string;
  /** `zero width space`. */
  readonly name?: string;
};

/**
 * Labels what cannot be seen in words that were struck or inserted: characters without a shape, blanks other than a single
 * space or an end of line between words, and spaces where there is nothing else. Spelling is left alone, see
 * `findSuspiciousCharacters`.
 *
 * @returns Pieces whose texts, joined, are the text; neighbours of one character make one piece. Linear.
 */
export function labelUnseen(text: string): readonly LabelledPiece[] {
  if (PLAIN.test(text)) return [{ text }];
  const pattern = ONLY_SPACES.test(text) ? ODD_OR_SPACE : ODD;
  const pieces: LabelledPiece[] = [];
  let shown = 0;
  for (const { 0: source, index } of text.matchAll(pattern)) {
    const labelled = labelOf(text, source, index);
    if (labelled === undefined) continue;
    if (index > shown) pieces.push({ text: text.slice(shown, index) });
    pieces.push(labelled);
    shown = index + source.length;
  }
  if (shown < text.length) pieces.push({ text: text.slice(shown) });
  return pieces;
}

const PLAIN = /^[!-~\n]+(?: [!-~\n]+)*$/;
const ONLY_SPACES = /^ +$/;
const ODD = new RegExp(`([${UNSEEN_CLASS}]|(?![ \\n])[\\s\\u{85}\\u{2800}])\\1*| {2,}`, "gu");
const ODD_OR_SPACE = / +/g;

function labelOf(text: string, source: string, index: number): LabelledPiece | undefined {
  const codePoint = source.codePointAt(0) ?? 0;
  if (!isBlank(codePoint) && isSpelling(text, source, index)) return undefined;
  const times = source.length / String.fromCodePoint(codePoint).length;
  return {
    text: source,
    label: `${times === 1 ? "" : `${times} × `}${writeCodePoint(codePoint)}`,
    name: nameOfUnseen(codePoint) ?? "",
  };
}
