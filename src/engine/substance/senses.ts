import type { Stretch } from "./finding.ts";
import { Phrases } from "./phrases.ts";
import { rootOf } from "./read-conditions.ts";
import type { Tokens } from "./tokens.ts";

/** What a word or a few may stand for: the rows of senses in which they are, and of contraries, with the side of each. */
type Sense = {
  readonly rows: readonly string[];
  readonly poles: readonly Pole[];
};

/** One side of a row of contraries. */
type Pole = { readonly row: number; readonly isYes: boolean };

/** What a word of a text, or several together, say: by the root of each, and by the senses they may have. */
export type Said = Stretch & {
  readonly roots: readonly string[];
  readonly rows: readonly string[];
  readonly poles: readonly Pole[];
};

const NO_SENSE: Sense = { rows: [], poles: [] };

/** Which words of a language may stand for each other, and which say the contrary of each other. */
export class Senses {
  readonly #phrases: Phrases<Sense>;
  readonly #plainForm: (word: string) => string;
  readonly #polar: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #senses: ReadonlyMap<string, readonly string[]>;
  // What one text says is asked for several times, for each sentence and class.
  readonly #known = new WeakMap<Tokens, readonly Said[]>();

  /**
   * @param rows - A sense a line, words of it parted by commas.
   * @param contraries - A line each, the words of one side, "=", and those of the other.
   * @param plainForm - The form under which a word is looked up.
   */
  constructor(rows: string, contraries: string, plainForm: (word: string) => string) {
    const known = new Map<string, { rows: string[]; poles: Pole[] }>();
    const of = (phrase: string) => {
      const plain = phrase.trim().split(" ").map(plainForm).join(" ");
      const sense = known.get(plain) ?? { rows: [], poles: [] };
      known.set(plain, sense);
      return sense;
    };
    for (const [row, line] of linesOf(rows).entries()) {
      for (const phrase of line.split(",")) of(phrase).rows.push(`=${row}`);
    }
    for (const [row, line] of linesOf(contraries).entries()) {
      for (const [side, phrases] of line.split("=").entries()) {
        for (const phrase of phrases.split(",")) of(phrase).poles.push({ row, isYes: side === 0 });
      }
    }
    this.#phrases = new Phrases(known);
    this.#plainForm = plainForm;
    this.#senses = new Map(Array.from(known, ([word, { rows: own }]) => [word, [word, ...own]]));
    const polar = new Map<string, Set<string>>();
    for (const [phrase, { poles }] of known) {
      const [first = ""] = phrase.split(" ");
      const keys = polar.get(first) ?? new Set();
      for (const pole of poles) keys.add(keyOf(pole));
      if (keys.size > 0) polar.set(first, keys);
    }
    this.#polar = polar;
  }

  /** The sides of contraries on which a word may stand, or what it begins; nothing for most words. */
  polesOf(word: string): ReadonlySet<string> | undefined {
    return this.#polar.get(word) ?? this.#polar.get(this.#plainForm(word));
  }

  /** A verb in its plain form, and the senses it may have. */
  sensesOf(verb: string): readonly string[] {
    return this.#senses.get(verb) ?? [verb];
  }

  /** What the words of a stretch of a text say, in order; words that only join others, or stand beside a verb and have no sense known, are left out. Linear in the text. */
  read(
    tokens: Tokens,
    { start, end }: Stretch,
    isJoining: (word: string) => boolean,
    isBeside: (word: string) => boolean,
  ): readonly Said[] {
    const known = this.#known.get(tokens) ?? this.#readAll(tokens, isJoining, isBeside);
    this.#known.set(tokens, known);
    return known.filter((one) => one.start >= start && one.start < end);
  }

  #readAll(tokens: Tokens, isJoining: (word: string) => boolean, isBeside: (word: string) => boolean): readonly Said[] {
    const { lower, starts, ends, count } = tokens;
    const plain = lower.map(this.#plainForm);
    const said: Said[] = [];
    for (let at = 0; at < count; ) {
      const [from, word] = [starts[at] ?? 0, lower[at] ?? ""];
      const found = this.#phrases.among(plain, at);
      const isLong = found !== undefined && found.end > at + 1;
      const isPolar = (found?.meaning.poles.length ?? 0) > 0;
      const isLight = isJoining(word) ? !isPolar : found === undefined && isBeside(word);
      const next = isLong ? found.end : at + 1;
      if (/^\p{L}/u.test(word) && (isLong || !isLight)) {
        const sense = found?.meaning ?? NO_SENSE;
        const matter = [...lower.slice(at, next)].filter((one) => !isJoining(one));
        said.push({
          start: from,
          end: ends[next - 1] ?? from,
          roots: matter.map((one) => rootOf(this.#plainForm(one))),
          ...sense,
        });
      }
      at = next;
    }
    return said;
  }
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** All that some words may say: to ask whether another says any of it. */
export function allOf(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap(({ roots, rows }) => [...roots, ...rows]));
}

/** Whether any of it is among what others say. */
export function isSaidIn({ roots, rows }: Said, others: ReadonlySet<string>): boolean {
  return rows.some((row) => others.has(row)) || roots.some((root) => others.has(root));
}

function keyOf({ row, isYes }: Pole): string {
  return `${isYes ? "+" : "-"}${row}`;
}

/** The other side of a row of contraries. */
export function contraryOf(key: string): string {
  return `${key.startsWith("+") ? "-" : "+"}${key.slice(1)}`;
}

/** A word of one text and its contrary in the other. */
export type Contrary = { readonly before: Said; readonly after: Said };

/**
 * The words of two sentences that are contraries of each other, where neither sentence has the other one as well; each word
 * once. Linear in both.
 */
export function contrariesOf(before: readonly Said[], after: readonly Said[]): readonly Contrary[] {
  const [old, now] = [polesOf(before), polesOf(after)];
  const [saidOnce, saidNow] = [allOf(before), allOf(after)];
  const found: Contrary[] = [];
  const taken = new Set<Said>();
  for (const [key, one] of old) {
    if (isSaidIn(one, saidNow)) continue;
    const contrary = contraryOf(key);
    const other = now.get(contrary);
    if (other === undefined || isSaidIn(other, saidOnce) || now.has(key) || old.has(contrary)) continue;
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
    found.push({ before: one, after: other });
  }
  return found;
}

function polesOf(said: readonly Said[]): ReadonlyMap<string, Said> {
  const poles = new Map<string, Said>();
  for (const one of said) {
    for (const { row, isYes } of one.poles) {
      const key = keyOf({ row, isYes });
      if (!poles.has(key)) poles.set(key, one);
    }
  }
  return poles;
}
