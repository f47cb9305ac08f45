import { isDigit, isLetterAt, isSmallAt } from "./characters.ts";

const MONTHS: ReadonlySet<string> = new Set(
  (
    "januar jänner februar märz april mai juni juli august september oktober november dezember " +
    "marts mars maj desember december"
  ).split(" "),
);

/**
 * Whether the name of a month stands at `at` behind a number and its full stop, as German and its neighbours write
 * dates: `1. Mai 2025`, `1. mai`. A name that goes on as a title does (`4. August Session`) is none.
 */
export function standsBeforeMonth(content: string, at: number): boolean {
  let end = at;
  while (isLetterAt(content, end)) end += 1;
  if (!MONTHS.has(content.slice(at, end).toLowerCase())) return false;
  return content.charAt(end) !== " " || isDigit(content.charCodeAt(end + 1)) || isSmallAt(content, end + 1);
}
