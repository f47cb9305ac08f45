import { KnownForms } from "../words/known-forms.ts";

/** A word that a reference begins with: `Articles`, `пункта`. */
export type ReferenceWord = {
  /** In English, singular, small letters. */
  readonly name: string;
  /** Whether several numbers may follow it. */
  readonly many: boolean;
};

type Row = readonly [name: string, one: string, many: string];

// The forms in which texts refer to points, by number; `*` stands for any ending.
const WORDS: readonly Row[] = [
  ["article", "article art artikel", "articles arts artikeln"],
  ["section", "section sec abschnitt", "sections secs abschnitte"],
  ["paragraph", "paragraph para par absatz abs paragraphe", "paragraphs paras pars absätze paragraphes"],
  ["sub-paragraph", "subparagraph sub-paragraph", "subparagraphs sub-paragraphs"],
  ["subsection", "subsection sub-section", "subsections sub-sections"],
  ["sub-clause", "subclause sub-clause", "subclauses sub-clauses"],
  ["sub-point", "subpoint sub-point подпункт* підпункт*", "subpoints sub-points подпункты підпункти пп"],
  ["clause", "clause", "clauses"],
  ["point", "point punkt", "points punkte"],
  ["item", "item", "items"],
  ["rule", "rule", "rules"],
  ["principle", "principle", "principles"],
  ["annex", "annex annexe anhang", "annexes"],
  ["appendix", "appendix", "appendices appendixes"],
  ["schedule", "schedule", "schedules"],
  ["exhibit", "exhibit", "exhibits"],
  ["attachment", "attachment", "attachments"],
  ["recital", "recital", "recitals"],
  ["chapter", "chapter", "chapters"],
  ["part", "part", "parts"],
  ["phase", "phase", "phases"],
  ["stage", "stage", "stages"],
  ["step", "step", "steps"],
  ["§", "§", "§§"],
  // A word in the genitive singular is often its nominative plural as well.
  [
    "article",
    "ст статью статье статьёй статьей статтю статтею",
    "статья статьи статей статьям* статьях стаття статті статтям* статтях",
  ],
  ["point", "п пункт пункта пункту пункте пунктом пункті", "пункты пункти пунктов пунктів пунктам* пунктах"],
  ["paragraph", "абзац* параграф*", "абзацы абзаци параграфы параграфи"],
  [
    "section",
    "раздел розділ розділу розділі раздела разделу разделе разделом",
    "разделы розділи разделов розділів разделах розділах",
  ],
  ["part", "часть части частью частина частини частині", "частей частин частях частинах"],
  ["chapter", "глава главы главе главу главой", "глав главах"],
  [
    "annex",
    "приложение приложения приложению приложении додаток додатка додатку",
    "приложений приложениях додатки додатків",
  ],
];

const FORMS: ReadonlyMap<string, ReferenceWord> = new Map(
  WORDS.flatMap(([name, one, many]) => [...formsOf(name, one, false), ...formsOf(name, many, true)]),
);
const KNOWN_FORMS = new KnownForms(FORMS.keys());
const STEMS = [...FORMS]
  .filter(([form]) => form.endsWith("*"))
  .map(([form, word]) => [form.slice(0, -1), word] as const);

/** The letters that they begin with, small and capital. */
export const FIRST_LETTERS = [...new Set([...FORMS.keys()].map((form) => form.charAt(0)))]
  .map((letter) => letter + letter.toUpperCase())
  .join("");

function formsOf(name: string, forms: string, many: boolean): (readonly [string, ReferenceWord])[] {
  return forms.split(" ").map((form) => [form, { name, many }] as const);
}

/** False only for the first letter and the length of a word that no reference begins with. */
export function mayBeginReference(letter: number, length: number): boolean {
  return KNOWN_FORMS.mayHoldOne(letter, length);
}

/** The word that `text` is, in any case; undefined for a word that no reference begins with. Constant time. */
export function findReferenceWord(text: string): ReferenceWord | undefined {
  if (!KNOWN_FORMS.mayHold(text)) return undefined;
  const form = text.toLowerCase();
  return FORMS.get(form) ?? STEMS.find(([stem]) => form.startsWith(stem))?.[1];
}

const SHORTENED = new Set("art arts sec secs par pars para paras abs ст п пп".split(" "));

/** Whether a dot behind the word is its own and ends no sentence: `Art. 5`, but not `in the Annex. A Party …`. */
export function isShortened(form: string): boolean {
  return SHORTENED.has(form.toLowerCase());
}

const NUMERALS = new Set(
  "article section annex appendix schedule exhibit attachment chapter part phase stage".split(" "),
);
/** Whether the word may be followed by a roman numeral or a capital letter: `Annex I`, and not `the point I made`. */
export function takesNumeral({ name }: ReferenceWord): boolean {
  return NUMERALS.has(name);
}

const DIVISIONS = new Set([...NUMERALS, "§"]);
/** Whether the word names what paragraphs and points stand under. */
export function isDivision(name: string): boolean {
  return DIVISIONS.has(name);
}

const LETTERED = new Set(["paragraph", "clause", "item"]);
/** Whether the word may be followed by a capital letter other than I: `Paragraph A`, and not `the clause I signed`. */
export function takesLetter({ name }: ReferenceWord): boolean {
  return LETTERED.has(name);
}

const PROVISIONS = new Set([
  "article",
  "section",
  "paragraph",
  "sub-paragraph",
  "subsection",
  "sub-clause",
  "clause",
  "annex",
  "chapter",
]);
/** Whether `this …` and `the preceding …` refer with this word: `this Article`, and not `at this point`. */
export function takesThis({ name }: ReferenceWord, form: string): boolean {
  return PROVISIONS.has(name) || (name === "point" && /^\p{Script=Cyrillic}/u.test(form));
}
