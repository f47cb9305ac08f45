import { codePointOffsets } from "../characters/code-point-offsets.ts";
import { isDigit, isLatin } from "../points/characters.ts";
import { expandRange } from "./expand-range.ts";
import { isExternal } from "./external-references.ts";
import {
  FIRST_LETTERS,
  findReferenceWord,
  isShortened,
  mayBeginReference,
  type ReferenceWord,
  takesLetter,
  takesNumeral,
  takesThis,
} from "./reference-words.ts";

/** A place in a text where another point is named. */
export type Reference = {
  /** `numbered`: by number; `relative`: by its place (`this Article`, `the preceding paragraph`). */
  readonly kind: "numbered" | "relative";
  /** The word it begins with, in English, singular, small letters: `article`, `point`, `sub-paragraph`. */
  readonly word: string;
  /** As printed. */
  readonly text: string;
  /** `[start, end)` in code points. */
  readonly span: readonly [start: number, end: number];
  /** What is named, outermost number first: `Article 5(1)(b)` is one chain of three; ranges are spelled out. */
  readonly chains: readonly (readonly string[])[];
  /** Whether it names a provision of another paper: `Article 5 of the North Atlantic Treaty`. */
  readonly external: boolean;
  /** The reference that holds it, by its place in the list: in `paragraph 2 of Article 5` the next, in `Article 5, paragraph 2` the one before. */
  readonly within?: number;
};

/**
 * Finds the references to points in a text, in English, German, French, Russian and Ukrainian.
 *
 * Found are a word and a number (`Article 5(1)(b)`, `points 3 to 5`, `пунктів 3–5`, `п. 2`, `§ 4`, `Annex I`), and
 * places named relatively (`this Article`). Numbers before the word (`28 points`) are quantities.
 *
 * @returns In reading order, without overlap. A range gives at most 100 numbers, else its ends only. Linear; a text
 *   without such a word costs one pass. Never throws.
 */
export function findReferences(text: string): readonly Reference[] {
  const found: Found[] = [];
  const nextWord = PLAIN.test(text) ? nextPlainWord : nextWordOfAny;
  let end = 0;
  for (let match = nextWord(text, 0); match !== undefined; match = nextWord(text, match.index + match.form.length)) {
    if (match.index < end) continue;
    const word = findReferenceWord(match.form);
    const one = word === undefined ? undefined : (readNumbered(text, match, word) ?? readRelative(text, match, word));
    if (one === undefined) continue;
    found.push(one);
    end = one.end;
  }
  return found.length === 0 ? [] : present(text, found);
}

