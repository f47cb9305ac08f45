/** What a character without a shape of its own is. */
export type UnseenKind = "bidi" | "zero-width" | "format" | "control" | "surrogate";

type Row = readonly [first: number, last: number, kind: UnseenKind, name: string];

// The 4,174 code points with the property Default_Ignorable_Code_Point, the control characters that are no white space,
// the anchors of interlinear annotation, the noncharacters of the first plane, and halves of surrogate pairs. A table and not \p{…}, so that the answer does not
// depend on the Unicode version of the machine; ordered, so that a place is found by halving.
const UNSEEN: readonly Row[] = [
  [0x00, 0x08, "control", "control character"],
  [0x0e, 0x1f, "control", "control character"],
  [0x7f, 0x84, "control", "control character"],
  [0x86, 0x9f, "control", "control character"],
  [0xad, 0xad, "zero-width", "soft hyphen"],
  [0x34f, 0x34f, "format", "combining grapheme joiner"],
  [0x61c, 0x61c, "bidi", "Arabic letter mark"],
  [0x115f, 0x1160, "format", "Hangul filler"],
  [0x17b4, 0x17b5, "format", "Khmer inherent vowel"],
  [0x180b, 0x180d, "format", "Mongolian variation selector"],
  [0x180e, 0x180e, "zero-width", "Mongolian vowel separator"],
  [0x180f, 0x180f, "format", "Mongolian variation selector"],
  [0x200b, 0x200b, "zero-width", "zero width space"],
  [0x200c, 0x200c, "zero-width", "zero width non-joiner"],
  [0x200d, 0x200d, "zero-width", "zero width joiner"],
  [0x200e, 0x200e, "bidi", "left-to-right mark"],
  [0x200f, 0x200f, "bidi", "right-to-left mark"],
  [0x202a, 0x202a, "bidi", "left-to-right embedding"],
  [0x202b, 0x202b, "bidi", "right-to-left embedding"],
  [0x202c, 0x202c, "bidi", "pop directional formatting"],
  [0x202d, 0x202d, "bidi", "left-to-right override"],
  [0x202e, 0x202e, "bidi", "right-to-left override"],
  [0x2060, 0x2060, "zero-width", "word joiner"],
  [0x2061, 0x2064, "zero-width", "invisible operator"],
  [0x2065, 0x2065, "format", "ignorable code point"],
  [0x2066, 0x2066, "bidi", "left-to-right isolate"],
  [0x2067, 0x2067, "bidi", "right-to-left isolate"],
  [0x2068, 0x2068, "bidi", "first strong isolate"],
  [0x2069, 0x2069, "bidi", "pop directional isolate"],
  [0x206a, 0x206f, "format", "deprecated format character"],
  [0x3164, 0x3164, "format", "Hangul filler"],
  [0xd800, 0xdfff, "surrogate", "unpaired surrogate"],
  [0xfdd0, 0xfdef, "format", "noncharacter"],
  [0xfe00, 0xfe0f, "format", "variation selector"],
  [0xfeff, 0xfeff, "zero-width", "zero width no-break space"],
  [0xffa0, 0xffa0, "format", "Hangul filler"],
  [0xfff0, 0xfff8, "format", "ignorable code point"],
  [0xfff9, 0xfffb, "format", "interlinear annotation mark"],
  [0xfffe, 0xffff, "format", "noncharacter"],
  [0x1bca0, 0x1bca3, "format", "shorthand format character"],
  [0x1d173, 0x1d17a, "format", "musical format character"],
  [0xe0000, 0xe0000, "format", "ignorable code point"],
  [0xe0001, 0xe007f, "format", "tag character"],
  [0xe0080, 0xe00ff, "format", "ignorable code point"],
  [0xe0100, 0xe01ef, "format", "variation selector"],
  [0xe01f0, 0xe0fff, "format", "ignorable code point"],
];

// Beside what Unicode calls white space stands the braille pattern without dots, which is as blank.
const BLANKS: ReadonlyMap<number, string> = new Map([
  [0x09, "tab"],
  [0x0a, "line feed"],
  [0x0b, "line tabulation"],
  [0x0c, "form feed"],
  [0x0d, "carriage return"],
  [0x20, "space"],
  [0x85, "next line"],
  [0xa0, "no-break space"],
  [0x1680, "Ogham space mark"],
  [0x2000, "en quad"],
  [0x2001, "em quad"],
  [0x2002, "en space"],
  [0x2003, "em space"],
  [0x2004, "three-per-em space"],
  [0x2005, "four-per-em space"],
  [0x2006, "six-per-em space"],
  [0x2007, "figure space"],
  [0x2008, "punctuation space"],
  [0x2009, "thin space"],
  [0x200a, "hair space"],
  [0x2028, "line separator"],
  [0x2029, "paragraph separator"],
  [0x202f, "narrow no-break space"],
  [0x205f, "medium mathematical space"],
  [0x2800, "braille pattern blank"],
  [0x3000, "ideographic space"],
]);

/** What a code point without a shape is; undefined for one that is seen, or that leaves a blank. */
export function unseenKindOf(codePoint: number): UnseenKind | undefined {
  return rowOf(codePoint)?.[2];
}

/** Whether a code point leaves a blank or breaks the line. */
export function isBlank(codePoint: number): boolean {
  return BLANKS.has(codePoint);
}

/** What a code point that is not seen, or leaves a blank, is called; undefined for any other. */
export function nameOfUnseen(codePoint: number): string | undefined {
  return BLANKS.get(codePoint) ?? rowOf(codePoint)?.[3];
}

/** `U+200B`: a code point as Unicode writes it. */
export function writeCodePoint(codePoint: number): string {
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** Members for a character class of a regular expression with the flag `u`: all that is not seen. */
export const UNSEEN_CLASS: string = classOf(UNSEEN);
/** The same without halves of surrogate pairs, which are not read but drawn as a mark. */
export const SHAPELESS_CLASS: string = classOf(UNSEEN.filter(([, , kind]) => kind !== "surrogate"));
/** The same for all that leaves a blank. */
export const BLANK_CLASS: string = [...BLANKS.keys()].map(escaped).join("");

function classOf(rows: readonly Row[]): string {
  return rows.map(([first, last]) => `${escaped(first)}-${escaped(last)}`).join("");
}

function escaped(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

function rowOf(codePoint: number): Row | undefined {
  let [low, high] = [0, UNSEEN.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((UNSEEN[middle]?.[1] ?? 0) < codePoint) low = middle + 1;
    else high = middle;
  }
  const row = UNSEEN[low];
  return row !== undefined && row[0] <= codePoint ? row : undefined;
}
