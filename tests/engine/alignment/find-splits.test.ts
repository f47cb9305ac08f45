import { describe, expect, it } from "vitest";
import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer.";
const BOATS = "Boats pay a toll each autumn to the clerk.";
const ICE = "Ice is cut in winter by the guild of masons.";
const FEES = "Fees are paid to the clerk in spring.";
const OWNER = "Nets without a known owner are burnt.";
const JUDGES = "The tribunal sits by the weir and has five judges.";
const GUILD = "The guild elects an officer each spring.";
const REGISTER = "The operator keeps a register of visits by members";
const DUES = "The northern town is invited each spring to return to the group of eight lakes by the council.";

const TWELVE = "The northern town is invited each spring to return to the group.";

/** Links of several of one point, each as `1 → 2: why`. */
function partsOf(before: string, after: string): readonly string[] {
  return linksOf(before, after).flatMap(({ link, why, isPart }) => (isPart ? [`${link}: ${why}`] : []));
}

function linksOf(before: string, after: string) {
  const [old, now] = [readVersion(before), readVersion(after)];
  const links = alignPoints(old, now);
  return links.map((one) => ({
    link: `${old.points[one.before]?.path} → ${now.points[one.after]?.path}`,
    why: one.why,
    score: one.score ?? 0,
    confidence: one.confidence,
    isPart: links.some((other) => other !== one && (other.before === one.before || other.after === one.after)),
  }));
}

const under = (...texts: readonly string[]) => texts.map((text, index) => `${index + 1}. ${text}`).join("\n");

describe("a point that was split", () => {
  it.each([
    [
      "says of each further part what it took over, of three as of two",
      under(`${NETS} ${BOATS} ${ICE}`, LAKE),
      under(NETS, BOATS, ICE, LAKE),
      [
        "1 → 1: takes over “Nets are counted in spring by an officer” from 1",
        "1 → 2: takes over “Boats pay a toll each autumn to the clerk” from 1",
        "1 → 3: shares “cut”, “winter”, “guild”; a neighbour pairs",
      ],
    ],
    [
      "quotes no more than twelve words",
      under(`${NETS} ${DUES} ${DUES.replace("northern", "southern")}`, LAKE),
      under(`${NETS} ${DUES.replace("northern", "southern")}`, LAKE, DUES),
      [
        "1 → 1: shares “spring”, “officer”, “southern”; same number; a neighbour pairs",
        "1 → 3: takes over “The northern town is invited each spring to return to the group …” from 1",
      ],
    ],
    [
      "quotes twelve words in full",
      under(`${NETS} ${TWELVE} ${TWELVE.replace("northern", "southern")}`, LAKE),
      under(`${NETS} ${TWELVE.replace("northern", "southern")}`, LAKE, TWELVE),
      [
        "1 → 1: shares “spring”, “officer”, “southern”; same number; a neighbour pairs",
        "1 → 3: takes over “The northern town is invited each spring to return to the group” from 1",
      ],
    ],
    [
      "names the look-alike that its part stands beside",
      under(`${REGISTER}.`, LAKE),
      under(`${REGISTER} of the press.`, `${REGISTER} of the council.`, LAKE),
      [
        "1 → 1: beside 2, both say “The operator keeps a register of visits by members”",
        "1 → 2: shares “operator”, “register”, “keeps”; a neighbour pairs",
      ],
    ],
  ])("%s", (_, before, after, parts) => expect(partsOf(before, after)).toEqual(parts));
});

describe("points that were merged", () => {
  it.each([
    [
      "say of each further one what was taken over from it",
      under(NETS, BOATS, ICE, LAKE),
      under(`${NETS} ${BOATS} ${ICE}`, LAKE),
      [
        "1 → 1: takes over “Nets are counted in spring by an officer” from 1",
        "2 → 1: takes over “Boats pay a toll each autumn to the clerk” from 2",
        "3 → 1: shares “cut”, “winter”, “guild”; a neighbour pairs",
      ],
    ],
    [
      "name the look-alike that they stood beside",
      under(`${REGISTER} of the press.`, `${REGISTER} of the council.`, LAKE),
      under(`${REGISTER}.`, LAKE),
      [
        "1 → 1: beside 2, both say “The operator keeps a register of visits by members”",
        "2 → 1: shares “operator”, “register”, “keeps”; a neighbour pairs",
      ],
    ],
    [
      "may have stood one under the other",
      "1. The board meets:\n  a. in June to count the nets and to hear the clerk.\n2. The lake is shared.",
      "1. The board meets in June to count the nets and to hear the clerk.\n2. The lake is shared.",
      [
        "1 → 1: shares “board”, “meets”, “The”; same number; a neighbour pairs",
        "1.a → 1: takes over “in June to count the nets and to hear the clerk” from 1.a",
      ],
    ],
  ])("%s", (_, before, after, parts) => expect(partsOf(before, after)).toEqual(parts));
});

