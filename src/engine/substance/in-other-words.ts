import { type ChangedRanges, otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding } from "./finding.ts";
import { listed } from "./phrases.ts";
import { rootOf } from "./root-of.ts";
import { countSaid, isMostOf } from "./said-beside.ts";
import { isIn } from "./sentence-pairs.ts";

/**
 * Without what came or went, by its words, in a sentence that was put otherwise as a whole: where two sentences share little
 * besides, a force or a name that one of them has alone is as well a part of how it is put. What has an exact value, and what
 * became something else, stays.
 */
export function withoutOtherWords(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { ranges } = texts;
  if (!found.some((one) => isLoose(one, ranges) || isSwapped(one))) return found;
  const places = (side: Side) => found.flatMap(({ [side]: place }) => place ?? []);
  const told = { before: places("before"), after: places("after") };
  const pairs = texts.pairs.map((pair) => {
    const unsaid = countSaid(told, pair, texts);
    return { pair, isReworded: !isMostOf(unsaid), unsaid };
  });
  return found.filter((one) => {
    if (isSwapped(one)) {
      const isReworded = pairs.some(({ pair, isReworded: is }) => is && isIn(one, pair));
      return !isReworded || !SIDES.some((side) => isNamedBeside(one, side, texts));
    }
    if (!isLoose(one, ranges)) return true;
    if (isAnybody(one) || isPaper(one, texts)) return false;
    const place = pairs.find(({ pair }) => isIn(one, pair));
    // "The pontiff": another word stands there for somebody who is known by grammar alone.
    const isOther =
      one.class === "actor" &&
      one.isDoubtful === true &&
      place !== undefined &&
      place.unsaid[one.before === undefined ? "lost" : "come"] > 0;
    return !isNamedAgain(one, texts) && place?.isReworded !== true && !isOther;
  });
}

// Whoever is bound by a treaty, where the other text binds without saying whom: "the Parties shall respect", "shall be respected".
const ANYBODY: ReadonlySet<string> = new Set(
  listed(
    "party, parties, state, states, contracting party, contracting parties, high contracting party, high contracting parties, state party, member, members, member state, member states, people",
  ),
);

function isAnybody({ class: of, values }: Finding): boolean {
  return of === "actor" && values.some((value) => value !== null && ANYBODY.has(value));
}

/** "When this Agreement ends": a paper does nothing, and the other text need not name itself. */
function isPaper({ class: of, values }: Finding, { language: { naming } }: ComparedTexts): boolean {
  return of === "actor" && values.some((value) => value !== null && naming.papers.has(value));
}

/** Whether the other text has all words of a name that one of them has alone: "the two Parties". */
function isNamedAgain(one: Finding, { tokens }: ComparedTexts): boolean {
  if (one.class !== "actor") return false;
  const side = one.before === undefined ? "after" : "before";
  const words = tokens[side].text.slice(one[side]?.start, one[side]?.end).split(/\s+/u);
  const roots = new Set(tokens[otherSide(side)].words.map(({ root }) => root));
  return words.every((word) => roots.has(rootOf(word)));
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function isSwapped({ class: of, before, after }: Finding): boolean {
  return of === "actor" && before !== undefined && after !== undefined;
}

/** Whether one who took the place of another was in the other text as well, in another form: "the sale" and "to sell". */
function isNamedBeside(one: Finding, side: Side, { tokens }: ComparedTexts): boolean {
  const other = otherSide(side);
  const { words, ends } = tokens[other];
  const end = one[other]?.end ?? 0;
  const last = words.findLast((_, at) => (ends[at] ?? 0) <= end);
  return tokens[side].words.some((word) => word.verbRoot === last?.verbRoot || word.root === last?.root);
}

const LOOSE: ReadonlySet<Finding["class"]> = new Set(["modality", "actor"]);

/** Whether a finding is of one side alone, where other words stand on the other side. */
function isLoose({ class: of, before, after, block }: Finding, { blocks, texts }: ChangedRanges): boolean {
  if (!LOOSE.has(of) || (before !== undefined && after !== undefined)) return false;
  const side = before === undefined ? "before" : "after";
  const range = blocks[block ?? -1]?.[side];
  return blocks.length > 1 || (range !== undefined && /\p{L}/u.test(texts[side].slice(...range)));
}
