import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Pace } from "../../src/model/subscription.ts";
import { dueAt, isTimeZone } from "../../src/notification/due-at.ts";

const KYIV = "Europe/Kyiv";
const quiet = { from: 22, to: 7, timeZone: KYIV };

// What happens at a moment, and when it is told. Kyiv is two hours ahead of UTC in winter, three in summer.
const cases: readonly (readonly [string, Pace, string, string])[] = [
  ["at once", { when: "at-once" }, "2026-01-05T10:00:00.123Z", "2026-01-05T10:00:00.123Z"],
  ["by day, outside quiet hours", { when: "at-once", quiet }, "2026-01-05T19:59:59.999Z", "2026-01-05T19:59:59.999Z"],
  ["late in quiet hours, at their end", { when: "at-once", quiet }, "2026-01-05T20:00:00Z", "2026-01-06T05:00:00Z"],
  ["early in quiet hours, the same day", { when: "at-once", quiet }, "2026-01-06T04:59:00Z", "2026-01-06T05:00:00Z"],
  ["daily, later that day", { when: "daily", hour: 8, timeZone: KYIV }, "2026-01-05T05:59:00Z", "2026-01-05T06:00:00Z"],
  [
    "daily, at the very hour: the next",
    { when: "daily", hour: 8, timeZone: KYIV },
    "2026-01-05T06:00:00Z",
    "2026-01-06T06:00:00Z",
  ],
  [
    "weekly, on the Friday",
    { when: "weekly", weekday: 5, hour: 17, timeZone: KYIV },
    "2026-01-05T10:00:00Z",
    "2026-01-09T15:00:00Z",
  ],
  [
    "daily in a zone of quarters",
    { when: "daily", hour: 8, timeZone: "Asia/Kathmandu" },
    "2026-01-05T00:00:00Z",
    "2026-01-05T02:15:00Z",
  ],
  [
    "at an hour that the clocks leave out",
    { when: "daily", hour: 3, timeZone: KYIV },
    "2026-03-28T12:00:00Z",
    "2026-03-29T01:00:00Z",
  ],
  [
    "at an hour that they have twice, the first",
    { when: "daily", hour: 3, timeZone: KYIV },
    "2026-10-24T12:00:00Z",
    "2026-10-25T00:00:00Z",
  ],
];

describe("what happens is told", () => {
  for (const [name, pace, now, due] of cases) {
    it(name, () => expect(dueAt(pace, new Date(now)).toISOString()).toBe(new Date(due).toISOString()));
  }

  it("never before it happens, and within eight days, in every zone and at every hour", () => {
    const zones = Intl.supportedValuesOf("timeZone");
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 7 }),
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        (timeZone, hour, weekday, now) => {
          const daily = dueAt({ when: "daily", hour, timeZone }, now).getTime() - now.getTime();
          const weekly = dueAt({ when: "weekly", weekday, hour, timeZone }, now).getTime() - now.getTime();
          expect(daily).toBeGreaterThan(0);
          expect(daily).toBeLessThanOrEqual(26 * 3_600_000);
          expect(weekly).toBeGreaterThanOrEqual(daily);
          expect(weekly).toBeLessThanOrEqual(8 * 24 * 3_600_000);
        },
      ),
    );
  });

  it("by the clocks of a zone that there is", () => {
    expect([KYIV, "UTC", "Europe/Nowhere", ""].map(isTimeZone)).toEqual([true, true, false, false]);
  });
});
