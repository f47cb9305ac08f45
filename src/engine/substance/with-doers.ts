import type { Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import { became, type Finding, type Stretch } from "./finding.ts";
import { compareDeeds, type OtherDoer, type SameDoer } from "./other-doers.ts";
import { Deeds } from "./read-deeds.ts";
import type { Doer } from "./read-doers.ts";
import { beginsSentence, type Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";
import { isInSmall, isNounOfSomething } from "./word-in-small.ts";

/**
 * Findings with those of who does now what somebody else did before, by the grammar of both texts. It overrules what was found
 * of these names by where they stand; what says that two names are one stays.
 */
export function withDoers(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { tokens, language } = texts;
  // Of most redlines only figures changed.
  if (!texts.isTouched(isWord)) return found;
  const of = (side: Side) => new Deeds(tokens[side], language);
  const { same, others } = compareDeeds({ before: of("before"), after: of("after") }, language);
  let told: readonly Finding[] = found.filter((one) => !same.some((doer) => isWithin(one, doer, tokens)));
  for (const other of others) {
    // "Data shall be exchanged": no name, and who exchanged them is told otherwise.
    if (SIDES.some((side) => isPlainWord(other[side], tokens[side], Object.values(tokens)))) continue;
    const finding = asFinding(other, tokens);
    // "Either army" and "both armies".
    const [old, now] = finding.values.map((value) => (value === null ? null : language.singular(value)));
    if (old !== now) told = withDoer(told, finding);
  }
  return told;
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function isPlainWord(doer: Doer | undefined, tokens: Tokens, texts: readonly Tokens[]): boolean {
  if (doer === undefined || doer.end !== doer.start + 1 || !beginsSentence(tokens, doer.start)) return false;
  if (isNounOfSomething(tokens, doer.start)) return true;
  return texts.some((text) => isInSmall(text, tokens.lower[doer.start] ?? ""));
}

const NO_NOUN = FLAGS.functionWords | FLAGS.numbers | FLAGS.months | FLAGS.figure | FLAGS.forces;

function isWord({ flags, lower }: Word): boolean {
  return (flags & NO_NOUN) === 0 && lower > "a";
}

/** Whether two names were taken for two that are one doer: "Finland's parliament", "the Finnish parliament". */
function isWithin(one: Finding, { before, after }: SameDoer, tokens: Readonly<Record<Side, Tokens>>): boolean {
  if (!NAMES.has(one.class) || SURE.has(one.class)) return false;
  const holds = (whole: Stretch | undefined, part: Stretch | undefined) =>
    whole !== undefined && part !== undefined && part.start >= whole.start && part.end <= whole.end;
  return holds(placeOf(tokens.before, before), one.before) && holds(placeOf(tokens.after, after), one.after);
}

function placeOf({ starts, ends }: Tokens, doer: Doer | undefined): Stretch | undefined {
  return doer && { start: starts[doer.start] ?? 0, end: ends[doer.end - 1] ?? 0 };
}

function withDoer(found: readonly Finding[], one: Finding): readonly Finding[] {
  const names = found.filter(
    (other) => NAMES.has(other.class) && (overlap(other.before, one.before) || overlap(other.after, one.after)),
  );
  const isTold = names.some(
    (other) =>
      SURE.has(other.class) ||
      ((one.before === undefined || overlap(other.before, one.before)) &&
        (one.after === undefined || overlap(other.after, one.after))),
  );
  // What was found by its place is known by the grammar as well now.
  if (isTold) return found.map((other) => (names.includes(other) ? { ...other, block: undefined } : other));
  return [...found.filter((other) => !names.includes(other)), one];
}

const NAMES: ReadonlySet<Finding["class"]> = new Set(["actor", "place", "defined-term", "notation", "reference"]);
// Of names and numbers of provisions, nothing is told twice.
const SURE: ReadonlySet<Finding["class"]> = new Set(["notation", "reference"]);

function overlap(one: Stretch | undefined, other: Stretch | undefined): boolean {
  return one !== undefined && other !== undefined && one.start < other.end && other.start < one.end;
}

function asFinding({ before, after }: OtherDoer, tokens: Readonly<Record<Side, Tokens>>): Finding {
  const value = (doer: Doer | undefined) => (doer === undefined ? null : [...doer.which, doer.head].join(" "));
  const values = [value(before), value(after)] as const;
  return became("actor", { before: placeOf(tokens.before, before), after: placeOf(tokens.after, after) }, values);
}
