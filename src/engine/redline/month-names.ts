// In English, Ukrainian and Russian, the languages of the corpus, as they stand in dates.
const MONTHS = new Set(
  `january february march april may june july august september october november december
  січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря`.split(/\s+/u),
);

/** Whether a word names a month, with a capital in English (`May`, not `may`). */
export function isMonth(word: string): boolean {
  return word !== "may" && MONTHS.has(word.toLowerCase());
}
