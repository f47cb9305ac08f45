import { expect, it } from "vitest";
import { type NewVerdict, openLineages } from "../../src/lineage/lineage.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { fileDrawn } from "../support/file-drawn.ts";

const DOGS = "Dogs are welcome on the pier.";
const RENT = "The rent of the boathouse is 100 a month.";
const NETS = "Nets are counted in spring by an officer of the upper town.";
const BOATS = "Boats without lamps stay in the harbour at night.";

/** A draft of two publications: one of them numbers its points otherwise, and has one more. */
const DRAWN = {
  leak: { points: `1. ${DOGS}\n2. ${RENT}`, coverage: "partial" as const },
  copy: { points: `1. ${RENT}\n2. ${DOGS}\n3. ${NETS}`, witnessOf: "leak" },
  v2: { points: `1. ${BOATS}\n2. ${RENT}`, basedOn: ["leak"] },
};

describeOnBothDatabases("a verdict on the reading text of a draft", (openTestStorage) => {
  async function open(negotiation: string) {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await fileDrawn(record, negotiation, DRAWN);
    const lineages = openLineages(storage, record);
    const draft = { negotiation, document: "plan", version: "leak", reading: "collated" } as const;
    const v2 = { negotiation, document: "plan", version: "v2" };
    const give = (ruling: NewVerdict["ruling"], before: string, after: string, change: Partial<NewVerdict> = {}) =>
      lineages.giveVerdict({
        before: draft,
        after: v2,
        ruling,
        pairs: [{ before, after }],
        reason: "So they say.",
        ...change,
      });
    const { points } = await record.getVersion(draft);
    /** What a point of the reading text is called. */
    const pathOf = (text: string) => points.find((point) => point.text === text)?.path ?? "";
    const ruled = async () =>
      (await lineages.listRuled(draft, v2)).map(
        ({ ruling, pairs }) => `${ruling} ${pairs.map(({ before, after }) => `${before}-${after}`).join()}`,
      );
    return { record, lineages, draft, v2, give, pathOf, ruled };
  }

  it("is kept on the head, and holds on the reading text", async () => {
    const { lineages, draft, v2, give, pathOf, ruled } = await open("on-head");
    const given = await give("link", pathOf(DOGS), "1");
    expect(given.data).toMatchObject({
      beforeVersion: "leak",
      afterVersion: "v2",
      pairs: [{ before: "1", after: "1" }],
    });
    expect(await ruled()).toEqual([`link ${pathOf(DOGS)}-1`]);
    expect((await lineages.getVerdicts(draft, v2)).same).toEqual([{ before: pathOf(DOGS), after: "1" }]);
  });

  it("is kept on the publication that has the point, by its path there", async () => {
    const { give, pathOf, ruled } = await open("on-copy");
    const path = pathOf(NETS);
    expect((await give("link", path, "1")).data).toMatchObject({
      beforeVersion: "copy",
      pairs: [{ before: "3", after: "1" }],
    });
    expect(await ruled()).toEqual([`link ${path}-1`]);
  });

  it("contradicts, or takes the place of, what was ruled on any publication", async () => {
    const { give, pathOf, v2, ruled } = await open("contradicts");
    const copy = { ...v2, version: "copy" };
    const first = await give("reject", "1", "2", { before: copy });
    expect(await ruled()).toEqual([`reject ${pathOf(RENT)}-2`]);
    await expect(give("confirm", pathOf(RENT), "2")).rejects.toMatchObject({ code: "verdict-contradicts" });
    await give("confirm", pathOf(RENT), "2", { supersedes: [first.position] });
    expect(await ruled()).toEqual([`reject ${pathOf(RENT)}-2`, `confirm ${pathOf(RENT)}-2`]);
  });

  it("is refused on a point that the reading text has not, and on points that no publication has together", async () => {
    const { give, lineages, draft, v2, pathOf } = await open("refused");
    await expect(give("link", "77", "1")).rejects.toMatchObject({ code: "point-not-found" });
    const withdrawn = await open("refused-withdrawn");
    await withdrawn.record.withdrawVersion({ ...withdrawn.v2, version: "copy" }, "A forgery.");
    await expect(withdrawn.give("link", withdrawn.pathOf(NETS), "1")).rejects.toMatchObject({
      code: "point-not-found",
    });
    expect(await lineages.listRuled(draft, v2)).toEqual([]);
    expect(pathOf(DOGS)).not.toBe("");
  });
});
