/** Those that count or measure something. */
export const FIGURE_CLASSES = ["quantity", "money", "percentage", "date", "deadline", "duration"] as const;

/** What a stretch of a text says that a reader would want told when it changes. The classes are those of `Change`. */
export type FactClass =
  | (typeof FIGURE_CLASSES)[number]
  | ("modality" | "negation" | "condition" | "scope" | "actor" | "place" | "defined-term" | "reference");

/**
 * One fact of a text. `start` and `end` count UTF-16 units of the text. `value` is its normal form: two facts of one class
 * with equal values say the same, however they are written.
 */
export type Fact = {
  readonly class: FactClass;
  readonly start: number;
  readonly end: number;
  readonly value: string;
  /** To compare with others of one unit: amounts, days, days since the year 0, the rank of a force. */
  readonly size: number | undefined;
  /** In what `size` is measured; sizes of different units are not compared. */
  readonly unit: string | undefined;
  /**
   * For names: `class` is guessed from the words around. `weak`: the first word of a sentence, which has a capital anyway, or a
   * clause that may be no condition; it counts only where another takes its place, or it another's.
   */
  readonly guess: "class" | "weak" | undefined;
  /** For names in small letters: the last word, without what stands before it: `ministry` of "the interior ministry". */
  readonly head: string | undefined;
  /** For counts: in a unit of measure, which is written in several ways. */
  readonly isMeasured: boolean;
  /** For what is done again and again: the days from one time to the next. */
  readonly interval: number | undefined;
  /** For deadlines: from what they count, by the root of its word; two that are known and differ are two deadlines. */
  readonly event: string | undefined;
  /** For forces: it forbids. */
  readonly isBan: boolean;
  /** For conditions: what has to happen first. In a text that binds nobody it is only the time of something. */
  readonly isEvent: boolean;
  /** For figures: what bounds them, as `at least`. */
  readonly bound: Bound | undefined;
};

/**
 * A fact at a place, of which no more is known than its size. All facts are made here or copied from one that was: having one
 * shape in memory, they are read much faster.
 */
export function factOf(
  of: FactClass,
  { start, end }: { readonly start: number; readonly end: number },
  value: string,
  size?: number,
  unit?: string,
): Fact {
  return {
    class: of,
    start,
    end,
    value,
    size,
    unit,
    guess: undefined,
    head: undefined,
    isMeasured: false,
    interval: undefined,
    event: undefined,
    isBan: false,
    isEvent: false,
    bound: undefined,
  };
}

/** Words that bound a figure, with what they make of it. */
export type Bound = { readonly value: string; readonly start: number; readonly end: number };
