/** What may begin with a word, a bit each: the sets of phrases of a language, its single words, and what a word looks like. */
export const FLAGS = {
  units: 1,
  currenciesBefore: 1 << 1,
  boundsBefore: 1 << 2,
  boundsAfter: 1 << 3,
  deadlineBefore: 1 << 4,
  deadlineAfter: 1 << 5,
  deadlines: 1 << 6,
  looseDeadlines: 1 << 7,
  durations: 1 << 8,
  forces: 1 << 9,
  weakenings: 1 << 10,
  negations: 1 << 11,
  idioms: 1 << 12,
  conditions: 1 << 13,
  scopes: 1 << 14,
  names: 1 << 15,
  references: 1 << 16,
  numbers: 1 << 17,
  months: 1 << 18,
  times: 1 << 19,
  own: 1 << 20,
  consentBefore: 1 << 21,
  smallBodies: 1 << 22,
  functionWords: 1 << 23,
  inverted: 1 << 24,
  frequencies: 1 << 25,
  /** "A", "an": one of something. */
  ones: 1 << 26,
  /** Begins with a capital letter. */
  capital: 1 << 27,
  /** Begins with a digit, a sign of money, or a character that is neither a letter of the two alphabets nor of ASCII. */
  figure: 1 << 28,
  /** Opens a quotation. */
  quote: 1 << 29,
  /** A form of a verb. */
  verbs: 1 << 30,
  denials: 1 << 31,
} as const;

const QUOTES = "“\"«„‘'";

/** The flags of what a word looks like, by its first UTF-16 unit. */
export function flagsOfLook(first: number): number {
  // Small letters of the Latin and the Cyrillic alphabet.
  if ((first >= 0x61 && first <= 0x7a) || (first >= 0x430 && first <= 0x45f)) return 0;
  if (first >= 0x41 && first <= 0x5a) return FLAGS.capital;
  if ((first >= 0x30 && first <= 0x39) || first === DOLLAR) return FLAGS.figure;
  const character = String.fromCharCode(first);
  if (QUOTES.includes(character)) return FLAGS.quote;
  if (first < 0x80) return 0;
  return FLAGS.figure | (character === character.toLowerCase() ? 0 : FLAGS.capital);
}

const DOLLAR = 0x24;
