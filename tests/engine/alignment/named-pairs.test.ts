import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWordings, weighWordings } from "../../../src/engine/alignment/describe-wording.ts";
import type { Candidate } from "../../../src/engine/alignment/find-candidates.ts";
import { findCandidates } from "../../../src/engine/alignment/find-candidates.ts";
import { NamedPairs } from "../../../src/engine/alignment/named-pairs.ts";
import type { OpenVersions } from "../../../src/engine/alignment/open-versions.ts";
import { type Pair, Partners } from "../../../src/engine/alignment/partners.ts";
import { Judged } from "../../../src/engine/alignment/verdicts.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const BEFORE =
  "1. Nets are counted.\n  a. Boats pay a toll.\n  b. The board meets.\n2. Ice is cut.\n  a. Reeds are burnt.\n3. Nets are sold.";
const AFTER =
  "1. Nets are mended.\n  a. Boats are free.\n2. The board votes.\n  a. Ice is sold.\n  b. Reeds are sold.\n3. Nets are counted.";
const POINTS = [0, 1, 2, 3, 4, 5];

/** Two drawn versions of six points, all open, and the candidates among them. */
function openVersions(verdicts?: ConstructorParameters<typeof Judged>[1]): {
  readonly open: OpenVersions;
  readonly candidates: readonly Candidate[];
} {
  const versions = describeVersionPair(readVersion(BEFORE), readVersion(AFTER));
  const read = readWordings(versions.points, nobody(), new WordTable());
  const wordings = weighWordings(read, versions.points, versions.places);
  const open = { versions, judged: new Judged(versions.points, verdicts), wordings, keys: read.keys };
  return { open, candidates: findCandidates(wordings, nobody()) };
}

function nobody(): Partners {
  return Partners.none(POINTS.length, POINTS.length);
}

const drawn = fc.tuple(fc.subarray(POINTS), fc.shuffledSubarray(POINTS)).map(([old, now]) =>
  Partners.of(
    6,
    6,
    old.slice(0, now.length).map((before, index) => [before, now[index] as number] as const),
  ),
);

describe("the pairs that wording named", () => {
  const { open, candidates } = openVersions();
  const everyPair = POINTS.flatMap((before) => POINTS.map((after) => ({ before, after })));

  it("score among other partners what they would had these been there from the start", () => {
    fc.assert(
      fc.property(fc.array(drawn, { minLength: 1, maxLength: 4 }), (rounds) => {
        const named = new NamedPairs(open, nobody(), candidates);
        for (const partners of rounds) {
          named.placeAmong(partners);
          const fresh = new NamedPairs(open, partners, candidates);
          expect(named.withProposed(everyPair)).toEqual(fresh.withProposed(everyPair));
        }
      }),
    );
  });

  it("stand before those proposed, of which each is new", () => {
    const named = new NamedPairs(open, nobody(), candidates);
    const pool = named.withProposed(everyPair);
    expect(pool.candidates.slice(0, candidates.length)).toEqual(candidates);
    const spelled = pool.candidates.map(({ before, after }: Pair) => `${before}-${after}`);
    expect(spelled).toHaveLength(36);
    expect(new Set(spelled).size).toBe(36);
    expect(named.withProposed([]).candidates).toEqual(candidates);
  });

  it("take on none that a person denied", () => {
    const denied = openVersions({ same: [], different: [{ before: "1.a", after: "3" }] });
    const pool = new NamedPairs(denied.open, nobody(), []).withProposed(everyPair);
    expect(pool.candidates.some(({ before, after }) => before === 1 && after === 5)).toBe(false);
    expect(pool.candidates).toHaveLength(35);
  });
});
