import type { Language, LanguageWords } from "./language.ts";
import { DOLLARS } from "./units.ts";
import { vocabularyOf } from "./vocabulary.ts";
import { FLAGS } from "./word-flags.ts";

/**
 * Makes a language of its words: each word gets the flags of all that may begin with it, so that one look-up tells what is to
 * be tried where it stands.
 */
export function makeLanguage(words: LanguageWords): Language {
  const flags = new Map<string, number>();
  const add = (some: Iterable<string>, flag: number) => {
    for (const word of some) flags.set(word, (flags.get(word) ?? 0) | flag);
  };
  for (const set of PHRASE_SETS) {
    words[set].flagged(FLAGS[set]);
    add(words[set].firstWords(), FLAGS[set]);
  }
  add(words.numbers.keys(), FLAGS.numbers);
  add(words.days.keys(), FLAGS.numbers);
  add(words.months.keys(), FLAGS.months);
  add(words.times.keys(), FLAGS.times);
  add(DOLLARS.keys(), FLAGS.currenciesBefore);
  add(words.own, FLAGS.own);
  add(words.consentBefore, FLAGS.consentBefore);
  add(words.naming.smallBodies, FLAGS.smallBodies);
  add(words.naming.smallPlaces, FLAGS.smallBodies);
  add(words.functionWords, FLAGS.functionWords);
  add(words.invertedConditions.keys(), FLAGS.inverted);
  add(words.frequencies.keys(), FLAGS.frequencies);
  add(words.ones, FLAGS.ones);
  const { grammar } = words;
  if (grammar !== undefined) {
    add(grammar.verbs.keys(), FLAGS.verbs);
    grammar.denials.flagged(FLAGS.denials);
    add(grammar.denials.firstWords(), FLAGS.denials);
  }
  return { ...words, wordOf: vocabularyOf(words, flags) };
}

const PHRASE_SETS = [
  "units",
  "currenciesBefore",
  "boundsBefore",
  "boundsAfter",
  "deadlineBefore",
  "deadlineAfter",
  "deadlines",
  "looseDeadlines",
  "durations",
  "forces",
  "weakenings",
  "negations",
  "idioms",
  "conditions",
  "scopes",
  "names",
  "references",
] as const satisfies readonly (keyof typeof FLAGS & keyof LanguageWords)[];
