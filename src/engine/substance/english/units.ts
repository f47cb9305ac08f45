import type { Unit } from "../language.ts";
import { meaning, Phrases } from "../phrases.ts";
import { COMMON_UNITS, CURRENCIES_BEFORE, measure, measuredAs, money, TIME } from "../units.ts";

const TIMES: readonly (readonly [string, Unit])[] = [
  ["minute minutes", TIME.minute],
  ["hour hours hr hrs h", TIME.hour],
  ["day days", TIME.day],
  ["week weeks", TIME.week],
  ["fortnight fortnights", TIME.fortnight],
  ["month months", TIME.month],
  ["quarter quarters", TIME.quarter],
  ["year years yr yrs", TIME.year],
  ["decade decades", TIME.decade],
].flatMap(([names, unit]) => (names as string).split(" ").map((name) => [name, unit as Unit] as const));

const WORKING = ["working", "business", "banking", "trading"].flatMap((kind) =>
  ["day", "days"].map((day) => [`${kind} ${day}`, TIME.workingDay] as const),
);
const CALENDAR = ["calendar", "consecutive", "full", "clear"].flatMap((kind) =>
  TIMES.map(([name, unit]) => [`${kind} ${name}`, unit] as const),
);

const OTHER_CURRENCIES: readonly (readonly [string, string])[] = [
  ["kronor swedish-kronor swedish-krona", "SEK"],
  ["kroner norwegian-kroner norwegian-krone", "NOK"],
  ["danish-kroner danish-krone", "DKK"],
  ["koruna korunas czech-crowns czech-koruna", "CZK"],
  ["forint forints", "HUF"],
  ["lei leu", "RON"],
  ["lira liras turkish-lira turkish-liras", "TRY"],
  ["shekel shekels", "ILS"],
  ["rupee rupees indian-rupees", "INR"],
  ["rand", "ZAR"],
  ["real reais", "BRL"],
  ["won", "KRW"],
  ["dirham dirhams", "AED"],
  ["riyal riyals saudi-riyals", "SAR"],
  ["peso pesos mexican-pesos", "MXN"],
  ["philippine-pesos", "PHP"],
  ["south-korean-won", "KRW"],
  ["baht", "THB"],
  ["ringgit", "MYR"],
  ["rupiah", "IDR"],
  ["dong", "VND"],
  ["shillings shilling kenyan-shillings", "KES"],
  ["naira", "NGN"],
  ["cedis", "GHS"],
  ["birr", "ETB"],
  ["pula", "BWP"],
  ["dinar dinars", "DIN"],
  ["sdr sdrs special-drawing-rights", "XDR"],
  ["crowns crown", "CROWN"],
  ["tenge", "KZT"],
  ["lari", "GEL"],
  ["dram drams", "AMD"],
  ["manat manats", "AZN"],
  ["taiwan-dollars new-taiwan-dollars", "TWD"],
  ["new-zealand-dollars", "NZD"],
  ["singapore-dollars", "SGD"],
  ["hong-kong-dollars", "HKD"],
].flatMap(([names = "", code = ""]) => names.split(" ").map((name) => [name.replaceAll("-", " "), code] as const));

const CURRENCIES: readonly (readonly [string, string])[] = [
  ...meaning(
    "dollar, dollars, us dollar, us dollars, united states dollar, united states dollars, u . s . dollars, american dollars",
    "USD",
  ),
  ...meaning("euro, euros", "EUR"),
  ...meaning("pound, pounds, pounds sterling, pound sterling", "GBP"),
  ...meaning("swiss franc, swiss francs, franc, francs", "CHF"),
  ...meaning("hryvnia, hryvnias, hryvni", "UAH"),
  ...meaning("rouble, roubles, ruble, rubles", "RUB"),
  ["yen", "JPY"],
  ["japanese yen", "JPY"],
  ["chinese yuan", "CNY"],
  ["polish zloty", "PLN"],
  ["polish zlotys", "PLN"],
  ["british pounds", "GBP"],
  ["russian roubles", "RUB"],
  ["russian rubles", "RUB"],
  ["ukrainian hryvnias", "UAH"],
  ["ukrainian hryvnia", "UAH"],
  ["egyptian pounds", "EGP"],
  ...OTHER_CURRENCIES,
  ["yuan", "CNY"],
  ["zloty", "PLN"],
  ["zlotys", "PLN"],
  ["canadian dollars", "CAD"],
  ["australian dollars", "AUD"],
];

const MEASURES: readonly (readonly [string, Unit])[] = [
  ...meaning("kilometre, kilometres, kilometer, kilometers", measure("km")),
  ...meaning("metre, metres, meter, meters, m", measure("km", 0.001)),
  ...meaning("mile, miles", measure("mile")),
  ...meaning("nautical mile, nautical miles", measure("nautical mile")),
  ...meaning("hectare, hectares, ha", measure("hectare")),
  ...meaning("square kilometre, square kilometres, square kilometers", measure("km2")),
  ...meaning("tonne, tonnes, ton, tons, metric tons, metric tonnes", measure("tonne")),
  ...meaning("kilogram, kilograms, kilogramme, kilogrammes", measuredAs("kg", "tonne", 0.001)),
  ...meaning("megawatt, megawatts", measure("MW")),
  ...meaning("gigawatt, gigawatts", measure("MW", 1000)),
  ...meaning("litre, litres, liter, liters", measure("litre")),
  ...meaning("barrel, barrels", measure("barrel")),
  ...meaning("acre, acres", measure("acre")),
  ...meaning("foot, feet", measure("foot")),
  ...meaning("knot, knots", measure("knot")),
  ...meaning("gallon, gallons", measure("gallon")),
  ...meaning("ounce, ounces", measure("ounce")),
  ...meaning("cubic metre, cubic metres, cubic meters, m³", measure("m3")),
  ...meaning("kilowatt, kilowatts", measure("kW")),
  ...meaning("megawatt hour, megawatt hours", measure("MWh")),
  ...meaning("gigawatt hour, gigawatt hours, gwh", measure("MWh", 1000)),
  ...meaning("terawatt hour, terawatt hours, twh", measure("MWh", 1_000_000)),
  ...meaning("degree celsius, degrees celsius, degrees centigrade, degrees c, ° c, °c, celsius", measure("°C")),
  ...meaning("degree fahrenheit, degrees fahrenheit, ° f, °f", measure("°F")),
];

const PERCENT: readonly (readonly [string, Unit])[] = [
  ...meaning("per cent, percent, pct", { kind: "percent" }),
  ...meaning("percentage points, percentage point, points", { kind: "points", factor: 1 }),
  ...meaning("basis points, basis point", { kind: "points", factor: 0.01, isBasis: true }),
];

export const ENGLISH_UNITS = new Phrases<Unit>([
  ...COMMON_UNITS,
  ...TIMES,
  ...WORKING,
  ...CALENDAR,
  ...CURRENCIES.map(([name, currency]) => [name, money(currency)] as const),
  ...meaning("euro cent, euro cents, eurocent, eurocents", money("EUR", 0.01)),
  ...meaning("us cent, us cents", money("USD", 0.01)),
  ...meaning("pence, penny", money("GBP", 0.01)),
  ...MEASURES,
  ...PERCENT,
]);

export const ENGLISH_CURRENCIES_BEFORE = new Phrases<string>([
  ...CURRENCIES_BEFORE,
  ["us", "USD"],
  ["u . s .", "USD"],
  ["us $", "USD"],
]);
