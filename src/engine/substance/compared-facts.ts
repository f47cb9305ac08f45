import { type Block, type ChangedRanges, otherSide, type Side } from "./changed-ranges.ts";
import { type Fact, type FactClass, FIGURE_CLASSES } from "./fact.ts";
import type { Stretch } from "./finding.ts";
import type { Language } from "./language.ts";
import type { FactPair } from "./pair-facts.ts";
import { Stretches } from "./stretches.ts";
import { turningNegations } from "./turning-negations.ts";
import { FLAGS } from "./word-flags.ts";

/** What is told of a whole clause that came, went or was put otherwise; its verbs and names are its wording. */
export const TOLD_OF_CLAUSES: ReadonlySet<FactClass> = new Set([...FIGURE_CLASSES, "condition"]);

/** "Both towns" are the towns; against "neither" they say yes. */
export const EITHER: ReadonlySet<string> = new Set(["both", "either"]);

/** The side on which the fact of a pair stands that has no other. */
export function sideOf({ before }: FactPair): Side {
  return before === undefined ? "after" : "before";
}

/** A fact by its place, with the block of its pair. */
type Placed = Stretch & { readonly block: number };

/** What of a block is asked again and again. `words` counts the parts between blanks. */
type BlockSide = { readonly words: number; readonly hasLetters: boolean };

/**
 * The facts of both texts and their pairs, with what is asked for each pair worked out once for all: a text may be one run of
 * changes with thousands of facts.
 */
export class ComparedFacts {
  readonly ranges: ChangedRanges;
  readonly language: Language;
  readonly pairs: readonly FactPair[];
  /** The negations by which more or less is said than before. */
  readonly turning: ReadonlySet<FactPair>;
  /** How many UTF-16 units both texts have in common. */
  readonly keptLength: number;
  readonly #facts: Readonly<Record<Side, readonly Fact[]>>;
  readonly #turningBlocks: ReadonlySet<number>;
  readonly #blocks: Readonly<Record<Side, (BlockSide | undefined)[]>> = { before: [], after: [] };
  readonly #lists = new Map<string, Stretches<Placed>>();
  readonly #roots: Partial<Record<Side, ReadonlyMap<string, number>>> = {};
  readonly #figures: Partial<Record<Side, Stretches<Fact>>> = {};
  readonly #actors: Partial<Record<Side, Stretches<Fact>>> = {};
  readonly #either: Partial<Record<Side, boolean>> = {};
  readonly #bareNumbers: Partial<Record<Side, ReadonlySet<string>>> = {};
  readonly #said: Readonly<Record<Side, Map<RegExp, boolean>>> = { before: new Map(), after: new Map() };
  readonly #endings = new Map<string, ReadonlySet<string>>();

  constructor(
    ranges: ChangedRanges,
    facts: Readonly<Record<Side, readonly Fact[]>>,
    pairs: readonly FactPair[],
    language: Language,
  ) {
    this.ranges = ranges;
    this.language = language;
    this.pairs = pairs;
    this.#facts = facts;
    this.turning = turningNegations(pairs);
    this.#turningBlocks = blocksOf(this.turning);
    this.keptLength = ranges.kept.reduce((sum, { length }) => sum + length, 0);
  }

  /** What changed where a pair stands. */
  blockOf({ block }: FactPair): Block | undefined {
    return this.ranges.blocks[block];
  }

  /** Of one side of a block. */
  blockSide({ block }: FactPair, side: Side): BlockSide {
    this.#blocks[side][block] ??= this.#readBlock(block, side);
    return this.#blocks[side][block];
  }

