import { describe, expect, it } from "vitest";
import { joinPlaces, type VerdictsBetween } from "../../../src/engine/collation/join-places.ts";
import type { Witness } from "../../../src/engine/collation/witness.ts";
import { aWitness } from "../../support/drawn-collation.ts";

const CAP = "The armed forces are limited to 600,000 people.";
const TROOPS = "No foreign troops are stationed on the northern shore.";
const MISSION = "The monitoring mission has free access to the border.";
const NETS = "Nets are counted every spring by officers of the upper town.";

const NONE: VerdictsBetween = () => ({ same: [], different: [] });

/** "A1 B2 lacks C" for each place: which point of which witness stands there, and who is known to have none. */
function join(witnesses: readonly Witness[], verdicts = NONE): readonly string[] {
  return joinPlaces(witnesses, verdicts).map(({ points, lacks }) => {
    const idsOf = (holds: (index: number) => boolean) =>
      witnesses.filter((_, index) => holds(index)).map(({ id }) => id);
    const there = points.flatMap((own, index) => own.map(({ path }) => `${witnesses[index]?.id}${path}`));
    const lacking = idsOf((index) => lacks[index] === true);
    return [...there, ...(lacking.length === 0 ? [] : ["lacks", ...lacking])].join(" ");
  });
}

describe("the places of a draft", () => {
  it("hold what corresponds, whatever it is called", () => {
    const [head, other] = [aWitness("A", `1. ${CAP}\n2. ${TROOPS}`), aWitness("B", `5. ${TROOPS}\n6. ${CAP}`)];
    expect(join([head, other])).toEqual(["A1 B6", "A2 B5"]);
  });

  it("say who lacks what the head has, and what others have beyond it", () => {
    const head = aWitness("A", `1. ${CAP}\n2. ${TROOPS}`);
    expect(join([head, aWitness("B", `1. ${CAP}\n2. ${MISSION}`)])).toEqual(["A1 B1", "A2 lacks B", "B2 lacks A"]);
  });

  it("say nothing of who lacks what where a text is known in part only", () => {
    const partial = { coverage: "partial" } as const;
    const head = aWitness("A", `1. ${CAP}\n2. ${TROOPS}`, partial);
    expect(join([head, aWitness("B", `1. ${CAP}\n2. ${MISSION}`, partial)])).toEqual(["A1 B1", "A2", "B2"]);
  });

  it("hold together what several have beyond the head, and say which of the others lack it", () => {
    const head = aWitness("A", `1. ${CAP}`);
    const witnesses = [
      head,
      aWitness("B", `1. ${CAP}\n2. ${MISSION}`),
      aWitness("C", `1. ${NETS}\n2. ${CAP}\n3. ${MISSION}`),
      aWitness("D", `1. ${CAP}`),
      aWitness("E", `1. ${CAP}`, { coverage: "partial" }),
      aWitness("F", `1. ${CAP}\n9. ?`),
    ];
    expect(join(witnesses)).toEqual(["A1 B1 C2 D1 E1 F1", "B2 C3 lacks A D", "C1 lacks A B D", "F9"]);
  });

  it("hold several points of one where they are one point of another", () => {
    const head = aWitness("A", `1. ${CAP} ${TROOPS}\n2. ${MISSION}`);
    expect(join([head, aWitness("B", `1. ${CAP}\n2. ${TROOPS}\n3. ${MISSION}`)])).toEqual(["A1 B1 B2", "A2 B3"]);
  });

  it("are joined and parted as people ruled, for each witness with the head", () => {
    const [head, other] = [aWitness("A", `1. ${CAP}\n2. ${TROOPS}`), aWitness("B", `1. ${CAP}\n2. ${MISSION}`)];
    const same: VerdictsBetween = (before, after) =>
      before === "B" && after === "A" ? { same: [{ before: "2", after: "2" }], different: [] } : NONE(before, after);
    expect(join([head, other], same)).toEqual(["A1 B1", "A2 B2"]);
    const different: VerdictsBetween = (before, after) =>
      before === "B" && after === "A" ? { same: [], different: [{ before: "1", after: "1" }] } : NONE(before, after);
    expect(join([head, other], different)).toEqual(["A1 lacks B", "A2 lacks B", "B1 lacks A", "B2 lacks A"]);
  });

  describe("of a translation", () => {
    const head = aWitness("A", `1. ${CAP}\n2. ${TROOPS}`, { language: "en" });
    const translated = (change: Partial<Witness> = {}, drawn = "1. Збройні сили.\n2. Іноземні війська.\n3. Місія.") =>
      aWitness("B", drawn, { language: "uk", ...change });

    it("are those of its numbers, and nobody is said to lack what it has or has not", () => {
      expect(join([head, translated()])).toEqual(["A1 B1", "A2 B2", "B3"]);
      expect(join([head, translated({}, "1. Збройні сили.")])).toEqual(["A1 B1", "A2"]);
    });

    it("are not those of numbers that are ours", () => {
      expect(join([head, translated({ numbering: "ours" })])).toEqual(["A1", "A2", "B1", "B2", "B3"]);
      expect(join([{ ...head, numbering: "ours" }, translated()])).toEqual(["A1", "A2", "B1", "B2", "B3"]);
    });

    it("are those that people ruled before those of numbers", () => {
      const crossed: VerdictsBetween = () => ({ same: [{ before: "1", after: "2" }], different: [] });
      expect(join([head, translated()], crossed)).toEqual(["A1", "A2 B1", "B2", "B3"]);
      const parted: VerdictsBetween = () => ({ same: [], different: [{ before: "1", after: "1" }] });
      expect(join([head, translated()], parted)).toEqual(["A1", "A2 B2", "B1", "B3"]);
    });

    it("are not told from those of the same language with a region", () => {
      const american = aWitness("B", `1. ${CAP}`, { language: "EN-us" });
      expect(join([head, american])).toEqual(["A1 B1", "A2 lacks B"]);
    });
  });
});
