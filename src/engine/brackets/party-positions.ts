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

// Names of one party with an "and" in them.
const SECOND_HALF = "(?:Tobago|Herzegovina|Barbuda|Nevis|Pr[ií]ncipe|the Grenadines)(?!\\p{L})";
const WORD = "(?!(?:And|Or)[ ,/])(?:d['’])?\\p{Lu}[\\p{L}\\p{N}.’'-]{0,30}(?:\\+\\d?(?! ?\\p{Lu}))?";
const NAME = `(?:[Tt]he )?${WORD}(?: ${WORD}| of (?:the )?(?:${WORD}|\\d{2})| \\d{2}){0,3}(?: and ${SECOND_HALF})?`;
const NAMES = `(${NAME}(?:(?: ?[/,&+] ?(?:and )?| and | и | та | і )${NAME}){0,39})`;
const PARTING = new RegExp(` ?[/,&+] ?(?:and )?(?! *\\d)| and (?!${SECOND_HALF})| и | та | і `, "u");
// Others who stand behind those who speak; they do not speak themselves.
const BACKING = " \\([^()[\\]]{1,80}\\)|, (?:also )?(?:supported by|joined by|on behalf of) [^:;()[\\]]{1,80}?,?";
const PATTERN = VERBS.map(([, pattern]) => `(${pattern})`).join("|");
const NAMED_FIRST = new RegExp(`^\\s{0,4}${NAMES}(?:${BACKING})?(?: (?:${PATTERN})(?!\\p{L})\\s{0,2}:?| ?:)`, "u");
const VERB_FIRST = new RegExp(`^\\s{0,4}(?:${PATTERN})(?: by |: ?)${NAMES}\\s{0,4}(?:[:;]|$)`, "u");
// Capitalised words before a colon that name nobody.
const NOBODY = new RegExp(
  "^(?:the )?(?:(?:note|nb|n\\.b\\.|editor|drafting|drafters?|text|title|source|placeholder|option|alt|alternative|" +
    "variant|article|section|paragraph|point|annex|chapter|part|preamble|example|formerly|previously|also|new|date|time|" +
    "place|status|comments?|remarks?|explanation|rationale|table|figure|deadline|amount|total|number|name|page|line|" +
    `вариант|варіант|примечание|примітка|статья|стаття|пункт)(?!\\p{L})|(?:all |both )?parties$|(?:${PATTERN})$|.*(?:note|text)$)`,
  "iu",
);
const LONGEST_NAMES = 400;

/**
 * Reads who speaks at a place: `US/JP propose: …`, `AU oppose: …`, `EU: …`, `AUS, NZ to consider`, `supported by JP`,
 * `Delete: US`.
 *
 * @returns The parties, what they do and where the first word of it begins, in UTF-16 units; undefined where nobody is
 *   named. Constant time.
 */
export function readPosition(
  text: string,
  from: number,
  end: number,
): (PartyPosition & { readonly at: number }) | undefined {
  const words = text.slice(from, Math.min(end, from + LONGEST_NAMES));
  const start = words.search(/\S|$/u);
  const match = NAMED_FIRST.exec(words);
  if (match?.[1] !== undefined && !NOBODY.test(match[1]))
    return { ...said(match[1], match.slice(2)), at: from + start };
  const backwards = VERB_FIRST.exec(`${words.charAt(start).toLowerCase()}${words.slice(start + 1)}`);
  const names = backwards?.[VERBS.length + 1];
  if (names === undefined || NOBODY.test(names)) return undefined;
  return { ...said(names, backwards?.slice(1) ?? []), at: from + start };
}

/** @param found - For each verb in turn, what was found of it. */
function said(names: string, found: readonly (string | undefined)[]): PartyPosition {
  const verb = VERBS.find((_, index) => found[index] !== undefined)?.[0] ?? null;
  return { parties: names.split(PARTING).map((name) => name.replace(/^the /iu, "")), verb };
}
