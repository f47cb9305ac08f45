import { expect, it } from "vitest";
import type { Draft } from "../../../src/model/draft.ts";
import type { FilingWarning } from "../../../src/model/dry-run.ts";
import { openRecord } from "../../../src/record/record.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint, sha256 } from "../../support/drafts.ts";

const SOURCED = { sources: [{ outlet: "Radio" }] };

describeOnBothDatabases("trying a filing", (openTestStorage) => {
  const open = async (id: string) => {
    const { storage, query } = await openTestStorage();
    const record = openRecord(storage);
    await record.describeNegotiation(aNegotiation(id));
    const asked = (version: string, draft: Partial<Draft>, words: string, document = "plan") =>
      [{ negotiation: id, document, version }, aCapture(words), aDraft({ ...SOURCED, ...draft })] as const;
    const file = (version: string, draft: Partial<Draft> = {}, words = `The words of ${version}.`) =>
      record.fileVersion(...asked(version, draft, words));
    const attempt = (version: string, draft: Partial<Draft> = {}, words = `The words of ${version}.`) =>
      record.tryFiling(...asked(version, draft, words));
    const warned = async (version: string, draft: Partial<Draft> = {}) =>
      (await attempt(version, draft)).warnings.map(({ kind, sentence }) => `${kind}: ${sentence}`);
    return { record, file, attempt, warned, asked, query };
  };

  it("answers the points found, what became of them, and no warning where there is nothing to see", async () => {
    const { file, attempt } = await open("tried");
    await file("v1");
    const nets = aPoint("a", "Nets are counted within 30 days.");
    const points = [aPoint("1", "The lake is shared by both towns."), aPoint("2", "Fishing", [nets])];
    const answer = await attempt("v2", { basedOn: ["v1"], points });
    expect(answer).toMatchObject({
      outcome: "would-be-filed",
      ...{ negotiation: "tried", document: "plan", version: "v2" },
      captureSha256: sha256(new TextEncoder().encode("The words of v2.")),
      provenance: { title: "A working text", basedOn: ["v1"], sources: SOURCED.sources },
      bases: [{ because: "based-on", version: { version: "v1" }, comparison: { relation: "version" } }],
      warnings: [],
    });
    expect(answer.points.map(({ path }) => path)).toEqual(["1", "2", "2.a"]);
    expect(answer.bases[0]?.comparison.alignment.map(({ kind }) => kind)).toEqual(["reworded", "kept", "reworded"]);
    expect(answer.bases[0]?.comparison.sentence).toContain("of them in substance: “within 30 days” added (point 2.a)");
    expect(answer.provenance).not.toHaveProperty("points");
  });

  it("leaves every table as it was, whether it answers or refuses", async () => {
    const { file, attempt, query } = await open("untouched-by-trying");
    await file("v1");
    const tables = (await query("select tablename from pg_tables where schemaname = 'public' order by 1")).map(
      ({ tablename }) => String(tablename),
    );
    const everything = async () =>
      Promise.all(tables.map((table) => query(`select count(*)::int as rows, '${table}' as name from "${table}"`)));
    const before = await everything();
    await attempt("v2", { basedOn: ["v1"] });
    await attempt("v1");
    await expect(attempt("v3", { basedOn: ["v9"] })).rejects.toMatchObject({ code: "unknown-version-named" });
    expect(await everything()).toEqual(before);
    expect(tables).toEqual(expect.arrayContaining(["version", "capture", "journal", "point"]));
  });

  it("is followed by the filing that it told of, as if nobody had asked before", async () => {
    const { file, attempt, record } = await open("then-filed");
    const tried = await attempt("v1");
    expect(await file("v1")).toMatchObject({ outcome: "filed", version: { captureSha256: tried.captureSha256 } });
    const filed = await record.getVersion({ negotiation: "then-filed", document: "plan", version: "v1" });
    expect(filed.points).toEqual(tried.points);
    expect(await attempt("v1")).toMatchObject({ outcome: "already-filed" });
  });

  it("refuses whatever a filing refuses, in the same words", async () => {
    const { record, file, asked } = await open("refused-alike");
    await file("v1");
    const wrong: readonly (readonly [string, Partial<Draft>, string?, string?])[] = [
      ["V1", {}],
      ["v1", {}, "other bytes"],
      ["v1", {}, "The words of v1.", "annex"],
      ["v2", {}, "words", "treaty"],
      ["v2", { basedOn: ["v8"], witnessOf: "v9" }],
      ["v2", { basedOn: ["v2"] }],
      ["v2", { basedOn: ["v1", "v1"] }],
      ["v2", { points: [aPoint("1", "a\0")] }],
      ["v2", { points: [aPoint("1", null)] }],
      ["v2", { points: [aPoint("9".repeat(3000), "")] }],
      ["v2", { points: Array.from({ length: 20_001 }, () => aPoint("", "")) }],
    ];
    const refusals = new Set<string>();
    for (const [version, draft, words = "words", document] of wrong) {
      const filing = asked(version, draft, words, document);
      const refused = await record.fileVersion(...filing).catch((problem: unknown) => problem);
      await expect(record.tryFiling(...filing), version).rejects.toEqual(refused);
      refusals.add((refused as { code: string }).code);
    }
    expect([...refusals].sort()).toEqual([
      ...["body-too-large", "document-unknown-to-negotiation", "malformed-address", "unknown-version-named"],
      ...["unreadable-draft", "version-cycle", "version-exists", "version-id-taken"],
    ]);
    const [ref, ...rest] = asked("v2", {}, "words");
    const elsewhere = { ...ref, negotiation: "refused-nowhere" };
    await expect(record.tryFiling(elsewhere, ...rest)).rejects.toMatchObject({ code: "negotiation-not-found" });
  });

  it("compares with every version named, else with the head of its draft, else with the newest, and says which", async () => {
    const { file, attempt } = await open("bases");
    expect((await attempt("v1")).bases).toEqual([]);
    expect((await attempt("v1")).warnings).toEqual([]);
    await file("v1", { published: "2025-01-01" });
    await file("v2", { published: "2025-03-01" });
    await file("v3", { published: "2025-02-01" });
    const bases = async (draft: Partial<Draft>) =>
      (await attempt("v4", draft)).bases.map(({ because, version, comparison }) =>
        [because, version.version, comparison.relation].join(" "),
      );
    expect(await bases({ basedOn: ["v3", "v1"] })).toEqual(["based-on v3 version", "based-on v1 version"]);
    expect(await bases({ witnessOf: "v1" })).toEqual(["witness-of v1 witness"]);
    expect(await bases({ basedOn: ["v3"], witnessOf: "v1" })).toEqual(["based-on v3 version"]);
    expect(await bases({})).toEqual(["newest v2 version"]);
    const { warnings } = await attempt("v4", { points: [aPoint("1", "Something else.")] });
    expect(warnings.map(({ kind }) => kind)).toEqual(["no-base-named"]);
    expect(warnings[0]?.sentence).toContain("plan@v2");
  });

  it("steps over a version that was withdrawn, and says so", async () => {
    const { record, file, attempt } = await open("withdrawn-base");
    await file("v1", { points: [aPoint("1", "First words.")] });
    await file("v2", { basedOn: ["v1"], points: [aPoint("1", "Second words.")] });
    await record.withdrawVersion({ negotiation: "withdrawn-base", document: "plan", version: "v2" }, "A forgery.");
    const answer = await attempt("v3", { basedOn: ["v2"] });
    expect(answer.bases.map(({ version }) => version.version)).toEqual(["v1"]);
    expect(answer.warnings).toContainEqual({
      kind: "base-withdrawn",
      sentence: "plan@v2, which it names, was withdrawn: A forgery.",
      points: [],
    });
    expect((await attempt("v3")).bases.map(({ version }) => version.version)).toEqual(["v1"]);
  });

  it("compares with the newest reading of a version that was corrected", async () => {
    const { record, file, attempt } = await open("corrected-base");
    await file("v1", { points: [aPoint("1", "The rent is 1O0.")] });
    await record.correctVersion(
      { negotiation: "corrected-base", document: "plan", version: "v1" },
      {
        corrects: 1,
        reason: "An O.",
        capture: aCapture("mended"),
        draft: aDraft({ ...SOURCED, points: [aPoint("1", "The rent is 100.")] }),
      },
    );
    const answer = await attempt("v2", { basedOn: ["v1"], points: [aPoint("1", "The rent is 100.")] });
    expect(answer.bases[0]?.comparison.alignment[0]?.kind).toBe("kept");
    const same = await record.tryFiling(
      { negotiation: "corrected-base", document: "annex", version: "v3" },
      aCapture("mended"),
      aDraft(SOURCED),
    );
    expect(same.warnings.map(({ sentence }) => sentence)).toEqual([
      "The very same bytes are filed already, as plan@v1.",
    ]);
  });

  it("warns of bytes that are filed under another id, and of a text in which nothing changed", async () => {
    const { file, attempt } = await open("same");
    await file("v1");
    const { warnings } = await attempt("v2", { basedOn: ["v1"] }, "The words of v1.");
    expect(warnings.map(({ kind, sentence }) => `${kind}: ${sentence}`)).toEqual([
      "same-bytes: The very same bytes are filed already, as plan@v1.",
      "nothing-changed: Every point reads as in plan@v1. Another publication of the same draft is its witness, and not based on it.",
    ]);
    expect((await attempt("v2", { witnessOf: "v1" })).warnings).toEqual([]);
  });

  it("warns of a base that is another text, but not where it belongs to another document", async () => {
    const { record, file, attempt } = await open("unlike");
    const texts = (words: readonly string[]) => words.map((text, index) => aPoint(String(index + 1), text));
    const lake = texts([
      "The lake is shared.",
      "Nets are counted each spring.",
      "Boats need a lamp.",
      "Fines go to both.",
    ]);
    const road = texts([
      "Trucks pay a toll.",
      "Winter tyres from November.",
      "A bridge at Mill Lane.",
      "Signs in blue paint.",
    ]);
    await file("v1", { points: lake });
    const kinds = (warnings: readonly FilingWarning[]) => warnings.map(({ kind }) => kind);
    const { warnings } = await attempt("v2", { basedOn: ["v1"], points: road });
    expect(kinds(warnings)).toEqual(["unlike-base"]);
    expect(warnings[0]?.sentence).toContain("None of its 4 points has a counterpart in plan@v1");
    expect(warnings[0]?.points).toEqual(["1", "2", "3", "4"]);
    const elsewhere = { negotiation: "unlike", document: "annex", version: "w1" };
    const draft = aDraft({ ...SOURCED, basedOn: ["v1"], points: road });
    expect(kinds((await record.tryFiling(elsewhere, aCapture("annex"), draft)).warnings)).toEqual([]);
  });

  const DATED = { published: "2025-03-02", publishedBy: "Radio" };
  const WARNED: readonly (readonly [what: string, Partial<Draft>, warning: string | undefined])[] = [
    [
      "a round that nobody described",
      { round: "autumn" },
      'round-unknown: The negotiation "told" has no round "autumn". It has spring.',
    ],
    ["a round that is known", { round: "spring" }, undefined],
    [
      "a date still to come",
      { published: "2999-01" },
      "published-in-future: It is said to be published on 2999-01, which is still to come.",
    ],
    [
      "a text younger than its publication",
      { ...DATED, textDate: "2025-04" },
      "text-after-published: The text is of 2025-04, after it was published on 2025-03-02.",
    ],
    ["a text of the month it was published in", { ...DATED, textDate: "2025-03" }, undefined],
    [
      "a text without a source",
      { sources: [] },
      "no-source: No source is named: nobody can check later where the text came from.",
    ],
    [
      "a source on a point alone",
      { sources: [], points: [{ ...aPoint("1", "Words."), sources: [{ outlet: "Radio" }] }] },
      undefined,
    ],
    ["a grade without its reason", { grade: "B" }, "grade-without-reason: The grade B has no reason beside it."],
    ["a grade with its reason", { grade: "B", gradeReason: "seen twice" }, undefined],
    [
      "points not listed",
      {
        points: [
          { ...aPoint("1", "Words."), status: "summary" },
          { ...aPoint("2", "Words."), status: "listed" },
        ],
      },
      "not-listed: Point 1 is known from a description and not from the text.",
    ],
    [
      "points not reported",
      { points: ["1", "2"].map((number) => ({ ...aPoint(number, null), status: "unreported" as const })) },
      "not-listed: Points 1 and 2 are not reported: nothing is known of their text.",
    ],
    [
      "a point without words",
      { points: [aPoint("1", ""), { ...aPoint("2", ""), heading: "Fish" }, aPoint("3", "", [aPoint("a", "Nets.")])] },
      "without-text: Point 1 has no text.",
    ],
    [
      "a number that comes twice",
      { points: [aPoint("1", "a"), aPoint("1", "b", [aPoint("a", "c")]), aPoint("2~2", "d")] },
      "repeated-number: Point 1~2 repeats a number that stood before.",
    ],
    [
      "a gap in the numbers",
      { points: [aPoint("1", "a"), aPoint("3", "b")] },
      "numbering-gap: The numbering has gaps: after 1 comes 3.",
    ],
    [
      "a gap where points may be missing",
      { coverage: "partial", points: [aPoint("1", "a"), aPoint("3", "b")] },
      undefined,
    ],
    ["a gap in numbers of our own", { numbering: "ours", points: [aPoint("1", "a"), aPoint("3", "b")] }, undefined],
    [
      "a bracket that never closes",
      { points: [aPoint("1", "The rent is [100 a month.")] },
      "unbalanced-bracket: Point 1 has a square bracket without its counterpart.",
    ],
    ["brackets in pairs", { points: [aPoint("1", "The rent is [100|120] a month.")] }, undefined],
    [
      "what cannot be seen",
      { points: [aPoint("1", "The rent\u202e is 100.")] },
      "unseen-characters: Point 1 holds what cannot be seen or is not what it seems: U+202E",
    ],
    [
      "a letter of another script",
      { title: "The \u0430rmy" },
      "unseen-characters: Title or publisher hold what cannot be seen or is not what it seems: Cyrillic",
    ],
    [
      "a party that nobody described",
      {
        points: [
          {
            ...aPoint("1", "Words."),
            positions: [
              { party: "mayor", text: "No." },
              { party: "upper", text: "Yes." },
            ],
          },
        ],
      },
      'party-unknown: Point 1 names "mayor"',
    ],
  ];
  for (const [what, draft, warning] of WARNED) {
    it(`${warning === undefined ? "says nothing of" : "warns of"} ${what}`, async () => {
      const { warned } = await open("told");
      const warnings = await warned("v1", draft);
      expect(warnings).toHaveLength(warning === undefined ? 0 : 1);
      expect(warnings[0] ?? "").toContain(warning ?? "");
    });
  }

  it("warns of a text that came out before what it is based on, and of pairs that are uncertain", async () => {
    const { file, attempt } = await open("order");
    await file("v1", { published: "2025-03-01" });
    const kinds = async (draft: Partial<Draft>) => (await attempt("v2", draft)).warnings.map(({ kind }) => kind);
    const points = [aPoint("1", "Fish.")];
    expect(await kinds({ basedOn: ["v1"], published: "2025-02", points })).toContain("published-before-base");
    expect(await kinds({ basedOn: ["v1"], published: "2025-03", points })).not.toContain("published-before-base");
    expect(await kinds({ witnessOf: "v1", published: "2025-02", points })).not.toContain("published-before-base");
    await file("w1", {
      points: [aPoint("1", "The garrison of the northern fort leaves within ninety days of the signature.")],
    });
    const { warnings } = await attempt("w2", {
      basedOn: ["w1"],
      points: [aPoint("1", "The garrison stays; the northern harbour is handed over at an hour to be agreed.")],
    });
    expect(warnings).toMatchObject([{ kind: "uncertain-links", points: ["1"] }]);
  });
});
