import type { Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import { FIGURE_CLASSES } from "./fact.ts";
import type { Finding } from "./finding.ts";
import { countSaid } from "./said-beside.ts";
import { isIn } from "./sentence-pairs.ts";

// Of what two sentences say beside the findings: where one word in so many has no other for it, they may say the same otherwise.
const UNSAID = 0.1;

/**
 * Findings with a doubt where the sentences in which they stand say other things besides: what has no exact value, or stands
 * on one side alone, is then as well a part of how all of it is put. Linear in the texts for each pair of sentences.
 */
export function withDoubt(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (!found.some(isLight)) return found;
  const places = (side: Side) => found.flatMap(({ [side]: place }) => place ?? []);
  const told = { before: places("before"), after: places("after") };
  // What was kept is said by both.
  const isOther = texts.hasTouchedBeside("before", told.before) || texts.hasTouchedBeside("after", told.after);
  const reworded = !isOther
    ? []
    : texts.pairs.filter((pair) => {
        if (!found.some((one) => isLight(one) && isIn(one, pair))) return false;
        const { before, after, lost, come } = countSaid(told, pair, texts);
        return lost + come >= UNSAID * (before + after) && lost + come > 0;
      });
  return found.map((one) =>
    (isLight(one) && reworded.some((pair) => isIn(one, pair))) || isLoneDoer(one, texts)
      ? { ...one, isDoubtful: true }
      : one,
  );
}

/** Somebody who came or went where the sentence was turned: "wages shall be paid", "the Employer pays wages". */
function isLoneDoer({ class: of, before, after }: Finding, { touched }: ComparedTexts): boolean {
  if (of !== "actor" || (before !== undefined && after !== undefined)) return false;
  return touched.before.length > 0 && touched.after.length > 0;
}

const EXACT: ReadonlySet<Finding["class"]> = new Set([...FIGURE_CLASSES, "reference", "notation"]);

/** Whether a finding has no exact value on both sides. */
function isLight({ class: of, before, after, isDoubtful }: Finding): boolean {
  return !isDoubtful && (!EXACT.has(of) || ((before === undefined || after === undefined) && of !== "notation"));
}
