import { withoutChance } from "./by-chance.ts";
import { blockAt, type ChangedRanges, keptImage } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding } from "./finding.ts";
import { withoutOtherWords } from "./in-other-words.ts";
import { withConditions } from "./with-conditions.ts";
import { withDenials } from "./with-denials.ts";
import { withDoers } from "./with-doers.ts";
import { withDoubt } from "./with-doubt.ts";
import { withForces } from "./with-forces.ts";
import { withNames } from "./with-names.ts";
import { withNarrowings } from "./with-narrowings.ts";
import { withScopes } from "./with-scopes.ts";
import { withoutAcronyms } from "./without-acronyms.ts";

/**
 * What whole sentences say of findings that were made where words changed: who does what, whether it is denied, how far it
 * reaches. So a sentence that was turned round, from "the Buyer shall pay" to "shall be paid by the Buyer", is read as one.
 *
 * @returns In the order of the later text.
 */
export function bySentences(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const { ranges } = texts;
  const named = withoutAcronyms(withNames(withDoers(found, texts), texts), texts);
  const weighed = withScopes(withConditions(withDenials(named, texts), texts), texts);
  const narrowed = withNarrowings(withForces(weighed, texts), texts);
  const told = withDoubt(withoutChance(withoutOtherWords(narrowed, texts), texts), texts);
  return told
    .map((one) => ({ one, at: placeOf(one, ranges) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

/** Where a finding stands in the later text, what went where it stood. */
function placeOf({ before, after, block }: Finding, ranges: ChangedRanges): number {
  if (after !== undefined) return after.start;
  const { start = 0, end = 0 } = before ?? {};
  const own = block ?? blockAt(ranges, "before", start, end);
  return ranges.blocks[own]?.after[0] ?? keptImage(ranges, "before", start, end)?.[0] ?? 0;
}
