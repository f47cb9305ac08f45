import { isDigit, isLetterAt, isSmallAt } from "./characters.ts";

const MONTHS: ReadonlySet<string> = new Set(
  (
    "januar jänner februar märz april mai juni juli august september oktober november dezember " +
    "marts mars maj desember december"
  ).split(" "),
);

const ENGLISH_MONTHS: ReadonlySet<string> = new Set(
  "january february march april may june july august september october november december".split(" "),
);

/**
 * Whether the name of a month stands at `at` behind a number and its full stop, as German and its neighbours write
 * dates: `1. Mai 2025`, `1. mai`, and others in English: `1. January 2026`. A name that goes on as a title does
 * (`4. August Session`, `1. March on the capital`) is none.
 */
export function standsBeforeMonth(content: string, at: number): boolean {
  const name = nameAt(content, at);
  const end = at + name.length;
  if (ENGLISH_MONTHS.has(name) && /^ \d{4}(?!\d)/u.test(content.slice(end, end + 6))) return true;
  if (!MONTHS.has(name)) return false;
  return content.charAt(end) !== " " || isDigit(content.charCodeAt(end + 1)) || isSmallAt(content, end + 1);
}

// Behind a figure without any mark they make it an amount or a date: `2.1 million`, `12 March`.
const UNITS: ReadonlySet<string> = new Set(
  (
    "thousand million millions billion billions trillion per percent percentage points times years months weeks days " +
    "hours km m kg t ha mm cm kilometres kilometers metres meters tonnes euros dollars pounds " +
    "millionen milliarden prozent mio mrd millones milliards тысяч тысячи миллиона миллионов млн млрд процента процентов " +
    "миллиарда миллиардов тисяч мільйона мільйонів мільярда мільярдів відсотка відсотків"
  ).split(" "),
);

/** Whether the word at `at` says what the figure in front of it counts. */
export function standsUnit(content: string, at: number): boolean {
  const name = nameAt(content, at);
  return UNITS.has(name) || ENGLISH_MONTHS.has(name) || MONTHS.has(name);
}

const LONGEST_NAME = 16;

function nameAt(content: string, at: number): string {
  let end = at;
  while (end - at < LONGEST_NAME && isLetterAt(content, end)) end += 1;
  return content.slice(at, end).toLowerCase();
}
