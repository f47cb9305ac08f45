import type { Language } from "./language.ts";
import { beginsSentence, HYPHEN, isCapital, rolesAt, type Tokens } from "./tokens.ts";
import { FLAGS } from "./word-flags.ts";
import { ROLES } from "./word-roles.ts";

/** Where the run of words in capitals ends that begins at a token; the index itself where none does. */
export function endOfCapitals(tokens: Tokens, index: number, language: Language): number {
  if (!isCapital(tokens, index)) return index;
  let end = index;
  for (let at = index; at < tokens.count; at += 1) {
    const word = tokens.lower[at] ?? "";
    if (isNamePart(tokens, at, language)) end = at + 1;
    // "The Loss and Damage Window".
    else if (word === "and" && at === index + 1 && isOneFund(tokens, index, language)) end = at;
    // "The Victims' Trust".
    else if (word === "'" && at > index && isPlural(tokens, at) && isNamePart(tokens, at + 1, language)) end = at;
    // "The Charter of the United Nations".
    else if (word === "of" && at === index + 1 && isOfAnother(tokens, index, language)) at += 1;
    else if (at === index || !isInner(tokens, index, word, language) || !isNamePart(tokens, at + 1, language)) break;
  }
  return end;
}

/** Whether two words in capitals, joined, say of one fund what it is for. */
function isOneFund(tokens: Tokens, index: number, { naming, names }: Language): boolean {
  const { lower } = tokens;
  const isLed = naming.articles.has(lower[index - 1] ?? "") && !naming.funds.has(lower[index] ?? "");
  return isLed && naming.funds.has(lower[index + 3] ?? "") && names.find(tokens, index) === undefined;
}

/** Whether an apostrophe is tied to a word in the plural: no mark that opens a quotation. */
function isPlural({ lower, starts, ends }: Tokens, index: number): boolean {
  return lower[index - 1]?.endsWith("s") === true && ends[index - 1] === starts[index];
}

/** "Gulf of Finland", "Council for Trade in Goods". */
function isInner({ lower }: Tokens, index: number, word: string, { naming }: Language): boolean {
  return naming.inner.has(word) || (IN_BODY.has(word) && OF_MATTERS.has(lower[index] ?? ""));
}

const IN_BODY: ReadonlySet<string> = new Set(["in", "on"]);
const OF_MATTERS: ReadonlySet<string> = new Set(["council", "committee", "commission", "conference", "panel", "group"]);

/** A paper that is named by whose it is, a ministry that is named by its matter. */
function isOfAnother(tokens: Tokens, index: number, { naming, names }: Language): boolean {
  if (tokens.lower[index + 2] !== "the") return false;
  const word = tokens.lower[index] ?? "";
  // "The Ministry of the Interior"; "the Office of the Mayor" is the office.
  return names.find(tokens, index + 3) === undefined ? naming.ministries.has(word) : naming.papers.has(word);
}

function isBeforeNumber(tokens: Tokens, index: number, { references }: Language): boolean {
  if (references.find(tokens, index)?.end !== index + 1) return false;
  const at = tokens.lower[index + 1] === "." ? index + 2 : index + 1;
  return (rolesAt(tokens, at) & ROLES.digit) !== 0;
}

/** A word in capitals that may belong to a name: no word of the sentence's beginning, no day, month or currency. */
function isNamePart(tokens: Tokens, index: number, language: Language): boolean {
  const flag = tokens.flags[index] ?? 0;
  if ((flag & FLAGS.capital) === 0 || (flag & NO_NAME) !== 0) return false;
  // "Neither", "Once": what opens a sentence is no name.
  // "Fifteen Member States".
  const isOpener = (flag & OPENS_SENTENCE) !== 0 || (rolesAt(tokens, index) & ROLES.preposition) !== 0;
  if (isOpener && beginsSentence(tokens, index)) return false;
  if ((flag & FLAGS.verbs) !== 0 && isVerbInFront(tokens, index, language)) return false;
  const word = tokens.lower[index] ?? "";
  // "UN Security Council Res. 2231".
  if (isBeforeNumber(tokens, index, language)) return false;
  // "X-ray", "60° S".
  if (
    word.length === 1 &&
    (HYPHEN.test(tokens.text.charAt(tokens.ends[index] ?? 0)) || tokens.lower[index - 1] === "°")
  )
    return false;
  // "Q1 2028".
  if (/^q[1-4]$/u.test(word) || FORMULA.test(word)) return false;
  // What is a figure by its look may be a letter of another alphabet.
  if (
    ((flag & FLAGS.figure) !== 0 && (rolesAt(tokens, index) & ROLES.letter) === 0) ||
    language.naming.weekdays.has(word)
  )
    return false;
  return language.currenciesBefore.find(tokens, index) === undefined || word === "us";
}

// "CO2", "CH4", "N2O".
const FORMULA = /^(?=.*\d)(?:[chnosf]\d?){2,4}$/u;

/** "Urges Member States": the verb of a resolution, which opens it; or what is done, as a noun. */
function isVerbInFront(tokens: Tokens, index: number, { names }: Language): boolean {
  if (!beginsSentence(tokens, index)) return false;
  // "Smoking is forbidden".
  const roles = rolesAt(tokens, index);
  const isDeed = (roles & ROLES.ing) !== 0;
  if (isDeed && !isCapital(tokens, index + 1)) return names.find(tokens, index) === undefined;
  if (!isCapital(tokens, index + 1)) return false;
  const isVerb = (roles & ROLES.third) !== 0;
  return isVerb && names.find(tokens, index) === undefined;
}

const OPENS_SENTENCE = FLAGS.negations | FLAGS.conditions | FLAGS.deadlines | FLAGS.numbers;
const NO_NAME = FLAGS.functionWords | FLAGS.months;