describe("a part", () => {
  const others = (count: number) =>
    Array.from({ length: count }, (_, index) => `Matter${index} of list${index} is heard by court${index}.`);
  const scoreAt = (distance: number) => {
    const [first, rest] = [others(5), others(distance + 4).slice(5)];
    const links = linksOf(under(...first, `${NETS} ${BOATS}`, ...rest), under(...first, NETS, ...rest, BOATS));
    return links.find(({ link }) => link === `6 → ${distance + 6}`)?.score ?? 0;
  };

  it("is likelier within eight points of the first one than beyond, and likeliest beside it", () => {
    const [beside, second, eighth, ninth, tenth] = [scoreAt(1), scoreAt(2), scoreAt(8), scoreAt(9), scoreAt(10)];
    for (const score of [beside, second, eighth, ninth, tenth]) expect(score).toBeGreaterThan(0.3);
    // As more points are kept around it, each of them moves the score a little.
    expect(eighth - ninth).toBeGreaterThan(2 * Math.abs(ninth - tenth));
    expect(second - eighth).toBeLessThan(eighth - ninth);
  });

  it("is never surer than the pair it leans on, and is shown to a person if it is not sure", () => {
    const [part, first] = linksOf(
      under(`${REGISTER}.`, LAKE),
      under(`${REGISTER} of the press.`, `${REGISTER} of the council.`, LAKE),
    );
    expect(part?.score).toBeLessThan(first?.score ?? 0);
    expect([part?.confidence, first?.confidence]).toEqual(["low", "high"]);
  });

  it.each([
    ["a repetition of what still stands", under(NETS, LAKE), under(NETS, LAKE, NETS)],
    [
      "a new point that shares a few words",
      under(NETS, LAKE),
      under(NETS.replace("spring", "summer"), LAKE, "Nets are dear."),
    ],
    ["a point that a kept one already says", under(`${NETS} ${BOATS}`, LAKE), under(`${NETS} ${BOATS}`, LAKE, BOATS)],
    ["a point without a word in common", under(`${NETS} ${BOATS}`, LAKE), under(NETS, LAKE, "Reeds burn.")],
  ])("is not %s", (_, before, after) => {
    expect(partsOf(before, after)).toEqual([]);
    expect(partsOf(after, before)).toEqual([]);
  });

  it.each([
    [
      "takes a point from a poor partner",
      under(`Nets without an owner are burnt. ${FEES}`, "Nets are counted by an officer."),
      under("The clerk keeps a register.", `Nets are counted by an officer. ${FEES}`, ICE),
      "1→2 2→2",
    ],
    [
      "takes a point from a poor partner, whose own words went elsewhere",
      under("Masons pay no toll.", "Fees are paid to the clerk in spring. Ice is cut by the guild of masons."),
      under(
        "Ice is cut by the guild of masons. Nets without a known owner are burnt.",
        "Boats pay a toll each autumn. Fees are paid to the clerk in spring.",
      ),
      "2→1 2→2",
    ],
    [
      "leaves a point to a partner that is nearly as likely",
      under("The clerk keeps a register.", "The clerk keeps a register."),
      under(
        "The clerk keeps a register. The guild elects an officer.",
        "Nets without an owner are burnt.",
        "The clerk keeps a register of all boats. The guild elects an officer.",
      ),
      "1→1 2→3",
    ],
    [
      "is no part of a whole whose own pair was given up",
      under(
        "Boats pay a toll each autumn. The clerk keeps a register.",
        "Ice is cut by the guild of masons. Fees are paid to the clerk in spring. Boats pay a toll each autumn to the clerk.",
      ),
      under(
        "Nets are counted in spring by an officer. Nets are counted by an officer. Boats pay a toll each autumn.",
        "Reeds are burnt by farmers. Reeds are burnt by farmers.",
        "The clerk keeps a register. Ice is cut in winter by the guild of masons.",
      ),
      "1→3 2→3",
    ],
    [
      "goes to its own whole where many were split, in whatever order the halves stand",
      under(`${NETS} ${BOATS}`, `${ICE} ${FEES}`, `${LAKE} ${OWNER}`, `${JUDGES} ${GUILD}`),
      under(NETS, ICE, LAKE, JUDGES, GUILD, BOATS, OWNER, FEES),
      "1→1 1→6 2→2 2→8 3→3 3→7 4→4 4→5",
    ],
    [
      "goes to the likeliest of several wholes that have its words",
      under(`${NETS} ${BOATS}`, `${ICE} Boats pay a toll each autumn.`, LAKE),
      under(NETS, ICE, LAKE, BOATS),
      "1→1 1→4 2→2 3→3",
    ],
  ])("%s, in either direction", (_, before, after, expected) => {
    const pairs = linksOf(before, after).map(({ link }) => link.replaceAll(" ", ""));
    expect(pairs.join(" ")).toBe(expected);
    const turned = linksOf(after, before).map(({ link }) => link.split(" → ").reverse().join("→"));
    expect(turned.sort()).toEqual(pairs);
  });

  it("is not shown to a person where it is sure", () => {
    const links = linksOf(under(`${NETS} ${BOATS} ${DUES}`, LAKE), under(`${NETS} ${BOATS}`, DUES, LAKE));
    expect(links.map(({ link, confidence }) => `${link} ${confidence}`)).toEqual([
      "1 → 1 high",
      "1 → 2 high",
      "2 → 3 high",
    ]);
  });

  it("gives up a poor pair for the whole it went into, and leaves a good one alone", () => {
    const [before, after] = [
      under(
        "Portable lamps are not used in the archive.",
        "Portable lamps without a known owner are not used there.",
        LAKE,
      ),
      under(
        "Portable lamps are used in the archive by staff only, and never without a known owner.",
        LAKE,
        "Portable radios are off.",
      ),
    ];
    expect(linksOf(before, after).map(({ link }) => link)).toEqual(["1 → 1", "2 → 1", "3 → 2"]);
    const kept = after.replace("Portable radios are off.", "Portable lamps without a known owner are not used there.");
    expect(linksOf(before, kept).map(({ link }) => link)).toEqual(["1 → 1", "2 → 3", "3 → 2"]);
  });
});
