import type { Unit } from "./language.ts";

const time = (days: number, period: string) => ({ kind: "time", days, period }) as const satisfies Unit;
const money = (currency: string, factor = 1): Unit => ({ kind: "money", currency, factor });
const measure = (unit: string, factor = 1): Unit => ({ kind: "measure", unit, factor });

/** A measure that is written in its own unit, and compared in another: kilograms and tonnes. */
export const measuredAs = (unit: string, of: string, each: number): Unit => ({
  kind: "measure",
  unit,
  factor: 1,
  comparedAs: { unit: of, factor: each },
});

/** How long units of time are, for comparing: a month 30.44 days, a year 365.25. */
export const TIME = {
  minute: time(1 / 1440, "TM"),
  hour: time(1 / 24, "TH"),
  day: time(1, "D"),
  week: time(7, "W"),
  fortnight: time(14, "FN"),
  month: time(30.44, "M"),
  quarter: time(91.31, "Q"),
  year: time(365.25, "Y"),
  decade: time(3652.5, "DE"),
  // Other days than those of the calendar are another unit, though of about the same length.
  workingDay: time(1.4, "WD"),
} as const satisfies Readonly<Record<string, Unit>>;

/** Signs and codes that are the same in all languages, as they stand at a figure. */
export const CURRENCY_SIGNS: ReadonlyMap<string, string> = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₽", "RUB"],
  ["₹", "INR"],
  ["₺", "TRY"],
  ["₪", "ILS"],
  ["₩", "KRW"],
  ["₦", "NGN"],
  ["₱", "PHP"],
  ["₫", "VND"],
  ["฿", "THB"],
  ["₸", "KZT"],
  ["₾", "GEL"],
  ["₼", "AZN"],
  ["֏", "AMD"],
  ["zł", "PLN"],
]);

const CODES =
  "usd eur gbp jpy uah rub chf cny pln czk sek nok dkk huf ron try ils inr cad aud nzd zar brl krw aed sar mxn kzt gel amd azn sgd hkd bgn rsd mdl xdr sdr thb php idr myr vnd ngn kes ghs etb egp pkr qar kwd twd";

/** Currency codes, by their small letters. */
const CURRENCY_CODES: readonly (readonly [string, string])[] = CODES.split(" ").map(
  (code) => [code, code === "sdr" ? "XDR" : code.toUpperCase()] as const,
);

/** Codes and signs that stand before figures, in all languages; a sign that is tied to them is part of their token. */
export const CURRENCIES_BEFORE: readonly (readonly [string, string])[] = [...CURRENCY_CODES, ...CURRENCY_SIGNS];

/** What tells dollars apart: letters that are tied to their sign. */
export const DOLLARS: ReadonlyMap<string, string> = new Map([
  ["us", "USD"],
  ["a", "AUD"],
  ["c", "CAD"],
  ["nz", "NZD"],
  ["nt", "TWD"],
  ["s", "SGD"],
  ["hk", "HKD"],
]);

/** Units that are written alike in all languages. */
export const COMMON_UNITS: readonly (readonly [string, Unit])[] = [
  ...CURRENCY_CODES.map(([code, currency]) => [code, money(currency)] as const),
  ...Array.from(CURRENCY_SIGNS, ([sign, currency]) => [sign, money(currency)] as const),
  ["%", { kind: "percent" }],
  ["km", measure("km")],
  ["kg", measuredAs("kg", "tonne", 0.001)],
  ["mw", measure("MW")],
  ["gw", measure("MW", 1000)],
  ["kw", measure("kW")],
  ["mwh", measure("MWh")],
  ["km²", measure("km2")],
];

export { measure, money };
