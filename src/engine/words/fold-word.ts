const LATIN = /^\p{Script=Latin}+$/u;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;

/**
 * The form under which a word is recognised in another version: composed, in small letters, straight apostrophe, closed
 * up (`cease-fire` → `ceasefire`) and without its commonest endings (`guarantees`, `guaranteed` → `guarant`). For
 * matching only; never shown.
 *
 * A deliberately small stemmer: it need not find roots, only bring inflections of one word together.
 */
export function foldWord(word: string): string {
  // Most words are of letters without accents: there is nothing to compose and nothing to close up.
  if (isAsciiLetters(word)) return foldLatin(isSmallAscii(word) ? word : word.toLowerCase());
  const isPlain = isSmallAscii(word);
  const plain = isPlain ? word : word.normalize("NFC").toLowerCase().replaceAll("’", "'");
  const root = closedUp(plain.endsWith("'s") ? plain.slice(0, -2) : plain, isPlain);
  if (isAsciiLetters(root)) return foldLatin(root);
  // Figures in it, or marks: the patterns need not be asked.
  if (isPlain) return root;
  if (LATIN.test(root)) return foldLatin(root);
  // Ukrainian and Russian inflect by the last one to three letters; four letters are enough to keep roots apart.
  if (CYRILLIC.test(root) && root.length > 5) return root.slice(0, Math.max(4, root.length - 3));
  return root;
}

const HYPHENS = /[-\u{2010}\u{2011}]/gu;

/** A compound without its hyphens, where it is of letters of one script. */
function closedUp(word: string, isPlain: boolean): string {
  if (isPlain && !word.includes("-")) return word;
  const closed = word.replace(HYPHENS, "");
  return closed.length < word.length && (LATIN.test(closed) || CYRILLIC.test(closed)) ? closed : word;
}

/** Whether small letters and composing would change nothing. Asked first, since most words are such. */
export function isSmallAscii(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index);
    if (unit > 0x7f || (unit >= 0x41 && unit <= 0x5a)) return false;
  }
  return true;
}

function isAsciiLetters(word: string): boolean {
  for (let index = 0; index < word.length; index++) {
    const unit = word.charCodeAt(index) | 0x20;
    if (unit < 0x61 || unit > 0x7a) return false;
  }
  return true;
}

function foldLatin(word: string): string {
  const stem = withoutEnding(withoutPlural(word));
  if (stem.length > 4 && stem.endsWith("e")) return withoutLast(stem, "e");
  return stem.length > 4 && stem.endsWith("y") ? `${stem.slice(0, -1)}i` : stem;
}

function withoutLast(word: string, letter: string): string {
  let end = word.length;
  while (end > 1 && word[end - 1] === letter) end--;
  return word.slice(0, end);
}

function withoutPlural(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  if (word.endsWith("eed")) return word.slice(0, -1);
  for (const ending of ENDINGS)
    if (word.length > ending.length + 3 && word.endsWith(ending)) return word.slice(0, -ending.length);
  return word;
}

const ENDINGS = ["ing", "ed", "ly"];
