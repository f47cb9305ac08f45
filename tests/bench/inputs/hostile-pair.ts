import { seededRandom } from "../../support/seeded-random.ts";
import type { TextPair } from "./text-pair.ts";

/** How a pair of texts is made that somebody might send to keep us busy. All choices are names, so that a find can be repeated. */
export type HostileShape = {
  readonly words: keyof typeof WORDS;
  /** What every other line is made of, where that is something else: tiny points beside huge ones, numbers beside prose. */
  readonly beside?: keyof typeof WORDS;
  readonly order: keyof typeof ORDERS;
  /** What stands between words, and after each `every` words. */
  readonly between: string;
  readonly every: number;
  readonly ending: string;
  /** How the later text comes from the earlier one. */
  readonly relation: keyof typeof RELATIONS;
  readonly markdown: boolean;
  readonly seed: number;
};

/** Both texts of a shape, each about `length` UTF-16 units long. Linear in the length. */
export function hostilePair(shape: HostileShape, length: number): TextPair {
  const chance = seededRandom(shape.seed);
  const [plain, other] = [WORDS[shape.words], WORDS[shape.beside ?? shape.words]];
  // Which line a word stands in is settled before the words are put into another order.
  const word = (drawn: number, place: number) => (Math.floor(place / shape.every) % 2 === 0 ? plain : other)(drawn);
  const average =
    Array.from({ length: 400 }, (_, place) => (place % 2 === 0 ? plain : other)(place >> 1).length).reduce(
      (sum, one) => sum + one,
      0,
    ) / 400;
  const unit = average + shape.between.length + shape.ending.length / shape.every;
  const count = Math.max(2, Math.floor(length / unit));
  const draw = (place: number) => word(ORDERS[shape.order](place, count, chance), place);
  const before = Array.from({ length: count }, (_, place) => draw(place));
  const after = RELATIONS[shape.relation](before, chance, draw);
  return { before: written(before, shape), after: written(after, shape) };
}

function written(words: readonly string[], { between, every, ending }: HostileShape): string {
  const lines: string[] = [];
  for (let start = 0; start < words.length; start += every) lines.push(words.slice(start, start + every).join(between));
  return lines.join(ending);
}

type Chance = () => number;

const below = (limit: number, chance: Chance) => Math.floor(chance() * limit);

/** For each kind its words, by number. */
const WORDS = {
  one: () => "a",
  two: (place: number) => (place % 2 === 0 ? "a" : "b"),
  few: (place: number) => `word${place % 7}`,
  hundred: (place: number) => `term${place % 100}`,
  many: (place: number) => `w${place.toString(36)}`,
  long: (place: number) => "x".repeat(2_000) + (place % 50),
  figures: (place: number) => String(100 + (place % 900)),
  labels: (place: number) => `${1 + (place % 30)}.`,
  letters: (place: number) => `(${String.fromCharCode(97 + (place % 26))})`,
  romans: (place: number) => `(${["i", "ii", "iv", "v", "x", "c", "m", "mmmmmm"][place % 8]})`,
  depths: (place: number) =>
    `${Array(1 + (place % 60))
      .fill("1")
      .join(".")}.`,
  brackets: (place: number) => "[]["[place % 3] ?? "[",
  openBrackets: () => "[",
  parties: (place: number) => `[Option ${place % 4}: A / B; US propose: c`,
  hyphens: (place: number) => `a-${place % 3}-’`,
  ideographs: (place: number) => String.fromCodePoint(0x4e00 + (place % 600)),
  thai: (place: number) => String.fromCodePoint(0x0e01 + (place % 40)),
  marks: (place: number) => `e${"\u0301".repeat(1 + (place % 40))}`,
  surrogates: (place: number) => String.fromCharCode(0xd800 + (place % 0x800)),
  invisible: (place: number) => ["\u200b", "\u202e", "a", "\ufeff", "\u00ad"][place % 5] ?? "a",
  markup: (place: number) => ["**", "#", "- ", "\\", "`", "_", ">", "{"][place % 8] ?? "#",
  references: (place: number) => `Article ${place % 90}(${place % 9})(b), points 3 to ${place % 40}`,
  sentences: (place: number) => `The Party numbered ${place % 800} shall do what it said.`,
  digits: (place: number) => String(place % 10),
  letters26: (place: number) => String.fromCharCode(97 + (place % 26)),
  sameFive: (place: number) => permuted(["the", "Party", "shall", "not", "pay"], place % 120).join(" "),
  families: (place: number) =>
    Array(1 + (place % 30))
      .fill("👨‍👩‍👧")
      .join("\u200d"),
  bullets: (place: number) => `${"  ".repeat(place % 40)}- item${place % 7}`,
  numbered: (place: number) => `${1 + (place >> 6)}.${1 + ((place >> 3) & 7)}.${1 + (place & 7)} item${place % 11}`,
  above: (place: number) => `paragraph ${1 + (place % 3)} above`,
  unclosed: (place: number) => `[[(“${place % 5}) ]`,
  phrases: (place: number) => `without prejudice to the rights of Party ${place % 13} and its heirs,`,
  lookAlikes: (place: number) => ["Аrticle", "Article", "Artісle", "A\u200brticle"][place % 4] ?? "",
  boilerplate: (place: number) => `The Parties shall, subject to clause ${place}, do all that is needed for it.`,
} satisfies Readonly<Record<string, (place: number) => string>>;

