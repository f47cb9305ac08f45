/**
 * The same span in the unit in which it can be told from all others: "24 months" and "two years", "a fortnight" and "14 days".
 * What is no single span of the calendar stays as it is.
 */
export function plainPeriod(value: string): string {
  const [, opening = "", count, unit = ""] = PERIOD.exec(value) ?? [];
  if (count === undefined) return value;
  const months = MONTHS.get(unit);
  if (months !== undefined && !opening.endsWith("T")) return `${opening}${Number(count) * months}M`;
  const hours = HOURS.get(`${opening.endsWith("T") ? "T" : ""}${unit}`);
  return hours === undefined ? value : `${opening.replace("T", "")}T${Number(count) * hours}H`;
}

const PERIOD = /^((?:within )?PT?)(\d+(?:\.\d+)?)([A-Z]+)$/u;
const MONTHS: ReadonlyMap<string, number> = new Map([
  ["M", 1],
  ["Q", 3],
  ["Y", 12],
  ["DE", 120],
]);
const HOURS: ReadonlyMap<string, number> = new Map([
  ["TH", 1],
  ["D", 24],
  ["W", 168],
  ["FN", 336],
]);
