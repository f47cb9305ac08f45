import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RETRY_AFTER, readRetryAfter, retryAfter } from "../../src/notification/retry-schedule.ts";

describe("the schedule of retries", () => {
  it("has ten tries in 75 hours, 35 minutes and 5 seconds", () => {
    expect(RETRY_AFTER).toHaveLength(9);
    expect(RETRY_AFTER.reduce((sum, step) => sum + step)).toBe((75 * 3_600 + 35 * 60 + 5) * 1_000);
    expect(retryAfter(10, undefined, 0.5)).toBeUndefined();
  });

  it("strays by a fifth of the step at most, and follows what is asked for up to twice the step", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: undefined }),
        (failed, random, asked) => {
          const step = RETRY_AFTER[failed - 1] ?? 0;
          const wait = retryAfter(failed, asked, random) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(0.8 * step);
          expect(wait).toBeLessThanOrEqual(asked === undefined ? 1.2 * step : 2 * step);
          expect(wait).toBeGreaterThanOrEqual(Math.min(asked ?? 0, 2 * step));
        },
      ),
    );
  });

  it("reads seconds and dates of HTTP, and nothing else", () => {
    const now = new Date("2026-03-02T10:00:00Z");
    const asked = [
      "7",
      " 120 ",
      "Mon, 02 Mar 2026 10:00:30 GMT",
      "Sun, 01 Mar 2026 10:00:00 GMT",
      "-1",
      "1.5",
      "soon",
      "",
    ];
    expect(asked.map((header) => readRetryAfter(header, now))).toEqual([
      ...[7_000, 120_000, 30_000, 0, undefined, undefined, undefined, undefined],
    ]);
    expect(readRetryAfter(undefined, now)).toBeUndefined();
  });
});
