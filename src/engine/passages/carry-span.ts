import type { Redline } from "../../model/comparison.ts";
import { isFunctionWord } from "../words/function-words.ts";
import { isFigure, isWordlike, splitWords, type Word } from "../words/split-words.ts";
import { findMoved } from "./find-moved-words.ts";
import { isEmpty, type Segment, type Span, segmentsOf, textOf } from "./redline-segments.ts";

/** What became of marked words on the other side of a redline. */
export type CarriedSpan =
  /** They stand there. `sure` is false where more was replaced than was marked, and the new words had to be chosen. `keepsWords`: some of those that say something were kept. */
  | { readonly kind: "carried"; readonly span: Span; readonly sure: boolean; readonly keepsWords: boolean }
  /** They were struck, and nothing was put in their place. */
  | { readonly kind: "gone" }
  /** So much around them was replaced with them that their place cannot be told. */
  | { readonly kind: "unclear" };

/**
 * Says where marked words of an earlier text stand in a later one, along their redline.
 *
 * - Words that were kept are carried; what was inserted between them belongs to them.
 * - What replaced marked words, and nothing but marked words, is their new wording.
 * - What was inserted right before or behind them belongs to them too, as far as the nearest mark of punctuation or line
 *   end: `600,000 people{| in peacetime}`. So who marks the figure alone follows the figure alone.
 * - Where more was replaced than was marked, the one figure put in the place of one marked figure is taken; else all that
 *   was put there, if no more words beside the marked ones were struck than marked ones, or two; both are not sure. Else
 *   it is unclear.
 * - What was struck in one place and inserted in another with four words in a row that say something is followed there.
 *
 * @param redline - Of the two texts, as `redline` makes it.
 * @param span - Within the earlier text; not empty.
 * @returns The span without white space at its ends. Linear in the texts, and one more redline where the words were moved;
 *   never throws.
 */
export function carrySpan(redline: Redline, span: Span): CarriedSpan {
  const texts = { before: textOf(redline, "+"), after: textOf(redline, "-"), segments: segmentsOf(redline) };
  const inPlace = carryInPlace(texts, span);
  if (inPlace.kind === "carried") return inPlace;
  const moved = findMoved(texts, span);
  if (moved === undefined) return inPlace;
  const carried = carryInPlace({ ...moved, segments: segmentsOf(moved.redline) }, moved.span);
  if (carried.kind !== "carried") return inPlace;
  const { start, end } = carried.span;
  return { ...carried, span: { start: start + moved.at, end: end + moved.at } };
}

type Texts = { readonly before: string; readonly after: string; readonly segments: readonly Segment[] };

function carryInPlace({ before, after, segments }: Texts, span: Span): CarriedSpan {
  const found: Span[] = [];
  const onlyBinds = wordsIn(before, span).every((word) => isFunctionWord(word.text));
  let [sure, keepsWords] = [true, false];
  for (const { old, now, isKept } of segments) {
    const marked = { start: Math.max(old.start, span.start), end: Math.min(old.end, span.end) };
    if (isKept) {
      if (isEmpty(marked)) continue;
      const shift = now.start - old.start;
      found.push({ start: marked.start + shift, end: marked.end + shift });
      keepsWords ||= tellsOf(before, marked, onlyBinds);
    } else if (isEmpty(old)) {
      found.push(insertedAt(old.start, now, span, before, after));
    } else if (!isEmpty(marked)) {
      const isWhole = old.start === marked.start && old.end === marked.end;
      const chosen = isWhole ? now : chooseWords(before, old, marked, after, now);
      if (chosen === undefined) return { kind: "unclear" };
      sure &&= isWhole || isEmpty(now);
      found.push(chosen);
    }
  }
  const carried = trimSpan(after, hullOf(found.filter((one) => !isEmpty(one))));
  return holdsWords(after, carried) ? { kind: "carried", span: carried, sure, keepsWords } : { kind: "gone" };
}

