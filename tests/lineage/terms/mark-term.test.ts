import { expect, it } from "vitest";
import type { NewMark } from "../../../src/lineage/terms/terms.ts";
import { LOCAL } from "../../../src/model/actor.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { openDrawn } from "./drawn-terms.ts";

const TEXT = "The forces are limited to 600 people; 600 more may serve in the reserve 🛶 of the lake.";

describeOnBothDatabases("a mark of a term", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    return openDrawn(storage, negotiation, {
      v1: { points: `1. ${TEXT}\n2. ?` },
      v2: { points: `1. ${TEXT}`, basedOn: ["v1"] },
    });
  };
  const passage = (words: string, start?: number, path = "1"): NewMark["mark"] => ({
    kind: "passage",
    path,
    words,
    start,
  });

  it("finds the quoted words in the point, counted in code points, without blanks around them", async () => {
    const { say } = await open("found");
    const { data, version, reading, document } = await say("v1", passage(" of the lake. "));
    const start = Array.from(TEXT.slice(0, TEXT.indexOf("of the lake."))).length;
    expect([document, version, reading]).toEqual(["plan", "v1", 1]);
    expect(data).toEqual({
      term: "cap",
      mark: { kind: "passage", path: "1", start, end: start + 12, words: "of the lake." },
      supersedes: [],
    });
  });

  it("of words that stand twice needs to know which, and is told where", async () => {
    const { say } = await open("twice");
    await expect(say("v1", passage("600"))).rejects.toMatchObject({
      code: "ambiguous-passage",
      message: '"600" stands 2 times in point 1 of twice/plan@v1.',
      about: { starts: [26, 38] },
    });
    expect((await say("v1", passage("600", 38))).data.mark).toMatchObject({ start: 38, end: 41 });
    expect((await say("v1", passage("  600", 24))).data.mark).toMatchObject({ start: 26, end: 29 });
  });

  it("of words that do not stand there is refused with those that do", async () => {
    const { say } = await open("stale");
    await expect(say("v1", passage("700 people", 26))).rejects.toMatchObject({
      code: "stale-passage",
      message: 'Point 1 of stale/plan@v1 does not say "700 people" at 26; it says "600 people".',
      about: { wanted: "700 people", stands: "600 people" },
    });
    await expect(say("v1", passage("700 people"))).rejects.toMatchObject({
      code: "stale-passage",
      about: { wanted: "700 people", stands: TEXT },
    });
  });

  const refused: Record<string, [NewMark["mark"], Partial<NewMark>, object]> = {
    "of a point that is not there": [passage("600", 0, "9"), {}, { code: "point-not-found" }],
    "of a point whose words are not known": [
      passage("600", 0, "2"),
      {},
      { code: "unreadable-statement", message: "The words of point 2 are not reported." },
    ],
    "of nothing but a mark": [passage(" ; "), {}, { message: "A mark needs the words that it marks." }],
    "of a whole article": [
      passage("x".repeat(1001)),
      {},
      { message: "The words marked are more than 1000 characters." },
    ],
    "with a value that fills a page": [
      { ...passage("people"), value: "x".repeat(201) } as NewMark["mark"],
      {},
      { message: "The value of a mark is longer than 200 characters." },
    ],
    "of a term that has no name": [
      passage("people"),
      { term: "fleet" },
      { code: "term-not-found", hint: 'It has "cap". Name a term before its words are marked.' },
    ],
    "as absent without a reason": [
      { kind: "absent" },
      { reason: "  " },
      { message: "A mark without words needs a reason." },
    ],
    "in the place of one that does not stand": [
      passage("people"),
      { supersedes: [1] },
      { message: "There is no standing mark of this term at 1 on this version." },
    ],
    "in a version that is not there": [
      passage("people"),
      { version: { negotiation: "refused-marks", document: "plan", version: "v9" } },
      { code: "version-not-found" },
    ],
  };
  let refusing: ReturnType<typeof open> | undefined;
  for (const [how, [mark, change, problem]] of Object.entries(refused)) {
    it(`is refused ${how}, and nothing is kept`, async () => {
      refusing ??= open("refused-marks");
      const { say, record } = await refusing;
      const { length } = (await record.readJournal("refused-marks", -1, 100)).entries;
      await expect(say("v1", mark, change)).rejects.toMatchObject(problem);
      expect((await record.readJournal("refused-marks", -1, 100)).entries).toHaveLength(length);
    });
  }

  it("contradicts another of the same words, and one that says there are none, until it takes its place", async () => {
    const { say, draw } = await open("contradicted-marks");
    const first = await say("v1", passage("600 people"));
    await expect(say("v1", passage("limited to 600"))).rejects.toMatchObject({
      code: "mark-contradicts",
      about: { standing: { position: first.position, mark: { words: "600 people" } }, wanted: { mark: { path: "1" } } },
    });
    await expect(say("v1", { kind: "absent" }, { reason: "Read." })).rejects.toMatchObject({
      code: "mark-contradicts",
    });
    const second = await say("v1", passage("limited to 600 people"), { supersedes: [first.position] });
    await say("v1", passage("600 more"));
    expect((await draw())[0]).toBe("v1: limited to 600 people (1)! + 600 more (1)!");
    await expect(say("v1", passage("people"), { supersedes: [first.position] })).rejects.toMatchObject({
      code: "unreadable-statement",
    });
    expect(second.position).toBeGreaterThan(first.position);
  });

  it("is taken back with a reason and stays in the journal, with its leaf", async () => {
    const { lineages, record, say, draw } = await open("taken-back");
    const { position } = await say("v1", passage("600 people"), { reason: "As the delegates count." });
    await expect(
      lineages.unmarkTerm("taken-back", { term: "cap", position: position + 1, reason: "No." }),
    ).rejects.toMatchObject({ code: "entry-not-found" });
    await expect(lineages.unmarkTerm("taken-back", { term: "cap", position, reason: " " })).rejects.toMatchObject({
      message: "Taking a mark back needs a reason.",
    });
    await lineages.unmarkTerm("taken-back", { term: "cap", position, reason: "It is the reserve." });
    await expect(lineages.unmarkTerm("taken-back", { term: "cap", position, reason: "Again." })).rejects.toMatchObject({
      code: "entry-not-found",
    });
    expect(await draw()).toEqual(["v1: unknown: unreached", "v2: unknown: unreached"]);
    const { entries } = await record.readJournal("taken-back", -1, 100);
    expect(entries.slice(3).map((entry) => [entry.event, entry.version, entry.leafHash.length])).toEqual([
      ["term-named", undefined, 64],
      ["term-marked", "v1", 64],
      ["term-unmarked", "v1", 64],
    ]);
  });

  it("is refused on a version that was withdrawn", async () => {
    const { record, refOf, say } = await open("withdrawn-marks");
    await record.withdrawVersion(await refOf("v1"), "A forgery.");
    await expect(say("v1", passage("600 people"))).rejects.toMatchObject({ code: "version-withdrawn" });
  });

  it("sent again under its key is made once, and of two at once against each other one stands", async () => {
    const { lineages, refOf, say } = await open("raced-marks");
    const mark = { version: await refOf("v1"), term: "cap", mark: passage("600 people") };
    const by = { actor: LOCAL, requestKey: "mark-1" };
    expect(await lineages.markTerm(mark, by)).toEqual(await lineages.markTerm(mark, by));
    await expect(lineages.markTerm({ ...mark, mark: passage("people;") }, by)).rejects.toMatchObject({
      code: "request-key-reused",
    });
    const answers = await Promise.allSettled([
      say("v2", passage("600 people")),
      say("v2", { kind: "absent" }, { reason: "Read." }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describeOnBothDatabases("a term", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    return openDrawn(storage, negotiation, { v1: { points: `1. ${TEXT}` } });
  };

  it("is named, named otherwise, and not written twice for the same name", async () => {
    const { lineages, record } = await open("named");
    const name = async (title: string, note?: string) =>
      (await lineages.nameTerm("named", { term: "cap", title, note })).outcome;
    expect(await name(" Army cap ")).toBe("unchanged");
    expect(await name("Army cap", "In peacetime and in war.")).toBe("renamed");
    expect(await name("Army cap", " In peacetime and in war. ")).toBe("unchanged");
    expect((await lineages.nameTerm("named", { term: "fleet", title: "Fleet" })).outcome).toBe("created");
    const { terms } = await lineages.tabulateTerms("named");
    expect(terms.map(({ term, title, note }) => [term, title, note])).toEqual([
      ["cap", "Army cap", "In peacetime and in war."],
      ["fleet", "Fleet", undefined],
    ]);
    const { entries } = await record.readJournal("named", -1, 100);
    expect(entries.filter(({ event }) => event === "term-named")).toHaveLength(3);
  });

  it("is refused without a title, with a name that fills a line, and with an id that is none or reserved", async () => {
    const { lineages } = await open("unnamed");
    const name = (term: string, title: string) => lineages.nameTerm("unnamed", { term, title });
    await expect(name("fleet", " ")).rejects.toMatchObject({ message: "A term needs a title." });
    await expect(name("fleet", "x".repeat(121))).rejects.toMatchObject({ code: "unreadable-statement" });
    await expect(name("fleet", "a\u0000b")).rejects.toMatchObject({ code: "unreadable-statement" });
    for (const id of ["Fleet", "", "a b", "matrix"]) {
      await expect(name(id, "Fleet"), id).rejects.toMatchObject({ code: "malformed-address" });
    }
    await expect(lineages.nameTerm("nowhere", { term: "cap", title: "Cap" })).rejects.toMatchObject({
      code: "negotiation-not-found",
    });
  });

  it("is followed with everything that was said about it; one that has no name is not found", async () => {
    const { lineages, mark } = await open("followed");
    await mark("v1", "1", "600 people");
    const { row, versions, entries } = await lineages.followTerm("followed", "cap");
    expect([row.title, row.cells.length, versions.length]).toEqual(["Army cap", 1, 1]);
    expect(entries.map(({ event }) => event)).toEqual(["term-named", "term-marked"]);
    await expect(lineages.followTerm("followed", "fleet")).rejects.toMatchObject({ code: "term-not-found" });
  });

  it("is tabulated through the versions asked for", async () => {
    const { lineages } = await open("columns");
    const ofDocument = await lineages.tabulateTerms("columns", { document: "annex" });
    expect([ofDocument.versions, ofDocument.terms[0]?.cells]).toEqual([[], []]);
    await expect(lineages.tabulateTerms("columns", { versions: ["v9"] })).rejects.toMatchObject({
      code: "version-not-found",
    });
  });
});
