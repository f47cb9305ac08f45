import { beforeAll, describe, expect, it } from "vitest";
import { openStorageOnPGlite, type Storage } from "../../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../../support/databases.ts";
import { aCapture, aDraft } from "../../support/drafts.ts";
import { drawNodes, type fileDrawn } from "../../support/file-drawn.ts";
import { openDrawn } from "./drawn-terms.ts";

const LAKE = "1. The lake belongs to both towns and to nobody else.";
const cap = (value: string) => `The armed forces of the upper town are limited to ${value}.`;
const NETS = "Nets are counted in spring by an officer of the upper town.";

describe("the value of a term", () => {
  let storage: Storage;
  let count = 0;

  beforeAll(async () => {
    storage = await openStorageOnPGlite(await loadMigratedPGlite());
    return () => storage.close();
  });

  const open = (drawn: Parameters<typeof fileDrawn>[2]) => openDrawn(storage, `talks-${count++}`, drawn);

  it("is carried to later and to earlier versions, with what it became", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
      v2: { points: `${LAKE}\n2. ${cap("800 people in peacetime")}`, basedOn: ["v1"] },
      v3: { points: `${LAKE}\n2. ${cap("800 people")}`, basedOn: ["v2"] },
    });
    await mark("v2", "2", "800 people in peacetime");
    expect(await draw()).toEqual([
      "v1: 600 people (2)",
      "v2: 800 people in peacetime (2)!, changed from v1",
      "v3: 800 people (2), changed from v2",
    ]);
  });

  it("is shown as the person said, for as long as the words stay the same", async () => {
    const { say, draw } = await open({
      v1: { points: `2. ${cap("600 people")}` },
      v2: { points: `2. ${cap("600 people")}`, basedOn: ["v1"] },
      v3: { points: `2. ${cap("700 people")}`, basedOn: ["v2"] },
    });
    await say("v1", { kind: "passage", path: "2", words: "600 people", value: "600" });
    expect(await draw()).toEqual(["v1: 600 (2)!", "v2: 600 (2), same from v1", "v3: 700 people (2), changed from v2"]);
  });

  it("follows its point through another number, a split and a merge", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")} ${NETS}` },
      v2: { points: `${LAKE}\n2. ${cap("700 people")}\n3. ${NETS}`, basedOn: ["v1"] },
      v3: { points: `${LAKE}\n5. ${cap("700 people")}\n6. ${NETS}`, basedOn: ["v2"] },
      v4: { points: `${LAKE}\n5. ${NETS} ${cap("800 people")}`, basedOn: ["v3"] },
    });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual([
      "v1: 600 people (2)!",
      "v2: 700 people (2), changed from v1",
      "v3: 700 people (5), same from v2",
      "v4: 800 people (5), changed from v3",
    ]);
  });

  it("goes on along branches, and into a text drafted from both where only one still has it", async () => {
    const { mark, draw } = await open({
      first: { points: `${LAKE}\n2. ${cap("600 people")}` },
      without: { points: LAKE, basedOn: ["first"] },
      with: { points: `${LAKE}\n7. ${cap("700 people")}`, basedOn: ["first"] },
      joined: { points: `${LAKE}\n3. ${cap("700 people")}`, basedOn: ["without", "with"] },
    });
    await mark("first", "2", "600 people");
    expect(await draw()).toEqual([
      "first: 600 people (2)!",
      "without: absent: dropped since without, went from first",
      "with: 700 people (7), changed from first",
      "joined: 700 people (3), same from with",
    ]);
  });

  it("comes back where its point was dropped and came back", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
      v2: { points: LAKE, basedOn: ["v1"] },
      v3: { points: LAKE, basedOn: ["v2"] },
      v4: { points: `${LAKE}\n9. ${cap("600 people")}`, basedOn: ["v3"] },
    });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual([
      "v1: 600 people (2)!",
      "v2: absent: dropped since v2, went from v1",
      "v3: absent: dropped since v2, same from v2",
      "v4: 600 people (9), same from v1 (return)",
    ]);
  });

  it("comes back where its words were struck and stand again, and not where others stand there", async () => {
    const { mark, draw } = await open({
      v1: { points: `2. ${cap("600 people in peacetime")}` },
      v2: { points: `2. ${cap("600 people")}`, basedOn: ["v1"] },
      v3: { points: `2. ${cap("600 people in uniform")}`, basedOn: ["v2"] },
      v4: { points: `2. ${cap("600 people in peacetime")}`, basedOn: ["v3"] },
    });
    await mark("v1", "2", "in peacetime");
    expect(await draw()).toEqual([
      "v1: in peacetime (2)!",
      "v2: absent: struck since v2, went from v1",
      "v3: absent: struck since v2, same from v2",
      "v4: in peacetime (2), came from v3",
    ]);
  });

  it("is carried over a version that does not report its point", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
      v2: { points: `${LAKE}\n2. ?`, basedOn: ["v1"] },
      v3: { points: `${LAKE}\n2. ${cap("700 people")}`, basedOn: ["v2"] },
    });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual(["v1: 600 people (2)!", "v2: not-reported: unreported", "v3: 700 people (2)"]);
  });

  it("goes into another document along its lineage", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
      a1: { document: "annex", points: `1. ${cap("700 people")}`, basedOn: ["v1"] },
    });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual(["v1: 600 people (2)!", "a1: 700 people (1), changed from v1"]);
  });

  it("is a variant, and no change, where a witness of the same draft has it otherwise", async () => {
    const { mark, draw } = await open({
      v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
      w1: { points: `${LAKE}\n2. ${cap("650 people")}`, witnessOf: "v1" },
    });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual([
      "v1+reading: 600 people (2)",
      "v1: 600 people (2)!, same from v1+reading (witness)",
      "w1: 650 people (2), changed from v1+reading (witness)",
    ]);
  });

  it("moves with a correction of the version in which it was marked", async () => {
    const { record, refOf, mark, draw } = await open({
      v1: { points: `1. ${cap("600 peple")}` },
      v2: { points: `1. ${cap("700 people")}`, basedOn: ["v1"] },
    });
    await mark("v1", "1", "600 peple");
    const correct = async (points: string, corrects: number) =>
      record.correctVersion(await refOf("v1"), {
        corrects,
        reason: "a slip",
        capture: aCapture(points),
        draft: aDraft({ published: "2025-01-01", points: drawNodes(points) }),
      });
    await correct(`${LAKE}\n2. ${cap("600 people")}`, 1);
    expect(await draw()).toEqual(["v1: 600 people (2)!", "v2: 700 people (1), changed from v1"]);
    await correct(LAKE, 2);
    expect((await draw())[0]).toBe("v1: unknown: corrected");
  });

  it("in one point is that of the nearest mark; a mark by hand holds where it was made, and from there on", async () => {
    const { mark, draw } = await open({
      v1: { points: `2. ${cap("600 people")}` },
      v2: { points: `2. ${cap("700 people")}`, basedOn: ["v1"] },
      v3: { points: `2. ${cap("800 people")}`, basedOn: ["v2"] },
      v4: { points: `2. ${cap("800 people")}`, basedOn: ["v3"] },
    });
    await mark("v1", "2", "600 people");
    await mark("v3", "2", "limited to 800 people");
    expect(await draw()).toEqual([
      "v1: 600 people (2)!",
      "v2: 700 people (2), changed from v1",
      "v3: limited to 800 people (2)!, changed from v2",
      "v4: limited to 800 people (2), same from v3",
    ]);
  });

  it("may stand in two places of a version, and in each is carried by itself", async () => {
    const { mark, draw } = await open({
      v1: { points: `1. ${cap("600 people")}\n2. ${NETS} They number 40.` },
      v2: { points: `1. ${cap("700 people")}\n2. ${NETS} They number 40.`, basedOn: ["v1"] },
    });
    await mark("v1", "1", "600 people");
    await mark("v1", "2", "40");
    expect(await draw()).toEqual(["v1: 600 people (1)! + 40 (2)!", "v2: 700 people (1) + 40 (2), changed from v1"]);
  });

  it("is not carried from a version that was withdrawn, nor from a mark that was taken back", async () => {
    const { record, refOf, lineages, mark, draw } = await open({
      v1: { points: `2. ${cap("600 people")}` },
      v2: { points: `2. ${cap("700 people")}`, basedOn: ["v1"] },
      v3: { points: `2. ${cap("700 people")}`, basedOn: ["v2"] },
    });
    const { position } = await mark("v1", "2", "600 people");
    await mark("v2", "2", "700 people");
    await record.withdrawVersion(await refOf("v2"), "A forgery.");
    expect(await draw()).toEqual(["v1: 600 people (2)!", "v3: 700 people (2), changed from v1"]);
    await lineages.unmarkTerm((await refOf("v1")).negotiation, { term: "cap", position, reason: "Wrong point." });
    expect(await draw()).toEqual(["v1: unknown: unreached", "v3: unknown: unreached"]);
  });

  describe("where it cannot be carried", () => {
    it("is absent before its point came in, and stays absent after it was dropped", async () => {
      const { mark, draw } = await open({
        v1: { points: LAKE },
        v2: { points: LAKE, basedOn: ["v1"] },
        v3: { points: `${LAKE}\n2. ${cap("600 people")}`, basedOn: ["v2"] },
        v4: { points: LAKE, basedOn: ["v3"] },
        v5: { points: LAKE, basedOn: ["v4"] },
      });
      await mark("v3", "2", "600 people");
      expect(await draw()).toEqual([
        "v1: absent: not-yet since v1",
        "v2: absent: not-yet since v2, same from v1",
        "v3: 600 people (2)!, came from v2",
        "v4: absent: dropped since v4, went from v3",
        "v5: absent: dropped since v4, same from v4",
      ]);
    });

    it("is not reported in a version that is known in part only, also behind one that dropped it", async () => {
      const { mark, draw } = await open({
        v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
        v2: { points: LAKE, basedOn: ["v1"], coverage: "partial" },
        v3: { points: LAKE, basedOn: ["v1"] },
        v4: { points: LAKE, basedOn: ["v3"], coverage: "partial" },
      });
      await mark("v1", "2", "600 people");
      expect(await draw()).toEqual([
        "v1: 600 people (2)!",
        "v2: not-reported: partial",
        "v3: absent: dropped since v3, went from v1",
        "v4: not-reported: partial",
      ]);
    });

    it("is unknown where no alignment leads, behind a version that is known in part, and in other documents", async () => {
      const { mark, draw } = await open({
        v1: { points: `${LAKE}\n2. ${cap("600 people")}` },
        v2: { points: LAKE, basedOn: ["v1"], coverage: "partial" },
        v3: { points: LAKE, basedOn: ["v2"] },
        a1: { document: "annex", points: LAKE, basedOn: ["v1"] },
        alone: { points: `2. ${cap("600 people")}` },
      });
      await mark("v1", "2", "600 people");
      expect(await draw()).toEqual([
        "v1: 600 people (2)!",
        "v2: not-reported: partial",
        "v3: unknown: unreached",
        "a1: unknown: unreached",
        "alone: unknown: unreached",
      ]);
    });

    it("is unknown where a whole sentence was replaced with its words, and known again where they stand again", async () => {
      const { mark, draw } = await open({
        v1: { points: `2. ${NETS} Ukraine agrees to write into its constitution that it will not join NATO.` },
        v2: { points: `2. ${NETS} Membership of NATO depends on a consensus; none exists.`, basedOn: ["v1"] },
        v3: {
          points: `2. ${NETS} Ukraine agrees to write into its constitution that it will not join NATO.`,
          basedOn: ["v2"],
        },
      });
      await mark("v1", "2", "not join");
      expect(await draw()).toEqual(["v1: not join (2)!", "v2: unknown: unclear", "v3: not join (2)"]);
    });

    it("is what a person says of a version, and goes on from there only in the very words", async () => {
      const { mark, say, draw } = await open({
        v1: { points: `${LAKE}\n2. ${NETS} ${cap("600 people")}` },
        v2: { points: `${LAKE}\n2. ${NETS} ${cap("a number to be agreed")}`, basedOn: ["v1"] },
        v3: { points: `${LAKE}\n2. ${NETS} ${cap("700 officers")}`, basedOn: ["v2"] },
        v4: { points: `${LAKE}\n2. ${NETS} ${cap("600 people")}`, basedOn: ["v3"] },
      });
      await mark("v1", "2", "600 people");
      await say("v2", { kind: "absent" }, { reason: "It names no number." });
      expect(await draw()).toEqual([
        "v1: 600 people (2)!",
        "v2: absent: said since v2, went from v1",
        "v3: absent: struck since v2, same from v2",
        "v4: 600 people (2), came from v3",
      ]);
      await say("v3", { kind: "not-reported" }, { reason: "The page is torn." });
      expect((await draw())[2]).toBe("v3: not-reported: said");
    });
  });

  it("is the same from memory as worked out anew, and follows what is filed later", async () => {
    const { record, mark, draw } = await open({ v1: { points: `2. ${cap("600 people")}` } });
    await mark("v1", "2", "600 people");
    expect(await draw()).toEqual(await draw());
    const ref = { negotiation: `talks-${count - 1}`, document: "plan", version: "v2" };
    const points = drawNodes(`2. ${cap("650 people")}`);
    await record.fileVersion(ref, aCapture("later"), aDraft({ basedOn: ["v1"], published: "2025-02-01", points }));
    expect(await draw()).toEqual(["v1: 600 people (2)!", "v2: 650 people (2), changed from v1"]);
  });
});
