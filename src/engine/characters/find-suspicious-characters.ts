import { groupBy } from "../../model/group-by.ts";
import { codePointOffsets } from "./code-point-offsets.ts";
import { scriptOf, takenFor } from "./look-alikes.ts";
import { nameOfUnseen, UNSEEN_CLASS, type UnseenKind, unseenKindOf, writeCodePoint } from "./unseen-characters.ts";

/** Something in a single text that a reader cannot see and would want to know of. */
export type SuspiciousCharacters = {
  readonly kind: UnseenKind | "mixed-script";
  /** One line that names the code points. */
  readonly note: string;
  /** `[start, end)` in code points of the text. */
  readonly span: readonly [start: number, end: number];
};

/**
 * Finds characters without a shape, and words that mix letters of scripts drawn alike (`аrmy` with a Cyrillic а).
 *
 * Joiners and variation selectors are passed over where spelling calls for them: joiners between letters of a script
 * that joins (Persian, Hindi) or between emoji, a selector after anything but a letter of a script without variants.
 * Neighbours of one kind are one finding. A word wholly in letters of another script is not found: it may be a word.
 *
 * @returns In reading order. Linear; plain ASCII costs a glance. Never throws.
 */
export function findSuspiciousCharacters(text: string): readonly SuspiciousCharacters[] {
  if (!NOT_PLAIN.test(text)) return [];
  const toPoints = codePointOffsets(text);
  const found: SuspiciousCharacters[] = [];
  for (const { 0: source, index } of text.matchAll(HIDDEN_OR_WORD)) {
    const kind = unseenKindOf(source.codePointAt(0) ?? 0);
    const note = kind === undefined ? describeMixture(source) : describeHidden(text, source, index);
    if (note === undefined) continue;
    found.push({ kind: kind ?? "mixed-script", note, span: [toPoints(index), toPoints(index + source.length)] });
  }
  return found;
}

const NOT_PLAIN = /[^\t\n\r -~]/;
const HIDDEN_OR_WORD = new RegExp(`([${UNSEEN_CLASS}])\\1*|(?:(?![${UNSEEN_CLASS}])[\\p{L}\\p{M}])+`, "gu");

function describeHidden(text: string, source: string, index: number): string | undefined {
  if (isSpelling(text, source, index)) return undefined;
  const codePoint = source.codePointAt(0) ?? 0;
  const times = source.length / String.fromCodePoint(codePoint).length;
  return `${times === 1 ? "" : `${times} × `}${writeCodePoint(codePoint)} ${nameOfUnseen(codePoint)}`;
}

const JOINER = /^\p{Join_Control}$/u;
const SELECTOR = /^\p{Variation_Selector}$/u;
// Scripts whose letters are drawn apart or together as a joiner says, and what emoji are made of.
const JOINS =
  /\p{Variation_Selector}|[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Tamil}\p{Script=Telugu}\p{Extended_Pictographic}\p{Emoji_Modifier}]/u;
const VARIES =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{S}\d#*]/u;

/** Whether a run of one joiner or selector is called for by what stands before it. */
export function isSpelling(text: string, source: string, index: number): boolean {
  const previous = characterBefore(text, index);
  if (JOINER.test(source)) return JOINS.test(previous);
  return SELECTOR.test(source) && VARIES.test(previous);
}

function characterBefore(text: string, index: number): string {
  const isPair = (text.codePointAt(index - 2) ?? 0) > 0xffff;
  return text.slice(Math.max(0, index - (isPair ? 2 : 1)), index);
}

const SHOWN = 32;

function describeMixture(word: string): string | undefined {
  const stranger = findStranger(word);
  if (stranger === undefined) return undefined;
  const letters = Array.from(word);
  const quoted = letters.length > SHOWN ? `${letters.slice(0, SHOWN).join("")}…` : word;
  return `${scriptOf(stranger)} “${stranger}” ${writeCodePoint(stranger.codePointAt(0) ?? 0)} in “${quoted}”`;
}

/**
 * The first letter of the script that has the fewest in a word, where scripts are mixed that are drawn alike: Cyrillic
 * `а` in `аrmy`. Undefined for a word of one script.
 */
export function findStranger(word: string): string | undefined {
  if (!NOT_PLAIN.test(word)) return undefined;
  const letters = Array.from(word);
  const byScript = groupBy(letters, scriptOf);
  byScript.delete(undefined);
  // Scripts whose letters are nowhere drawn alike are seen to be mixed.
  if (byScript.size < 2 || !letters.some((letter) => takenFor(letter) !== undefined)) return undefined;
  const [, [stranger]] = [...byScript].reduce((fewest, next) =>
    next[1].length < fewest[1].length || (next[1].length === fewest[1].length && fewest[0] === "Latin") ? next : fewest,
  );
  return stranger;
}
