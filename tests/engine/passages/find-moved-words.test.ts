import { describe, expect, it } from "vitest";
import { findMoved } from "../../../src/engine/passages/find-moved-words.ts";
import { segmentsOf } from "../../../src/engine/passages/redline-segments.ts";
import type { Redline } from "../../../src/model/comparison.ts";

const NETS = "Nets are counted every spring by officers.";
const SHORT = "Nets are counted every spring.";
const BOATS = "Boats without lamps stay inside the harbour.";
const LAKE = " The lake belongs to both towns. ";

/** Where the marked words went: `words inserted at 12: of these, marked "…"`. */
function find(redline: Redline, marked: string): string | undefined {
  const textOf = (other: "+" | "-") =>
    redline
      .filter(([sign]) => sign !== other)
      .map(([, text]) => text)
      .join("");
  const [before, after] = [textOf("+"), textOf("-")];
  const start = before.indexOf(marked);
  const moved = findMoved({ before, after, segments: segmentsOf(redline) }, { start, end: start + marked.length });
  if (moved === undefined) return undefined;
  expect(after.slice(moved.at, moved.at + moved.after.length)).toBe(moved.after);
  expect(moved.redline.flatMap(([sign, text]) => (sign === "+" ? [] : [text])).join("")).toBe(moved.before);
  expect(moved.redline.flatMap(([sign, text]) => (sign === "-" ? [] : [text])).join("")).toBe(moved.after);
  return `${moved.after.trim()} at ${moved.at}, marked "${moved.before.slice(moved.span.start, moved.span.end)}"`;
}

describe("marked words that were struck", () => {
  const cases: Readonly<Record<string, readonly [redline: Redline, marked: string, found: string | undefined]>> = {
    "went to where they were inserted": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      "every spring",
      `${NETS} at 33, marked "every spring"`,
    ],
    "went to where they were inserted before": [
      [
        ["+", NETS],
        ["=", LAKE],
        ["-", NETS],
      ],
      "every spring",
      `${NETS} at 0, marked "every spring"`,
    ],
    "went with some of the words around them": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["+", "Henceforth Nets are counted in spring by all officers at work."],
      ],
      "spring",
      'Henceforth Nets are counted in spring by all officers at work. at 33, marked "spring"',
    ],
    "went where the most of what was struck with them is": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["+", SHORT],
        ["=", LAKE],
        ["+", NETS],
      ],
      "every spring",
      `${NETS} at ${33 + SHORT.length + LAKE.length}, marked "every spring"`,
    ],
    "went to the first of two places that have as much of it": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      "every spring",
      `${NETS} at 33, marked "every spring"`,
    ],
    "went nowhere if others stand in their place": [
      [
        ["-", NETS],
        ["+", BOATS],
        ["=", LAKE],
      ],
      "every spring",
      undefined,
    ],
    "went nowhere else if they were only written anew in place": [
      [
        ["-", NETS],
        ["+", NETS],
        ["=", LAKE],
      ],
      "every spring",
      undefined,
    ],
    "went nowhere if they stand elsewhere as they stood before": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["=", NETS],
      ],
      "every spring",
      undefined,
    ],
    "went nowhere if no four words that say something went together": [
      [
        ["-", "The nets are counted by the officers of the lake."],
        ["=", LAKE],
        ["+", "The nets are counted by the town."],
      ],
      "counted",
      undefined,
    ],
    "are found among several that were struck": [
      [
        ["-", BOATS],
        ["=", LAKE],
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
        ["=", LAKE],
        ["+", BOATS],
      ],
      "every spring",
      `${NETS} at ${2 * LAKE.length}, marked "every spring"`,
    ],
    "are marked as far as they were struck": [
      [
        ["=", LAKE],
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      `towns. ${NETS.slice(0, 16)}`,
      `${NETS} at ${2 * LAKE.length}, marked "${NETS.slice(0, 16)}"`,
    ],
    "are marked up to where they were struck": [
      [
        ["=", LAKE],
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      "officers. The lake",
      `${NETS} at ${2 * LAKE.length}, marked "officers."`,
    ],
    "were not struck where they end before what was": [
      [
        ["=", LAKE],
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      "both towns. ",
      undefined,
    ],
    "were not struck where they begin behind what was": [
      [
        ["-", NETS],
        ["=", LAKE],
        ["+", NETS],
      ],
      " The lake",
      undefined,
    ],
  };
  for (const [what, [redline, marked, found]] of Object.entries(cases)) {
    it(what, () => expect(find(redline, marked)).toBe(found));
  }
});
