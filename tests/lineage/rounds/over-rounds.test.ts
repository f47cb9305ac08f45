import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { openComparing } from "../../../src/comparison/comparison.ts";
import { openLineages } from "../../../src/lineage/lineage.ts";
import type { Address } from "../../../src/model/address.ts";
import type { Comparison, Entry } from "../../../src/model/comparison.ts";
import { isStanding } from "../../../src/model/version.ts";
import { openRecord } from "../../../src/record/record.ts";
import { openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { findBroken } from "../../support/comparison-invariants.ts";
import { describeOnBothDatabases, loadMigratedPGlite } from "../../support/databases.ts";
import { drawNegotiation } from "../../support/draw-negotiation.ts";
import { drawAlignment } from "../../support/drawn-versions.ts";
import { fileDrawn } from "../../support/file-drawn.ts";
import { seededRandom } from "../../support/seeded-random.ts";

// A release is tried with more: npm run torture -- rounds
const ROUNDS = Number(process.env.ROUNDS ?? 6);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
const ROOM = { timeout: 60_000 + ROUNDS * 1000 };

const LAKE = "The lake belongs to both towns and to nobody else.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const DOGS = "Dogs are welcome on the whole pier from April to September.";
const army = (figure: string) => `The armed forces of the republic are limited to ${figure} people in peacetime.`;

type Drawn = Parameters<typeof fileDrawn>[2];

function openOn(storage: Storage, mostKept?: number) {
  const record = openRecord(storage);
  const lineages = openLineages(storage, record, undefined, mostKept);
  const { getVerdicts, tracksBetween } = lineages;
  return { record, lineages, comparing: openComparing({ ...record, getVerdicts, tracksBetween }) };
}

async function open(mostKept?: number) {
  const storage = await openStorageOnPGlite(await loadMigratedPGlite());
  onTestFinished(() => storage.close());
  return openOn(storage, mostKept);
}

async function compareThrough(drawn: Drawn, before: string, after: string, mostKept?: number): Promise<Comparison> {
  const { record, comparing } = await open(mostKept);
  await fileDrawn(record, "lake", drawn);
  const at = (version: string) => ({ negotiation: "lake", version });
  return (await comparing.compareVersions(at(before), at(after), "graph")).comparison;
}

/** "v2 reworded, v3 kept" */
const drawRounds = ({ rounds = [] }: Entry) => rounds.map(({ version, kind }) => `${version} ${kind}`).join(", ");

const drawHistory = ({ history = [] }: Entry) =>
  history.map((one) =>
    one.kind === "restored"
      ? `dropped ${one.dropped}, restored ${one.version}`
      : `${one.fact === undefined ? "" : `${one.fact.is} (${one.fact.meanwhile}): `}changed ${one.changed}, back ${one.version}`,
  );

/** Texts that share no words with one another, each one small step from the next. */
const BY_SMALL_STEPS = {
  first: { points: `1. ${LAKE}\n2. ${NETS}` },
  second: {
    points: `1. ${LAKE}\n2. Nets are counted in spring, and boats each autumn by a clerk of the lower town.`,
    basedOn: ["first"],
  },
  third: { points: `1. ${LAKE}\n5. Boats pay a toll each autumn to a clerk of the lower town.`, basedOn: ["second"] },
};

describe("a comparison through the graph", () => {
  it("pairs by small steps what one alignment of the two does not find, and names the way", async () => {
    const { record, comparing } = await open();
    await fileDrawn(record, "lake", BY_SMALL_STEPS);
    const at = (version: string) => ({ negotiation: "lake", version });
    const direct = (await comparing.compareVersions(at("first"), at("third"))).comparison;
    expect(drawAlignment(direct)).toEqual(["1 → 1 kept", "2 → dropped", "→ 5 added"]);
    const { comparison } = await comparing.compareVersions(at("first"), at("third"), "graph");
    expect(drawAlignment(comparison)).toEqual(["1 → 1 kept", "2 → 5 reworded renumbered"]);
    expect(comparison.way).toEqual(["first", "second", "third"]);
    const [lake, nets] = comparison.alignment;
    expect(nets?.links[0]?.why).toMatch(/^through second; least sure in (?:second|third): shares /u);
    expect(lake?.links[0]?.why).toBe("through second");
    expect([lake, nets].map((entry) => drawRounds(entry as Entry))).toEqual([
      "second kept, third kept",
      "second reworded, third reworded",
    ]);
  });

  it("gives a pair the lowest score on its way", async () => {
    const { record, comparing } = await open();
    await fileDrawn(record, "lake", BY_SMALL_STEPS);
    const scoreOf = async (before: string, after: string, through?: "graph") => {
      const at = (version: string) => ({ negotiation: "lake", version });
      const { comparison } = await comparing.compareVersions(at(before), at(after), through);
      return comparison.alignment[1]?.score;
    };
    const steps = [await scoreOf("first", "second"), await scoreOf("second", "third")];
    expect(await scoreOf("first", "third", "graph")).toBe(Math.min(...steps.map(Number)));
  });

  it("goes back to what two counter-proposals both come from, and on to the other", async () => {
    const drawn = {
      root: { points: `1. ${LAKE}\n2. ${NETS}\n3. ${DOGS}` },
      left: { points: `1. ${LAKE}\n7. ${NETS}`, basedOn: ["root"] },
      right: { points: `1. ${NETS}\n2. ${LAKE}\n3. ${DOGS}`, basedOn: ["root"] },
    };
    const comparison = await compareThrough(drawn, "left", "right");
    expect(comparison.way).toEqual(["left", "root", "right"]);
    expect(drawAlignment(comparison)).toEqual(["7 → 1 kept renumbered", "1 → 2 kept moved renumbered", "→ 3 added"]);
    expect(comparison.alignment.map(drawRounds)).toEqual([
      "root kept, right kept",
      "root kept, right kept",
      // Seen on the way back from the one that dropped it.
      "root added, right kept",
    ]);
    expect(comparison.alignment.flatMap(drawHistory), "nobody changed anything back").toEqual([]);
  });

  it("aligns directly what both got newly beside each other: of that no track tells", async () => {
    const drawn = {
      root: { points: `1. ${LAKE}` },
      left: { points: `1. ${LAKE}\n2. ${NETS}`, basedOn: ["root"] },
      right: { points: `1. ${LAKE}\n3. ${NETS}`, basedOn: ["root"] },
    };
    const { alignment } = await compareThrough(drawn, "left", "right");
    expect(alignment[1]?.links[0]).toMatchObject({
      ...{ before: "2", after: "3" },
      why: expect.stringMatching(/^no track tells, compared directly: /u),
    });
  });

  it("does not pair what was dropped on the way with what came in later, where the two are alike by accident", async () => {
    const drawn = {
      first: { points: `1. ${LAKE}\n2. ${NETS}` },
      second: { points: `1. ${LAKE}`, basedOn: ["first"] },
      third: {
        points: `1. ${LAKE}\n2. Boats are painted in spring.`,
        basedOn: ["second"],
      },
    };
    const { record, comparing } = await open();
    await fileDrawn(record, "lake", drawn);
    const [first, third] = ["first", "third"].map((version) => ({ negotiation: "lake", version })) as [
      Address,
      Address,
    ];
    expect(drawAlignment((await comparing.compareVersions(first, third)).comparison)).toContain("2 → 2 reworded");
    const { comparison } = await comparing.compareVersions(first, third, "graph");
    expect(drawAlignment(comparison)).toEqual(["1 → 1 kept", "2 → dropped", "→ 2 added"]);
    expect(comparison.alignment.map(drawRounds)).toEqual(["second kept, third kept", "second dropped", "third added"]);
  });

  it("holds to what people ruled on the two, and on any step between", async () => {
    const { record, lineages, comparing } = await open();
    await fileDrawn(record, "lake", BY_SMALL_STEPS);
    const at = (version: string) => ({ negotiation: "lake", document: "plan", version });
    const rule = (before: string, after: string, ruling: "link" | "reject", pair: readonly [string, string]) =>
      lineages.giveVerdict({
        ...{ before: at(before), after: at(after), ruling, reason: "Read by hand." },
        pairs: [{ before: pair[0], after: pair[1] }],
      });
    const compare = async () =>
      drawAlignment((await comparing.compareVersions(at("first"), at("third"), "graph")).comparison);
    await rule("second", "third", "reject", ["2", "5"]);
    expect(await compare()).toEqual(["1 → 1 kept", "2 → dropped", "→ 5 added"]);
    await rule("first", "third", "link", ["2", "5"]);
    expect(await compare()).toEqual(["1 → 1 kept", "2 → 5 reworded renumbered"]);
  });

  it("follows a term into the document that it went over to: what left a paper, and where it stands", async () => {
    const drawn = {
      plan1: { points: `1. ${LAKE}\n2. ${army("600,000")}\n3. ${DOGS}` },
      annex1: { document: "annex", points: `1. ${NETS}\n2. ${army("600,000")}` },
      plan2: { points: `1. ${LAKE}\n2. ${DOGS}`, basedOn: ["plan1"] },
      annex2: { document: "annex", points: `1. ${NETS}\n2. ${army("800,000")}`, basedOn: ["annex1"] },
    };
    const comparison = await compareThrough(drawn, "plan1", "annex2");
    expect(comparison.way).toEqual(["plan1", "annex1", "annex2"]);
    const moved = comparison.alignment.find(({ before }) => before.includes("2")) as Entry;
    expect(moved).toMatchObject({ kind: "reworded", after: ["2"] });
    expect(drawRounds(moved)).toBe("annex1 migrated, annex2 reworded");
    expect(moved.changes.filter(({ substance }) => substance).map(({ class: of }) => of)).toEqual(["quantity"]);
  });

  it("compares two that nothing joins as if no way had been asked for, and says so", async () => {
    const comparison = await compareThrough(
      { one: { points: `1. ${LAKE}` }, other: { points: `1. ${LAKE}` } },
      "one",
      "other",
    );
    expect(comparison.way).toEqual([]);
    expect(comparison.alignment.map(({ rounds, links: [link] }) => [rounds, link?.why])).toEqual([
      [undefined, expect.not.stringContaining("no track")],
    ]);
  });

  it("is of two publications of one draft a comparison of witnesses, in which nothing was changed back", async () => {
    const drawn = {
      head: { points: `1. ${army("600,000")}` },
      leak: { points: `1. ${army("700,000")}`, witnessOf: "head" },
      answer: { points: `1. ${army("800,000")}`, basedOn: ["head"] },
      last: { points: `1. ${army("600,000")}`, basedOn: ["answer"] },
    };
    const witnesses = await compareThrough(drawn, "leak", "head");
    expect(witnesses.relation).toBe("witness");
    expect(witnesses.alignment.map(drawHistory)).toEqual([[]]);
    expect(witnesses.alignment[0]?.churn).toMatchObject({ changed: 0 });
    const { alignment, way } = await compareThrough(drawn, "head", "last");
    expect(way).toEqual(["head", "head+reading", "answer", "last"]);
    expect(alignment.map(drawHistory)).toEqual([["changed answer, back last"]]);
    expect(alignment[0]?.churn, "the variant is no change").toMatchObject({ changed: 2 });
  });
});

describe("what came back on the way", () => {
  const inTurn = (...texts: readonly string[]): Drawn =>
    Object.fromEntries(
      texts.map((points, place) => [`v${place + 1}`, { points, ...(place === 0 ? {} : { basedOn: [`v${place}`] }) }]),
    );

  it("is words that were changed and changed back, in which versions, and is counted in the sentence", async () => {
    const drawn = inTurn(
      `1. ${LAKE}\n2. ${army("600,000")}`,
      `1. ${LAKE}\n2. ${army("800,000")}`,
      `1. ${LAKE}\n2. ${army("700,000")}`,
      `1. ${LAKE}\n2. ${army("600,000")}`,
    );
    const comparison = await compareThrough(drawn, "v1", "v4");
    expect(drawAlignment(comparison)).toEqual(["1 → 1 kept", "2 → 2 kept"]);
    expect(comparison.alignment.map(drawHistory)).toEqual([[], ["changed v2, back v4"]]);
    expect(comparison.alignment[1]?.churn).toEqual({ changed: 3, versions: 4, struck: 3, inserted: 3 });
    expect(comparison.sentence).toBe("No point changed its words, 1 changed back; 2 unchanged.");
  });

  it("is one fact where the rest of the words is another now", async () => {
    const last = "The armed forces of the whole republic are limited to 600,000 people in peacetime.";
    const comparison = await compareThrough(
      inTurn(`1. ${army("600,000")}`, `1. ${army("800,000")}`, `1. ${last}`),
      "v1",
      "v3",
    );
    expect(comparison.alignment.map(({ kind }) => kind)).toEqual(["reworded"]);
    expect(comparison.alignment.map(drawHistory)).toEqual([["600,000 people (800,000 people): changed v2, back v3"]]);
  });

  it("is a point that was dropped and restored, in the words that it had or in others", async () => {
    const drawn = inTurn(`1. ${LAKE}\n2. ${NETS}`, `1. ${LAKE}`, `1. ${LAKE}`, `1. ${LAKE}\n2. ${NETS}`);
    const comparison = await compareThrough(drawn, "v1", "v4");
    expect(drawAlignment(comparison)).toEqual(["1 → 1 kept", "2 → 2 kept"]);
    expect(comparison.alignment.map(drawHistory)).toEqual([[], ["dropped v2, restored v4"]]);
    expect(drawRounds(comparison.alignment[1] as Entry)).toBe("v2 dropped, v4 returned");
    expect(comparison.sentence).toContain("1 restored");
    const later = await compareThrough(drawn, "v2", "v4");
    expect(later.alignment.map(drawHistory), "what stood before the earlier text").toEqual([
      [],
      ["dropped v2, restored v4"],
    ]);
    expect(drawRounds(later.alignment[1] as Entry)).toBe("v4 returned");
  });

  it("is told of the branch that changed, and not of the one that kept the words", async () => {
    const drawn = {
      root: { points: `1. ${army("600,000")}` },
      left: { points: `1. ${army("800,000")}`, basedOn: ["root"] },
      right: { points: `1. ${army("600,000")}`, basedOn: ["root"] },
      joined: { points: `1. ${army("600,000")}`, basedOn: ["left", "right"] },
    };
    const comparison = await compareThrough(drawn, "root", "joined");
    expect(comparison.alignment.map(drawHistory)).toEqual([["changed left, back joined"]]);
  });

  it("is not said of what a text lacks that is not reported whole", async () => {
    const drawn = {
      first: { points: `1. ${LAKE}\n2. ${NETS}` },
      part: { points: `1. ${LAKE}`, coverage: "partial" as const, basedOn: ["first"] },
      last: { points: `1. ${LAKE}\n2. ${NETS}`, basedOn: ["part"] },
    };
    const { alignment } = await compareThrough(drawn, "first", "last");
    expect(alignment.map(drawHistory)).toEqual([[], []]);
    expect(drawRounds(alignment[1] as Entry)).toBe("part unreported, last unreported");
    expect(alignment[1]?.links[0]?.why).toMatch(/^no track tells, compared directly: /u);
  });
});

describeOnBothDatabases("a comparison through the graph of a stored record", (openTestStorage) => {
  it("is the same where the words are not kept in memory", async () => {
    const { storage } = await openTestStorage();
    const [kept, read] = [openOn(storage), openOn(storage, 1)];
    const drawn = {
      a: { points: `1. ${LAKE}\n2. ${army("600,000")}\n3. ${DOGS}` },
      b: { points: `1. ${army("800,000")}\n2. ${LAKE} ${DOGS}`, basedOn: ["a"] },
      c: { points: `1. ${LAKE}\n2. ${army("600,000")}\n3. ${DOGS}`, basedOn: ["b"] },
    };
    await fileDrawn(kept.record, "kept-rounds", drawn);
    const at = (version: string) => ({ negotiation: "kept-rounds", version });
    const [one, other] = await Promise.all(
      [kept, read].map(({ comparing }) => comparing.compareVersions(at("a"), at("c"), "graph")),
    );
    expect(one?.comparison.alignment.flatMap(drawHistory)).toContain("changed b, back c");
    expect(other?.comparison).toEqual(one?.comparison);
  });
});

describe("through the graph of any history", ROOM, () => {
  it("one step is the direct comparison, and every point of any two versions stands in one entry", async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    onTestFinished(() => storage.close());
    const { record, comparing } = openOn(storage);
    let count = 0;
    const property = fc.asyncProperty(fc.integer(), async (seed) => {
      const negotiation = `drawn-${++count}`;
      await drawNegotiation(storage, negotiation, seededRandom(seed), async () => undefined);
      const versions = (await record.getNegotiation(negotiation)).versions.filter(isStanding);
      const compare = async (before: string, after: string, through?: "graph") =>
        comparing.compareVersions({ negotiation, version: before }, { negotiation, version: after }, through);
      for (const before of versions) {
        for (const after of versions) {
          const compared = await compare(before.version, after.version, "graph");
          const points = { before: compared.before.points, after: compared.after.points };
          expect(findBroken({ comparison: compared.comparison, points })).toBeUndefined();
          if (after.basedOn.length !== 1 || after.basedOn[0] !== before.version) continue;
          const direct = await compare(before.version, after.version);
          expect(withoutRounds(compared.comparison)).toEqual(withoutRounds(direct.comparison));
        }
      }
    });
    await fc.assert(property, { numRuns: ROUNDS, endOnFailure: true, ...SEED });
  });
});

