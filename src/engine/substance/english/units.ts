import type { Unit } from "../language.ts";
import { Phrases } from "../phrases.ts";
import { COMMON_UNITS, CURRENCIES_BEFORE, measure, money, TIME } from "../units.ts";

const TIMES: readonly (readonly [string, Unit])[] = [
  ["minute minutes", TIME.minute],
  ["hour hours hr hrs h", TIME.hour],
  ["day days", TIME.day],
  ["week weeks", TIME.week],
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
  ["new-zealand-dollars", "NZD"],
  ["singapore-dollars", "SGD"],
  ["hong-kong-dollars", "HKD"],
].flatMap(([names = "", code = ""]) => names.split(" ").map((name) => [name.replaceAll("-", " "), code] as const));

const CURRENCIES: readonly (readonly [string, string])[] = [
  ...(["dollar", "dollars", "us dollar", "us dollars", "u . s . dollars", "american dollars"] as const).map(
    (name) => [name, "USD"] as const,
  ),
  ...(["euro", "euros"] as const).map((name) => [name, "EUR"] as const),
  ...(["pound", "pounds", "pounds sterling", "pound sterling"] as const).map((name) => [name, "GBP"] as const),
  ...(["swiss franc", "swiss francs", "franc", "francs"] as const).map((name) => [name, "CHF"] as const),
  ...(["hryvnia", "hryvnias", "hryvni"] as const).map((name) => [name, "UAH"] as const),
  ...(["rouble", "roubles", "ruble", "rubles"] as const).map((name) => [name, "RUB"] as const),
  ["yen", "JPY"],
  ...OTHER_CURRENCIES,
  ["yuan", "CNY"],
  ["zloty", "PLN"],
  ["zlotys", "PLN"],
  ["canadian dollars", "CAD"],
  ["australian dollars", "AUD"],
];

const MEASURES: readonly (readonly [string, Unit])[] = [
  ...["kilometre", "kilometres", "kilometer", "kilometers"].map((name) => [name, measure("km")] as const),
  ...["metre", "metres", "meter", "meters"].map((name) => [name, measure("km", 0.001)] as const),
  ...["mile", "miles"].map((name) => [name, measure("mile")] as const),
  ...["nautical mile", "nautical miles"].map((name) => [name, measure("nautical mile")] as const),
  ...["hectare", "hectares", "ha"].map((name) => [name, measure("hectare")] as const),
  ...["square kilometre", "square kilometres", "square kilometers"].map((name) => [name, measure("km2")] as const),
  ...["tonne", "tonnes", "ton", "tons", "metric tons", "metric tonnes"].map(
    (name) => [name, measure("tonne")] as const,
  ),
  ...["kilogram", "kilograms", "kilogramme", "kilogrammes"].map((name) => [name, measure("kg")] as const),
  ...["megawatt", "megawatts"].map((name) => [name, measure("MW")] as const),
  ...["gigawatt", "gigawatts"].map((name) => [name, measure("MW", 1000)] as const),
  ...["litre", "litres", "liter", "liters"].map((name) => [name, measure("litre")] as const),
  ...["barrel", "barrels"].map((name) => [name, measure("barrel")] as const),
];

const PERCENT: readonly (readonly [string, Unit])[] = [
  ...["per cent", "percent", "pct"].map((name) => [name, { kind: "percent" }] as const),
  ...["percentage points", "percentage point", "points"].map((name) => [name, { kind: "points", factor: 1 }] as const),
  ...["basis points", "basis point"].map((name) => [name, { kind: "points", factor: 0.01 }] as const),
];

export const ENGLISH_UNITS = new Phrases<Unit>([
  ...COMMON_UNITS,
  ...TIMES,
  ...WORKING,
  ...CALENDAR,
  ...CURRENCIES.map(([name, currency]) => [name, money(currency)] as const),
  ...MEASURES,
  ...PERCENT,
]);

export const ENGLISH_CURRENCIES_BEFORE = new Phrases<string>([
  ...CURRENCIES_BEFORE,
  ["us", "USD"],
  ["u . s .", "USD"],
  ["us $", "USD"],
]);
