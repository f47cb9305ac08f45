import { describe, expect, it } from "vitest";
import { openComparing } from "../../src/comparison/comparison.ts";
import { type NewVerdict, openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";
import { drawAlignment } from "../support/drawn-versions.ts";

describeOnBothDatabases("a verdict", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    const lineages = openLineages(storage, record);
    const comparing = openComparing({
      ...record,
      getVerdicts: lineages.getVerdicts,
      tracksBetween: lineages.tracksBetween,
    });
    await record.describeNegotiation(aNegotiation(negotiation));
    const [before, after] = ["v1", "v2"].map((version) => ({ negotiation, document: "plan", version })) as [
      NewVerdict["before"],
      NewVerdict["after"],
    ];
    const old = [aPoint("1", "The lake is shared by both towns."), aPoint("2", "Nets are counted every spring.")];
    const now = [aPoint("1", "Both towns share the lake."), aPoint("2", "A ferry runs twice a day.")];
    await record.fileVersion(before, aCapture("old"), aDraft({ points: old }));
    await record.fileVersion(after, aCapture("now"), aDraft({ points: now, basedOn: ["v1"] }));
    const give = (ruling: NewVerdict["ruling"], pairs: string, supersedes: readonly number[] = []) =>
      lineages.giveVerdict({
        before,
        after,
        ruling,
        pairs: readPairs(pairs),
        reason: "as the delegates say",
        supersedes,
      });
    const compare = async () => drawAlignment((await comparing.compareVersions(before, after)).comparison);
    const compareBack = async () => drawAlignment((await comparing.compareVersions(after, before)).comparison);
    return { record, lineages, give, compare, compareBack, before, after };
  };
  const readPairs = (drawn: string) =>
    drawn.split(", ").map((pair) => {
      const [before = "", after = ""] = pair.split("→");
      return { before, after };
    });
  const unruled = ["1 → 1 reworded", "2 → dropped", "→ 2 added"];

  it("outranks the machine from the next comparison on, in both directions", async () => {
    const { give, compare, compareBack } = await open("ruled");
    expect(await compare()).toEqual(unruled);
    await give("reject", "1→1");
    expect(await compare()).not.toContain("1 → 1 reworded");
    await give("link", "2→2");
    expect(await compare()).toContain("2 → 2 reworded");
    expect(await compareBack()).toContain("2 → 2 reworded");
    expect(await compareBack()).not.toContain("1 → 1 reworded");
  });

  it("says that a point was split or several were merged", async () => {
    const split = await open("split");
    await split.give("split", "1→1, 1→2");
    expect(await split.compare()).toEqual(["1 → 1, 2 split", "2 → dropped"]);
    const merged = await open("merged");
    await merged.give("merge", "1→1, 2→1");
    expect(await merged.compare()).toEqual(["1, 2 → 1 merged", "→ 2 added"]);
  });

  it("is kept with author and reason, also when a later one takes its place", async () => {
    const { record, lineages, give, compare } = await open("superseded");
    const first = await give("reject", "1→1");
    await give("confirm", "1→1", [first.position]);
    expect(await compare()).toEqual(unruled);
    const { entries } = await record.readJournal("superseded", -1, 10);
    const kept = entries.flatMap((entry) =>
      entry.event === "verdict-given" ? [[entry.position, entry.author, entry.data.ruling, entry.data.reason]] : [],
    );
    expect(kept).toEqual([
      [3, "local", "reject", "as the delegates say"],
      [4, "local", "confirm", "as the delegates say"],
    ]);
    expect((await lineages.listVerdicts("superseded")).map(({ position }) => position)).toEqual([4]);
  });

  describe("on points that a correction calls otherwise", () => {
    const rewrite = async (negotiation: string, mended: readonly (readonly [string, string])[]) => {
      const opened = await open(negotiation);
      const { record, before } = opened;
      const correct = (corrects: number, points: readonly (readonly [string, string])[]) =>
        record.correctVersion(before, {
          corrects,
          reason: "a line was left out",
          capture: aCapture(`mended ${corrects}`),
          draft: aDraft({ points: points.map(([path, text]) => aPoint(path, text)) }),
        });
      return { ...opened, correct: () => correct(1, mended), correctAgain: correct };
    };
    const shifted = [
      ["1", "Boats carry lights."],
      ["2", "The lake is shared by both towns."],
      ["3", "Nets are counted every spring."],
    ] as const;

    it("goes with them, and says nothing of those that have their paths now", async () => {
      const { give, compare, correct, correctAgain } = await rewrite("renumbered", shifted);
      await give("reject", "1→1");
      await give("link", "2→2");
      await correct();
      expect(await compare()).toEqual(["1 → dropped", "2 → dropped", "→ 1 added", "3 → 2 reworded renumbered"]);
      await correctAgain(2, [["a", "Nets are counted every spring."], ...shifted.slice(0, 2)]);
      expect(await compare()).toEqual(["→ 1 added", "a → 2 reworded renumbered", "1 → dropped", "2 → dropped"]);
    });

    it("is found to contradict what is said of them by their new paths, and of nothing else", async () => {
      const { give, correct, compare } = await rewrite("renumbered-against", shifted);
      const { position } = await give("reject", "1→1");
      await correct();
      await expect(give("confirm", "2→1")).rejects.toMatchObject({ about: { standing: { position } } });
      await give("link", "1→2");
      expect(await compare()).toContain("1 → 2 reworded renumbered");
      await give("confirm", "2→1", [position]);
      expect(await compare()).toContain("2 → 1 reworded renumbered");
    });

    it("goes to both parts of one that is two now, and with one that is taken out", async () => {
      const split = [
        ["1", "The lake is shared"],
        ["2", "by both towns."],
      ] as const;
      const { give, correct, compare, record } = await rewrite("split-by-correction", split);
      await give("confirm", "1→1");
      await give("link", "2→2");
      await correct();
      expect(await compare()).toEqual(["1, 2 → 1 merged", "→ 2 added"]);
      const { verdicts } = await record.getNegotiation("split-by-correction");
      expect(verdicts.map(({ carried }) => carried)).toEqual([
        [
          { before: "1", after: "1" },
          { before: "2", after: "1" },
        ],
        [],
      ]);
    });
  });

  it("that contradicts another is refused with both, and nothing is decided by who came last", async () => {
    const { give, compare } = await open("contradicted");
    await give("reject", "1→1");
    await expect(give("confirm", "1→1")).rejects.toMatchObject({
      code: "verdict-contradicts",
      message: expect.stringMatching(
        /^On \d{4}-\d\d-\d\d local ruled "reject" on 1 and 1 \(as the delegates say\); this says "confirm"\.$/u,
      ),
      about: { standing: { position: 3, ruling: "reject" }, wanted: { ruling: "confirm" } },
    });
    expect(await compare()).not.toContain("1 → 1 reworded");
  });

  it("of two contradicting at once leaves one", async () => {
    const { give, lineages } = await open("raced-verdicts");
    const answers = await Promise.allSettled([give("reject", "1→1"), give("confirm", "1→1")]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await lineages.listVerdicts("raced-verdicts")).toHaveLength(1);
  });

  const refused: Record<string, [NewVerdict["ruling"], string, string]> = {
    "of a point that is not there": ["link", "1→9", 'The version refused-verdicts/plan@v2 has no point "9".'],
    "with two pairs for a link": ["link", "1→1, 2→2", 'The ruling "link" takes one pair of points; 2 were given.'],
    "with one part for a split": [
      "split",
      "1→1",
      'The ruling "split" takes two to 200 pairs of one point before with different points after; 1 were given.',
    ],
    "with one part twice": [
      "merge",
      "1→1, 1→1",
      'The ruling "merge" takes two to 200 pairs of different points before with one point after; 2 were given.',
    ],
  };
  for (const [how, [ruling, pairs, message]] of Object.entries(refused)) {
    it(`is refused ${how}`, async () => {
      const { give } = await open("refused-verdicts");
      await expect(give(ruling, pairs)).rejects.toMatchObject({ message });
    });
  }

  it("is refused without a reason, with too long a one, and on a document that is not there", async () => {
    const { lineages, before, after } = await open("unreasoned");
    const pairs = [{ before: "1", after: "1" }];
    const give = (reason: string, document = "plan") =>
      lineages.giveVerdict({ before: { ...before, document }, after, ruling: "link", pairs, reason });
    await expect(give(" ")).rejects.toMatchObject({ message: "A verdict needs a reason." });
    await expect(give("x".repeat(4001))).rejects.toMatchObject({
      message: "The reason of a verdict is longer than 4000 characters.",
    });
    await expect(give("why", "treaty")).rejects.toMatchObject({ code: "document-not-found" });
  });

  it("takes the place only of one that stands on the same two versions", async () => {
    const { give } = await open("misplaced");
    await expect(give("link", "2→2", [1])).rejects.toMatchObject({
      code: "unreadable-statement",
      message: "There is no standing verdict at 1 on these two versions.",
    });
  });
});
