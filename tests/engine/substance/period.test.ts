import { describe, expect, it } from "vitest";
import { plainPeriod } from "../../../src/engine/substance/period.ts";

describe("a span in the unit that tells it from all others", () => {
  it.each([
    ["P2Y", "P24M"],
    ["P1.5Y", "P18M"],
    ["P18M", "P18M"],
    ["P2Q", "P6M"],
    ["P2DE", "P240M"],
    ["P2D", "PT48H"],
    ["P3W", "PT504H"],
    ["P1FN", "PT336H"],
    ["PT48H", "PT48H"],
    ["P12D", "PT288H"],
  ])("writes %s as %s", (span, plain) => {
    expect(plainPeriod(span)).toBe(plain);
    expect(plainPeriod(`within ${span}`)).toBe(`within ${plain}`);
  });

  it.each(["PT30M", "P10WD", "permanent", "indefinite", "by 2026-05-01", "5 ship", "P2Y..P3Y", "not P2Y", "P2Yx", ""])(
    "leaves %j as it is",
    (value) => {
      expect(plainPeriod(value)).toBe(value);
    },
  );
});