const FIGURES = ["600,000", "700,000", "800,000"] as const;
const SLOTS = [
  army,
  (figure: string) => `The harbour dues are ${figure} crowns a year for each of the two towns.`,
] as const;

describe("over any line of versions", ROOM, () => {
  it("changed back is said exactly where both ends say the same and the track said something else between", async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    onTestFinished(() => storage.close());
    const { record, lineages, comparing } = openOn(storage);
    let count = 0;
    const slot = fc.option(fc.constantFrom(...FIGURES), { freq: 5 });
    const line = fc.array(fc.tuple(slot, slot), { minLength: 3, maxLength: 6 });
    const property = fc.asyncProperty(line, async (drawn) => {
      const negotiation = `line-${++count}`;
      const texts = drawn.map((figures) => [
        `1. ${LAKE}`,
        ...figures.flatMap((figure, place) => (figure === null ? [] : [`${place + 2}. ${SLOTS[place]?.(figure)}`])),
      ]);
      const versions = texts.map((points, place) => {
        const from = place === 0 ? {} : { basedOn: [`v${place}`] };
        return [`v${place + 1}`, { points: points.join("\n"), ...from }] as const;
      });
      await fileDrawn(record, negotiation, Object.fromEntries(versions));
      const last = `v${drawn.length}`;
      const compared = await comparing.compareVersions(
        { negotiation, version: "v1" },
        { negotiation, version: last },
        "graph",
      );
      for (const entry of compared.comparison.alignment) {
        const [path] = entry.after;
        if (path === undefined || entry.before.length !== 1) continue;
        const { stations } = await lineages.followPoint({ negotiation, version: last, path });
        const said = stations.flatMap(({ points: [point] }) => point?.text ?? []);
        const isBack = said[0] === said.at(-1) && said.some((words) => words !== said[0]);
        const back = (entry.history ?? []).filter((one) => one.kind === "changed-back" && one.fact === undefined);
        expect(back.length > 0, `${path} of ${JSON.stringify(said)}`).toBe(isBack);
      }
    });
    await fc.assert(property, { numRuns: ROUNDS, endOnFailure: true, ...SEED });
  });
});

/** What a direct comparison says too. */
function withoutRounds({ way: _, sentence: __, alignment, ...rest }: Comparison) {
  return { ...rest, alignment: alignment.map(({ rounds: _r, history: _h, churn: _c, ...entry }) => entry) };
}
