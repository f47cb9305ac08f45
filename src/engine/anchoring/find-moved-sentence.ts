import { type Span, segmentsOf } from "../passages/redline-segments.ts";
import { redline } from "../redline/redline.ts";
import { isNew } from "./is-new.ts";
import { type QuoteFate, quoteFate } from "./quote-fate.ts";
import { type ReadText, readText, sentenceAround, wordsTouched } from "./read-text.ts";
import { type PointWords, STRETCH, spanOf, wordsIn } from "./stretch-index.ts";
import { type PlacedPoint, type ReadStep, textsAlong } from "./version-step.ts";

/** What became of a quote in a sentence that went elsewhere. `span` of `fate` is in the text of the point. */
export type MovedSentence = {
  readonly point: number;
  readonly fate: Pick<Extract<QuoteFate, { readonly share: number }>, "kind" | "span" | "share">;
  /** How many words that say something came along unaltered. */
  readonly telling: number;
};

// Any other point must have much less of the sentence.
const MOST_OF_RIVAL = 0.5;
// Fewer words are a form that drafters repeat.
const LEAST_TELLING = 5;

/**
 * Finds where the sentence of a struck quote was inserted, with the quote or what is around it edited.
 *
 * It rests on stretches of four words that stand nowhere else in the earlier version, and are new where they stand now.
 *
 * @param span - In UTF-16 units of the point's text.
 * @returns Undefined where no point has enough of them, or two have. Cost in proportion to the sentence, and its redline.
 */
export function findMovedSentence(step: ReadStep, point: number, span: Span): MovedSentence | undefined {
  const home = step.stretches.before.wordsOf(point);
  const sentence = sentenceSpan(home.text, span);
  const taken = takenOver(step, home, sentence);
  const [best, second] = [...taken.values()].sort((a, b) => b.telling - a.telling);
  if (best === undefined || best.telling < LEAST_TELLING) return undefined;
  if ((second?.telling ?? 0) > MOST_OF_RIVAL * best.telling) return undefined;
  const target = step.stretches.after.wordsOf(best.point);
  const place = sentenceSpan(target.text, spanOf(target.words, best.first, best.last + 1 - best.first));
  const fate = fateBetween(step, { point, sentence }, { point: best.point, sentence: place }, span);
  return fate === undefined ? undefined : { point: best.point, fate, telling: best.telling };
}

function sentenceSpan(text: ReadText, span: Span): Span {
  const { from, to } = sentenceAround(text, wordsTouched(text, span));
  return { start: text.words[from]?.start ?? span.start, end: text.words[to - 1]?.end ?? span.end };
}

/** What a point of the later version has of a sentence: `first` and `last` by place among its words. */
type Taken = { readonly point: number; telling: number; first: number; last: number; until: number };

function takenOver(step: ReadStep, home: PointWords, sentence: Span): ReadonlyMap<number, Taken> {
  const { before, after } = step.stretches;
  const [from, to] = wordsIn(home.words, sentence);
  const taken = new Map<number, Taken>();
  for (let at = from; at + STRETCH <= to; at++) {
    if (before.placesOf(home.words, at).length > 1) continue;
    for (const place of after.placesOf(home.words, at)) {
      if (!isNew(step, after.wordsOf(place.point), place.at, STRETCH)) continue;
      const known = taken.get(place.point) ?? { point: place.point, telling: 0, first: place.at, last: 0, until: at };
      // Stretches overlap; each word counts once.
      const fresh = home.words.slice(Math.max(at, known.until), at + STRETCH);
      known.telling += fresh.filter(({ tells }) => tells).length;
      known.until = at + STRETCH;
      known.first = Math.min(known.first, place.at);
      known.last = Math.max(known.last, place.at + STRETCH - 1);
      taken.set(place.point, known);
    }
  }
  return taken;
}

type PlacedSentence = { readonly point: number; readonly sentence: Span };

/** What became of the quote between the two sentences; undefined where nothing is left, or it cannot be told. */
function fateBetween(
  step: ReadStep,
  from: PlacedSentence,
  to: PlacedSentence,
  quote: Span,
): MovedSentence["fate"] | undefined {
  const [old, now] = [step.stretches.before.wordsOf(from.point), step.stretches.after.wordsOf(to.point)];
  const [before, after] = [textIn(old, from.sentence), textIn(now, to.sentence)];
  const placed = (point: PlacedPoint["point"] | undefined, text: string): readonly PlacedPoint[] =>
    point === undefined ? [] : [{ point, text, start: 0 }];
  const texts = textsAlong(
    readText(before),
    readText(after),
    segmentsOf(redline(before, after).runs),
    placed(step.step.before[from.point], before),
    placed(step.step.after[to.point], after),
  );
  const shift = from.sentence.start;
  const fate = quoteFate(texts, { start: quote.start - shift, end: quote.end - shift }, () => false);
  if (fate.kind === "gone" || fate.kind === "tied") return undefined;
  const { kind, span, share } = fate;
  return { kind, span: { start: span.start + to.sentence.start, end: span.end + to.sentence.start }, share };
}

function textIn({ text }: PointWords, { start, end }: Span): string {
  return text.text.slice(start, end);
}
