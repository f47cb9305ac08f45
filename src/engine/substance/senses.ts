import type { Stretch } from "./finding.ts";
import { Phrases } from "./phrases.ts";
import type { Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

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
  readonly #verbsOfNoun: (noun: string) => readonly string[];
  readonly #firsts: ReadonlySet<string>;
  readonly #polar: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #senses: ReadonlyMap<string, readonly string[]>;

  /**
   * @param rows - A sense a line, words of it parted by commas.
   * @param contraries - A line each, the words of one side, "=", and those of the other.
   * @param plainForm - The form under which a word is looked up.
   * @param verbsOfNoun - Verbs that a noun in that form may name the doing of: "terminate" for "termination".
   */
  constructor(
    rows: string,
    contraries: string,
    plainForm: (word: string) => string,
    verbsOfNoun: (noun: string) => readonly string[],
  ) {
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
    this.#firsts = new Set(this.#phrases.firstWords());
    this.#plainForm = plainForm;
    this.#verbsOfNoun = verbsOfNoun;
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

  /** The form under which a word is looked up; of a noun that has no sense itself, the verb that it names the doing of. */
  plainForm(word: string): string {
    const plain = this.#plainForm(word);
    if (this.#firsts.has(plain)) return plain;
    return this.#verbsOfNoun(plain).find((verb) => this.#senses.has(verb)) ?? plain;
  }

  /** The sides of contraries on which a word may stand, or what it begins; nothing for most words. */
  polesOf(word: string): ReadonlySet<string> | undefined {
    return this.#polar.get(word) ?? this.#polar.get(this.plainForm(word));
  }

  /** A verb in its plain form, and the senses it may have. */
  sensesOf(verb: string): readonly string[] {
    return this.#senses.get(verb) ?? [verb];
  }

  /** Whether a word in its plain form begins what has a sense or a contrary. */
  mayBegin(plain: string): boolean {
    return this.#firsts.has(plain);
  }

  /**
   * What the words of a text say, in order; words that only join others, or stand beside a verb and have no sense known, are
   * left out. Linear in the text.
   */
  read({ words, starts, ends, count }: Tokens): readonly Said[] {
    const plain = words.map((word) => word.plain);
    const said: Said[] = [];
    for (let at = 0; at < count; ) {
      const { roles, flags } = words[at] as Word;
      const found = (roles & ROLES.sense) === 0 ? undefined : this.#phrases.among(plain, at);
      const isLong = found !== undefined && found.end > at + 1;
      const isPolar = (found?.meaning.poles.length ?? 0) > 0;
      const isLight = isJoining(flags) ? !isPolar : found === undefined && (roles & ROLES.between) !== 0;
      const next = isLong ? found.end : at + 1;
      if ((roles & ROLES.letter) !== 0 && (isLong || !isLight)) {
        const { rows, poles } = found?.meaning ?? NO_SENSE;
        const roots: string[] = [];
        // "Against" alone says what it says; "to" in "go to" does not.
        for (const word of words.slice(at, next))
          if (next === at + 1 || !isJoining(word.flags)) roots.push(word.plainRoot);
        said.push({ start: starts[at] ?? 0, end: ends[next - 1] ?? 0, roots, rows, poles });
      }
      at = next;
    }
    return said;
  }
}

function isJoining(flags: number): boolean {
  return (flags & FLAGS.functionWords) !== 0;
}

function linesOf(text: string): readonly string[] {
  return text.split("\n").filter((line) => line.trim() !== "");
}

/** All that some words may say: to ask whether another says any of it. */
export function allOf(said: readonly Said[]): ReadonlySet<string> {
  const all = new Set<string>();
  for (const { roots, rows } of said) {
    for (const root of roots) all.add(root);
    for (const row of rows) all.add(row);
  }
  return all;
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
