import type { Side } from "./changed-ranges.ts";
import type { Language } from "./language.ts";
import { areInOneRow } from "./one-row.ts";
import { plainName } from "./plain-name.ts";
import type { Deed, Deeds } from "./read-deeds.ts";
import type { Doer } from "./read-doers.ts";
import { isMatter } from "./sentence-pairs.ts";
import { rolesAt, type Tokens } from "./tokens.ts";
import type { Word } from "./vocabulary.ts";
import { ROLES } from "./word-roles.ts";

/** Somebody who does what another did before; a side is absent where one of several came or went. */
export type OtherDoer = { readonly before: Doer | undefined; readonly after: Doer | undefined };

/** Somebody who does the same in both texts. */
export type SameDoer = { readonly before: Doer; readonly after: Doer };

type BothDeeds = Readonly<Record<Side, Deeds>>;

/**
 * Says of deeds that both texts tell who does them now: the same as before, or others. Deeds are paired by their verb,
 * of several those first whose words around them are most alike.
 */
export function compareDeeds(
  read: BothDeeds,
  language: Language,
): { readonly same: readonly SameDoer[]; readonly others: readonly OtherDoer[] } {
  const others: OtherDoer[] = [];
  const same: SameDoer[] = [];
  for (const pair of pairDeeds(read, language)) {
    others.push(...compareDoers(pair, read, language));
    same.push(...sameDoers(pair, language));
  }
  return { same, others };
}

function sameDoers({ one, other }: DeedPair, language: Language): readonly SameDoer[] {
  const isSaid = (words: readonly string[], which: readonly string[]) => words.every((word) => which.includes(word));
  return one.doers.flatMap((before) => {
    const isNamedSo = ({ which }: Doer) => isSaid(before.which, which) && isSaid(which, before.which);
    const after = other.doers.find((doer) => isSame(before, doer, language) && isNamedSo(doer));
    return after === undefined ? [] : [{ before, after }];
  });
}

/** One deed in both texts, and how alike the words around it are. */
type DeedPair = { readonly one: Deed; readonly other: Deed; readonly alike: number };

function pairDeeds({ before, after }: BothDeeds, language: Language): readonly DeedPair[] {
  const offers: DeedPair[] = [];
  const [told, toldNow] = [before.senses(), after.senses()];
  const now = bySense(after.of(({ senses }) => senses.some((sense) => told.has(sense))));
  for (const one of before.of(({ senses }) => senses.some((sense) => toldNow.has(sense)))) {
    const others = new Set<Deed>();
    for (const sense of one.word.senses) for (const other of now.get(sense) ?? []) others.add(other);
    if (others.size > MOST_OF_A_VERB) continue;
    for (const other of others) {
      const isSameVerb = one.word.verb === other.word.verb;
      // Most deeds are done once, by the same: what is around them need not be looked at.
      const isSure = isSameVerb && others.size === 1 && isDoneBySame(one, other, language);
      const alike = isSure ? 1 : alikeAround(before.tokens, one, after.tokens, other);
      // Another verb tells the same deed where what is around it is the same.
      if (isSameVerb) offers.push({ one, other, alike });
      else if (alike >= ALIKE) offers.push({ one, other, alike: alike * BY_SENSE });
    }
  }
  offers.sort((a, b) => b.alike - a.alike || a.one.at - b.one.at || a.other.at - b.other.at);
  const paired = new Set<Deed>();
  return offers.filter(({ one, other, alike }) => {
    if (paired.has(one) || paired.has(other) || alike < LEAST_ALIKE) return false;
    paired.add(one).add(other);
    return true;
  });
}

function bySense(deeds: readonly Deed[]): ReadonlyMap<string, readonly Deed[]> {
  const senses = new Map<string, Deed[]>();
  for (const deed of deeds) {
    for (const sense of deed.word.senses) {
      const known = senses.get(sense);
      if (known === undefined) senses.set(sense, [deed]);
      else known.push(deed);
    }
  }
  return senses;
}

function isDoneBySame({ doers }: Deed, { doers: others }: Deed, language: Language): boolean {
  return doers.length === others.length && doers.every((one, index) => isSame(one, others[index] as Doer, language));
}

// What is done so often in one text tells no deed from another.
const MOST_OF_A_VERB = 8;

// Of the words around a deed: with fewer in common it is another deed.
const LEAST_ALIKE = 0.3;

// With so many in common it is the same.
const ALIKE = 0.6;

// What is told by the same verb is paired first.
const BY_SENSE = 0.9;

// In tokens: what is done, to whom and where, as far as a clause goes.
const AROUND = 14;

