import type { ReadText, ReadWord, Run } from "./read-text.ts";

/**
 * Whether a run of one text is the right one for a run of another, where the same words stand there or here more than
 * once: no other pair of places may fit better on either side; where their number differs, this one must fit best.
 *
 * @param from - In `old`; `to` in `now`.
 * @returns True also where neither is repeated. Linear in the texts.
 */
export function fitsBest(old: ReadText, from: Run, now: ReadText, to: Run): boolean {
  const [rivalsBefore, rivalsAfter] = [othersLike(old, now.words, to, from), othersLike(now, old.words, from, to)];
  if (rivalsBefore.length + rivalsAfter.length === 0) return true;
  const own = surroundingsOf(old, from, now, to);
  const rivals = [
    ...rivalsBefore.map((rival) => surroundingsOf(old, rival, now, to)),
    ...rivalsAfter.map((rival) => surroundingsOf(old, from, now, rival)),
  ];
  const isAlikeOften = rivalsBefore.length === rivalsAfter.length;
  return rivals.every((rival) => {
    if (rival.left >= own.left + BETTER || rival.right >= own.right + BETTER) return false;
    return isAlikeOften || own.left + own.right > rival.left + rival.right;
  });
}

/** The runs of a text, other than `known`, that say what the run `sought` of `words` says; those that overlap it left out. */
function othersLike(text: ReadText, words: readonly ReadWord[], sought: Run, known: Run): readonly Run[] {
  const length = sought.to - sought.from;
  const first = words[sought.from]?.key;
  const found: Run[] = [];
  for (let from = 0; from + length <= text.words.length && found.length < MOST_RIVALS; from++) {
    if (text.words[from]?.key !== first || (from < known.to && known.from < from + length)) continue;
    let same = 1;
    while (same < length && text.words[from + same]?.key === words[sought.from + same]?.key) same++;
    if (same === length) found.push({ from, to: from + length });
  }
  return found;
}

// Of more, which are words like "the", the nearest do not decide either.
const MOST_RIVALS = 64;
// A word that says something.
const BETTER = 2;
const WEIGHT_OF_BINDING = 0.5;
const WEIGHT_OF_MARK = 0.25;
// How far to look for words in common, and for an unbroken run of them.
const WINDOW = 6;
const LONGEST_RUN = 24;

type Surroundings = { readonly left: number; readonly right: number };

/** How much of what stands on either side is the same: the unbroken run next to it, and words of the same clause. */
function surroundingsOf(old: ReadText, from: Run, now: ReadText, to: Run): Surroundings {
  const left = (text: ReadText, run: Run) => (step: number) => text.words[run.from - 1 - step];
  const right = (text: ReadText, run: Run) => (step: number) => text.words[run.to + step];
  return {
    left: sideOf(left(old, from), left(now, to)),
    right: sideOf(right(old, from), right(now, to)),
  };
}

type Side = (step: number) => ReadWord | undefined;

function sideOf(one: Side, other: Side): number {
  let weight = 0;
  for (let step = 0; step < LONGEST_RUN; step++) {
    const [word, otherWord] = [one(step), other(step)];
    if (word?.key !== otherWord?.key) break;
    if (word === undefined) {
      // Both begin or end the text: that says as much as a word.
      weight += BETTER;
      break;
    }
    weight += weightOf(word);
  }
  const theirs = new Set(clauseOf(other).map((word) => word.key));
  for (const word of clauseOf(one)) if (theirs.has(word.key)) weight += weightOf(word);
  return weight;
}

function clauseOf(side: Side): readonly ReadWord[] {
  const words: ReadWord[] = [];
  for (let step = 0; step < WINDOW; step++) {
    const word = side(step);
    if (word === undefined || /^[.,;:!?]$/u.test(word.text)) break;
    if (word.isWord) words.push(word);
  }
  return words;
}

function weightOf({ isWord, tells }: ReadWord): number {
  return tells ? BETTER : isWord ? WEIGHT_OF_BINDING : WEIGHT_OF_MARK;
}
