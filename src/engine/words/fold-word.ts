const LATIN = /^\p{Script=Latin}+$/u;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;

/**
 * The form under which a word is recognised in another version: composed, in small letters, straight apostrophe, and
 * without its commonest endings (`guarantees`, `guaranteed` → `guarant`). For matching only; never shown.
 *
 * A deliberately small stemmer: it need not find roots, only bring inflections of one word together.
 */
export function foldWord(word: string): string {
  const plain = word.normalize("NFC").toLowerCase().replaceAll("’", "'").replace(/'s$/u, "");
  if (LATIN.test(plain)) return foldLatin(plain);
  // Ukrainian and Russian inflect by the last one to three letters; four letters are enough to keep roots apart.
  if (CYRILLIC.test(plain) && plain.length > 5) return plain.slice(0, Math.max(4, plain.length - 3));
  return plain;
}

function foldLatin(word: string): string {
  const stem = withoutEnding(withoutPlural(word));
  if (stem.length > 4 && stem.endsWith("e")) return stem.replace(/e+$/u, "");
  return stem.length > 4 && stem.endsWith("y") ? `${stem.slice(0, -1)}i` : stem;
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith("eed")) return word.slice(0, -1);
  const ending = ["ing", "ed", "ly"].find((last) => word.length > last.length + 3 && word.endsWith(last));
  return ending === undefined ? word : word.slice(0, -ending.length);
}
