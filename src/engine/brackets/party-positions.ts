/** What parties say of the words in a bracket. */
export type PartyPosition = {
  /** As printed, without "the". */
  readonly parties: readonly string[];
  /** `propose`, `oppose` …; null where only a colon stands behind the names. */
  readonly verb: string | null;
};

// The verb as it is told, and the beginnings by which it is known, in English, Russian and Ukrainian.
const VERBS: readonly (readonly [verb: string, pattern: string])[] = [
  ["propose", "propos(?:e|es|ed|al|als|ing)|предлага(?:ет|ют)|пропону(?:є|ють)"],
  ["oppose", "oppos(?:e|es|ed|ing)|возража(?:ет|ют)|против|проти|заперечу(?:є|ють)"],
  ["support", "support(?:s|ed|ing)?|поддержива(?:ет|ют)|підтриму(?:є|ють)"],
  ["reserve", "reserv(?:e|es|ed|ation|ing)(?: (?:its|their) position)?|резервиру(?:ет|ют)|резерву(?:є|ють)"],
  ["consider", "to consider|considers?|considering|рассмотр(?:ит|ят)|розглян(?:е|уть)"],
  ["suggest", "suggest(?:s|ed|ion|ing)?"],
  ["prefer", "prefer(?:s|red|ring|ence)?"],
  ["request", "request(?:s|ed|ing)?"],
  ["accept", "accept(?:s|ed|ing)?"],
  ["object", "object(?:s|ed|ing|ion)?"],
  ["delete", "delet(?:e|es|ed|ion)|to delete"],
  ["retain", "retain(?:s|ed)?|to retain|keep|keeps"],
];

const WORD = "(?!(?:And|Or)[ ,/])\\p{Lu}[\\p{L}\\p{N}.’'-]{0,30}";
const NAME = `(?:[Tt]he )?${WORD}(?: ${WORD}| of (?:${WORD}|\\d{2})| \\d{2}){0,3}`;
const NAMES = `(${NAME}(?:(?: ?[/,&+] ?(?:and )?| and | и | та | і )${NAME}){0,39})`;
const PATTERN = VERBS.map(([, pattern]) => `(${pattern})`).join("|");
const POSITION = new RegExp(`^\\s{0,4}${NAMES}(?: (?:${PATTERN})(?!\\p{L})\\s{0,2}:?| ?:)`, "u");
// Capitalised words before a colon that name nobody.
const NOBODY =
  /^(?:(?:note|nb|n\.b\.|editor|drafting|drafters?|text|title|source|placeholder|option|alt|alternative|variant|article|section|paragraph|point|annex|chapter|part|preamble|example|formerly|previously|also|new|вариант|варіант|примечание|примітка|статья|стаття|пункт)\b|.*(?:note|text)$)/iu;
const LONGEST_NAMES = 400;

/**
 * Reads who speaks at a place: `US/JP propose: …`, `AU oppose: …`, `EU: …`, `AUS, NZ to consider`.
 *
 * @returns The parties, what they do and where the first name begins, in UTF-16 units; undefined where nobody is named.
 *   Constant time.
 */
export function readPosition(
  text: string,
  from: number,
  end: number,
): (PartyPosition & { readonly at: number }) | undefined {
  const match = POSITION.exec(text.slice(from, Math.min(end, from + LONGEST_NAMES)));
  const names = match?.[1];
  if (match === null || names === undefined || NOBODY.test(names)) return undefined;
  const verb = VERBS.find((_, index) => match[index + 2] !== undefined)?.[0] ?? null;
  const parties = names.split(/ ?[/,&+] ?(?:and )?| and | и | та | і /u).map((name) => name.replace(/^the /iu, ""));
  return { parties, verb, at: from + match[0].indexOf(names) };
}
