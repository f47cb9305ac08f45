import { KnownForms } from "../words/known-forms.ts";

// As they stand beside what is counted, in English, Ukrainian and Russian, the languages of the corpus. "One" is missing on
// purpose: "no one" and "one another" count nothing.
const NUMBERS = new Set(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety
  два дві двох три трьох чотири чотирьох п'ять п’ять п'яти п’яти шість шести сім семи вісім восьми дев'ять дев’ять дев'яти
  дев’яти десять десяти дванадцять дванадцяти двадцять двадцяти тридцять тридцяти
  две двух трёх трех четыре четырёх четырех пять пяти шесть семь восемь девять девяти двенадцать двенадцати двадцать
  двадцати тридцать тридцати`.split(/\s+/u),
);

const FORMS = new KnownForms(NUMBERS);

/** Whether a word, in any case, is a number written out. */
export function isNumberName(word: string): boolean {
  return FORMS.mayHold(word) && NUMBERS.has(word.toLowerCase());
}
