import type { VerbUse } from "./grammar.ts";
import type { LanguageWords } from "./language.ts";
import { rootOf } from "./root-of.ts";
import { flagsOfLook } from "./word-flags.ts";
import { ROLES, rolesOfLook } from "./word-roles.ts";

/** What a language knows of a word by itself, as it is written, whatever text it stands in. */
export type Word = {
  /** In small letters with straight apostrophes, and without "'s". */
  readonly lower: string;
  /** What may begin with it: see `FLAGS`. */
  readonly flags: number;
  /** What it may be in a sentence: see `ROLES`. */
  readonly roles: number;
  /** The plain form of the verb of which it is a form, else the word. */
  readonly verb: string;
  /** By which words of one family are recognised: of the word, and of that verb. */
  readonly root: string;
  readonly verbRoot: string;
  /** The form under which `Senses` know it. */
  readonly plain: string;
  readonly plainRoot: string;
  /** The verb, and the senses that it may have. */
  readonly senses: readonly string[];
  /** The sides of contraries on which it may stand, or what it begins. */
  readonly poles: Iterable<string>;
};

/** Of no word: what stands before a text and behind it. */
export const NO_WORD: Word = {
  ...{
    lower: "",
    flags: 0,
    roles: 0,
    verb: "",
    root: "",
    verbRoot: "",
    plain: "",
    plainRoot: "",
    senses: [],
    poles: [],
  },
};

// A vocabulary is met within the first texts, so that this many words are hardly ever forgotten; of about 200 bytes each.
const MOST_WORDS = 20_000;
// In UTF-16 units: what is longer is rarely met twice.
const LONGEST = 40;

/**
 * What a language knows of words. Each is looked up in its lists when it is first met and remembered from then on, since all
 * that is read of a text asks the same of the same few words.
 *
 * @param flags - By words in small letters: what may begin with them.
 * @returns Constant time, on average; keeps a bounded number of words.
 */
export function vocabularyOf(words: LanguageWords, flags: ReadonlyMap<string, number>): (written: string) => Word {
  const roles = rolesOf(words);
  const known = new Map<string, Word>();
  return (written) => {
    const met = known.get(written);
    if (met !== undefined) return met;
    const word = readWord(written, words, flags, roles);
    if (written.length > LONGEST) return word;
    if (known.size >= MOST_WORDS) known.clear();
    known.set(copyOf(written), word);
    return word;
  };
}

/** A part of a text would keep all of it in memory. */
function copyOf(part: string): string {
  return ` ${part}`.slice(1);
}

function readWord(
  written: string,
  { grammar }: LanguageWords,
  flagsOf: ReadonlyMap<string, number>,
  rolesOf: ReadonlyMap<string, number>,
): Word {
  const lower = lowerOf(written);
  const senses = grammar?.senses;
  const verb = grammar?.verbs.get(lower)?.verb ?? lower;
  const plain = senses?.plainForm(lower) ?? lower;
  const root = rootOf(lower);
  return {
    lower,
    flags: (flagsOf.get(lower) ?? 0) | flagsOfLook(written.charCodeAt(0)),
    roles:
      (rolesOf.get(lower) ?? 0) |
      rolesOfLook(lower) |
      (grammar?.isBetween(lower) ? ROLES.between : 0) |
      (grammar?.isAgent(lower) ? ROLES.agent : 0) |
      (grammar?.denyingPrefix.test(lower) ? ROLES.denied : 0) |
      (senses?.mayBegin(plain) ? ROLES.sense : 0),
    verb,
    root,
    verbRoot: verb === lower ? root : rootOf(verb),
    plain,
    plainRoot: plain === lower ? root : rootOf(plain),
    senses: senses?.sensesOf(verb) ?? [verb],
    poles: senses?.polesOf(lower) ?? NO_WORD.poles,
  };
}

function lowerOf(written: string): string {
  const whole = copyOf(written).toLowerCase().replaceAll("’", "'");
  // "Ukraine's" is Ukraine: whose something is takes part in it as well.
  return whole.length > 3 && whole.endsWith("'s") ? whole.slice(0, -2) : whole;
}

/** By words in small letters: what the lists of a language say that they may be. */
function rolesOf({ grammar, numbers }: LanguageWords): ReadonlyMap<string, number> {
  const roles = new Map<string, number>();
  const add = (some: Iterable<string>, role: number) => {
    for (const word of some) roles.set(word, (roles.get(word) ?? 0) | role);
  };
  add(numbers.keys(), ROLES.numeral);
  if (grammar === undefined) return roles;
  add(grammar.modals, ROLES.modal);
  add(grammar.doing, ROLES.doing);
  add(grammar.having, ROLES.having);
  add(grammar.being, ROLES.being);
  add(grammar.determiners, ROLES.determiner);
  add(grammar.prepositions, ROLES.preposition);
  add(grammar.openers, ROLES.opener);
  add(grammar.relatives, ROLES.relative);
  add(grammar.joins, ROLES.join);
  add(grammar.pronouns, ROLES.pronoun);
  add(grammar.asking, ROLES.asking);
  add(grammar.saying, ROLES.saying);
  add(grammar.duties, ROLES.duty);
  add(grammar.lying, ROLES.lying);
  add(grammar.excepting, ROLES.excepting);
  for (const [form, { uses }] of grammar.verbs) for (const use of uses) add([form], ROLES[use satisfies VerbUse]);
  return roles;
}
