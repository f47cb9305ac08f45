import { describe } from "vitest";
import { ENGLISH } from "../../../src/engine/substance/english/english.ts";
import { itReadsEach } from "./each-form.ts";

describe("amounts in English are read by each name of their unit", () => {
  itReadsEach("a currency", "It pays {5 _}.", ENGLISH, {
    "money 5 USD":
      "dollar, dollars, US dollar, US dollars, United States dollar, United States dollars, U.S. dollars, American dollars",
    "money 5 EUR": "euro, euros",
    "money 5 GBP": "pound, pounds, pounds sterling, pound sterling, British pounds",
    "money 5 CHF": "Swiss franc, Swiss francs, franc, francs",
    "money 5 UAH": "hryvnia, hryvnias, hryvni, Ukrainian hryvnia, Ukrainian hryvnias",
    "money 5 RUB": "rouble, roubles, ruble, rubles, Russian roubles, Russian rubles",
    "money 5 JPY": "yen, Japanese yen",
    "money 5 CNY": "yuan, Chinese yuan",
    "money 5 PLN": "zloty, zlotys, Polish zloty, Polish zlotys",
    "money 5 EGP": "Egyptian pounds",
    "money 5 CAD": "Canadian dollars",
    "money 5 AUD": "Australian dollars",
    "money 5 NZD": "New Zealand dollars",
    "money 5 SGD": "Singapore dollars",
    "money 5 HKD": "Hong Kong dollars",
    "money 5 TWD": "Taiwan dollars, New Taiwan dollars",
    "money 5 SEK": "kronor, Swedish kronor, Swedish krona",
    "money 5 NOK": "kroner, Norwegian kroner, Norwegian krone",
    "money 5 DKK": "Danish kroner, Danish krone",
    "money 5 CZK": "koruna, korunas, Czech crowns, Czech koruna",
    "money 5 CROWN": "crown, crowns",
    "money 5 HUF": "forint, forints",
    "money 5 RON": "lei, leu",
    "money 5 TRY": "lira, liras, Turkish lira, Turkish liras",
    "money 5 ILS": "shekel, shekels",
    "money 5 INR": "rupee, rupees, Indian rupees",
    "money 5 ZAR": "rand",
    "money 5 BRL": "real, reais",
    "money 5 AED": "dirham, dirhams",
    "money 5 SAR": "riyal, riyals, Saudi riyals",
    "money 5 MXN": "peso, pesos, Mexican pesos",
    "money 5 THB": "baht",
    "money 5 MYR": "ringgit",
    "money 5 IDR": "rupiah",
    "money 5 VND": "dong",
    "money 5 KES": "shilling, shillings, Kenyan shillings",
    "money 5 NGN": "naira",
    "money 5 GHS": "cedis",
    "money 5 ETB": "birr",
    "money 5 BWP": "pula",
    "money 5 DIN": "dinar, dinars",
    "money 5 XDR": "SDR, SDRs, special drawing rights",
    "money 5 KZT": "tenge",
    "money 5 GEL": "lari",
    "money 5 AMD": "dram, drams",
    "money 5 AZN": "manat, manats",
  });
  // "Three won": they did.
  itReadsEach("a currency that is counted in hundreds", "It pays {500 _}.", ENGLISH, { "money 500 KRW": "won" });
  itReadsEach("a hundredth of a currency", "It pays {50 _}.", ENGLISH, {
    "money 0.5 EUR": "euro cent, euro cents, eurocent, eurocents",
    "money 0.5 USD": "US cent, US cents",
    "money 0.5 GBP": "pence, penny",
  });
  itReadsEach("a currency before its amount", "It pays {_5,000}.", ENGLISH, {
    "money 5000 USD": "$, US$, US $, U.S. $, USD ",
    "money 5000 EUR": "€, EUR ",
    "money 5000 GBP": "£, GBP ",
    "money 5000 NZD": "NZ$, NZD ",
    "money 5000 TWD": "NT$",
    "money 5000 SGD": "S$, SGD ",
    "money 5000 HKD": "HK$, HKD ",
    "money 5000 TRY": "₺, TRY ",
    "money 5000 ILS": "₪, ILS ",
    "money 5000 RUB": "₽, RUB ",
  });
  itReadsEach("a measure", "It needs {5 _}.", ENGLISH, {
    "quantity 5 km": "kilometre, kilometres, kilometer, kilometers, km",
    "quantity 0.005 km": "metre, metres, meter, meters, m",
    "quantity 5 mile": "mile, miles",
    "quantity 5 nautical mile": "nautical mile, nautical miles",
    "quantity 5 hectare": "hectare, hectares, ha",
    "quantity 5 km2": "square kilometre, square kilometres, square kilometers, km²",
    "quantity 5 tonne": "tonne, tonnes, ton, tons, metric tons, metric tonnes",
    "quantity 5 kg": "kilogram, kilograms, kilogramme, kilogrammes, kg",
    "quantity 5 MW": "megawatt, megawatts, MW",
    "quantity 5000 MW": "gigawatt, gigawatts, GW",
    "quantity 5 kW": "kilowatt, kilowatts, kW",
    "quantity 5 MWh": "megawatt hour, megawatt hours, MWh",
    "quantity 5000 MWh": "gigawatt hour, gigawatt hours, GWh",
    "quantity 5000000 MWh": "terawatt hour, terawatt hours, TWh",
    "quantity 5 litre": "litre, litres, liter, liters",
    "quantity 5 barrel": "barrel, barrels",
    "quantity 5 acre": "acre, acres",
    "quantity 5 foot": "foot, feet",
    "quantity 5 knot": "knot, knots",
    "quantity 5 gallon": "gallon, gallons",
    "quantity 5 ounce": "ounce, ounces",
    "quantity 5 m3": "cubic metre, cubic metres, cubic meters, m³",
    "quantity 5 °C": "degree Celsius, degrees Celsius, degrees centigrade, degrees C, °C, ° C, Celsius",
    "quantity 5 °F": "degree Fahrenheit, degrees Fahrenheit, °F, ° F",
  });
  itReadsEach("a share", "It keeps {5 _}.", ENGLISH, {
    "percentage 5 %": "%, per cent, percent, pct",
    "percentage 5 points": "percentage points, percentage point",
    "percentage 0.05 points": "basis points, basis point",
  });
  itReadsEach("a share by which something moves", "The rate falls by {5 _}.", ENGLISH, {
    "percentage 5 points": "points, percentage points",
  });
  itReadsEach("a length of time", "It lasts for {5 _}.", ENGLISH, {
    "duration PT5M": "minute, minutes",
    "duration PT5H": "hour, hours, hr, hrs, h",
    "duration P5D": "day, days, calendar day, calendar days, consecutive days, full days, clear days",
    "duration P5WD":
      "working day, working days, business day, business days, banking day, banking days, trading day, trading days",
    "duration P5W": "week, weeks, full weeks",
    "duration P5FN": "fortnight, fortnights",
    "duration P5M": "month, months, calendar months",
    "duration P5Q": "quarter, quarters, full quarters",
    "duration P5Y": "year, years, yr, yrs, calendar years",
    "duration P5DE": "decade, decades",
  });
});
