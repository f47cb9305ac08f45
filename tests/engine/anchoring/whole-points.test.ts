import { describe, expect, it } from "vitest";
import { tell } from "./told-placements.ts";

const CASES = {
  "stays where nothing was changed": [
    "1. «»Boats carry a white lamp.\n--\n1. Boats carry a white lamp.\n--\n1 → 1 kept",
    "placed 1: 1. Point 1 is where it was.",
  ],
  "is changed with the wording": [
    "1. «»Boats carry a white lamp.\n--\n1. Boats carry a red lamp.\n--\n1 → 1 reworded 0.7",
    "changed 0.7: 1. Point 1 is where it was; its wording changed.",
  ],
  "moves with the point": [
    "1. «»Boats carry a white lamp.\n--\n3. Boats carry a white lamp.\n--\n1 → 3 kept moved",
    "moved 1: 3. Point 1 left its place and is 3 now.",
  ],
  "is an orphan with a point that was dropped": [
    "1. «»Boats carry a white lamp.\n2. Fees fall due.\n--\n1. Fees fall due.\n--\n1 → dropped\n2 → 1 kept",
    "orphaned. Point 1 was dropped.",
  ],
  "goes with the points that were merged": [
    "1. Boats carry lamps.\n2. «»Fees fall due.\n--\n1. Boats carry lamps. Fees fall due.\n--\n1, 2 → 1 merged 0.7 0.4",
    "unconfirmed 0.4: 1. Points 1 and 2 were merged into 1.",
  ],
  "goes to the first part of a split where that has most of it": [
    `
    1. «»Nets are counted in spring by an officer of the quay. Boats carry lamps.
    --
    1. Nets are counted in spring by an officer of the quay.
    2. Boats carry lamps.
    --
    1 → 1, 2 split 0.6 0.3
    `,
    "unconfirmed 0.6: 1. Point 1 was split into 1 and 2; most of it stands in 1.",
  ],
  "goes to the second part where that has most of it": [
    `
    1. «»Boats carry lamps. Nets are counted in spring by an officer of the quay.
    --
    1. Boats carry lamps.
    2. Nets are counted in spring by an officer of the quay.
    --
    1 → 1, 2 split 0.3 0.6
    `,
    "unconfirmed 0.6: 2. Point 1 was split into 1 and 2; most of it stands in 2.",
  ],
  "does not follow what was written anew, however long": [
    `
    1. «»The master of the harbour and his clerks enter every boat of either town in a book that is kept at the lock. Nets are counted.
    --
    1. No vessel whose owner owes silver from an earlier voyage down river passes before he has given surety to somebody.
    2. Nets are counted.
    --
    1 → 1, 2 split 0.2 0.3
    `,
    "unconfirmed 0.3: 2. Point 1 was split into 1 and 2; most of it stands in 2.",
  ],
  "follows the words of its own point among those that were regrouped: of the second": [
    `
    1. Boats carry lamps at the bow after sunset and in fog.
    2. «»Nets are counted in spring. Fees are paid on the first Monday of the month.
    --
    1. Boats carry lamps at the bow after sunset and in fog. Nets are counted in spring.
    2. Fees are paid on the first Monday of the month.
    --
    1, 2 → 1, 2 merged 0.9 none 0.3 0.6
    `,
    "unconfirmed 0.6: 2. Points 1 and 2 were regrouped as 1 and 2; most of it stands in 2.",
  ],
  "follows the words of its own point among those that were regrouped: of the first": [
    `
    1. «»Boats carry lamps. Nets are counted.
    2. Fees are paid on the first Monday of the month.
    --
    1. Boats carry lamps.
    2. Nets are counted. Fees are paid on the first Monday of the month.
    --
    1, 2 → 1, 2 merged 0.9 0.2 none 0.6
    `,
    "unconfirmed 0.9: 1. Points 1 and 2 were regrouped as 1 and 2; most of it stands in 1.",
  ],
  "is an orphan where two parts have as much of it": [
    "1. «»Boats pay. Rafts pay.\n--\n1. Boats pay.\n2. Rafts pay.\n--\n1 → 1, 2 split",
    "orphaned. Point 1 was split into 1 and 2, and none has more of it than another.",
  ],
  "is an orphan where no part has any of it": [
    "1. «»Boats carry a white lamp\n--\n1. Fees fall due\n2. Nobody enters\n--\n1 → 1, 2 split",
    "orphaned. Point 1 was split into 1 and 2, and none has more of it than another.",
  ],
} as const;

describe("a note on a whole point", () => {
  for (const [name, [drawn, told]] of Object.entries(CASES)) it(name, () => expect(tell(drawn)).toBe(told));
});
