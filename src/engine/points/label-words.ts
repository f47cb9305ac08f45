import { KnownForms } from "../words/known-forms.ts";
import { isCapitalLatin, isLetterAt, isSmallLatin } from "./characters.ts";

/** A word that labels a division of a text. The lower the rank, the more it may hold. */
export type LabelWord = { readonly name: string; readonly rank: number };

/** Ranks below this have a fixed order: an annex never stands inside an article. */
export const FREE_RANK = 3;

const WORDS: ReadonlyArray<readonly [rank: number, name: string, forms: string]> = [
  [0, "annex", "annex annexe appendix schedule attachment exhibit anhang anlage anexo allegato приложение додаток"],
  [0, "protocol", "protocol protokoll protocole protocolo protocollo протокол"],
  [1, "part", "part title teil partie parte часть частина"],
  [2, "chapter", "chapter kapitel chapitre capítulo capitolo глава"],
  [3, "section", "section sec abschnitt sección sezione раздел розділ"],
  [3, "article", "article art artikel artículo articolo статья стаття ст"],
  [3, "§", "§"],
  [3, "phase", "phase stage step фаза этап етап"],
  [4, "clause", "clause rule principle"],
  [5, "recital", "recital considérant considerando erwägungsgrund"],
  [5, "point", "point paragraph para item punkt punto пункт п №"],
  [6, "subpoint", "subpoint subparagraph подпункт підпункт"],
];

/** What stands alone above recitals; it holds them and nothing else. */
export const PREAMBLE: LabelWord = { name: "preamble", rank: 7 };
const PREAMBLE_FORMS = wordSet("preamble preambule préambule preámbulo preambolo präambel преамбула recitals whereas");

const BY_FORM: ReadonlyMap<string, LabelWord> = new Map(
  WORDS.flatMap(([rank, name, forms]) => forms.split(" ").map((form) => [form, { name, rank }] as const)),
);

const FORMS = new KnownForms(BY_FORM.keys());

/** The letters of the longest of them; no longer word need be looked up. */
export const LONGEST_LABEL_WORD = Math.max(...[...BY_FORM.keys()].map(({ length }) => length));

/** The labelling word that `text` is, in any case; undefined for other words. */
export function findLabelWord(text: string): LabelWord | undefined {
  return FORMS.mayHold(text) ? BY_FORM.get(text.toLowerCase()) : undefined;
}

/**
 * Whether a line plainly begins with a word that labels nothing, in letters without accent with a capital and a blank
 * behind it. Most lines do, which spares them all further reading.
 */
export function beginsWithOrdinaryWord(content: string): boolean {
  const first = content.charCodeAt(0);
  if (!isCapitalLatin(first)) return false;
  let end = 1;
  while (end <= LONGEST_LABEL_WORD && isSmallLatin(content.charCodeAt(end))) end += 1;
  return end > 1 && content.charCodeAt(end) === BLANK && !FORMS.mayHoldOne(first, end);
}

const BLANK = 0x20;

/** The word of a line that is nothing but `ANNEX`, `Schedule:` or `Preamble`, a title without a number; undefined for other lines. */
export function findBareTitle(content: string): LabelWord | undefined {
  if (content.length > LONGEST_LABEL_WORD + 1) return undefined;
  const isMarked = content.endsWith(".") || content.endsWith(":");
  const words = isMarked ? content.slice(0, -1) : content;
  if (PREAMBLE_FORMS.has(words.toLowerCase())) return PREAMBLE;
  const word = findLabelWord(words);
  return word?.name === "annex" ? word : undefined;
}

// Words after which no sentence ends, so that a number at the start of the next line is no label.
const JOINING_WORDS = wordSet(
  "a an the of by to for from with under since until before than per no only nearly approximately around between " +
    "within into as в на с по до от к из о об для после более около у з від про після понад " +
    "der des den dem von vom nach gemäß im zum zur du de des le la les au aux el los las del il dei delle della",
);
// The next line may say which one, but a line may also end in them.
const WORDS_BEFORE_NUMBERS = wordSet(
  "article articles section sections paragraph paragraphs point points annex chapter clause number " +
    "статьи статье статьей пункта пункте пункт",
);

/** Whether a line breaks off inside a clause, so that the next one must continue it. */
export function breaksOff(content: string): boolean {
  if (!isLetterAt(content, content.length - 1)) return false;
  const last = lastWord(content);
  return JOINING_WORDS.has(last) || WORDS_BEFORE_NUMBERS.has(last);
}

/** Whether a line that breaks off may be whole after all: `Kept in the annex`, `Plan A`. */
export function mayBeWhole(content: string): boolean {
  const last = lastWord(content);
  return last.length === 1 || WORDS_BEFORE_NUMBERS.has(last);
}

const CLAUSE_END = /[.;:!?…,)\]"”»’*_–—-]$|[;,] ?(?:and|or|и|та|або|или)$/u;

/** Whether a line ends a sentence or a part of one. */
export function endsClause(content: string): boolean {
  return CLAUSE_END.test(content.slice(-8));
}

function lastWord(content: string): string {
  const tail = content.slice(-24);
  return tail.slice(tail.lastIndexOf(" ") + 1).toLowerCase();
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
