import { expect, it } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import type { Draft } from "../../src/model/draft.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../support/drafts.ts";

const BY = { actor: LOCAL };

describeOnBothDatabases("correcting a version", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = { negotiation, document: "plan", version: "v1" };
    await record.fileVersion(
      ref,
      aCapture(`filed in ${negotiation}`),
      aDraft({ points: [aPoint("6", "600.000 men")] }),
    );
    const correct = (corrects: number, words: string, change: Partial<Draft> = {}, reason = "a slip of the pen") =>
      record.correctVersion(
        ref,
        { corrects, reason, capture: aCapture(words), draft: aDraft({ points: [aPoint("6", words)], ...change }) },
        BY,
      );
    return { record, ref, correct, query };
  };
  const texts = (version: { readonly points: readonly { readonly text: string | null }[] }) =>
    version.points.map(({ text }) => text);

  it("adds a reading beside the one it corrects, with who, when and why", async () => {
    const { record, ref, correct } = await open("mended");
    const { outcome, version } = await correct(1, "600,000 men");
    expect(outcome).toBe("corrected");
    expect(version.reading).toBe(2);
    expect(version.history.corrections).toEqual([
      { reading: 2, reason: "a slip of the pen", author: "local", at: expect.stringMatching(/^\d{4}-.*Z$/u) },
    ]);
    expect(texts(await record.getVersion(ref))).toEqual(["600,000 men"]);
    expect(texts(await record.getVersion({ ...ref, reading: 1 }))).toEqual(["600.000 men"]);
    expect(new TextDecoder().decode((await record.getCapture({ ...ref, reading: 1 })).bytes)).toBe("filed in mended");
    expect(new TextDecoder().decode((await record.getCapture(ref)).bytes)).toBe("600,000 men");
  });

  it("is an entry of the journal, and the version stays one version", async () => {
    const { record, correct } = await open("journalled");
    await correct(1, "600,000 men");
    const { entries } = await record.readJournal("journalled", -1, 10);
    expect(entries.map(({ position, event, version, reading }) => [position, event, version, reading])).toEqual([
      [0, "negotiation-described", undefined, undefined],
      [1, "version-filed", "v1", 1],
      [2, "version-corrected", "v1", 2],
    ]);
    expect((await record.getNegotiation("journalled")).versions).toHaveLength(1);
  });

  it("of two made of one reading keeps the first and tells the second what happened", async () => {
    const { correct } = await open("raced");
    const answers = await Promise.allSettled([correct(1, "600,000 men"), correct(1, "60,000 men")]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    await expect(correct(1, "6,000 men")).rejects.toMatchObject({
      code: "stale-reading",
      message: "raced/plan@v1 is at its reading 2 by now, and this correction was made of reading 1.",
    });
    expect((await correct(2, "6,000 men")).version.reading).toBe(3);
  });

  it("sent twice is done once", async () => {
    const { record, ref } = await open("twice-sent");
    const reading = { corrects: 1, reason: "why", capture: aCapture("better"), draft: aDraft() };
    const by = { actor: LOCAL, requestKey: "a key of the client" };
    const first = await record.correctVersion(ref, reading, by);
    const second = await record.correctVersion(ref, reading, by);
    expect(JSON.parse(JSON.stringify(second))).toEqual(JSON.parse(JSON.stringify(first)));
    expect((await record.getVersion(ref)).reading).toBe(2);
    await expect(record.correctVersion(ref, { ...reading, reason: "other" }, by)).rejects.toMatchObject({
      code: "request-key-reused",
    });
  });

  it("leads a link to a point that only the old reading has to that reading", async () => {
    const { record, ref } = await open("resplit");
    const draft = aDraft({ points: [aPoint("7", "600,000"), aPoint("8", "men")] });
    await record.correctVersion(ref, { corrects: 1, reason: "two points", capture: aCapture("7 8"), draft }, BY);
    const resolve = async (path: string, version?: string) =>
      (await record.resolve({ negotiation: "resplit", document: "plan", version, path })).ref.reading;
    expect(await resolve("7", "v1")).toBeUndefined();
    expect(await resolve("6", "v1")).toBe(1);
    await expect(resolve("9", "v1")).rejects.toMatchObject({ code: "point-not-found" });
    await expect(resolve("6")).rejects.toMatchObject({ code: "point-not-found" });
  });

  const refused: Record<string, [Partial<Draft>, string, string]> = {
    "without a reason": [{}, " ", "A correction needs a reason."],
    "with another base": [
      { basedOn: ["v0"] },
      "why",
      "refused/plan@v1: the correction names other versions as what the text was drafted from, or as its witness, than the filing did.",
    ],
    "with a grade that nobody gave": [
      { grade: "A" },
      "why",
      "refused/plan@v1: the correction says grade A, which was never given to this version.",
    ],
    "with a text that cannot be kept": [
      { points: [aPoint("1", "\0")] },
      "why",
      "refused/plan@v1: Point 1: text holds U+0000 after 0 characters, which no text may hold.",
    ],
  };
  for (const [how, [change, reason, message]] of Object.entries(refused)) {
    it(`is refused ${how}, and nothing is kept`, async () => {
      const { record, correct, query } = await open("refused");
      const captures = () =>
        query("select 1 from capture join negotiation using (negotiation_id) where slug = 'refused'");
      const before = (await captures()).length;
      await expect(correct(1, `words ${how}`, change, reason)).rejects.toMatchObject({ message });
      expect(await captures()).toHaveLength(before);
      expect((await record.readJournal("refused", -1, 10)).entries).toHaveLength(2);
    });
  }

  it("names the readings there are where another is asked for", async () => {
    const { record, ref, correct } = await open("third");
    await correct(1, "better");
    for (const read of [
      () => record.getVersion({ ...ref, reading: 3 }),
      () => record.resolve({ ...ref, reading: 3 }),
    ]) {
      await expect(read()).rejects.toMatchObject({
        code: "version-not-found",
        message: 'The version "v1" has no reading 3.',
        hint: "Its readings are 1 to 2.",
      });
    }
  });

  it("leaves its graph to the filing: what is based on the version stays so", async () => {
    const { record, ref, correct } = await open("graph");
    await record.fileVersion({ ...ref, version: "v2" }, aCapture("child"), aDraft({ basedOn: ["v1"] }));
    await correct(1, "better");
    const { versions } = await record.getNegotiation("graph");
    expect(versions.map(({ version, basedOn, reading }) => [version, basedOn, reading])).toEqual([
      ["v1", [], 2],
      ["v2", ["v1"], 1],
    ]);
  });
});
