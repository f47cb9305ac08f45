import { describe, expect, it } from "vitest";
import { readWordings, weighWordings } from "../../../src/engine/alignment/describe-wording.ts";
import { Partners } from "../../../src/engine/alignment/partners.ts";
import { WeightSharing } from "../../../src/engine/alignment/share-weight.ts";
import { describeVersionPair } from "../../../src/engine/alignment/version-pair.ts";
import {
  chanceAmongOthers,
  chanceOfPart,
  type PartEvidence,
  type PartPlace,
  weighPart,
} from "../../../src/engine/alignment/weigh-part.ts";
import { WordTable } from "../../../src/engine/words/word-table.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const REWRITTEN = { alike: 0.65, kept: 0 };

/**
 * What speaks for the second of the points before being a part of the point after, whose partner is the first.
 *
 * @param headings - Of part and whole.
 */
function weigh(first: string, part: string, whole: string, place: PartPlace = "far", headings?: [string, string]) {
  const table = new WordTable();
  const versions = describeVersionPair(
    readVersion([`1. ${first}`, `2. ${headed(part, headings?.[0])}`].join("\n")),
    readVersion(`1. ${headed(whole, headings?.[1])}`),
  );
  const read = readWordings(versions.points, Partners.none(2, 1), table);
  const { before, after } = weighWordings(read, versions.points, versions.places);
  const sharing = new WeightSharing();
  const [firstWords, partWords, wholeWords] = [...before, ...after].map((one) => one && sharing.sharesOf(one));
  if (firstWords === undefined || partWords === undefined || wholeWords === undefined) throw new Error("not read");
  const evidence = weighPart(
    partWords,
    wholeWords,
    () => firstWords,
    { place, gathered: false, outdone: 0 },
    REWRITTEN,
  );
  return evidence && { ...evidence, row: Array.from(evidence.run, (word) => table.spellingOf(word)).join(" ") };
}

function headed(text: string, heading: string | undefined): string {
  return heading === undefined ? text : `# ${heading} | ${text}`;
}

const NONE: PartEvidence = {
  contained: 0,
  fresh: 0,
  gain: 0,
  takenOver: 0,
  nearness: 0,
  twin: 0,
  heading: 0,
  inRows: 0,
  run: new Int32Array(0),
  freshRun: 0,
  place: "far",
  gathered: false,
  outdone: 0,
};
const PLACES = ["far", "near", "beside", "under"] as const;

