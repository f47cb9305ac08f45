import type { Both, Side } from "./changed-ranges.ts";
import { otherSide } from "./changed-ranges.ts";
import type { ComparedTexts } from "./compared-texts.ts";
import type { Finding, Stretch } from "./finding.ts";
import type { Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * Findings without what an acronym of the one text and its words in the other differ by: "GDP" and "gross domestic product".
 * Linear in the texts for each acronym that was struck or inserted.
 */
export function withoutAcronyms(found: readonly Finding[], texts: ComparedTexts): readonly Finding[] {
  if (found.length === 0) return found;
  const spelled = SIDES.flatMap((side) => acronymsOf(side, texts));
  if (spelled.length === 0) return found;
  return found.filter((one) => one.class === "notation" || !spelled.some((same) => isOf(one, same)));
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

const ACRONYM = /^\p{Lu}{2,6}$/u;

/** The acronyms that were struck or inserted on a side, with the words of the other side that they are made of. */
function acronymsOf(side: Side, texts: ComparedTexts): readonly Both<Stretch>[] {
  const other = otherSide(side);
  // By its capital letter alone a word is one of few.
  const touched = texts.touched[side].filter(({ flags }) => (flags & FLAGS.capital) !== 0);
  if (touched.length === 0) return [];
  const { words, starts, ends, text } = texts.tokens[side];
  const met = new Set<Word>();
  const acronyms: Both<Stretch>[] = [];
  for (const [at, word] of words.entries()) {
    if ((word.flags & FLAGS.capital) === 0 || !touched.includes(word) || met.has(word)) continue;
    met.add(word);
    const own = { start: starts[at] ?? 0, end: ends[at] ?? 0 };
    const spelled = ACRONYM.test(text.slice(own.start, own.end))
      ? spelledOut(word.lower, texts.tokens[other])
      : undefined;
    if (spelled !== undefined) acronyms.push({ before: own, after: own, [side]: own, [other]: spelled });
  }
  return acronyms;
}

/** The words in a row that begin with the letters of an acronym. */
function spelledOut(acronym: string, { words, starts, ends, count }: Tokens): Stretch | undefined {
  for (let from = 0; from < count; from += 1) {
    let [at, spelled] = [from, 0];
    while (at < count && spelled < acronym.length) {
      const { lower, flags } = words[at] as Word;
      if (lower.startsWith(acronym.charAt(spelled))) spelled += 1;
      // "Organization for Security and Co-operation in Europe".
      else if (at === from || (flags & FLAGS.functionWords) === 0) break;
      at += 1;
    }
    if (spelled === acronym.length && at - from >= acronym.length)
      return { start: starts[from] ?? 0, end: ends[at - 1] ?? 0 };
  }
  return undefined;
}

/** Whether a finding is of an acronym and its words: inside either, or of a name that holds one. */
function isOf({ class: of, before, after }: Finding, same: Both<Stretch>): boolean {
  const isInside = (part: Stretch | undefined, whole: Stretch) =>
    part !== undefined && part.start >= whole.start && part.end <= whole.end;
  if (before === undefined || after === undefined) return isInside(before, same.before) || isInside(after, same.after);
  if (isInside(before, same.before) && isInside(after, same.after)) return true;
  return NAMES.has(of) && (isInside(same.before, before) || isInside(same.after, after));
}

const NAMES: ReadonlySet<Finding["class"]> = new Set(["actor", "place", "defined-term"]);