/** The permutation of a few words that has a number. Source: the factorial number system (Laisant, 1888). */
function permuted(words: readonly string[], number: number): readonly string[] {
  const [left, chosen] = [[...words], [] as string[]];
  for (let rest = number; left.length > 0; rest = Math.floor(rest / (left.length + 1)))
    chosen.push(...left.splice(rest % left.length, 1));
  return chosen;
}

/** How many of the bits of a number are set. */
function bitsSet(number: number): number {
  let count = 0;
  for (let rest = number; rest > 0; rest >>>= 1) count += rest & 1;
  return count;
}

let windows: Uint8Array | undefined;

/** A sequence of bits in which every 20 in a row stand once: the longest of a shift register of 20 bits (Golomb, 1967). */
function bitOfWindows(place: number): number {
  if (windows === undefined) {
    windows = new Uint8Array(2 ** 20);
    for (let at = 0, state = 1; at < windows.length; at++) {
      windows[at] = state & 1;
      state = (state >>> 1) | (((state ^ (state >>> 3)) & 1) << 19);
    }
  }
  return windows[place % windows.length] ?? 0;
}

/** Which word stands at a place. */
const ORDERS = {
  counted: (place: number) => place,
  backward: (place: number, count: number) => count - place,
  drawn: (_place: number, count: number, chance: Chance) => below(count, chance),
  drawnFew: (_place: number, _count: number, chance: Chance) => below(64, chance),
  nested: (place: number) => place & (place >> 1),
  /** Every 20 words in a row stand once, of two different words. */
  windows: bitOfWindows,
  /** Nothing stands three times in a row, however long (Thue, 1906). */
  overlapFree: (place: number) => bitsSet(place) % 2,
  /** The same few over and over, then one that is new. */
  nearlyPeriodic: (place: number) => (place % 50 === 49 ? place : place % 7),
  runs: (place: number) => Math.floor(Math.sqrt(place)),
} satisfies Readonly<Record<string, (place: number, count: number, chance: Chance) => number>>;

type Relation = (before: readonly string[], chance: Chance, drawAnew: (place: number) => string) => readonly string[];

const RELATIONS = {
  drawnAnew: (before, _chance, drawAnew) => before.map((_, place) => drawAnew(place)),
  reversed: (before) => [...before].reverse(),
  shuffled: (before, chance) => shuffle(before, chance),
  shifted: (before) => [...before.slice(before.length / 3), ...before.slice(0, before.length / 3)],
  everyThirdLost: (before) => before.filter((_, place) => place % 3 !== 0),
  everySecondOther: (before, chance) =>
    before.map((word, place) => (place % 2 === 0 ? word : `y${below(1e6, chance)}`)),
  tenthOther: (before, chance) => before.map((word) => (chance() < 0.1 ? `z${below(5, chance)}` : word)),
  doubled: (before) => before.slice(0, before.length / 2).flatMap((word) => [word, word]),
  swappedNeighbours: (before) => before.map((word, place) => before[place ^ 1] ?? word),
  blocksShuffled: (before, chance) => {
    const blocks = Array.from({ length: Math.ceil(before.length / 17) }, (_, n) => before.slice(17 * n, 17 * (n + 1)));
    return shuffle(blocks, chance).flat();
  },
  oneOfFiveOther: (before) => before.map((word, place) => (place % 5 === 3 ? `q${place % 977}` : word)),
  halved: (before) => before.slice(0, before.length / 2),
  nothing: () => [],
  same: (before) => before,
} satisfies Readonly<Record<string, Relation>>;

