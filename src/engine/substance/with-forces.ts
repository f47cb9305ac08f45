import { blockAt, otherSide } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding, Stretch } from "./finding.ts";
import { allOf, isSaidIn } from "./senses.ts";
import { isIn } from "./sentence-pairs.ts";
import { ROLES } from "./word-roles.ts";

/**
 * Findings without forces that only somebody reports, without leaves that the other sentence gives by a noun: "shall be free
 * to move", where somebody "shall enjoy freedom of movement"; and without those that say with "only" who alone may do what
 * the other sentence binds everybody to be.
 */
export function withForces(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const turned = onlyTurned(found, texts);
  return found.filter((one) => {
    if (turned.has(one)) return false;
    if (one.class !== "modality") return true;
    return isOfWords(one) ? !isSaidOtherwise(one, texts) : !isReported(one, texts);
  });
}

/** "A minister must be a citizen" and "only a citizen may be a minister": the force and the "only" of which neither says more. */
function onlyTurned(found: readonly Finding[], texts: ComparedTexts): ReadonlySet<Finding> {
  const turned = new Set<Finding>();
  for (const force of found) {
    const { class: of, before, after, direction } = force;
    if (of !== "modality" || before === undefined || after === undefined || direction === undefined) continue;
    const side = direction === "down" ? "after" : "before";
    const [may, must] = [force[side], force[otherSide(side)]] as [Stretch, Stretch];
    const only = found.find(
      (one) => one.class === "scope" && one[otherSide(side)] === undefined && one.values.includes("only"),
    );
    const place = only?.[side];
    const pair = texts.pairs.find((some) => isIn(force, some));
    if (only === undefined || place === undefined || pair === undefined || place.start > may.start) continue;
    const between = texts.saidIn(side, { start: place.end, end: may.start });
    const behind = allOf(texts.saidIn(otherSide(side), { start: must.end, end: pair[otherSide(side)].end }));
    const ahead = allOf(texts.saidIn(otherSide(side), { start: pair[otherSide(side)].start, end: must.start }));
    const isBehind = between.filter((said) => isSaidIn(said, behind) && !isSaidIn(said, ahead)).length;
    if (isBehind > 0 && 2 * isBehind >= between.length) turned.add(force).add(only);
  }
  return turned;
}

// What a force becomes where somebody said it.
const REPORTED: ReadonlySet<string> = new Set(["will would", "can could", "may might"]);

/** "Will be freed, mediators said" and "mediators said that they would be freed": one force, in direct and in reported speech. */
function isReported({ before, after, values: [was, now] }: Finding, { tokens }: ComparedTexts): boolean {
  const isSaying = (side: "before" | "after", end: number) =>
    tokens[side].words.some(({ roles }, at) => (roles & ROLES.saying) !== 0 && (tokens[side].starts[at] ?? 0) < end);
  if (before === undefined || after === undefined || was === null || now === null) {
    // "Announced that it would close", "announced its closing".
    const side = was === null ? "after" : "before";
    return (
      (was ?? now) === "would" &&
      isSaying(side, { before, after }[side]?.start ?? 0) &&
      isSaying(otherSide(side), Number.POSITIVE_INFINITY)
    );
  }
  const reported = REPORTED.has(`${was} ${now}`) ? "after" : REPORTED.has(`${now} ${was}`) ? "before" : undefined;
  if (reported === undefined) return false;
  const place = reported === "before" ? before : after;
  return isSaying(reported, place.start) && isSaying(otherSide(reported), Number.POSITIVE_INFINITY);
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
