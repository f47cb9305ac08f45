import { otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import { became, cameAlone, type Finding, type Stretch } from "./finding.ts";
import { areInOneRow } from "./one-row.ts";
import { rolesAt, type Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/**
 * Findings with the plain words that narrow what they stand before, where one came or went and nothing took its place: an attack
 * is more than an armed attack, though no list has "armed". At most as many steps for each run of change as the texts have words.
 */
export function withNarrowings(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { blocks } = texts.ranges;
  let told = found;
  for (const [block, ranges] of blocks.entries()) {
    for (const side of SIDES) {
      const [own, other] = [ranges[side], ranges[otherSide(side)]];
      const given = texts.ranges.texts[otherSide(side)]
        .slice(...other)
        .replace(ARTICLE, "")
        .trim();
      // "All attacks" became "deliberate attacks": of both words of scope, one was found.
      const gaveWay = given === "" ? undefined : told.find((one) => isScopeAlone(one, otherSide(side), given));
      if (/\p{L}/u.test(given) && gaveWay === undefined) continue;
      const place = narrowingIn(texts, side, own, gaveWay !== undefined);
      if (place === undefined || told.some((one) => overlaps(one[side], place))) continue;
      const value = texts.tokens[side].text.slice(place.start, place.end);
      if (gaveWay !== undefined && isOfOneSense(value, given, texts)) {
        told = told.filter((one) => one !== gaveWay);
        continue;
      }
      const lone = { ...cameAlone("scope", side, place, value), block };
      told = gaveWay === undefined ? [...told, lone] : told.map((one) => (one === gaveWay ? joined(one, lone) : one));
    }
  }
  return told;
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** "Appropriate measures", "suitable measures". */
function isOfOneSense(one: string, other: string, { language: { wordOf } }: ComparedTexts): boolean {
  const senses = wordOf(other).senses.filter((sense) => sense.startsWith("="));
  return wordOf(one).senses.some((sense) => senses.includes(sense));
}

/** A word of scope that is all that a run of change has on a side, and gave way to nothing that was found. */
function isScopeAlone(one: Finding, side: Side, given: string): boolean {
  const value = one.values[side === "before" ? 0 : 1];
  return one.class === "scope" && one[otherSide(side)] === undefined && value === given.toLowerCase();
}

function joined(one: Finding, other: Finding): Finding {
  const [before, after] = [one.before ?? other.before, one.after ?? other.after];
  return became("scope", { before, after }, [one.values[0] ?? other.values[0], one.values[1] ?? other.values[1]]);
}

function overlaps(one: Stretch | undefined, other: Stretch): boolean {
  return one !== undefined && one.start < other.end && other.start < one.end;
}

/** The one word of a run of change, where it stands between what leads to a noun and a noun. */
function narrowingIn(
  texts: ComparedTexts,
  side: Side,
  [start, end]: readonly [number, number],
  isInPlace: boolean,
): Stretch | undefined {
  const tokens = texts.tokens[side];
  const at = onlyWordIn(tokens, start, end);
  if (at === undefined) return undefined;
  const word = tokens.words[at] as Word;
  const isInfinitive = tokens.lower[at - 1] === "to" && (word.roles & ROLES.plain) !== 0;
  const isLed =
    (isInPlace && !isInfinitive) ||
    leadsToNoun(tokens, at - 1) ||
    (ADJECTIVE.test(word.lower) && isDone(tokens, at - 1));
  if (isOfOneName(word.lower, tokens.lower[at + 1] ?? "", texts)) return undefined;
  if (!mayNarrow(word, tokens, at, texts) || !isLed || !isNoun(tokens, at + 1)) return undefined;
  // Moved, or said otherwise: "the armed forces" and "armed persons".
  const isSaid = texts.tokens[otherSide(side)].words.some(({ root }) => root === word.root);
  return isSaid ? undefined : { start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0 };
}

/** "The trade union" is the union. */
function isOfOneName(word: string, next: string, { language: { alikeActors } }: ComparedTexts): boolean {
  return areInOneRow(alikeActors, [next], [`${word} ${next}`]);
}

function onlyWordIn({ starts, ends, count, words }: Tokens, start: number, end: number): number | undefined {
  let only: number | undefined;
  for (let at = 0; at < count; at += 1) {
    if ((ends[at] ?? 0) <= start) continue;
    if ((starts[at] ?? 0) >= end) break;
    // "An attack", "a sustained attack".
    if (isArticle((words[at] as Word).lower)) continue;
    if (only !== undefined || ((words[at] as Word).roles & ROLES.letter) === 0) return undefined;
    only = at;
  }
  return only;
}

const ARTICLE = /^\s*an?\b/iu;

function isArticle(word: string): boolean {
  return word === "a" || word === "an";
}

const OTHERS =
  FLAGS.functionWords |
  FLAGS.capital |
  FLAGS.numbers |
  FLAGS.scopes |
  FLAGS.forces |
  FLAGS.negations |
  FLAGS.conditions |
  FLAGS.deadlines |
  FLAGS.frequencies |
  FLAGS.months;

/** Whether a word may narrow what it stands before: by itself, it says something, and is no word of another sort. */
export function mayNarrow({ flags, lower }: Word, tokens: Tokens, at: number, { language }: ComparedTexts): boolean {
  // "Agreed" says yes to something where it is no adjective.
  const isAgreed = language.negations.find(tokens, at)?.meaning === "accepts";
  return (
    (flags & (isAgreed ? OTHERS & ~FLAGS.negations : OTHERS)) === 0 &&
    lower.length > 2 &&
    !lower.endsWith("ly") &&
    !EMPTY.has(lower)
  );
}

// What says nothing that would not be so without it.
const EMPTY: ReadonlySet<string> = new Set(
  "said same own respective present above below aforesaid aforementioned foregoing following mutual overall actual very given particular various different existing current applicable concerned corresponding necessary relevant entire total whole new great own such other".split(
    " ",
  ),
);

const LEADING = ROLES.determiner | ROLES.preposition;

/** A determiner, a preposition or a word of scope: what follows belongs to a noun. */
function leadsToNoun(tokens: Tokens, at: number): boolean {
  return (
    at >= 0 &&
    ((rolesAt(tokens, at) & LEADING) !== 0 || ((tokens.flags[at] ?? 0) & FLAGS.scopes) !== 0) &&
    (tokens.lower[at] !== "to" || isBelonging(tokens, at))
  );
}

// By their endings.
const ADJECTIVE = /(?:ive|al|ent|ant|ic|ous|ble|ed|ary|ful|less|ian|ate)$/u;

/** A verb, or the small word that belongs to one: "phase out". */
function isDone(tokens: Tokens, at: number): boolean {
  const isVerb = (index: number) => (rolesAt(tokens, index) & (ROLES.plain | ROLES.third | ROLES.participle)) !== 0;
  return isVerb(at) || (PARTICLES.has(tokens.lower[at] ?? "") && isVerb(at - 1));
}

const PARTICLES: ReadonlySet<string> = new Set(["out", "up", "down", "off", "back", "away"]);

/** "Belonging to national minorities", "the right to peaceful assembly": "to" leads to a noun, and not to a verb. */
function isBelonging(tokens: Tokens, at: number): boolean {
  const { lower } = tokens;
  return BELONGING.has(lower[at - 1] ?? "") && (rolesAt(tokens, at + 1) & ROLES.plain) === 0;
}

const BELONGING: ReadonlySet<string> = new Set(
  "belonging according relating pertaining applicable applies apply extends extend right rights open due subject contrary respect access damage".split(
    " ",
  ),
);

function isNoun({ words }: Tokens, at: number): boolean {
  const word = words[at];
  return word !== undefined && (word.roles & ROLES.letter) !== 0 && (word.flags & FLAGS.functionWords) === 0;
}
