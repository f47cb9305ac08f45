import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { listPoints } from "../../src/engine/points/list-points.ts";
import type { Draft } from "../../src/model/draft.ts";
import { openRecord } from "../../src/record/record.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint, JUST_FILED, sha256 } from "../support/drafts.ts";

describeOnBothDatabases("filing a version", (openTestStorage) => {
  const open = async (id: string) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(id));
    const file = (version: string, draft: Partial<Draft> = {}, words = `The words of ${version}.`) =>
      record.fileVersion({ negotiation: id, document: "plan", version }, aCapture(words), aDraft(draft));
    return { record, file, query };
  };

  it("lets a point find its version by the version's key, however many versions the negotiation holds", async () => {
    const { file, query } = await open("many-versions");
    await file("first");
    const negotiation = "(select negotiation_id from negotiation where slug = 'many-versions')";
    const others = (table: string, changes: string) =>
      query(`
        insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(old) || jsonb_build_object(${changes}))).*
        from (select * from ${table} where negotiation_id = ${negotiation} limit 1) old, generate_series(2, 254) n`);
    await others("version", "'version_id', gen_random_uuid(), 'slug', 'v' || n");
    await others("journal", "'position', n, 'chain_position', 1000 + n");
    await file("last");
    // The check of the foreign key, as the database itself asks it for each point.
    const plan = await query(`
      explain select 1 from only version v where negotiation_id = ${negotiation} and version_id = '${randomUUID()}'
      for key share of v`);
    expect(JSON.stringify(plan)).toContain("version_negotiation_id_version_id_pk");
  });

  it("keeps capture, provenance, edges and points, and gives them back as they came", async () => {
    const { record, file } = await open("whole");
    for (const parent of ["first", "second", "third", "fourth"]) await file(parent);
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const draft: Draft = {
      title: "Counter-proposal",
      kind: "counter-proposal",
      round: "spring",
      textDate: "2025-03",
      published: "2025-03-02",
      publishedBy: "The Lake Post",
      basedOn: ["fourth", "second", "first", "third"],
      witnessOf: "second",
      coverage: "partial",
      numbering: "ours",
      language: "en",
      originalLanguage: "fr",
      translationPath: "fr > en",
      route: "leak",
      grade: "B",
      gradeReason: "seen twice",
      verification: "nobody denied",
      sources: [{ outlet: "The Lake Post", url: "https://example.org/", date: "2025-03-02", note: "read in a copy" }],
      notes: "Two lines\nand a tab\t.",
      points: [
        {
          number: "5",
          label: "Article 5",
          heading: "Fish",
          text: "",
          status: "listed",
          note: "odd",
          sources: [{ outlet: "Radio" }],
          positions: [{ party: "upper", text: "no" }],
          points: [aPoint("5.1", "[carp|pike] \u{1F41F} e\u0301 \u202Eabc"), aPoint("", "unnumbered")],
        },
        { ...aPoint("5", null), status: "unreported", sources: [], positions: [] },
      ],
    };
    const ref = { negotiation: "whole", document: "annex", version: "fifth" };

    const filing = await record.fileVersion(ref, { mediaType: "application/pdf", extractor: "pdf 2", bytes }, draft);

    const { points, ...provenance } = draft;
    const facts = {
      ...ref,
      ...provenance,
      pointCount: 4,
      captureSha256: sha256(bytes),
      filedAt: filing.version.filedAt,
      reading: 1,
      history: {
        ...JUST_FILED.history,
        grades: [{ grade: "B", reason: "seen twice", author: "local", at: filing.version.filedAt }],
      },
    };
    expect(filing).toEqual({ outcome: "filed", version: facts });
    expect(Math.abs(Date.parse(filing.version.filedAt) - Date.now())).toBeLessThan(60_000);
    expect(await record.getVersion(ref)).toEqual({ ...facts, points: listPoints(points) });
    expect(await record.getCapture(ref)).toEqual({
      sha256: sha256(bytes),
      mediaType: "application/pdf",
      extractor: "pdf 2",
      bytes,
    });
    expect((await record.getVersion(ref)).points.map(({ path }) => path)).toEqual(["5", "5.1", "5.¶2", "5~2"]);
  });

  it("leaves unsaid what a draft leaves unsaid", async () => {
    const { record, file } = await open("bare");
    await file("only", { points: [] });
    const version = await record.getVersion({ negotiation: "bare", document: "plan", version: "only" });
    expect(JSON.parse(JSON.stringify(version))).toEqual({
      negotiation: "bare",
      document: "plan",
      version: "only",
      title: "A working text",
      basedOn: [],
      coverage: "full",
      numbering: "printed",
      sources: [],
      pointCount: 0,
      reading: 1,
      history: { corrections: [], grades: [], authorship: [] },
      filedAt: version.filedAt,
      captureSha256: sha256(new TextEncoder().encode("The words of only.")),
      points: [],
    });
  });

  it("answers the same bytes under the same address with the version that is there", async () => {
    const { file, record } = await open("again");
    const first = await file("v1");
    const second = await file("v1", { title: "Another title" });
    expect(second).toEqual({ outcome: "already-filed", version: first.version });
    expect((await record.getNegotiation("again")).versions).toHaveLength(1);
  });

  it("keeps the same bytes once in a negotiation, and how each version was read from them", async () => {
    const { record, query } = await open("twice");
    const ref = (version: string) => ({ negotiation: "twice", document: "plan", version });
    await record.fileVersion(ref("v1"), { ...aCapture("same"), extractor: "old" }, aDraft());
    await record.fileVersion(ref("v2"), { ...aCapture("same"), extractor: "new" }, aDraft());
    const kept = await query("select 1 from capture join negotiation using (negotiation_id) where slug = 'twice'");
    expect(kept).toHaveLength(1);
    expect((await record.getCapture(ref("v1"))).extractor).toBe("old");
    expect((await record.getCapture(ref("v2"))).extractor).toBe("new");
  });

  it("keeps negotiations apart: the same ids and bytes may stand in two", async () => {
    const one = await open("apart-one");
    const other = await open("apart-other");
    await one.file("v1", { points: [aPoint("1", "one")] }, "same bytes");
    await other.file("v1", { points: [aPoint("1", "other")] }, "same bytes");
    const read = (negotiation: string) => one.record.getVersion({ negotiation, document: "plan", version: "v1" });
    expect((await read("apart-one")).points[0]?.text).toBe("one");
    expect((await read("apart-other")).points[0]?.text).toBe("other");
  });

  it("of two filings of one id at once makes one version and two clear answers", async () => {
    const { record, file } = await open("race");
    const same = await Promise.all([file("v1"), file("v1"), file("v1")]);
    expect(same.map(({ outcome }) => outcome).sort()).toEqual(["already-filed", "already-filed", "filed"]);
    const different = await Promise.allSettled([
      file("v2", {}, "these"),
      file("v2", {}, "those"),
      file("v2", {}, "others"),
    ]);
    expect(different.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of different) {
      if (answer.status === "rejected") expect(answer.reason).toMatchObject({ code: "version-exists" });
    }
    expect((await record.getNegotiation("race")).versions.map(({ version }) => version)).toEqual(["v1", "v2"]);
  });

  it("takes many versions at once, each with its own points", async () => {
    const { record, file } = await open("crowd");
    const ids = Array.from({ length: 20 }, (_, index) => `v${index}`);
    await Promise.all(ids.map((id) => file(id, { points: [aPoint("1", `text of ${id}`)] })));
    for (const version of ids) {
      const read = await record.getVersion({ negotiation: "crowd", document: "plan", version });
      expect(read.points.map(({ text }) => text)).toEqual([`text of ${version}`]);
    }
  });

  it("keeps the order of thousands of points", async () => {
    const { record, file } = await open("long");
    const points = Array.from({ length: 2500 }, (_, index) =>
      aPoint(String(index + 1), `text ${index}`, [aPoint("a", "")]),
    );
    await file("v1", { points });
    const read = await record.getVersion({ negotiation: "long", document: "plan", version: "v1" });
    expect(read.points).toEqual(listPoints(points));
  });

  it("refuses an unknown negotiation and an unknown document", async () => {
    const { record } = await open("known");
    const file = (negotiation: string, document: string) =>
      record.fileVersion({ negotiation, document, version: "v1" }, aCapture(), aDraft());
    await expect(file("unknown", "plan")).rejects.toMatchObject({ code: "negotiation-not-found" });
    await expect(file("known", "treaty")).rejects.toMatchObject({
      code: "document-unknown-to-negotiation",
      message: 'The negotiation "known" has no document "treaty".',
    });
  });

  it("refuses other bytes under an id that is filed, and an id that stands in another document", async () => {
    const { record, file } = await open("taken");
    await file("v1");
    await expect(file("v1", {}, "other bytes")).rejects.toMatchObject({ code: "version-exists" });
    const elsewhere = { negotiation: "taken", document: "annex", version: "v1" };
    await expect(record.fileVersion(elsewhere, aCapture("The words of v1."), aDraft())).rejects.toMatchObject({
      code: "version-id-taken",
      message: 'The id "v1" belongs to a version of the document "plan".',
    });
  });

  it("refuses versions that nobody filed, naming each, and a version that comes from itself", async () => {
    const { file } = await open("named");
    await file("v1");
    await expect(file("v2", { basedOn: ["v1", "v8"], witnessOf: "v9" })).rejects.toMatchObject({
      code: "unknown-version-named",
      message: 'No version of "named" is called "v8" or "v9".',
    });
    await expect(file("v2", { basedOn: ["v1", "v2"] })).rejects.toMatchObject({ code: "version-cycle" });
    await expect(file("v2", { witnessOf: "v2" })).rejects.toMatchObject({ code: "version-cycle" });
    await expect(file("v2", { basedOn: ["v1", "v1"] })).rejects.toMatchObject({ code: "unreadable-draft" });
  });

  it("writes nothing at all when it refuses", async () => {
    const { record, file, query } = await open("untouched");
    await expect(file("v2", { basedOn: ["v1"] })).rejects.toMatchObject({ code: "unknown-version-named" });
    expect((await record.getNegotiation("untouched")).versions).toEqual([]);
    expect(
      await query("select 1 from capture join negotiation using (negotiation_id) where slug = 'untouched'"),
    ).toEqual([]);
  });

  const unstorable: Readonly<Record<string, readonly [Partial<Draft>, string]>> = {
    "U+0000 in a text": [
      { points: [aPoint("1", "fine"), aPoint("2", "h", [aPoint("a", "\u{1F41F} a\0b")])] },
      "unstorable/plan@v1: Point 2.a: text holds U+0000 after 3 characters, which no text may hold.",
    ],
    "half a surrogate pair in a text": [
      { points: [aPoint("1", "fish \ud83d.")] },
      "unstorable/plan@v1: Point 1: text holds U+D83D after 5 characters, which no text may hold.",
    ],
    "the other half in a position": [
      { points: [{ ...aPoint("1", ""), positions: [{ party: "upper", text: "\udc1f" }] }] },
      "unstorable/plan@v1: Point 1: positions[1].text holds U+DC1F after 0 characters, which no text may hold.",
    ],
    "U+0000 in a source": [
      { sources: [{ outlet: "Post" }, { outlet: "Radio", note: "a\0" }] },
      "unstorable/plan@v1: sources[2].note holds U+0000 after 1 characters, which no text may hold.",
    ],
    "a text that is null without being unreported": [
      { points: [aPoint("1", null)] },
      "unstorable/plan@v1: Point 1 has no text, but its status is not unreported.",
    ],
  };
  for (const [name, [draft, message]] of Object.entries(unstorable)) {
    it(`refuses ${name}, saying where, instead of altering it`, async () => {
      const { file } = await open("unstorable");
      await expect(file("v1", draft)).rejects.toMatchObject({ code: "unreadable-draft", message });
    });
  }

  it("refuses a path that no index can hold", async () => {
    const { file } = await open("deep");
    await expect(file("v1", { points: [aPoint("9".repeat(3000), "")] })).rejects.toMatchObject({
      code: "unreadable-draft",
    });
    // Hard to compress and of four bytes each: as long as an index must take.
    const longest = Array.from({ length: 500 }, (_, index) =>
      String.fromCodePoint(0x20000 + ((index * 7919) % 40_000)),
    );
    expect(await file("v2", { points: [aPoint(longest.join(""), "")] })).toMatchObject({ outcome: "filed" });
  });

  it("refuses what cannot be an id", async () => {
    const { file } = await open("ids");
    for (const id of ["Third", "a/b", "", "compare", "x".repeat(201), "a\0"]) {
      await expect(file(id)).rejects.toMatchObject({ code: "malformed-address" });
    }
  });
});
