import { blockAt, otherSide } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding, Stretch } from "./finding.ts";
import { allOf, isSaidIn } from "./senses.ts";
import { isIn } from "./sentence-pairs.ts";

/**
 * Findings without leaves that the other sentence gives by a noun: "shall be free to move", where somebody "shall enjoy
 * freedom of movement".
 */
export function withForces(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (!found.some(isOfWords)) return found;
  return found.filter((one) => !isOfWords(one) || !isSaidOtherwise(one, texts));
}

/** Whether a force is more than a modal verb on either side: "is entitled to". */
function isOfWords({ class: of, values }: Finding): boolean {
  return of === "modality" && values.some((value) => value?.includes(" ") === true);
}

const SIDES = ["before", "after"] as const;

/** Whether the words of matter in a leave are said by what was struck or inserted on the other side, beside the force there. */
function isSaidOtherwise(one: Finding, texts: ComparedTexts): boolean {
  const pair = texts.pairs.find((some) => isIn(one, some));
  if (pair === undefined) return false;
  const isWithin = (said: Stretch, place: Stretch) => said.start >= place.start && said.end <= place.end;
  return SIDES.some((side) => {
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
