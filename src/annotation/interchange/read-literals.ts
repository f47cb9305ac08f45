import { nameValue, unreadable, type Where } from "./where.ts";

export function readString(value: unknown, where: Where): string {
  if (typeof value !== "string") throw unreadable(where, `is ${nameValue(value)}, not a string.`);
  return value;
}

/** An xsd:nonNegativeInteger, as a number of JSON. */
export function readCount(value: unknown, where: Where): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw unreadable(where, `is ${nameValue(value)}, not a whole number from 0.`);
  }
  return value;
}

/**
 * An xsd:dateTime in UTC, written with Z as the recommendation demands (section 3.3.1). Kept as written: a fraction of
 * a second has any number of digits.
 */
export function readDateTime(value: unknown, where: Where): string {
  const parts = typeof value === "string" ? DATE_TIME.exec(value) : null;
  if (parts === null) {
    throw unreadable(where, `is ${nameValue(value)}, not a date and time in UTC like "2026-03-02T09:00:00Z".`, "3.3.1");
  }
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const isEndOfDay = hour === 24 && minute === 0 && second === 0 && !/[1-9]/u.test(parts[7] ?? "");
  if (!isRealDay(year, month, day) || (hour > 23 && !isEndOfDay) || minute > 59 || second > 59) {
    throw unreadable(where, `is ${nameValue(value)}, a date and time that there is not.`, "3.3.1");
  }
  return value as string;
}

function isRealDay(year: number, month: number, day: number): boolean {
  // The calendar comes round every 400 years, and Date takes years before 100 for others.
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}

// XML Schema 1.1, part 2, section 3.3.7, of which only Z is let through as the zone.
const DATE_TIME = /^(-?(?:[1-9]\d{3,8}|0\d{3}))-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?Z$/u;

const DIRECTIONS = ["ltr", "rtl", "auto"] as const;
export type TextDirection = (typeof DIRECTIONS)[number];

export function readTextDirection(value: unknown, where: Where): TextDirection {
  const direction = DIRECTIONS.find((known) => known === value);
  if (direction === undefined)
    throw unreadable(where, `is ${nameValue(value)}, not one of ltr, rtl and auto.`, "3.2.1");
  return direction;
}