  #readBlock(block: number, side: Side): BlockSide {
    const text = this.ranges.texts[side].slice(...(this.ranges.blocks[block] as Block)[side]);
    return { words: text.split(/\s+/u).length, hasLetters: LETTER.test(text) };
  }

  isTurnedAt({ block }: FactPair): boolean {
    return this.#turningBlocks.has(block);
  }

  /** Whether something of a side stands in a condition there that came or went. */
  isInLoneCondition(side: Side, fact: Fact): boolean {
    const alone = (pair: FactPair) => (pair.before === undefined) !== (pair.after === undefined) && pair[side];
    return this.#listed(`lone ${side}`, alone, isCondition).hold(fact);
  }

  /** Whether it stands in a condition that another one took the place of. */
  isInChangedCondition(side: Side, fact: Fact): boolean {
    const paired = ({ before, after, [side]: own }: FactPair) =>
      before?.class === "condition" && after?.class === "condition" && own;
    return this.#listed(`changed ${side}`, paired, isCondition).hold(fact);
  }

  /** Whether a name of a block that became another one stands at most some units beside a fact. */
  hasNameBeside(side: Side, fact: Fact, block: number, units: number): boolean {
    const isBeside = (one: Placed) => one.block === block;
    return this.#otherNames(side).find(fact.start - units, fact.end + units, isBeside) !== undefined;
  }

  /** One of those who are listed, of whom some came or went and the others stayed: his words, where a fact stands in them. */
  listedAlone(side: Side, pair: FactPair): Stretch | undefined {
    const [own, other] = [this.blockOf(pair)?.[side], this.blockOf(pair)?.[otherSide(side)]];
    const fact = pair[side];
    if (own === undefined || other === undefined || fact === undefined) return undefined;
    if (SIDES.some((one) => this.blockSide(pair, one).words > LONGEST_LIST)) return undefined;
    const listed = listedIn(this.ranges.texts[side], own);
    const stayed = listedIn(this.ranges.texts[otherSide(side)], other);
    if (listed.length < 2 && !JOINED.test(this.ranges.texts[side].slice(...own))) return undefined;
    const isOf = (one: string) => listed.some(({ name }) => name === one);
    if (!listed.every(({ name }) => isName(name, this.language)) || !stayed.every(({ name }) => isOf(name)))
      return undefined;
    const named = listed.find(({ start, end }) => fact.start >= start && fact.end <= end);
    if (named === undefined || stayed.some(({ name }) => name === named.name)) return undefined;
    this.#actors[side] ??= new Stretches(this.#facts[side].filter(({ class: of }) => of === "actor"));
    // "Drivers' unions" are told once.
    const isTold = (one: Fact) => one.start >= named.start && one.start < fact.start;
    if (this.#actors[side].find(named.start, fact.start, isTold) !== undefined) return undefined;
    const isBeside = (one: Fact) => one.end <= named.start || one.start >= named.end;
    return this.#actors[side].find(own[0] - BESIDE, own[1] + BESIDE, isBeside) && named;
  }

  /** Whether a name that became another one follows a word of scope: "each of the Shareholders". */
  hasNameBehind(side: Side, fact: Fact, block: number): boolean {
    const isBehind = (one: Placed) => one.block === block;
    return this.#otherNames(side).find(fact.end, fact.end + OF_THE, isBehind) !== undefined;
  }

  /** Names that became other ones. */
  #otherNames(side: Side): Stretches<Placed> {
    const paired = (pair: FactPair) =>
      pair.before !== undefined && pair.after !== undefined && pair.before.value !== pair.after.value && pair[side];
    return this.#listed(`other names ${side}`, paired, isNamed);
  }

  /** Whether the other side of a fact that stands alone says "both" or "either". */
  saysEither(pair: FactPair): boolean {
    const side = otherSide(sideOf(pair));
    this.#either[side] ??= this.#facts[side].some(({ value }) => EITHER.has(value));
    return this.#either[side];
  }

  /** Whether a figure stands beside itself in another notation: "31/08/2026 (31 August 2026)". */
  isRepeated(side: Side, fact: Fact): boolean {
    const isBeside = (other: Fact) => other !== fact && FIGURES.has(other.class) && other.value.endsWith(fact.value);
    this.#figures[side] ??= new Stretches(this.#facts[side]);
    return this.#figures[side].find(fact.start - BRACKET, fact.end + BRACKET, isBeside) !== undefined;
  }

  /** Where a side gives a figure more than once that the other side gives as well; nowhere else. */
  placesOfAgain(side: Side, { class: of, size }: Fact): readonly Stretch[] {
    const isSame = (other: Fact) => other.class === of && other.size === size;
    const own = this.#facts[side].filter(isSame);
    return own.length > 1 && this.#facts[otherSide(side)].some(isSame) ? own : [];
  }

  /** Whether a side has a name that is such, or begins or ends with it. */
  names(side: Side, name: string): boolean {
    return this.#facts[side].some(
      ({ class: of, value }) =>
        (of === "actor" || of === "place") &&
        (value === name || value.startsWith(`${name} `) || name.startsWith(`${value} `) || value.endsWith(` ${name}`)),
    );
  }

  /** Whether a fact of a side has a value that ends so. */
  hasValueEnding(side: Side, ending: string): boolean {
    const key = `${side} ${ending.length}`;
    const known = this.#endings.get(key) ?? new Set(this.#facts[side].map(({ value }) => value.slice(-ending.length)));
    this.#endings.set(key, known);
    return known.has(ending);
  }

  /** Whether a side has a number, given in digits, that counts nothing. */
  hasBareNumber(side: Side, digits: string): boolean {
    this.#bareNumbers[side] ??= this.#readBareNumbers(side);
    return this.#bareNumbers[side].has(digits);
  }

  #readBareNumbers(side: Side): ReadonlySet<string> {
    const facts = new Stretches(this.#facts[side]);
    const bare = new Set<string>();
    for (const { index, 0: digits } of this.ranges.texts[side].matchAll(DIGITS)) {
      if (facts.find(index, index + 1, ({ value }) => value !== digits) === undefined) bare.add(digits);
    }
    // "The age of eighteen".
    for (const { class: of, value } of this.#facts[side])
      if (of === "quantity" && /^\d+$/u.test(value)) bare.add(value);
    return bare;
  }

  /**
   * Whether a side of a few sentences says something by a pattern, asked once for each. Of a longer text it would tell too
   * little, and cost too much.
   */
  says(side: Side, pattern: RegExp): boolean {
    const text = this.ranges.texts[side];
    if (text.length > FEW_SENTENCES) return false;
    const known = this.#said[side].get(pattern) ?? pattern.test(text);
    this.#said[side].set(pattern, known);
    return known;
  }

  /** Whether anything on a side says what somebody must or may do. */
  binds(side: Side): boolean {
    return this.#facts[side].some(({ class: of }) => of === "modality");
  }

  /** How much of the matter of a clause of one side the other says too, where it stands for nothing else: 0 to 1. */
  shareSaidAgain(side: Side, { start, end }: Stretch): number {
    const [own, other] = [this.#rootsOf(side), this.#rootsOf(otherSide(side))];
    const inside = countRoots(this.ranges.texts[side].slice(start, end), this.language);
    const matter = [...inside].filter(([root, times]) => times === own.get(root));
    const again = matter.filter(([root]) => other.has(root));
    return matter.length === 0 ? 0 : again.length / matter.length;
  }

  /** Whether a side has a word of the family of one. */
  saysWord(side: Side, word: string): boolean {
    return this.#rootsOf(side).has(this.language.wordOf(word).verbRoot);
  }

  #rootsOf(side: Side): ReadonlyMap<string, number> {
    this.#roots[side] ??= countRoots(this.ranges.texts[side], this.language);
    return this.#roots[side];
  }

  #listed(
    name: string,
    of: (pair: FactPair) => Fact | false | undefined,
    is: (fact: Fact) => boolean,
  ): Stretches<Placed> {
    const known = this.#lists.get(name);
    if (known !== undefined) return known;
    const made = new Stretches(
      this.pairs.flatMap((pair) => {
        const fact = of(pair);
        return fact && is(fact) ? [{ start: fact.start, end: fact.end, block: pair.block }] : [];
      }),
    );
    this.#lists.set(name, made);
    return made;
  }
}