function shuffle<Item>(items: readonly Item[], chance: Chance): Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = below(last + 1, chance);
    [shuffled[last], shuffled[other]] = [shuffled[other] as Item, shuffled[last] as Item];
  }
  return shuffled;
}

const BETWEEN = [" ", "", "\n", "\n\n", " — ", "\t", "\u00a0"];
const ENDINGS = [". ", "\n", "\n\n", "\n1. ", ".\n- ", "\n  (a) ", "\n# ", "\nArticle 5 – ", "; ", ".\n"];
const LENGTHS = [1, 2, 3, 5, 12, 40, 400, 900, 5_000, 1e9];

/** Draws a shape. */
export function drawShape(chance: Chance): HostileShape {
  const one = <Name>(from: readonly Name[]): Name => from[below(from.length, chance)] as Name;
  return {
    words: one(Object.keys(WORDS) as (keyof typeof WORDS)[]),
    ...(chance() < 0.2 ? { beside: one(Object.keys(WORDS) as (keyof typeof WORDS)[]) } : {}),
    order: one(Object.keys(ORDERS) as (keyof typeof ORDERS)[]),
    between: one(BETWEEN),
    every: one(LENGTHS),
    ending: one(ENDINGS),
    relation: one(Object.keys(RELATIONS) as (keyof typeof RELATIONS)[]),
    markdown: chance() < 0.3,
    seed: below(2 ** 31, chance),
  };
}

/** A shape that differs from another in one respect. */
export function varyShape(shape: HostileShape, chance: Chance): HostileShape {
  const other = drawShape(chance);
  const aspects = Object.keys(other) as (keyof HostileShape)[];
  const aspect = aspects[below(aspects.length, chance)] ?? "seed";
  return { ...shape, [aspect]: other[aspect] };
}

const PLAIN = { order: "counted", between: " ", every: 1e9, ending: "\n", markdown: false, seed: 1 } as const;
const IN_POINTS = { ...PLAIN, ending: "\n\n" } as const;
const IN_LINES = { ...PLAIN, every: 16, ending: ".\n" } as const;

