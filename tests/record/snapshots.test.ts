import fc from "fast-check";
import { expect, it } from "vitest";
import { openLineages } from "../../src/lineage/lineage.ts";
import { Problem } from "../../src/model/problem.ts";
import { openRecord, type RecordOfDrafts } from "../../src/record/record.ts";
import { openSnapshots } from "../../src/record/snapshots.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation } from "../support/drafts.ts";

const EVENTS = [
  "file",
  "witness",
  "correct",
  "withdraw",
  "grade",
  "claim",
  "describe",
  "rule",
  "choose",
  "state",
  "name",
] as const;

/** Something that happens in a negotiation: to which of its versions, with which other, and how often somebody looks then. */
const happening = fc.record({
  what: fc.oneof({ weight: 2, arbitrary: fc.constant("file" as const) }, fc.constantFrom(...EVENTS)),
  one: fc.nat(9),
  other: fc.nat(9),
  isSeen: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Does it, or nothing where the record refuses it. */
async function happen(
  storage: Storage,
  record: RecordOfDrafts,
  id: string,
  { what, one, other }: Happening,
  at: number,
) {
  const { versions } = await record.getNegotiation(id);
  const nth = (index: number) => (versions.length === 0 ? undefined : versions[index % versions.length]);
  const [chosen, second] = [nth(one), nth(other)];
  const published = `2025-03-${10 + other}`;
  const file = (from: object) =>
    record.fileVersion(
      { negotiation: id, document: one % 2 === 0 ? "plan" : "annex", version: `v${at}` },
      aCapture(`${at} of ${id}`),
      aDraft({ published, ...from }),
    );
  if (what === "file") return file(second === undefined ? {} : { basedOn: [second.version] });
  if (what === "describe") return record.describeNegotiation(aNegotiation(id, { summary: `Described at ${at}.` }));
  if (what === "name") return openLineages(storage, record).nameTerm(id, { term: `term-${at}`, title: "Nets" });
  if (chosen === undefined || second === undefined) return undefined;
  if (what === "witness") return file({ witnessOf: chosen.version });
  if (what === "withdraw") return record.withdrawVersion(chosen, "A forgery.");
  if (what === "grade") return record.reviseGrade(chosen, { grade: "B", reason: `seen at ${at}` });
  if (what === "claim") return record.stateAuthorship(chosen, { party: "upper", stance: "denies" });
  if (what === "state") {
    const said = { path: "1", standing: "agreed", party: "upper", source: { outlet: `Radio ${at}` } } as const;
    return record.stateStanding(chosen, said);
  }
  if (what === "correct") {
    const { basedOn, witnessOf } = chosen;
    return record.correctVersion(chosen, {
      corrects: chosen.reading,
      reason: "a slip",
      capture: aCapture(`mended at ${at} of ${id}`),
      draft: aDraft({ title: `Mended at ${at}`, published, basedOn, witnessOf }),
    });
  }
  const pair = { before: "1", after: "1" };
  const ruled = { before: chosen, after: second, ruling: "confirm" as const, pairs: [pair], reason: "as all say" };
  if (what === "rule") return openLineages(storage, record).giveVerdict(ruled);
  const witness = second.version;
  return record.chooseReading(chosen, { point: { version: chosen.version, path: "1" }, witness, reason: "a print" });
}

function unlessRefused(error: unknown): void {
  if (!(error instanceof Problem)) throw error;
}

describeOnBothDatabases("what is kept of a negotiation", (openTestStorage, kind) => {
  it("is looked up anew when something is filed in it, also where another negotiation has a longer journal", async () => {
    const record = openRecord((await openTestStorage()).storage);
    const file = (negotiation: string, version: string) =>
      record.fileVersion({ negotiation, document: "plan", version }, aCapture(version), aDraft());
    const listed = async () => (await record.getNegotiation("short")).versions.map(({ version }) => version);
    await record.describeNegotiation(aNegotiation("long"));
    await record.describeNegotiation(aNegotiation("short"));
    for (const version of ["v1", "v2", "v3"]) await file("long", version);
    expect(await listed()).toEqual([]);
    await file("short", "w1");
    expect(await listed()).toEqual(["w1"]);
    expect((await record.getNegotiation("short")).journalLength).toBe(2);
  });

  it("equals what is read whole, after any history and however often anybody looked, and is never altered", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    let drawn = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { minLength: 1, maxLength: 14 }),
        fc.integer({ min: 1, max: 4 }),
        async (history, mostNew) => {
          const id = `drawn-${drawn++}`;
          await record.describeNegotiation(aNegotiation(id));
          const look = openSnapshots(storage, mostNew);
          const seen: (readonly [object, object])[] = [];
          for (const [at, one] of [...history, { ...history[0], isSeen: true } as Happening].entries()) {
            await happen(storage, record, id, one, at).catch(unlessRefused);
            if (!one.isSeen) continue;
            const snapshot = await look(id);
            expect(snapshot).toEqual(await openSnapshots(storage)(id));
            expect(await look(id)).toBe(snapshot);
            seen.push([snapshot, structuredClone(snapshot)]);
          }
          for (const [snapshot, copy] of seen) expect(snapshot).toEqual(copy);
        },
      ),
      { numRuns: kind === "PGlite" ? 10 : 15 },
    );
  });

  it("takes over the very facts of which nothing was said, and puts a version where its day is", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("shared"));
    const file = (version: string, published: string) =>
      record.fileVersion(
        { negotiation: "shared", document: "plan", version },
        aCapture(version),
        aDraft({ published }),
      );
    await file("v1", "2025-03-01");
    await file("v3", "2025-03-03");
    const before = await record.getNegotiation("shared");
    await file("v2", "2025-03-02");
    const after = await record.getNegotiation("shared");
    expect(after.versions.map(({ version }) => version)).toEqual(["v1", "v2", "v3"]);
    expect(after.versions[0]).toBe(before.versions[0]);
    expect(after.versions[2]).toBe(before.versions[1]);
    expect(after.verdicts).toBe(before.verdicts);
    expect(before.versions).toHaveLength(2);
  });

  it("is read whole where a later release wrote an entry of a kind that this one does not know", async () => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("later"));
    const ref = { negotiation: "later", document: "plan", version: "v1" };
    await record.fileVersion(ref, aCapture("later"), aDraft());
    const { key } = await record.getNegotiation("later");
    await record.reviseGrade(ref, { grade: "B", reason: "seen" });
    await query(`update journal set event = 'title-given' where negotiation_id = '${key}' and position = 2`);
    await query(`update version set title = 'As titled since' where negotiation_id = '${key}'`);
    await query(`update negotiation set title = 'Talks, as titled since' where negotiation_id = '${key}'`);
    const { negotiation, versions } = await record.getNegotiation("later");
    expect([negotiation.title, versions[0]?.title]).toEqual(["Talks, as titled since", "As titled since"]);
  });

  it("is one look for all who ask at once, also where one that was going on fails", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("at-once"));
    let failing = 0;
    const look = openSnapshots({
      ...storage,
      read: (work) =>
        storage.read((rows) => {
          const list: typeof rows.versions.list = (id) =>
            failing-- > 0 ? Promise.reject(new Error("The database is gone.")) : rows.versions.list(id);
          return work({ ...rows, versions: { ...rows.versions, list } });
        }),
    });
    const [one, other] = await Promise.all([look("at-once"), look("at-once")]);
    expect(one).toBe(other);
    await record.describeNegotiation(aNegotiation("at-once", { summary: "Again." }));
    failing = 1;
    await expect(look("at-once")).rejects.toThrow("The database is gone.");
    expect((await look("at-once")).negotiation.summary).toBe("Again.");
  });

  it("is asked for only where somebody may have written since, and has what anybody wrote", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("asked"));
    let asked = 0;
    const look = openSnapshots({
      ...storage,
      read(work) {
        asked += 1;
        return storage.read(work);
      },
    });
    const askedBy = async (summary: string) => {
      asked = 0;
      expect((await look("asked")).negotiation.summary).toBe(summary);
      return asked;
    };
    const { summary } = aNegotiation("asked");
    await askedBy(summary);
    expect(await askedBy(summary)).toBe(kind === "PGlite" ? 0 : 1);
    for (const said of ["Said once.", "Said again."]) {
      await record.describeNegotiation(aNegotiation("asked", { summary: said }));
      expect(await askedBy(said)).toBeGreaterThan(0);
    }
    // What is begun before a look and committed after it.
    let looking: Promise<unknown> = Promise.resolve();
    await storage.transaction(async (rows) => {
      const stored = await rows.negotiations.getLocked("asked");
      await rows.audit.chooseTimes(stored.key, "day");
      looking = look("asked");
    });
    await looking;
    expect((await look("asked")).times).toBe("day");
    await expect(look("never-described")).rejects.toMatchObject({ code: "negotiation-not-found" });
    await record.describeNegotiation(aNegotiation("never-described"));
    expect((await look("never-described")).negotiation.id).toBe("never-described");
  });

  it("has what was said while it was being read once, whether all was read or only what was new", async () => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation("meanwhile"));
    const ref = (version: string) => ({ negotiation: "meanwhile", document: "plan", version });
    for (const version of ["v1", "v2"]) await record.fileVersion(ref(version), aCapture(version), aDraft());
    const rule = (path: string) =>
      openLineages(storage, record).giveVerdict({
        ...{ before: ref("v1"), after: ref("v2"), ruling: "confirm", reason: "as all say" },
        pairs: [{ before: path, after: path }],
      });
    let waiting: string | undefined;
    const look = openSnapshots({
      ...storage,
      // As where others may write too.
      changes: () => undefined,
      // After the length of the journal is known, and before anything else is read.
      async read(work) {
        const answer = await storage.read(work);
        const path = waiting;
        waiting = undefined;
        if (path !== undefined) await rule(path);
        return answer;
      },
    });
    for (const path of ["1", "2"]) {
      waiting = path;
      await look("meanwhile");
      expect(await look("meanwhile")).toEqual(await openSnapshots(storage)("meanwhile"));
    }
    expect((await look("meanwhile")).verdicts).toHaveLength(2);
  });
});
