import { describe, expect, it } from "vitest";
import { placeAnchor } from "../../../src/engine/anchoring/place-anchor.ts";
import type { AnchorQuote } from "../../../src/model/anchor.ts";
import { drawPlacement, readTold } from "./told-placements.ts";

const TEXT =
  "The buyer may cancel within 14 days of the order. The seller refunds the price within 14 days of the notice.";

/** Where the note stands in a version that is the same, with another quote than was described. */
function placed(quote: Partial<AnchorQuote>, text = TEXT): string {
  const { note, step } = readTold(`1. «${text}»\n--\n1. ${text}\n--\n1 → 1 kept`);
  const described = { exact: "", prefix: "", suffix: "", start: 0, end: 0 };
  return drawPlacement(placeAnchor({ ...note, quote: { ...described, ...quote } }, step)).replace(
    /\. Point 1 is.*/u,
    "",
  );
}

describe("the words of a note in its own version", () => {
  it("are those at its position, where they stand there, though what is said to stand around them does not", () => {
    expect(
      placed({ exact: "within 14 days", start: 79, end: 93, prefix: "may cancel ", suffix: " of the order" }),
    ).toBe("placed 1: 1 «within 14 days» from 79");
  });

  it("are else those between what is said to stand around them", () => {
    expect(placed({ exact: "within 14 days", start: 3, end: 17, suffix: " of the notice" })).toBe(
      "placed 1: 1 «within 14 days» from 79",
    );
  });

  it("are those at its position though marks and white space are set otherwise", () => {
    expect(placed({ exact: "within  14 days", start: 79, end: 93 })).toBe("placed 1: 1 «within 14 days» from 79");
    expect(placed({ exact: "within  14 days", start: 21, end: 35 })).toBe("placed 1: 1 «within 14 days» from 21");
  });

  it("are counted in code points", () => {
    expect(
      placed({ exact: "pay half", prefix: "Rafts ", start: 9, end: 17 }, "🛶🛶 Rafts pay half, and boats pay half."),
    ).toBe("placed 1: 1 «pay half» from 9");
  });

  it("are not there where the quote is empty or in none of its places", () => {
    expect(placed({ exact: "", start: 4, end: 4 })).toBe("orphaned. The words “” are not in point 1.");
    expect(placed({ exact: "within 15 days", start: 21, end: 35 })).toBe(
      "orphaned. The words “within 15 days” are not in point 1.",
    );
  });

  it("are not there where the point has no such part", () => {
    const { note, step } = readTold("1. «Boats» pay.\n--\n1. Boats pay.\n--\n1 → 1 kept");
    expect(placeAnchor({ ...note, part: "heading" }, step).reason).toBe("The words “Boats” are not in point 1.");
  });
});
