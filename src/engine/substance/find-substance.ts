import type { Change, Redline } from "../../model/comparison.ts";
import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { becameOther } from "./became-other.ts";
import { bySentences } from "./by-sentences.ts";
import { cameOrWent } from "./came-or-went.ts";
import { type ChangedRanges, changedRanges, type Side } from "./changed-ranges.ts";
import { ComparedFacts } from "./compared-facts.ts";
import { ComparedTexts } from "./compared-texts.ts";
import { withDefinition } from "./definition-of.ts";
import { type Fact, FIGURE_CLASSES } from "./fact.ts";
import type { Finding, Stretch } from "./finding.ts";
import { isDoubtful } from "./is-doubtful.ts";
import type { Language } from "./language.ts";
import { type FactPair, pairFacts } from "./pair-facts.ts";
import { readFactsIn } from "./read-facts.ts";
import { holds } from "./sentence-pairs.ts";
import { Stretches } from "./stretches.ts";
import { readTokens, type Tokens } from "./tokens.ts";
import { joinForbidden } from "./turning-negations.ts";
import { isInSmall } from "./word-in-small.ts";

/**
 * Says what a redline changes in substance: each figure, date, deadline, force, negation, condition, word of scope, name,
 * term or provision that became another one, came or went; and what is only written otherwise.
 *
 * @param language - That of the earlier text; `languageAfter` that of the later one, by default the same.
 * @returns In the order of the later text. Spans count code points in the redline's two texts. Where nothing is found and
 *   words differ, one change of the class `wording`. Empty for texts without a difference. Near linear in the texts. Never
 *   throws.
 */
export function findSubstance(redline: Redline, language: Language, languageAfter = language): readonly Change[] {
  const ranges = changedRanges(redline);
  if (ranges.blocks.length === 0) return [];
  const { before, after } = ranges.texts;
  const tokens = { before: readTokens(before, language), after: readTokens(after, languageAfter) };
  const isWord = wordsInSmall(tokens.before, tokens.after);
  const facts = {
    before: readFactsIn(tokens.before, language).filter((fact) => !isWord(fact)),
    after: readFactsIn(tokens.after, languageAfter).filter((fact) => !isWord(fact)),
  };
  const pairs = pairFacts(facts.before, facts.after, ranges, language);
  const findings = findingsOf(new ComparedFacts(ranges, facts, pairs, language));
  const isShort = Math.max(tokens.before.count, tokens.after.count) <= MOST_TOKENS;
  const grammar = language === languageAfter && isShort ? language.grammar : undefined;
  const done =
    grammar === undefined
      ? findings
      : bySentences(findings, new ComparedTexts(ranges, tokens, facts, language, grammar));
  const told = withDefinition(done, ranges, facts);
  const [oldOffsets, newOffsets] = [codePointOffsets(before), codePointOffsets(after)];
  const changes = told.map((finding) => changeOf(finding, ranges.texts, oldOffsets, newOffsets));
  return changes.length > 0 ? changes : wordingOf(ranges, oldOffsets, newOffsets);
}

// Nobody follows who does what through a point of so many words and marks; sentences are compared with each other.
const MOST_TOKENS = 1500;

/** Whether a name is only the first word of its sentence, and one of its family stands in small letters elsewhere: "Delivery". */
function wordsInSmall(...texts: readonly Tokens[]): (fact: Fact) => boolean {
  const isShort = texts.every(({ count }) => count <= MOST_TOKENS);
  return ({ class: of, guess, value }) =>
    isShort && of === "actor" && guess === "weak" && texts.some((tokens) => isInSmall(tokens, value));
}

function findingsOf(compared: ComparedFacts): readonly Finding[] {
  const { texts } = compared.ranges;
  const told: Finding[] = [];
  for (const pair of compared.pairs) {
    const finding = findingOf(pair, compared);
    if (finding !== undefined) told.push(finding);
  }
  const found = joinForbidden(told);
  if (!found.some(isChangedCondition)) return found;
  const figures = bothSides(found.filter(({ class: of }) => FIGURES.has(of)));
  const conditions = found.filter(isChangedCondition);
  // A condition of which a figure changed, or nothing but who is named, is told by that; what else changed in one is told with it.
  const names = found.filter(isChangedName);
  const byFigure = new Set(
    conditions.filter(
      (one) => SIDES.some((side) => holdsAny(one[side], figures[side])) || isAllButNames(one, names, texts),
    ),
  );
  const whole = bothSides(conditions.filter((one) => !byFigure.has(one)));
  const isInside = (one: Finding) =>
    SIDES.some((side) => one[side] !== undefined && whole[side].hold(one[side] as Stretch));
  return found.filter((one) => {
    if (isChangedCondition(one)) return !byFigure.has(one);
    return FIGURES.has(one.class) || one.class === "notation" || !isInside(one);
  });
}

