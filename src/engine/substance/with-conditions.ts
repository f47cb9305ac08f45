import { type Both, otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Fact } from "./fact.ts";
import type { Finding, Stretch } from "./finding.ts";
import { allOf, isSaidIn, type Said } from "./senses.ts";
import { isIn, isMatter, type SentencePair } from "./sentence-pairs.ts";

/**
 * Findings without conditions that only were put in other words: of which the other sentence says most, or the condition that
 * took its place does, by words of one sense: "upon termination" and "when this Agreement ends".
 */
export function withConditions(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (!found.some(isCondition)) return found;
  // Where words came alone or went alone, nothing is said otherwise.
  if (SIDES.some((side) => !texts.touched[side].some(isMatter))) return found;
  return found.filter((one) => {
    if (!isCondition(one)) return true;
    const pair = texts.pairs.find((some) => isIn(one, some));
    return pair === undefined || !isPutOtherwise(one, pair, texts);
  });
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function isCondition({ class: of }: Finding): boolean {
  return of === "condition";
}

// Of the matter of a condition: with so much of it said by the other sentence, it is there in other words.
const SAID = 0.6;

function isPutOtherwise({ before, after }: Finding, pair: SentencePair, texts: ComparedTexts): boolean {
  if (before !== undefined && after !== undefined) {
    const [old, now] = [conditionAt("before", before, texts), conditionAt("after", after, texts)];
    if (old === undefined || now === undefined || isOfOtherSort(old, now, texts)) return false;
    const [own, others] = [matterOf("before", old, pair, texts), matterOf("after", now, pair, texts)];
    // "Upon delivery and report any defects": what else is read with a condition may stand elsewhere in the other sentence.
    const said = allOf(texts.saidIn("before", pair.before));
    const saidNow = allOf(texts.saidIn("after", pair.after));
    const lost = own.filter((one) => !isSaidIn(one, saidNow)).length;
    const come = others.filter((one) => !isSaidIn(one, said)).length;
    if (isLonger(old, now)) return lost + come === 0;
    // "An accident" and "an accident with transboundary effects"; "becomes insolvent" and "ceases to trade".
    return own.length > 0 && others.length > 0 && lost + come < MORE;
  }
  const side: Side = before === undefined ? "after" : "before";
  const place = before ?? after;
  const fact = place && conditionAt(side, place, texts);
  if (fact === undefined) return false;
  const matter = matterOf(side, fact, pair, texts);
  const elsewhere = allOf(texts.saidIn(side, pair[side]).filter((one) => !isWithin(one, fact)));
  const others = allOf(texts.saidIn(otherSide(side), pair[otherSide(side)]));
  // What the rest of its own sentence says too may be said of that.
  const own = matter.filter((one) => !isSaidIn(one, elsewhere));
  const again = own.filter((one) => isSaidIn(one, others));
  return own.length > 0 && again.length >= SAID * own.length;
}

function conditionAt(side: Side, { start }: Stretch, { facts }: ComparedTexts): Fact | undefined {
  return facts[side].find((fact) => fact.class === "condition" && fact.start === start);
}

// In words that say what the other condition does not: with so many, it is narrower, or another one.
const MORE = 2;

/** "Unless he objects" and "if he objects"; a sort that the other says in its own words is none: "if the Council so requests". */
function isOfOtherSort(before: Fact, after: Fact, { language }: ComparedTexts): boolean {
  const { conditionSorts } = language;
  return conditionSorts.get(before.unit ?? "") !== conditionSorts.get(after.unit ?? "");
}

/** "If A" and "if A or B". */
function isLonger({ value: one }: Fact, { value: other }: Fact): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return long.startsWith(`${short} or `) || long.startsWith(`${short} and `);
}

/** What a condition says, without the words that open it. */
function matterOf(side: Side, fact: Fact, pair: Both<Stretch>, texts: ComparedTexts): readonly Said[] {
  const opened = fact.start + (fact.unit ?? "").length;
  return texts.saidIn(side, pair[side]).filter((one) => one.start >= opened && one.end <= fact.end);
}

function isWithin(one: Stretch, other: Stretch): boolean {
  return one.start >= other.start && one.end <= other.end;
}