// The beginnings of all words of references, and a number, a numeral or a letter behind them. Finds some texts too many.
const GLANCE =
  /§|(?:art|abs|sec|par|sub|claus|point|punkt|item|rule|princip|ann|anh|app|sched|chap|recit|exhib|att|phas|stag|step|ст|п|абз|ра|ро|час|гла|до)[a-zäа-яёіїєґ.-]{0,14}(?:[ \u00a0\u202f\n]{1,2}(?:(?:from|із|від|от)[ \u00a0\u202f\n])?(?:№|no\.)?[ \u00a0\u202f\n]?[«“"[]?(?:\d|[a-zа-яёіїєґ](?![a-zа-яёіїєґ])|[ivxl]{2,7}(?![a-z]))|[ \u00a0\u202f\n]?\()/i;

/** Whether a text may name a point by number: a glance, twenty times cheaper than finding them. No text that does is missed. */
export function mayNamePoints(text: string): boolean {
  return GLANCE.test(text);
}

type Found = {
  readonly kind: Reference["kind"];
  readonly word: string;
  readonly start: number;
  readonly end: number;
  readonly chains: readonly (readonly string[])[];
};

// Whole words only, with an inner hyphen; a dot after an abbreviation is read with the number.
const WORD = new RegExp(
  `§{1,2}|(?<![\\p{L}\\p{N}-])(?=[${FIRST_LETTERS}])\\p{L}+(?:-\\p{L}+)?(?![\\p{L}\\p{N}])`,
  "gu",
);

/** A word that may begin a reference, and where it stands. */
type FoundWord = { readonly form: string; readonly index: number };

function nextWordOfAny(text: string, from: number): FoundWord | undefined {
  WORD.lastIndex = from;
  const match = WORD.exec(text);
  return match === null ? undefined : { form: match[0], index: match.index };
}

const PLAIN = /^[\0-\x7f]*$/;

/** The same in a text of ASCII, whose words are found several times as fast letter by letter; most are told by their first. */
function nextPlainWord(text: string, from: number): FoundWord | undefined {
  for (let at = from; at < text.length; at++) {
    const first = text.charCodeAt(at);
    if (!isLatin(first)) continue;
    const start = at;
    at = endOfLatin(text, start);
    const isBehindOther = start > 0 && isHyphenOrDigit(text.charCodeAt(start - 1));
    if (isBehindOther || isDigit(text.charCodeAt(at))) continue;
    const inner = text.charCodeAt(at) === HYPHEN ? endOfLatin(text, at + 1) : at;
    if (inner > at + 1 && !isDigit(text.charCodeAt(inner))) at = inner;
    if (mayBeginReference(first, at - start)) return { form: text.slice(start, at), index: start };
  }
  return undefined;
}

function endOfLatin(text: string, start: number): number {
  let at = start;
  while (at < text.length && isLatin(text.charCodeAt(at))) at++;
  return at;
}

const HYPHEN = 0x2d;

function isHyphenOrDigit(code: number): boolean {
  return code === HYPHEN || isDigit(code);
}

const BLANK = "[ \\u{a0}\\u{202f}\\n]";
const BRACKETED = "\\((?:\\d{1,3}|\\p{L}|[ivxl]{1,6})\\)";
// A number before one of these is a quantity: "under Articles 3 and 4, and 30 days later".
const UNITS =
  "%|per ?cent|million|billion|hours?|days?|weeks?|months?|years?|час|дн|дней|нед|тиж|мес|міс|год|рок|лет|млн|млрд";
const NOT_GOING_ON = `(?![\\p{L}\\p{N}]|[.,:]\\p{N}|${BLANK}?(?:${UNITS}))`;
// 10bis stands between 10 and 11.
const INSERTED_WORDS = "bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies";
// "3 bis 5" is a range in German.
const INSERTED = `[ \\u{a0}\\u{202f}-]?(?:${INSERTED_WORDS})(?!\\p{L}|${BLANK}\\d)`;
// A number that is not agreed yet stands in square brackets: "Article [5]".
const OPEN_NUMBER = `\\[\\d{1,4}\\](?:${BLANK}?${BRACKETED})*(?![\\p{L}\\p{N}])`;
const NUMBER = `\\d{1,4}(?:${INSERTED}|[a-zA-Z](?!\\p{L}))?(?:\\.(?:\\d{1,3}|[a-z](?!\\p{L})))*(?:${BLANK}?${BRACKETED})*${NOT_GOING_ON}`;
const INNER = `${BRACKETED}(?:${BLANK}?${BRACKETED})*`;
const NUMERAL = `(?:[IVXL]{1,7}|[A-ZА-ЯІЇЄҐ])(?:\\.\\d{1,3})*(?:${BLANK}?${BRACKETED})*${NOT_GOING_ON}`;
const LETTER = '[«“"]?\\p{L}[»”"]?\\)?(?!\\p{L})';

const CAPITAL_HERE = new RegExp(`[A-HJ-Z](?:${BLANK}?${BRACKETED})*${NOT_GOING_ON}`, "uy");
const NUMBER_SIGN = `(?:(?:№|[Nn]o\\.)${BLANK}?)?`;
const AFTER_WORD = new RegExp(`${BLANK}{0,2}${NUMBER_SIGN}`, "uy");
const AFTER_SHORT_WORD = new RegExp(`\\.?${BLANK}{0,2}${NUMBER_SIGN}`, "uy");
const NUMBER_HERE = new RegExp(`${NUMBER}|${OPEN_NUMBER}|${INNER}`, "uy");
const NUMERAL_HERE = new RegExp(NUMERAL, "uy");
const LETTER_HERE = new RegExp(LETTER, "uy");
const INNER_HERE = new RegExp(INNER, "uy");
const RANGE_HERE = new RegExp(`${BLANK}?[–—-]${BLANK}?`, "uy");
const WORDED_RANGE = `${BLANK}(?:(?:up )?to(?: and including)?|through|bis|à|до|по)${BLANK}`;
const WORDED_RANGE_HERE = new RegExp(WORDED_RANGE, "uy");
// "points from 3 to 5", but "points from 28 states".
const FROM_HERE = new RegExp(`(?:from|с|з|із|від|от)${BLANK}(?=\\d{1,4}${WORDED_RANGE}\\d)`, "uy");
const JOIN = "and/or|and|or|&|und|oder|et|ou|и|или|та|і|й|або";
const JOIN_HERE = new RegExp(`(?:,${BLANK}?(?:(?:${JOIN})${BLANK})?|${BLANK}(?:${JOIN})${BLANK})`, "uy");
const PLACE_HERE = new RegExp(`${BLANK}(?:above|below|выше|ниже|вище|нижче)(?!\\p{L})`, "uy");

function readNumbered(text: string, { form, index: start }: FoundWord, word: ReferenceWord): Found | undefined {
  const behind =
    endOf(isShortened(form) ? AFTER_SHORT_WORD : AFTER_WORD, text, start + form.length) ?? start + form.length;
  const from = (word.many ? endOf(FROM_HERE, text, behind) : undefined) ?? behind;
  const first = readNumber(text, from, word);
  if (first === undefined || (from === start + form.length && form[0] !== "§" && text[from] !== "(")) return undefined;
  const chains = [first.chain];
  let { end } = first;
  for (let next = readNext(text, end, word, chains); next !== undefined; next = readNext(text, end, word, chains)) {
    chains.push(...next.chains);
    end = next.end;
  }
  return { kind: "numbered", word: word.name, start, end: endOf(PLACE_HERE, text, end) ?? end, chains };
}

type ReadNumber = { readonly chain: readonly string[]; readonly end: number };

function readNumber(text: string, at: number, word: ReferenceWord): ReadNumber | undefined {
  const end =
    endOf(NUMBER_HERE, text, at) ??
    (takesNumeral(word) ? endOf(NUMERAL_HERE, text, at) : undefined) ??
    (takesLetter(word) ? endOf(CAPITAL_HERE, text, at) : undefined) ??
    (word.name.startsWith("sub") ? endOf(LETTER_HERE, text, at) : undefined);
  return end === undefined ? undefined : { chain: chainOf(text.slice(at, end)), end };
}

/** `5.1(b)` → 5.1, b: a number with dots stays whole, because it may be printed so. */
function chainOf(number: string): string[] {
  return number.replace(SET_APART, "$1").match(/[\p{L}\p{N}][\p{L}\p{N}.]*/gu) ?? [];
}

// 10 bis, 10-bis and 10bis are one number.
const SET_APART = new RegExp(`(?<=\\d)[ \\u{a0}\\u{202f}-](${INSERTED_WORDS})(?!\\p{L})`, "gu");

/** The next number of a list or the end of a range. After a word in the singular only a bracket or a dash goes on. */
function readNext(
  text: string,
  at: number,
  word: ReferenceWord,
  chains: readonly (readonly string[])[],
): { readonly chains: readonly (readonly string[])[]; readonly end: number } | undefined {
  const last = chains.at(-1) ?? [];
  const rangeEnd = endOf(RANGE_HERE, text, at) ?? endOf(WORDED_RANGE_HERE, text, at);
  const from = rangeEnd ?? endOf(JOIN_HERE, text, at);
  if (from === undefined) return undefined;
  const inner = endOf(INNER_HERE, text, from);
  if (inner !== undefined) {
    // 5(1)(b) and (c): the last number is exchanged.
    const named = chainOf(text.slice(from, inner));
    const chain = [...last.slice(0, Math.max(0, last.length - named.length)), ...named];
    return { chains: rangeEnd === undefined ? [chain] : expandRange(last, chain), end: inner };
  }
  const isDash = rangeEnd !== undefined && endOf(RANGE_HERE, text, at) !== undefined;
  if (!word.many && !isDash) return undefined;
  const next = readNumber(text, from, word);
  if (next === undefined) return undefined;
  return { chains: rangeEnd === undefined ? [next.chain] : expandRange(last, next.chain), end: next.end };
}

const THIS =
  /(?:^|[^\p{L}])((?:this|that|the (?:present|said|same|preceding|previous|foregoing|following|next)|настоящ\p{L}{2,3}|эт(?:ого|ой|ому|ом)|данно(?:го|й|му|м)|указанно(?:го|й|му|м)|ц(?:ього|ієї|ій|ьому)|зазначен(?:ого|ої|ій|ому))[ \u{a0}])$/iu;
const LONGEST_THIS = 20;

function readRelative(text: string, { form, index }: FoundWord, word: ReferenceWord): Found | undefined {
  if (!takesThis(word, form)) return undefined;
  const lead = THIS.exec(text.slice(Math.max(0, index - LONGEST_THIS), index))?.[1];
  if (lead === undefined) return undefined;
  return { kind: "relative", word: word.name, start: index - lead.length, end: index + form.length, chains: [] };
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function present(text: string, found: readonly Found[]): Reference[] {
  const toPoints = codePointOffsets(text);
  const holders = found.map((_, index) => holderOf(text, found, index));
  const external = externalOf(text, found, holders);
  return found.map(({ kind, word, start, end, chains }, index) => {
    const within = holders[index];
    return {
      kind,
      word,
      text: text.slice(start, end),
      span: [toPoints(start), toPoints(end)],
      chains,
      external: external[index] ?? false,
      ...(within === undefined ? {} : { within }),
    };
  });
}

/** References that hold one another name one paper: any of them may say which. */
function externalOf(text: string, found: readonly Found[], holders: readonly (number | undefined)[]): boolean[] {
  const external = found.map((one, index) => (holders[index] ?? 0) <= index && isExternal(text, one));
  for (let index = found.length - 1; index >= 0; index--) {
    const holder = holders[index];
    if (holder === undefined) continue;
    if (holder > index) external[index] = external[holder] ?? false;
    else if (external[index]) external[holder] = true;
  }
  holders.forEach((holder, index) => {
    if (holder !== undefined && holder < index && external[holder]) external[index] = true;
  });
  return external;
}

const JOINS_PARTS = /^(?:[ \u{a0}](?:of|in|to|des|der|de)?[ \u{a0}]?)$/u;
const JOINS_WHOLE = /^(?:,?[ \u{a0}]|[ \u{a0}]\()$/u;

/** `paragraph 2 of Article 5`, `пункт 2 статьи 5`, `Article 5, paragraph 2`: two references, the one inside the other. */
function holderOf(text: string, found: readonly Found[], index: number): number | undefined {
  const [last, one, next] = [found[index - 1], found[index], found[index + 1]];
  if (one?.kind !== "numbered") return undefined;
  if (next !== undefined && isWithinNext(text, one, next)) return index + 1;
  if (last?.kind !== "numbered" || isWithinNext(text, last, one)) return undefined;
  if (!isJoined(text, last, one, JOINS_WHOLE) || !holds(last, one)) return undefined;
  // "Paragraph 2, points 3 and 4" may be a list; behind an article, or what an article holds, it is none.
  const isWhole = rankOf(last.word) <= LEAST_WHOLE || (index > 1 && holderOf(text, found, index - 1) === index - 2);
  return isWhole ? index - 1 : undefined;
}

const LEAST_WHOLE = 3.2;

function isWithinNext(text: string, one: Found, next: Found): boolean {
  return isJoined(text, one, next, JOINS_PARTS) && holds(next, one);
}

function isJoined(text: string, one: Found, next: Found, by: RegExp): boolean {
  return next.start - one.end <= LONGEST_JOIN && by.test(text.slice(one.end, next.start));
}

function holds(outer: Found, inner: Found): boolean {
  // A part is more than an article in treaties and less in the statutes of Ukraine and Russia.
  if (inner.word === "part" && outer.word === "article") return outer.start > inner.start;
  return rankOf(outer.word) < rankOf(inner.word);
}

const LONGEST_JOIN = 5;
const RANKS: Readonly<Record<string, number>> = {
  annex: 0,
  appendix: 0,
  schedule: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 3,
  phase: 3,
  stage: 3,
  // § 4 holds paragraphs, and Article 6 § 1 is one of Article 6.
  "§": 3.2,
  clause: 3.4,
  rule: 3.4,
  principle: 3.4,
  // Section 5(2)(a) is paragraph (a) of subsection (2).
  subsection: 3.6,
  "sub-clause": 3.6,
};

/** The higher the rank, the less a provision holds. */
function rankOf(word: string): number {
  const rank = RANKS[word];
  if (rank !== undefined) return rank;
  if (word.startsWith("sub")) return 6;
  return word === "point" || word === "item" ? 5 : 4;
}