function blocksOf(pairs: ReadonlySet<FactPair>): ReadonlySet<number> {
  const blocks = new Set<number>();
  for (const { block } of pairs) blocks.add(block);
  return blocks;
}

/** The roots of the words that carry the matter of a text, with how often each stands there. */
function countRoots(text: string, language: Language): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(WORDS)) {
    const { flags, verbRoot } = language.wordOf(word);
    if ((flags & FLAGS.functionWords) === 0) counts.set(verbRoot, (counts.get(verbRoot) ?? 0) + 1);
  }
  return counts;
}

const WORDS = /[\p{L}\p{N}]+/gu;

const DIGITS = /\p{N}+/gu;

const LETTER = /\p{L}/u;

// In UTF-16 units.
const FEW_SENTENCES = 1_000;

const SIDES = ["before", "after"] as const satisfies readonly Side[];

// In words, with the blanks around them: nobody looks for one of several in a run of more.
const LONGEST_LIST = 30;
const JOINED = /,|\b(?:and|or)\b/iu;
// In words: "the employers' associations of the port".
const MOST_LISTED = 5;

/** A noun with what belongs to it, and nothing that leads to another one. */
function isName(name: string, { wordOf }: Language): boolean {
  const words = name.split(" ");
  return words.length <= MOST_LISTED && words.every((word) => (wordOf(word).flags & FLAGS.functionWords) === 0);
}

/** What commas, "and" and "or" part from each other in a stretch of a text, without articles. */
function listedIn(text: string, [start, end]: readonly [number, number]): readonly (Stretch & { name: string })[] {
  const listed: (Stretch & { name: string })[] = [];
  let from = start;
  for (const [index, part] of text.slice(start, end).split(PARTING).entries()) {
    const name = part.trim();
    const at = from + (part.length - part.trimStart().length);
    if (index % 2 === 0 && name !== "") listed.push({ start: at, end: at + name.length, name: name.toLowerCase() });
    from += part.length;
  }
  return listed;
}

// With what parts them between them.
const PARTING = /(,|\b(?:and|or|the|an?)\b)/iu;

// In UTF-16 units: " the ".
const BESIDE = 5;

// In UTF-16 units: " of the ".
const OF_THE = 8;

const FIGURES: ReadonlySet<FactClass> = new Set(FIGURE_CLASSES);

// In UTF-16 units: " (".
const BRACKET = 2;

function isCondition({ class: of }: Fact): boolean {
  return of === "condition";
}

function isNamed({ class: of }: Fact): boolean {
  return of === "actor" || of === "place";
}