describe("weighing a part", () => {
  it("counts what the whole has, and what of it the first partner lacks", () => {
    const all = weigh("Boats pay.", "Ferries moor free.", "Boats pay, ferries moor free.");
    expect(all?.contained).toBeCloseTo(1);
    expect(all?.fresh).toBeCloseTo(1);
    expect(all?.takenOver).toBeCloseTo(1);
    expect(all?.row).toBe("Ferries moor free");
    const half = weigh("Boats pay.", "Ferries moor free.", "Boats pay, ferries wait.");
    expect(half?.contained).toBeGreaterThan(0);
    expect(half?.contained).toBeLessThan(0.6);
    expect(half?.takenOver).toBeLessThan(0.6);
    const old = weigh("Boats moor free.", "Ferries moor free.", "Boats moor free today.");
    expect(old?.contained).toBeGreaterThan(0.3);
    expect(old?.fresh).toBe(0);
    expect(old?.freshRun).toBe(0);
    expect(old?.row).toBe("moor free");
  });

  it("finds nothing in points without a common word", () => {
    expect(weigh("Boats pay.", "Ferries moor.", "Boats pay twice.")).toBeUndefined();
  });

  it("takes no definition for a part of another term's", () => {
    expect(weigh("“Boat” means a hull.", "“Ferry” means a hull.", "“Boat” means a hull or raft.")).toBeUndefined();
    expect(weigh("“Boat” means a hull.", "A ferry is a hull.", "“Boat” means a hull or ferry.")).toBeDefined();
  });

  it("takes two look-alikes for one where the whole says of both or of neither what set them apart", () => {
    const [boats, ferries] = ["Boats pay the harbour fee in March.", "Ferries pay the harbour fee in March."];
    const twin = (whole: string, place?: PartPlace) => weigh(boats, ferries, whole, place)?.twin ?? Number.NaN;
    expect(twin("All pay the harbour fee in March.", "near")).toBeGreaterThan(0.5);
    expect(twin("Boats and ferries pay the harbour fee in March.", "near")).toBeGreaterThan(0.5);
    expect(twin("Boats pay the harbour fee in March, too.", "near")).toBe(0);
    expect(twin("All pay the harbour fee in March.", "far")).toBe(0);
  });

  it("knows how near the part comes to the whole beside the first partner", () => {
    const whole = "Boats pay the harbour fee in March.";
    expect(weigh("Boats pay late.", "Pay the harbour fee in March.", whole)?.nearness).toBe(1);
    expect(weigh("Pay the harbour fee in March.", "Boats wait.", whole)?.nearness).toBeLessThan(0.6);
  });

  it("compares the headings by the words that say something, whatever their order and endings", () => {
    const heading = (one: string, other: string) =>
      weigh("Boats pay.", "Ferries moor free.", "Boats and ferries moor.", "far", [one, other])?.heading;
    expect(heading("Mooring of ferries", "Ferry moorings")).toBeCloseTo(1);
    expect(heading("Mooring", "Mooring and fees")).toBeCloseTo(Math.SQRT1_2);
    expect(heading("Mooring, mooring", "Mooring")).toBeCloseTo(1);
    expect(heading("Fees of the port", "Rules of the harbour")).toBe(0);
    expect(weigh("Boats pay.", "Ferries moor free.", "Boats and ferries moor.")?.heading).toBe(0);
  });

  it("finds a chance that rises with every kind of evidence, and with the place", () => {
    const chanceOf = (evidence: Partial<PartEvidence>) => chanceOfPart({ ...NONE, ...evidence }, REWRITTEN);
    const least = chanceOf({});
    expect(least).toBeGreaterThan(0);
    expect(least).toBeLessThan(0.01);
    for (const kind of [
      "contained",
      "fresh",
      "gain",
      "takenOver",
      "nearness",
      "twin",
      "heading",
      "inRows",
      "freshRun",
    ] as const)
      expect(chanceOf({ [kind]: 1 })).toBeGreaterThan(least);
    expect(chanceOf({ gathered: true })).toBeGreaterThan(least);
    const places = PLACES.map((place) => chanceOf({ place }));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(places).size).toBe(4);
    expect(chanceOf({ freshRun: 80 })).toBe(chanceOf({ freshRun: 8 }));
    expect(chanceOf({ gain: 0.9 })).toBe(chanceOf({ gain: 0.5 }));
  });

  it("finds a lower chance the more another whole is like the part", () => {
    const [even, behind, farBehind] = [0, 0.1, 0.4].map((outdone) => chanceOfPart({ ...NONE, outdone }, REWRITTEN));
    expect(behind).toBeLessThan(even ?? 0);
    expect(farBehind).toBeLessThan(behind ?? 0);
  });

  it("finds a lower chance where the versions were not rewritten throughout", () => {
    const chanceWhereAlike = (alike: number) => chanceOfPart(NONE, { alike, kept: 0 });
    expect(chanceWhereAlike(0.9)).toBeLessThan(chanceWhereAlike(0.65));
    expect(chanceWhereAlike(0.3)).toBeLessThan(chanceWhereAlike(0.65));
  });

  it("finds a lower chance for a part that stands apart from the first, where most points kept their words", () => {
    const ratios = PLACES.map(
      (place) =>
        chanceOfPart({ ...NONE, place }, { ...REWRITTEN, kept: 0.9 }) / chanceOfPart({ ...NONE, place }, REWRITTEN),
    );
    const [far, near, beside, under] = ratios;
    expect(Math.max(far ?? 1, near ?? 1)).toBeLessThan(0.2);
    expect([beside, under]).toEqual([1, 1]);
  });
});

describe("a part among others that were left over", () => {
  it("is as likely as by itself where about three in a hundred are parts, and where nothing else is left over", () => {
    expect(chanceAmongOthers(0.4, 3, 100)).toBeCloseTo(0.4);
    expect(chanceAmongOthers(0.4, 0, 0)).toBeCloseTo(0.4);
  });

  it("is likelier where most of them are, and less likely where hundreds are not", () => {
    const [few, some, many] = [1, 30, 90].map((likely) => chanceAmongOthers(0.4, likely, 100));
    expect(few).toBeLessThan(0.4);
    expect(some).toBeGreaterThan(0.5);
    expect(many).toBeGreaterThan(some ?? 1);
    expect(many).toBeLessThan(0.8);
  });

  it("is not judged by a handful of others", () => {
    expect(chanceAmongOthers(0.4, 2, 2) - 0.4).toBeLessThan(chanceAmongOthers(0.4, 50, 50) - 0.4);
    expect(chanceAmongOthers(0.4, 2, 2)).toBeLessThan(0.53);
  });
});
