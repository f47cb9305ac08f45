import { KnownForms } from "./known-forms.ts";

// Words that bind a sentence and carry little of its matter; in English, Ukrainian and Russian, the languages of the
// corpus. "not", "no", "shall", "may" are missing on purpose: in a negotiation they are the matter.
const FUNCTION_WORDS = new Set(
  `a an the and or but nor of in on at to for from by with as into onto upon under over between among within
  is are was were be been being it its this that these those which who whom whose there their they them he she his her
  we our you your i if then than so such also any all each every both either other same own more most
  has have had do does did will would
  і й та або але чи в у на до з із зі за від для про при по під над між як що щоб це цей ця ці той та те ті його її їх є
  и или но в во на до с со из за от для о об при по под над между как что чтобы это этот эта эти тот та те его её их`.split(
    /\s+/u,
  ),
);

const FORMS = new KnownForms(FUNCTION_WORDS);

/** Whether a word, in any case, binds rather than says. */
export function isFunctionWord(word: string): boolean {
  return FORMS.mayHold(word) && FUNCTION_WORDS.has(word.toLowerCase());
}