const NAMES: ReadonlySet<Finding["class"]> = new Set(["actor", "place", "defined-term"]);

function isChangedName({ class: of, before, after }: Finding): boolean {
  return NAMES.has(of) && before !== undefined && after !== undefined;
}

/** "With the Dean's permission" and "with the Provost's permission": all words but the names are the same. */
function isAllButNames(condition: Finding, names: readonly Finding[], texts: ChangedRanges["texts"]): boolean {
  const inside = names.filter((name) =>
    SIDES.every((side) => name[side] !== undefined && holds(condition[side], name[side])),
  );
  if (inside.length === 0) return false;
  const [old, now] = SIDES.map((side) =>
    wordsBeside(
      texts[side],
      condition[side],
      inside.map((name) => name[side]),
    ),
  );
  return old === now;
}

function wordsBeside(text: string, whole: Stretch | undefined, names: readonly (Stretch | undefined)[]): string {
  let rest = "";
  let from = whole?.start ?? 0;
  for (const name of names) {
    if (name === undefined) continue;
    rest += text.slice(from, name.start);
    from = name.end;
  }
  const words = (rest + text.slice(from, whole?.end)).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => word !== "a" && word !== "an" && word !== "the").join(" ");
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];
const FIGURES: ReadonlySet<Finding["class"]> = new Set([...FIGURE_CLASSES, "reference"]);

function holdsAny(whole: Stretch | undefined, some: Stretches): boolean {
  if (whole === undefined) return false;
  const isInside = ({ start, end }: Stretch) => start >= whole.start && end <= whole.end;
  return some.find(whole.start, whole.end, isInside) !== undefined;
}

function isChangedCondition({ class: of, values }: Finding): boolean {
  return of === "condition" && !values.includes(null);
}

/** Where findings stand on either side. */
function bothSides(found: readonly Finding[]): Readonly<Record<Side, Stretches>> {
  const on = (side: Side) => new Stretches(found.flatMap(({ [side]: place }) => place ?? []));
  return { before: on("before"), after: on("after") };
}

function findingOf(pair: FactPair, compared: ComparedFacts): Finding | undefined {
  const { before, after, block } = pair;
  const isPaired = before !== undefined && after !== undefined;
  const finding = isPaired ? becameOther(before, after, pair, compared) : cameOrWent(pair, compared);
  if (finding === undefined) return undefined;
  const { class: of, before: was, after: now, values, direction, note } = finding;
  return { class: of, before: was, after: now, values, direction, note, isDoubtful: isDoubtful(pair, compared), block };
}

type Offsets = (offset: number) => number;

type Writable<Of> = { -readonly [Key in keyof Of]: Of[Key] };

function changeOf(
  { class: of, before, after, values, direction, note, isDoubtful: doubtful }: Finding,
  texts: ChangedRanges["texts"],
  old: Offsets,
  now: Offsets,
): Change {
  const change: Writable<Omit<Change, "note">> = {
    class: of,
    substance: of !== "notation",
    before: before === undefined ? null : texts.before.slice(before.start, before.end),
    after: after === undefined ? null : texts.after.slice(after.start, after.end),
    beforeSpan: before === undefined ? null : [old(before.start), old(before.end)],
    afterSpan: after === undefined ? null : [now(after.start), now(after.end)],
    values,
  };
  if (direction !== undefined) change.direction = direction;
  if (doubtful && of !== "notation") change.confidence = "low";
  return Object.assign(change, { note });
}

/** Words differ, and nothing that rules know: said once for all of it. */
function wordingOf({ blocks, texts }: ChangedRanges, old: Offsets, now: Offsets): readonly Change[] {
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const trimmed = (text: string, start: number, end: number): Stretch | undefined => {
    const part = text.slice(start, end);
    const from = start + (part.length - part.trimStart().length);
    const to = from + part.trim().length;
    return from < to ? { start: from, end: to } : undefined;
  };
  const before = trimmed(texts.before, first.before[0], last.before[1]);
  const after = trimmed(texts.after, first.after[0], last.after[1]);
  return [
    {
      class: "wording",
      substance: false,
      before: before === undefined ? null : texts.before.slice(before.start, before.end),
      after: after === undefined ? null : texts.after.slice(after.start, after.end),
      beforeSpan: before === undefined ? null : [old(before.start), old(before.end)],
      afterSpan: after === undefined ? null : [now(after.start), now(after.end)],
      note: "other words, and nothing of substance was found",
    },
  ];
}