/** How much of the matter around two deeds is the same, without who does them: 0 to 1; 1 where there is nothing else. */
function alikeAround(tokens: Tokens, one: Deed, others: Tokens, other: Deed): number {
  const doers = new Set([...one.doers, ...other.doers].flatMap(({ head }) => head.split(" ")));
  const [own, theirs] = [rootsAround(tokens, one, doers), rootsAround(others, other, doers)];
  if (own.size === 0 && theirs.size === 0) return 1;
  let common = 0;
  for (const root of own) if (theirs.has(root)) common += 1;
  return common / Math.max(1, Math.min(own.size, theirs.size));
}

function rootsAround(tokens: Tokens, { at, doers }: Deed, named: ReadonlySet<string>): ReadonlySet<string> {
  const { words, count } = tokens;
  const roots = new Set<string>();
  const isEnd = (index: number) => (rolesAt(tokens, index) & ROLES.stop) !== 0;
  const add = (index: number) => {
    const word = words[index] as Word;
    const isDoer = doers.some(({ start, end }) => index >= start && index < end);
    if (isMatter(word) && !isDoer && !named.has(word.lower)) roots.add(word.root);
  };
  for (let index = at - 1; index > at - AROUND && index >= 0 && !isEnd(index); index -= 1) add(index);
  for (let index = at + 1; index < at + AROUND && index < count && !isEnd(index); index += 1) add(index);
  return roots;
}

function compareDoers(
  { one: old, other: now, alike }: DeedPair,
  read: BothDeeds,
  language: Language,
): readonly OtherDoer[] {
  const [before, after] = [old.doers, now.doers];
  const went = before.filter((one) => !after.some((other) => isSame(one, other, language)));
  const came = after.filter((one) => !before.some((other) => isSame(one, other, language)));
  const isKept = went.length < before.length;
  const found: OtherDoer[] = [];
  for (let index = 0; index < Math.max(went.length, came.length); index += 1) {
    const [one, other] = [went[index], came[index]];
    if (one !== undefined && other !== undefined) {
      if (isOther(one, other, alike, read)) found.push({ before: one, after: other });
    } else if (isKept) {
      // One of several, where the others stayed.
      const alone = (one ?? other) as Doer;
      const side = one === undefined ? "before" : "after";
      if (before.concat(after).some(({ isKnown }) => isKnown) && !names(read[side].tokens, alone))
        found.push({ before: one, after: other });
    }
  }
  return found;
}

function isSame(one: Doer, other: Doer, language: Language): boolean {
  if (one.head !== other.head && plainName(one.head) !== plainName(other.head))
    return isWithin(one, other) || isWithin(other, one) || isAlike(one, other, language);
  if (one.which.length === 0 || other.which.length === 0) return true;
  return one.which.some((word) => other.which.includes(word));
}

type Named = Pick<Doer, "head"> & Partial<Pick<Doer, "said" | "which">>;

/** Whether two are called by words that may stand for each other. */
export function isAlike(one: Named, other: Named, { alikeActors, alikeGovernments }: Language): boolean {
  const [names, others] = [calledBy(one), calledBy(other)];
  return areInOneRow(alikeActors, names, others) || areInOneRow(alikeGovernments, names, others);
}

/** What somebody may be listed by: who is known here by the singular also by the plural, and by all words that say who. */
function calledBy({ head, said = "", which = [] }: Named): readonly string[] {
  const names = [head, `${head}s`];
  // "The French government", "the government of France": by the country alone, as Paris is.
  if (head === "government") names.push(...which, /\bof (?:the )?(.+)$/u.exec(said.trim())?.[1] ?? head);
  return which.length === 0 ? names : [...names, said.trim().replace(ARTICLE, "")];
}

const ARTICLE = /^(?:the|an?) /u;

/** "The strength of the armed forces". */
function isWithin({ head }: Doer, { said }: Doer): boolean {
  return said.includes(` ${head} `) || said.includes(` ${head}s `);
}

/** Whether one who does something now is not only another name of who did it. */
function isOther(one: Doer, other: Doer, alike: number, { before, after }: BothDeeds): boolean {
  if (!one.isKnown && !other.isKnown) return false;
  const [isKept, wasThere] = [names(after.tokens, one), names(before.tokens, other)];
  // What both texts speak of does something in one of them only where it is one that acts: a bill that nobody passed is none.
  if ((isKept && !one.isKnown) || (wasThere && !other.isKnown)) return false;
  // "Nokia" and "the company" beside it.
  if (isKept && !wasThere) return !other.isSmall || one.isSmall;
  if (wasThere && !isKept) return !one.isSmall || other.isSmall;
  // Both are named in both texts: another deed of theirs may be told by the same verb.
  return !isKept || alike >= ALIKE;
}

function names({ lower }: Tokens, { head }: Doer): boolean {
  const last = head.split(" ").at(-1) ?? "";
  return lower.includes(last) || lower.includes(`${last}s`);
}
