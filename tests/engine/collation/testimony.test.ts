import { describe, expect, it } from "vitest";
import { joinPlaces } from "../../../src/engine/collation/join-places.ts";
import { agreementOf, hearWitnesses } from "../../../src/engine/collation/testimony.ts";
import type { Witness } from "../../../src/engine/collation/witness.ts";
import type { Point } from "../../../src/model/point.ts";
import { aWitness } from "../../support/drawn-collation.ts";

const CAP = "The armed forces are limited to 600,000 people.";
const TROOPS = "No foreign troops are stationed on the northern shore.";

/** What all say at each place. */
function hear(...witnesses: readonly Witness[]) {
  return joinPlaces(witnesses, () => ({ same: [], different: [] })).map((place) => hearWitnesses(place, witnesses));
}

function withStatus(witness: Witness, status: Point["status"]): Witness {
  return { ...witness, points: witness.points.map((point) => ({ ...point, ...(status && { status }) })) };
}

describe("what a witness says at a place", () => {
  const testimonyOf = (witness: Witness) => hear(aWitness("A", `1. ${CAP}`), witness)[0]?.[1]?.testimony;

  it("is words where all its points are known as printed, and listed points are", () => {
    const witness = aWitness("B", `1. ${CAP}`);
    expect(testimonyOf(witness)).toBe("words");
    expect(testimonyOf(withStatus(witness, "listed"))).toBe("words");
  });

  it("is a description where one of its points is described only, or not known", () => {
    expect(testimonyOf(withStatus(aWitness("B", `1. ${CAP}`), "summary"))).toBe("described");
    const head = aWitness("A", `1. ${CAP} ${TROOPS}`);
    const [first, second] = aWitness("B", `1. ${CAP}\n2. ${TROOPS}`).points as readonly [Point, Point];
    const ofBoth = (...points: readonly Point[]) => {
      const witnesses = [head, { ...aWitness("B", "1. x"), points }];
      return hearWitnesses({ points: [head.points, points], lacks: [false, false] }, witnesses)[1];
    };
    expect(ofBoth(first, second)).toMatchObject({ testimony: "words", text: `${CAP}\n${TROOPS}` });
    expect(ofBoth(first, { ...second, status: "summary" })).toMatchObject({ testimony: "described" });
    expect(ofBoth(first, { ...second, text: null })).toMatchObject({ testimony: "described", text: CAP });
    expect(ofBoth({ ...first, text: null }, { ...second, text: null })).toMatchObject({
      testimony: "silent",
      text: null,
    });
  });
});

describe("the agreement of witnesses", () => {
  const agreements = (...drawn: readonly string[]) =>
    hear(...drawn.map((points, index) => aWitness("ABCD"[index] as string, points))).map(agreementOf);

  it("does not depend on how words are spaced or composed", () => {
    expect(agreements("1. Café is  open, all day.", "1. Cafe\u0301 is open,\u00a0all day.")).toEqual([1]);
    expect(agreements("1. Cafe is openall day.", "1. Cafe is open all day.")).toEqual([0]);
  });

  it("is that of headings where a point is nothing else, and not beside a text", () => {
    expect(agreements("1. # The lake |", "1. # The  lake |")).toEqual([1]);
    expect(agreements("1. # The lake |", "1. # The lakes |")).toEqual([0]);
    expect(agreements(`1. # The lake | ${CAP}`, `1. # Forces | ${CAP}`)).toEqual([1]);
  });

  it("counts two that have nothing there as one, and neither as agreeing with what others have", () => {
    const [lake, both] = [`1. ${TROOPS}`, `1. ${TROOPS}\n2. ${CAP}`];
    expect(agreements(both, lake, lake)).toEqual([1, 1 / 3]);
    expect(agreements(both, both, lake)).toEqual([1, 1 / 3]);
    expect(agreements(both)).toEqual([null, null]);
  });

  it("tells a point that says nothing from one that is not there", () => {
    expect(agreements(`1. ${TROOPS}\n2. # Held free |`, `1. ${TROOPS}`)).toEqual([1, 0]);
  });
});
