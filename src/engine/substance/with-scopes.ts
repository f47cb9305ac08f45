import type { Both, ChangedRanges, Side } from "./changed-ranges.ts";
import { describeFact } from "./describe-fact.ts";
import type { Fact } from "./fact.ts";
import { type Finding, found as findingOf, type Stretch } from "./finding.ts";
import { isTouched } from "./is-touched.ts";
import type { Language } from "./language.ts";
import { holds, isAllElseSaid, isIn, type SentencePair, sentencePairs } from "./sentence-pairs.ts";
import type { Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * Findings of words of scope, weighed by whole sentences: a word that one wording has and the other says otherwise is none;
 * one that alone is missing is told, however the rest was turned.
 */
export function withScopes(
  found: readonly Finding[],
  ranges: ChangedRanges,
  tokens: Both<Tokens>,
  facts: Both<readonly Fact[]>,
  language: Language,
): readonly Finding[] {
  const { grammar } = language;
  const { blocks, texts } = ranges;
  if (grammar === undefined || !isTouched(ranges, tokens, mayBeScope)) return found;
  const scopes = { before: facts.before.filter(isScope), after: facts.after.filter(isScope) };
  if (scopes.before.length + scopes.after.length === 0) return found;
  const isReplaced = (one: Finding) => {
    const side = one.before === undefined ? "before" : "after";
    return /\p{L}/u.test(texts[side].slice(...(blocks[one.block ?? -1]?.[side] ?? [0, 0])));
  };
  let told = found;
  for (const pair of sentencePairs(tokens, language)) {
    const own = (side: Side) => scopes[side].filter((fact) => holds(pair[side], fact));
    const left = withoutAlike(own("before"), own("after"), language);
    const isSaid = (one: Finding) =>
      isSaidAgain(one, pair, scopes, left) || ((isGenericAlone(one) || isPredicate(one, tokens)) && isReplaced(one));
    told = joined(
      told.filter((one) => !isSaid(one)),
      pair,
    );
    for (const side of SIDES) {
      for (const fact of left[side]) {
        if (isGeneric(fact) || isTold(told, side, fact) || left[otherOf(side)].length > 0) continue;
        if (!isAllElseSaid(fact, side, pair, tokens, language)) continue;
        told = [...told, findingOf("scope", side === "before" ? fact : undefined, side === "after" ? fact : undefined)];
      }
    }
  }
  return told;
}

const SIDES = ["before", "after"] as const satisfies readonly Side[];

function otherOf(side: Side): Side {
  return side === "before" ? "after" : "before";
}

function mayBeScope({ flags }: Tokens, at: number): boolean {
  return ((flags[at] ?? 0) & FLAGS.scopes) !== 0;
}

function isScope({ class: of }: Fact): boolean {
  return of === "scope";
}

/** The words of scope of two sentences that have no equal in the other. */
function withoutAlike(
  before: readonly Fact[],
  after: readonly Fact[],
  { alikeScopes }: Language,
): Both<readonly Fact[]> {
  const free = [...after];
  const isAlike = (one: Fact, other: Fact) =>
    one.value === other.value || alikeScopes.some((words) => words.has(one.value) && words.has(other.value));
  const left = before.filter((one) => {
    const at = free.findIndex((other) => isAlike(one, other));
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
  return { before: left, after: free };
}

/** Whether a word of scope came or went that the other sentence has as well, in another place or form. */
function isSaidAgain(
  one: Finding,
  pair: SentencePair,
  scopes: Both<readonly Fact[]>,
  left: Both<readonly Fact[]>,
): boolean {
  if (one.class !== "scope" || !one.values.includes(null) || !isIn(one, pair)) return false;
  const side = one.before === undefined ? "after" : "before";
  const isIt = ({ start, end }: Fact) => start < (one[side]?.end ?? 0) && (one[side]?.start ?? 0) < end;
  return scopes[side].some(isIt) && !left[side].some(isIt);
}

function isTold(found: readonly Finding[], side: Side, fact: Stretch): boolean {
  return found.some((one) => one[side] !== undefined && one[side].start < fact.end && fact.start < one[side].end);
}

/** "Every worker" is a worker, and "any" one of them. */
function isGeneric({ value }: Fact): boolean {
  return GENERIC.has(value);
}

/** One word of scope that went and one that came in a sentence are one that became another. */
function joined(found: readonly Finding[], pair: SentencePair): readonly Finding[] {
  const alone = (side: Side) =>
    found.filter(
      (one) => one.class === "scope" && one[side] !== undefined && one[otherOf(side)] === undefined && isIn(one, pair),
    );
  const [went, came] = [alone("before"), alone("after")];
  const [one, other] = [went[0], came[0]];
  if (one === undefined || other === undefined || went.length + came.length > 2) return found;
  const values = [one.values[0], other.values[1]] as const;
  const note = describeFact("scope", values[0] ?? undefined, values[1] ?? undefined);
  const both: Finding = { ...other, before: one.before, values, note };
  return found.flatMap((some) => (some === one ? [] : [some === other ? both : some]));
}

/** "Is complete": said of a thing, and no word that narrows it. */
function isPredicate(one: Finding, tokens: Both<Tokens>): boolean {
  if (one.class !== "scope" || !one.values.includes(null)) return false;
  const side = one.before === undefined ? "after" : "before";
  const { text } = tokens[side];
  const next = /^\s*(\p{L}*)/u.exec(text.slice(one[side]?.end))?.[1] ?? "";
  const value = one.values[side === "before" ? 0 : 1] ?? "";
  return SAID_OF_THINGS.has(value) && (next === "" || MODALS.test(next));
}

const SAID_OF_THINGS: ReadonlySet<string> = new Set(
  "confidential public complete full reasonable necessary relevant appropriate significant substantial comprehensive direct limited unlimited partial temporary provisional exclusive essential material critical minor major".split(
    " ",
  ),
);
const MODALS = /^(?:may|shall|must|will|can|should|is|are|was|were)$/u;

/** "Any term that is unfair" became "unfair terms". */
function isGenericAlone({ class: of, values }: Finding): boolean {
  return of === "scope" && values.includes(null) && values.some((value) => value !== null && MEANT_OF_ALL.has(value));
}

const MEANT_OF_ALL: ReadonlySet<string> = new Set(["any", "each", "every", "whatsoever"]);
const GENERIC: ReadonlySet<string> = new Set(["any", "each", "every", "either", "both", "some", "several"]);
