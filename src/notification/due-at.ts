import type { Pace, QuietHours } from "../model/subscription.ts";

const QUARTER_MS = 15 * 60_000;
// A week and a day, so that an hour which a change of clocks leaves out is found behind it.
const MOST_QUARTERS = 8 * 24 * 4;

/**
 * When something that happens now is to be told. Full hours are those of the time zone: one that its clocks leave out that
 * day is the first moment after it, one that they have twice is the first.
 *
 * @param now - The same moment where nothing keeps it back. @returns Never before `now`. Constant time: a walk in quarters of
 *   an hour, since no zone is off by less, of a week at most.
 */
export function dueAt(pace: Pace, now: Date): Date {
  if (pace.when === "at-once") {
    const { quiet } = pace;
    if (quiet === undefined || !isQuiet(quiet, now)) return now;
    return nextHour(now, quiet.to, quiet.timeZone);
  }
  return nextHour(now, pace.hour, pace.timeZone, pace.when === "weekly" ? pace.weekday : undefined);
}

function isQuiet({ from, to, timeZone }: QuietHours, now: Date): boolean {
  const { minutes } = readWall(now.getTime(), timeZone);
  const hour = Math.floor(minutes / 60);
  return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
}

function nextHour(now: Date, hour: number, timeZone: string, weekday?: number): Date {
  const first = Math.floor(now.getTime() / QUARTER_MS) + 1;
  let before = readWall((first - 1) * QUARTER_MS, timeZone);
  for (let quarter = first; quarter < first + MOST_QUARTERS; quarter += 1) {
    const here = readWall(quarter * QUARTER_MS, timeZone);
    const isReached = here.minutes >= hour * 60 && (before.date !== here.date || before.minutes < hour * 60);
    if (isReached && (weekday === undefined || here.weekday === weekday)) return new Date(quarter * QUARTER_MS);
    before = here;
  }
  throw new Error(`No ${hour} o'clock was found in ${timeZone} within eight days.`);
}

type Wall = { readonly date: string; readonly weekday: number; readonly minutes: number };

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks on the wall say. Zones are those of Intl, some hundreds: each has its clock made once. */
function readWall(at: number, timeZone: string): Wall {
  let clock = clocks.get(timeZone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat("en-US", {
      ...{ timeZone, hourCycle: "h23", weekday: "short", year: "numeric", month: "numeric" },
      ...{ day: "numeric", hour: "numeric", minute: "numeric" },
    });
    clocks.set(timeZone, clock);
  }
  const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
  const date = `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
  const minutes = Number(parts.get("hour")) * 60 + Number(parts.get("minute"));
  return { date, minutes, weekday: WEEKDAYS.indexOf(parts.get("weekday") ?? "") + 1 };
}

/** Whether Intl knows a time zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
