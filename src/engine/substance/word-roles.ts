/** What a word may be in a sentence, a bit each: by the grammar of its language, by the forms of its verb, and by its look. */
export const ROLES = {
  modal: 1,
  doing: 1 << 1,
  having: 1 << 2,
  being: 1 << 3,
  between: 1 << 4,
  agent: 1 << 5,
  determiner: 1 << 6,
  preposition: 1 << 7,
  opener: 1 << 8,
  relative: 1 << 9,
  join: 1 << 10,
  pronoun: 1 << 11,
  asking: 1 << 12,
  saying: 1 << 13,
  duty: 1 << 14,
  lying: 1 << 15,
  /** Forms of a verb: "pay", "pays", "paid" of what was, "paid" by somebody, "paying". */
  plain: 1 << 16,
  third: 1 << 17,
  past: 1 << 18,
  participle: 1 << 19,
  ing: 1 << 20,
  /** A number in words. */
  numeral: 1 << 21,
  /** Begins with a letter, with a digit or another sign for a number, with an apostrophe. */
  letter: 1 << 22,
  digit: 1 << 23,
  apostrophe: 1 << 24,
  /** Begins with `.`, `;` or `:`, with a comma, with a bracket. */
  stop: 1 << 25,
  comma: 1 << 26,
  bracket: 1 << 27,
  /** Begins as what denies the rest of it may: "unfit", but "under" too. */
  prefixed: 1 << 28,
  /** The same by the grammar of its language, with a rest that may be a word. */
  denied: 1 << 29,
  /** Begins what may stand for other words, or is their contrary: see `Senses`. */
  sense: 1 << 30,
  /** May except something: "except", "but". */
  excepting: 1 << 31,
} as const;

/** Helps another verb: "shall", "has", "is". */
export const AUXILIARY = ROLES.modal | ROLES.doing | ROLES.having | ROLES.being;

/** The roles of a word by its look alone. */
export function rolesOfLook(word: string): number {
  const first = word.charCodeAt(0);
  const begins = first < 0x80 ? (ASCII[first] ?? 0) : rolesOfCharacter(word);
  return begins | (PREFIXED.test(word) ? ROLES.prefixed : 0);
}

function rolesOfCharacter(word: string): number {
  if (/^\p{L}/u.test(word)) return ROLES.letter;
  if (/^\p{N}/u.test(word)) return ROLES.digit;
  return word.startsWith("’") ? ROLES.apostrophe : 0;
}

const PREFIXED = /^(?:[ui]n|i[mlr]|non|dis)/u;

// By the code of a character.
const ASCII: readonly number[] = Array.from({ length: 0x80 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (".;:".includes(character)) return ROLES.stop;
  if (character === ",") return ROLES.comma;
  if (character === "(" || character === ")") return ROLES.bracket;
  return character === "'" ? ROLES.apostrophe : rolesOfCharacter(character);
});
