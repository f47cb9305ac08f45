import { blockAt, type ChangedRanges, otherSide, type Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding, Stretch } from "./finding.ts";
import { rootOf } from "./root-of.ts";
import { countSaid, isMostSaid } from "./said-beside.ts";
import { allOf, isSaidIn } from "./senses.ts";
import { isIn, type SentencePair } from "./sentence-pairs.ts";

/**
 * Without what came or went, by its words, in a sentence that was put otherwise as a whole: where two sentences share little
 * besides, a force or a name that one of them has alone is as well a part of how it is put. What has an exact value, and what
 * became something else, stays.
 */
export function withoutOtherWords(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { ranges } = texts;
  const isAsked = (one: Finding) => isLoose(one, ranges) || one.class === "modality";
  if (!found.some(isAsked)) return found;
  const places = (side: Side) => found.flatMap(({ [side]: place }) => place ?? []);
  const told = { before: places("before"), after: places("after") };
  const pairs = texts.pairs.map((pair) => ({
    pair,
    isReworded: !isMostSaid(told, pair, texts),
    unsaid: countSaid(told, pair, texts),
  }));
  return found.filter((one) => {
    if (isForceSaid(one, pairs, texts)) return false;
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
const ANYBODY: ReadonlySet<string> = new Set([
  ..."party parties state states contracting-party contracting-parties high-contracting-party state-party member members member-state member-states people".split(
    " ",
  ),
]);

/** "When this Agreement ends": a paper does nothing, and the other text need not name itself. */
function isPaper({ class: of, values }: Finding, { language: { naming } }: ComparedTexts): boolean {
  return of === "actor" && values.some((value) => value !== null && naming.papers.has(value));
}

function isAnybody({ class: of, values }: Finding): boolean {
  return of === "actor" && values.some((value) => value !== null && ANYBODY.has(value.replaceAll(" ", "-")));
}

/** "Shall be free to move", where the other sentence says that somebody "shall enjoy freedom". */
function isForceSaid(one: Finding, pairs: readonly { readonly pair: SentencePair }[], texts: ComparedTexts): boolean {
  if (one.class !== "modality") return false;
  const pair = pairs.find((some) => isIn(one, some.pair))?.pair;
  if (pair === undefined) return false;
  const isWithin = (said: Stretch, place: Stretch) => said.start >= place.start && said.end <= place.end;
  return (["before", "after"] as const).some((side) => {
    const [own, other] = [one[side], otherSide(side)];
    // Of what allows alone.
    const isLeave = own !== undefined && texts.facts[side].some(({ start, size }) => start === own.start && size === 1);
    if (!isLeave) return false;
    const matter = texts.saidIn(side, pair[side]).filter((said) => isWithin(said, own));
    if (matter.length === 0) return false;
    const isOther = (said: Stretch) =>
      (one[other] === undefined || !isWithin(said, one[other])) &&
      blockAt(texts.ranges, other, said.start, said.end) >= 0;
    const others = allOf(texts.saidIn(other, pair[other]).filter(isOther));
    return matter.every((said) => isSaidIn(said, others));
  });
}

/** Whether the other text has all words of a name that one of them has alone: "the two Parties". */
function isNamedAgain({ class: of, before, after }: Finding, { tokens }: ComparedTexts): boolean {
  if (of !== "actor") return false;
  const [side, other] = before === undefined ? (["after", "before"] as const) : (["before", "after"] as const);
  const place = side === "before" ? before : after;
  const words = tokens[side].text.slice(place?.start, place?.end).toLowerCase().split(/\s+/u);
  return words.every((word) => {
    const root = rootOf(word);
    return tokens[other].words.some((one) => one.root === root);
  });
}

const LOOSE: ReadonlySet<Finding["class"]> = new Set(["modality", "actor"]);

/** Whether a finding is of one side alone, where other words stand on the other side. */
function isLoose({ class: of, before, after, block }: Finding, { blocks, texts }: ChangedRanges): boolean {
  if (!LOOSE.has(of) || (before !== undefined && after !== undefined)) return false;
  const side = before === undefined ? "before" : "after";
  const range = blocks[block ?? -1]?.[side];
  return blocks.length > 1 || (range !== undefined && /\p{L}/u.test(texts[side].slice(...range)));
}
