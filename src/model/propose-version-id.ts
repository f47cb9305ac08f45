import { isId } from "./address.ts";

// Nearly as passports write them: enough for a name that a reader recognises.
const CYRILLIC = "абвгґдеєёжзиіїйклмнопрстуфхцчшщъыьэюя";
const LATIN = "a b v g g d e ye yo zh z i i i i k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".split(" ");
const UKRAINIAN: Readonly<Record<string, string>> = { г: "h", и: "y" };
const LONGEST = 60;

/**
 * Proposes the id of a version from who published it and when: `lake-gazette-2025-03-02`. Of what is in another script than
 * Latin or Cyrillic nothing is left, and then the kind stands in its place.
 *
 * What is no date is left out: it is not said yet.
 *
 * @param taken - Ids of the negotiation's versions: a proposal that is there already gets `-2`, `-3`.
 */
export function proposeVersionId(
  said: { readonly publishedBy: string; readonly kind: string; readonly published: string },
  taken: ReadonlySet<string>,
): string {
  const name = idFrom(said.publishedBy) || idFrom(said.kind) || "draft";
  const day = /^\d{4}(?:-\d\d){0,2}$/u.exec(said.published.trim())?.[0] ?? "";
  const words = idFrom(`${name} ${day}`);
  const proposal = isId(words) ? words : `${words}-draft`;
  let free = proposal;
  for (let nth = 2; taken.has(free); nth += 1) free = `${proposal}-${nth}`;
  return free;
}

/** The words of a name as an id: small Latin letters and digits, joined by hyphens; empty where none are in it. */
export function idFrom(name: string): string {
  const isUkrainian = /[іїєґ]/iu.test(name);
  const letters = Array.from(name.toLowerCase(), (letter) => {
    const at = CYRILLIC.indexOf(letter);
    const own = isUkrainian ? UKRAINIAN[letter] : undefined;
    return own ?? (at < 0 ? letter : (LATIN[at] ?? "").replace("_", ""));
  });
  return letters
    .join("")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/['’ʼ]/gu, "")
    .replace(/[^a-z0-9]+/gu, "-")
    .slice(0, LONGEST)
    .replace(/^-+|-+$/gu, "");
}