/** Shapes that are known to hurt tools of this kind. */
export const hostileShapes: Readonly<Record<string, HostileShape>> = {
  "one word throughout, a third lost": { ...PLAIN, words: "one", relation: "everyThirdLost" },
  "two words, drawn anew": { ...PLAIN, words: "two", order: "drawn", relation: "drawnAnew" },
  "seven words, drawn anew": { ...PLAIN, words: "few", order: "drawn", relation: "drawnAnew" },
  "a hundred words, shuffled": { ...PLAIN, words: "hundred", relation: "shuffled" },
  "a hundred words, in lines, drawn anew": { ...IN_LINES, words: "hundred", order: "drawn", relation: "drawnAnew" },
  "all words once, reversed": { ...PLAIN, words: "many", relation: "reversed" },
  "all words once, shuffled": { ...PLAIN, words: "many", relation: "shuffled" },
  "all words once, every second other": { ...PLAIN, words: "many", relation: "everySecondOther" },
  "periodic, shifted": { ...PLAIN, words: "hundred", relation: "shifted" },
  "nearly periodic": { ...PLAIN, words: "few", relation: "tenthOther" },
  "neighbours swapped": { ...PLAIN, words: "many", relation: "swappedNeighbours" },
  "every word doubled": { ...PLAIN, words: "few", order: "drawn", relation: "doubled" },
  "one huge word": { ...PLAIN, words: "many", between: "", relation: "tenthOther" },
  "long words": { ...PLAIN, words: "long", relation: "shuffled" },
  "a million brackets": { ...PLAIN, words: "openBrackets", between: "", relation: "everyThirdLost" },
  "brackets that do not close": { ...PLAIN, words: "brackets", between: "", relation: "shuffled" },
  "options and parties": { ...IN_LINES, words: "parties", relation: "tenthOther" },
  "Chinese without spaces": { ...PLAIN, words: "ideographs", between: "", order: "drawn", relation: "tenthOther" },
  "Thai, drawn anew": { ...PLAIN, words: "thai", between: "", order: "drawn", relation: "drawnAnew" },
  "piles of accents": { ...PLAIN, words: "marks", between: "", relation: "everyThirdLost" },
  "lone surrogates": { ...PLAIN, words: "surrogates", between: "", relation: "shuffled" },
  "invisible characters": { ...PLAIN, words: "invisible", between: "", relation: "everyThirdLost" },
  "apostrophes and hyphens": { ...PLAIN, words: "hyphens", between: "", relation: "tenthOther" },
  "figures in groups": { ...PLAIN, words: "figures", relation: "tenthOther" },
  "labels and nothing else": { ...IN_LINES, words: "labels", every: 1, ending: "\n", relation: "tenthOther" },
  "letters and numerals in turn": { ...IN_LINES, words: "romans", every: 2, ending: "\n", relation: "shuffled" },
  "sixty levels deep": { ...IN_LINES, words: "depths", every: 1, ending: "\n", relation: "shuffled" },
  "lists in lists": { ...IN_LINES, words: "hundred", every: 3, ending: "\n  (a) ", relation: "shuffled" },
  "marks of Markdown": { ...IN_LINES, words: "markup", between: "", relation: "everyThirdLost", markdown: true },
  "one line each, all lines shuffled": { ...IN_LINES, words: "sentences", every: 1, relation: "shuffled" },
  "look-alike lines, shuffled": { ...IN_LINES, words: "boilerplate", every: 1, ending: "\n", relation: "shuffled" },
  "look-alike lines, drawn anew": {
    ...IN_LINES,
    words: "boilerplate",
    every: 1,
    ending: "\n",
    order: "drawn",
    relation: "drawnAnew",
  },
  "look-alike points, each reworded": {
    ...IN_LINES,
    words: "boilerplate",
    every: 2,
    ending: "\n\n",
    relation: "everySecondOther",
  },
  "few words, in short lines": {
    ...IN_LINES,
    words: "few",
    every: 3,
    ending: "\n\n",
    order: "drawn",
    relation: "drawnAnew",
  },
  "sentences of one point, shuffled": { ...PLAIN, words: "sentences", relation: "shuffled" },
  "sentences of one point, neighbours swapped": { ...PLAIN, words: "boilerplate", relation: "swappedNeighbours" },
  "references in every line": { ...IN_LINES, words: "references", every: 2, relation: "tenthOther" },
  "blank lines": { ...PLAIN, words: "one", between: "\n\n", relation: "everyThirdLost" },
  "points of two words, all different": {
    ...PLAIN,
    words: "many",
    every: 2,
    ending: "\n\n",
    relation: "everySecondOther",
  },
  "points of one word, all different": { ...PLAIN, words: "many", every: 1, ending: "\n\n", relation: "tenthOther" },
  "letters and full stops": { ...IN_LINES, words: "letters26", every: 1, order: "drawn", relation: "shuffled" },
  "20,000 points, every one reworded": {
    ...IN_POINTS,
    words: "many",
    every: 9,
    order: "drawn",
    relation: "oneOfFiveOther",
  },
  "the same five words in each point": {
    ...IN_POINTS,
    words: "sameFive",
    every: 1,
    order: "drawn",
    relation: "shuffled",
  },
  "every window of twenty once": { ...PLAIN, words: "two", order: "windows", relation: "shifted" },
  "nothing three times in a row": { ...PLAIN, words: "two", order: "overlapFree", relation: "shifted" },
  "one line of digits": { ...PLAIN, words: "digits", between: "", order: "drawn", relation: "everyThirdLost" },
  "families of emoji": { ...PLAIN, words: "families", between: "", relation: "tenthOther" },
  "bullets forty deep": { ...PLAIN, words: "bullets", every: 1, markdown: true, relation: "tenthOther" },
  "numbers three deep": { ...IN_LINES, words: "numbered", every: 1, relation: "blocksShuffled" },
  "a reference in every line": { ...IN_POINTS, words: "above", every: 1, relation: "tenthOther" },
  "references in one point": { ...PLAIN, words: "above", relation: "tenthOther" },
  "brackets of every kind left open": { ...IN_LINES, words: "unclosed", every: 3, relation: "oneOfFiveOther" },
  "the same phrase over and over, permuted": { ...PLAIN, words: "phrases", order: "drawn", relation: "blocksShuffled" },
  "letters that look alike": { ...PLAIN, words: "lookAlikes", order: "drawn", relation: "drawnAnew" },
  "points of 900 words, each rewritten": {
    ...IN_POINTS,
    words: "hundred",
    every: 900,
    order: "drawn",
    relation: "drawnAnew",
  },
  "tiny points beside long ones": {
    ...IN_POINTS,
    words: "many",
    beside: "boilerplate",
    every: 3,
    order: "drawn",
    relation: "tenthOther",
  },
  "against an empty text": { ...IN_LINES, words: "many", relation: "nothing" },
};
