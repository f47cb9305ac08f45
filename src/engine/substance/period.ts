/**
 * The same span in the unit in which it can be told from all others: "24 months" and "two years", "a fortnight" and "14 days".
 * The end of a year is its last day. What is no single span of the calendar stays as it is.
 */
export function plainPeriod(value: string): string {
  if (END_OF_YEAR.test(value)) return value.replace(END_OF_YEAR, "by $1-12-31");
  const [, opening = "", count, unit = ""] = PERIOD.exec(value) ?? [];
  if (count === undefined) return value;
  const months = MONTHS.get(unit);
  if (months !== undefined && !opening.endsWith("T")) return `${opening}${Number(count) * months}M`;
  const hours = HOURS.get(`${opening.endsWith("T") ? "T" : ""}${unit}`);
  if (hours === undefined) return value;
  const size = Number((Number(count) * hours).toPrecision(DIGITS));
  // "Half an hour" is 30 minutes.
  return `${opening.replace("T", "")}T${Number.isInteger(size) ? `${size}H` : `${Number((60 * size).toPrecision(DIGITS))}M`}`;
}

// A third of an hour is 20 minutes, and not a hair less.
const DIGITS = 12;
const END_OF_YEAR = /^by end of (\d{4})$/u;

const PERIOD = /^((?:within )?PT?)(\d+(?:\.\d+)?)([A-Z]+)$/u;
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["M", 1],
  ["Q", 3],
  ["Y", 12],
  ["DE", 120],
]);
const HOURS: ReadonlyMap<string, number> = new Map([
  ["TM", 1 / 60],
  ["TH", 1],
  ["D", 24],
  ["W", 168],
  ["FN", 336],
]);
