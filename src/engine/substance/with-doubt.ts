import type { Side } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import { FIGURE_CLASSES } from "./fact.ts";
import type { Finding } from "./finding.ts";
import { countSaid } from "./said-beside.ts";
import { isIn, type SentencePair } from "./sentence-pairs.ts";

// Of what two sentences say beside the findings: where one word in so many has no other for it, they may say the same otherwise.
const UNSAID = 0.1;

/**
 * Findings with a doubt where the sentences in which they stand say other things besides, and by which a rewording is often
 * taken for more: a word of scope that came, a "not" that came or went, a force. A name for a name, a condition that came and
 * a word of scope that went are mostly right there too, and are told without. Linear in the texts for each pair of sentences.
 */
export function withDoubt(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  const reworded = found.some(isLight) ? rewordedPairs(found, texts) : [];
  const isInReworded = (one: Finding) => isLight(one) && reworded.some((pair) => isIn(one, pair));
  const isDoubtful = (one: Finding) => isInReworded(one) || isLoneAmongOthers(one, texts);
  return found.map((one) => (isDoubtful(one) ? { ...one, isDoubtful: true } : one));
}

/** Pairs of sentences that say other things beside the findings, of those in which there is something to doubt. */
function rewordedPairs(found: readonly Finding[], texts: ComparedTexts): readonly SentencePair[] {
  const places = (side: Side) => found.flatMap(({ [side]: place }) => place ?? []);
  const told = { before: places("before"), after: places("after") };
  // What was kept is said by both: of most redlines hardly anything else was touched.
  const [old, now] = SIDES.map((side) => texts.countTouchedBeside(side, told[side])) as [number, number];
  if (old === 0 || now === 0) return [];
  if (old + now < UNSAID * (texts.countMatter("before") + texts.countMatter("after"))) return [];
  return texts.pairs.filter((pair) => {
    if (!found.some((one) => isLight(one) && isIn(one, pair))) return false;
    const { before, after, lost, come } = countSaid(told, pair, texts);
    return lost + come >= UNSAID * (before + after) && lost + come > 0;
  });
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

/** Somebody, or a figure in words, that came or went where other words did too: "twice a year", "every six months". */
function isLoneAmongOthers({ class: of, before, after }: Finding, { touched, tokens }: ComparedTexts): boolean {
  if (!ALONE.has(of) || (before !== undefined && after !== undefined)) return false;
  if (touched.before.length === 0 || touched.after.length === 0) return false;
  const [side, place] = before === undefined ? (["after", after] as const) : (["before", before] as const);
  // What is written in figures is not said in other words.
  return of === "actor" || !/\d/u.test(tokens[side].text.slice(place?.start, place?.end));
}

const ALONE: ReadonlySet<Finding["class"]> = new Set([...FIGURE_CLASSES, "actor"]);

function isLight({ class: of, before, after, isDoubtful }: Finding): boolean {
  if (isDoubtful) return false;
  if (of === "scope") return before === undefined;
  return of === "modality" || (of === "negation" && (before === undefined || after === undefined));
}
