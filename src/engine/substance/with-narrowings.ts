import { otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import { cameAlone, type Finding, type Stretch } from "./finding.ts";
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
      if (/\p{L}/u.test(texts.ranges.texts[otherSide(side)].slice(...other))) continue;
      const place = narrowingIn(texts, side, own);
      if (place === undefined || told.some((one) => overlaps(one[side], place))) continue;
      const value = texts.tokens[side].text.slice(place.start, place.end);
      told = [...told, { ...cameAlone("scope", side, place, value), block }];
    }
  }
  return told;
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function overlaps(one: Stretch | undefined, other: Stretch): boolean {
  return one !== undefined && one.start < other.end && other.start < one.end;
}

/** The one word of a run of change, where it stands between what leads to a noun and a noun. */
function narrowingIn(texts: ComparedTexts, side: Side, [start, end]: readonly [number, number]): Stretch | undefined {
  const tokens = texts.tokens[side];
  const at = onlyWordIn(tokens, start, end);
  if (at === undefined) return undefined;
  const word = tokens.words[at] as Word;
  if (!mayNarrow(word) || EMPTY.has(word.lower) || !leadsToNoun(tokens, at - 1) || !isNoun(tokens, at + 1))
    return undefined;
  // Moved, or said otherwise: "the armed forces" and "armed persons".
  const isSaid = texts.tokens[otherSide(side)].words.some(({ root }) => root === word.root);
  return isSaid ? undefined : { start: tokens.starts[at] ?? 0, end: tokens.ends[at] ?? 0 };
}

function onlyWordIn({ starts, ends, count, words }: Tokens, start: number, end: number): number | undefined {
  let only: number | undefined;
  for (let at = 0; at < count; at += 1) {
    if ((ends[at] ?? 0) <= start) continue;
    if ((starts[at] ?? 0) >= end) break;
    if (only !== undefined || ((words[at] as Word).roles & ROLES.letter) === 0) return undefined;
    only = at;
  }
  return only;
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

function mayNarrow({ flags, lower }: Word): boolean {
  return (flags & OTHERS) === 0 && lower.length > 2 && !lower.endsWith("ly");
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
    tokens.lower[at] !== "to"
  );
}

function isNoun({ words }: Tokens, at: number): boolean {
  const word = words[at];
  return word !== undefined && (word.roles & ROLES.letter) !== 0 && (word.flags & FLAGS.functionWords) === 0;
}