/** What of an insertion belongs to the marked words: all of it between them, a phrase of it beside them, else nothing. */
function insertedAt(place: number, inserted: Span, span: Span, before: string, after: string): Span {
  if (span.start < place && place < span.end) return inserted;
  const { words } = splitWords(before.slice(span.start, span.end));
  const [first, last] = [words[0]?.text ?? "", words.at(-1)?.text ?? ""];
  if (place >= span.end && isBlank(before.slice(span.end, place))) {
    return endsPhrase(last) ? NOTHING : phraseFrom(after, inserted, "start");
  }
  if (place <= span.start && isBlank(before.slice(place, span.start))) {
    return endsPhrase(first) ? NOTHING : phraseFrom(after, inserted, "end");
  }
  return NOTHING;
}

/** The words at one end of an insertion, up to the nearest mark of punctuation or line end. */
function phraseFrom(text: string, { start, end }: Span, from: "start" | "end"): Span {
  const { words, rest } = splitWords(text.slice(start, end));
  if (from === "start") {
    const stop = words.findIndex((word) => endsPhrase(word.text) || word.space.includes("\n"));
    const last = words[(stop < 0 ? words.length : stop) - 1];
    return last === undefined ? NOTHING : { start, end: start + last.end };
  }
  if (rest.includes("\n")) return NOTHING;
  // The word behind the last stop; a line end stops before the word that has it.
  const stop = words.findLastIndex((word, index) => endsPhrase(word.text) || startsAfterLine(words[index + 1]));
  const first = words[stop + 1];
  return first === undefined ? NOTHING : { start: start + first.start, end };
}

function startsAfterLine(word: Word | undefined): boolean {
  return word?.space.includes("\n") ?? false;
}

// A sign of percentage or a paragraph belongs to its figure.
const STOP = /[^\P{P}%‰§&/@#*]/u;

function endsPhrase(word: string): boolean {
  return !isWordlike(word) && STOP.test(word);
}

// So few words beside the marked ones may always have been replaced with them.
const FEW_WORDS = 2;

/** The words put in the place of marked ones where others were replaced with them; undefined where that cannot be told. */
function chooseWords(before: string, old: Span, marked: Span, after: string, now: Span): Span | undefined {
  if (isEmpty(now)) return now;
  const [was, is] = [wordsIn(before, marked), wordsIn(after, now)];
  const figures = is.filter((word) => isFigure(word.text));
  const [figure] = figures;
  if (figure !== undefined && figures.length === 1 && was.filter((word) => isFigure(word.text)).length === 1) {
    return { start: now.start + figure.start, end: now.start + figure.end };
  }
  const beside = wordsIn(before, old).length - was.length;
  return beside <= Math.max(FEW_WORDS, was.length) ? now : undefined;
}

/** Whether a stretch has a word that says something; any word where none of the marked ones does. */
function tellsOf(text: string, span: Span, anyWord: boolean): boolean {
  return wordsIn(text, span).some((word) => anyWord || !isFunctionWord(word.text));
}

function wordsIn(text: string, { start, end }: Span): readonly Word[] {
  return splitWords(text.slice(start, end)).words.filter((word) => isWordlike(word.text));
}

const NOTHING: Span = { start: 0, end: 0 };

/** From the first to the last: nothing moves inside a redline, so nothing else stands between. */
function hullOf(spans: readonly Span[]): Span {
  const [first, last] = [spans[0], spans.at(-1)];
  return first === undefined || last === undefined ? NOTHING : { start: first.start, end: last.end };
}

/** A span without the white space at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const lead = words.length - words.trimStart().length;
  return { start: start + lead, end: Math.max(start + lead, start + words.trimEnd().length) };
}

/** Whether anything in a span says something: a letter or a digit. */
export function holdsWords(text: string, { start, end }: Span): boolean {
  return isWordlike(text.slice(start, end));
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}
