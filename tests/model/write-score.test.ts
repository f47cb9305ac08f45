import { expect, it } from "vitest";
import { writeScore } from "../../src/model/write-score.ts";

it("shows only what is the same as 1.00, and keeps what has two decimals", () => {
  expect([1, 0.999, 0.996, 0.29, 0.57, 0].map(writeScore)).toEqual(["1.00", "0.99", "0.99", "0.29", "0.57", "0.00"]);
  const hundredths = Array.from({ length: 101 }, (_, index) => index / 100);
  expect(hundredths.map(writeScore)).toEqual(hundredths.map((score) => score.toFixed(2)));
});
