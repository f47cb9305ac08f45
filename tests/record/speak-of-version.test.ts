import { afterEach, expect, it, vi } from "vitest";
import { LOCAL } from "../../src/model/actor.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";
import { aPerson } from "../support/people.ts";

const BY = { actor: LOCAL };

describeOnBothDatabases("what is said of a version after it was filed", (openTestStorage) => {
  afterEach(() => void vi.useRealTimers());

  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = { negotiation, document: "plan", version: "v1" };
    await record.fileVersion(ref, aCapture(), aDraft({ grade: "B", gradeReason: "two newsrooms" }));
    return { record, ref };
  };

  it("keeps every grade with its reason, and shows the newest", async () => {
    const { record, ref } = await open("graded");
    await record.reviseGrade(ref, { grade: "A", reason: " published by the ministry " }, BY);
    const { grade, gradeReason, history } = await record.getVersion(ref);
    expect([grade, gradeReason]).toEqual(["A", "published by the ministry"]);
    expect(history.grades.map((given) => [given.grade, given.reason])).toEqual([
      ["B", "two newsrooms"],
      ["A", "published by the ministry"],
    ]);
  });

  it("names whoever filed it with the first grade, and whoever gave another with that", async () => {
    const { record, ref } = await open("graded-by");
    const [emil, anna] = ["emil", "anna"].map((name) => ({ actor: aPerson(name, {}, { isOwner: true }) }));
    const later = { ...ref, version: "v2" };
    await record.fileVersion(later, aCapture("v2"), aDraft({ grade: "C", basedOn: ["v1"] }), emil);
    await record.reviseGrade(later, { grade: "B", reason: "seen by a second newsroom" }, anna);
    const { history } = await record.getVersion(later);
    expect(history.grades.map(({ grade, author }) => `${grade} ${author}`)).toEqual(["C emil", "B anna"]);
  });

  it("lowers the grade by one where a party denies the text, until that party claims it", async () => {
    const { record, ref } = await open("denied");
    const grade = async () => (await record.getVersion(ref)).grade;
    await record.stateAuthorship(ref, { party: "upper", stance: "denies", source: { outlet: "Radio" } }, BY);
    expect(await grade()).toBe("C");
    await record.stateAuthorship(ref, { party: "lower", stance: "denies" }, BY);
    expect(await grade()).toBe("C");
    await record.stateAuthorship(ref, { party: "lower", stance: "claims" }, BY);
    expect(await grade()).toBe("C");
    await record.stateAuthorship(ref, { party: "upper", stance: "claims" }, BY);
    expect(await grade()).toBe("B");
    const { authorship } = (await record.getVersion(ref)).history;
    expect(authorship.map(({ party, stance }) => `${party} ${stance}`)).toEqual([
      "upper denies",
      "lower denies",
      "lower claims",
      "upper claims",
    ]);
  });

  it("refuses a claim by nobody, a grade that is none and a withdrawal without a reason", async () => {
    const { record, ref } = await open("unspoken");
    const saying = [
      record.stateAuthorship(ref, { party: "sea", stance: "claims" }, BY),
      record.reviseGrade(ref, { grade: "F" as "A", reason: "?" }, BY),
      record.withdrawVersion(ref, "  ", BY),
      record.reviseGrade(ref, { grade: "A", reason: "x".repeat(4001) }, BY),
    ];
    expect(
      (await Promise.allSettled(saying)).map((answer) => answer.status === "rejected" && answer.reason.message),
    ).toEqual([
      'The negotiation "unspoken" has no party "sea".',
      '"F" is no grade.',
      "A withdrawal needs a reason.",
      "The reason of a grade is longer than 4000 characters.",
    ]);
    expect((await record.readJournal("unspoken", -1, 10)).entries).toHaveLength(2);
  });

  it("leaves a tombstone of a withdrawn version, with no words and no way to speak of it again", async () => {
    const { record, ref } = await open("withdrawn");
    await record.fileVersion({ ...ref, version: "v2" }, aCapture("child"), aDraft({ basedOn: ["v1"] }));
    const withdrawal = { actor: LOCAL, requestKey: "once" };
    await record.withdrawVersion(ref, "A forgery.", withdrawal);
    const { points, pointCount, history } = await record.getVersion(ref);
    expect([points, pointCount, history.withdrawn?.reason]).toEqual([[], 3, "A forgery."]);
    const message = /^The version withdrawn\/plan@v1 was withdrawn on \d{4}-\d\d-\d\d: A forgery\.$/u;
    for (const refused of [
      () => record.getCapture(ref),
      () => record.withdrawVersion(ref, "again", BY),
      () => record.reviseGrade(ref, { grade: "A", reason: "why" }, BY),
      () => record.correctVersion(ref, { corrects: 1, reason: "why", capture: aCapture("x"), draft: aDraft() }, BY),
    ]) {
      await expect(refused()).rejects.toMatchObject({
        code: "version-withdrawn",
        message: expect.stringMatching(message),
      });
    }
    // The same request once more has the same answer.
    expect((await record.withdrawVersion(ref, "A forgery.", withdrawal)).history.withdrawn?.reason).toBe("A forgery.");
    expect((await record.resolve({ negotiation: "withdrawn", document: "plan", path: "1" })).ref.version).toBe("v2");
    expect((await record.getNegotiation("withdrawn")).versions.map(({ version }) => version)).toEqual(["v1", "v2"]);
  });

  it("never goes back in time, whatever the clock does", async () => {
    const { record, ref } = await open("clock");
    const now = Date.now();
    vi.useFakeTimers({ toFake: ["Date"], now: now - 86_400_000 });
    await record.reviseGrade(ref, { grade: "C", reason: "yesterday" }, BY);
    vi.useFakeTimers({ toFake: ["Date"], now: now + 86_400_000 });
    await record.reviseGrade(ref, { grade: "B", reason: "tomorrow" }, BY);
    vi.useRealTimers();
    await record.reviseGrade(ref, { grade: "A", reason: "today" }, BY);
    const { entries } = await record.readJournal("clock", -1, 10);
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect(entries.map((entry) => (entry.event === "grade-revised" ? entry.data.reason : ""))).toEqual([
      "",
      "",
      "yesterday",
      "tomorrow",
      "today",
    ]);
  });

  it("is told page by page, in order and without a gap", async () => {
    const { record, ref } = await open("paged");
    for (const reason of ["a", "b", "c"]) await record.reviseGrade(ref, { grade: "A", reason }, BY);
    const first = await record.readJournal("paged", -1, 2);
    const second = await record.readJournal("paged", first.next ?? -1, 2);
    const third = await record.readJournal("paged", second.next ?? -1, 2);
    expect([first, second, third].map(({ entries }) => entries.map(({ position }) => position))).toEqual([
      [0, 1],
      [2, 3],
      [4],
    ]);
    expect(third.next).toBeUndefined();
    expect((await record.readJournal("paged", 99, 2)).entries).toEqual([]);
    await expect(record.readJournal("nowhere", -1, 2)).rejects.toMatchObject({ code: "negotiation-not-found" });
  });
});
