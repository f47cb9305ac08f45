import { expect, it } from "vitest";
import { openLineages, type Search } from "../../../src/lineage/lineage.ts";
import type { Draft } from "../../../src/model/draft.ts";
import type { PointNode } from "../../../src/model/point.ts";
import { openRecord } from "../../../src/record/record.ts";
import { describeOnBothDatabases } from "../../support/databases.ts";
import { aCapture, aDraft, aNegotiation, aPoint } from "../../support/drafts.ts";
import { drawHit } from "./drawn-hits.ts";

const FISHING = "Fishing quotas are shared by both towns.";
const NETS = "Nets of the fishery are counted every spring.";
const FERRY = "A ferry runs twice a day, except in a cease-fire.";

describeOnBothDatabases("a search", (openTestStorage) => {
  const open = async (negotiation: string) => {
    const { storage } = await openTestStorage();
    const record = openRecord(storage);
    const lineages = openLineages(storage, record);
    await record.describeNegotiation(aNegotiation(negotiation));
    const ref = (id: string) => {
      const [document, version] = (id.includes("/") ? id : `plan/${id}`).split("/") as [string, string];
      return { negotiation, document, version };
    };
    const file = (id: string, texts: readonly (string | PointNode)[], change: Partial<Draft> = {}) => {
      const points = texts.map((text, at) => (typeof text === "string" ? aPoint(String(at + 1), text) : text));
      return record.fileVersion(ref(id), aCapture(JSON.stringify([id, texts])), aDraft({ points, ...change }));
    };
    /** Hits as `plan@v1–v2 (2) #1: the words with [marks]`. */
    const search = async (text: string, filters: Omit<Search, "text"> = {}) => {
      const found = await lineages.search(negotiation, { text, ...filters });
      return (await found.show(found.hits.slice())).map(drawHit);
    };
    return { record, lineages, file, search, ref, negotiation };
  };

  /** Two versions of the plan: the second keeps the first point, drops the second and has a new one. */
  const talks = async (negotiation: string) => {
    const opened = await open(negotiation);
    await opened.file("v1", [FISHING, NETS], { published: "2025-01-10", grade: "D", round: "spring" });
    await opened.file("v2", [FERRY, FISHING], { published: "2025-02", grade: "B", basedOn: ["v1"] });
    return opened;
  };

  it("finds a wording once, says where it stands now and in which versions it was first and last seen", async () => {
    const { search } = await talks("once");
    expect(await search("quotas")).toEqual(["plan@v1–v2 (2) #2: Fishing [quotas] are shared by both towns."]);
    expect(await search("spring")).toEqual(["plan@v1–v1 (1) #2: Nets of the fishery are counted every [spring]."]);
  });

  it("tells wordings apart by where their heading ends, and looks into a version without points", async () => {
    const { file, search } = await open("parted-headings");
    await file("v1", [{ ...aPoint("1", "ing nets"), heading: "Fish" }]);
    await file("v2", [{ ...aPoint("1", " nets"), heading: "Fishing" }], { basedOn: ["v1"] });
    await file("v3", []);
    expect(await search('"ing nets"')).toHaveLength(1);
    expect(await search('"fishing"')).toHaveLength(1);
  });

  const queries: Record<string, [query: string, found: readonly string[]]> = {
    "other forms of a word": ["fished town", ["[Fishing] quotas are shared by both [towns]."]],
    "another form of a short word": ["net", ["[Nets] of the fishery are counted every spring."]],
    "only the very word in quotation marks": ['"net"', []],
    "words that stand in that order": ['"shared by both"', ["Fishing quotas are [shared by both] towns."]],
    "no words in another order": ['"both by shared"', []],
    "words that begin so": [
      "fish*",
      ["[Fishing] quotas are shared by both towns.", "Nets of the [fishery] are counted every spring."],
    ],
    "all of several words": ["nets spring", ["[Nets] of the fishery are counted every [spring]."]],
    "nothing where one of several is missing": ["nets quotas", []],
    "one or the other": [
      "nets or ferry",
      ["A [ferry] runs twice a day, except in a cease-fire.", "[Nets] of the fishery are counted every spring."],
    ],
    "nothing that says what is left out": ["fish* -quotas", ["Nets of the [fishery] are counted every spring."]],
    "parts of a word with a hyphen": ["fire", ["A ferry runs twice a day, except in a cease-[fire]."]],
    "one word where two are held by a hyphen": ["ceasefires", ["A ferry runs twice a day, except in a [cease-fire]."]],
    "not those two in quotation marks": ['"ceasefire"', []],
    "nothing that says what is left out, held by a hyphen": ["ferry -ceasefire", []],
    "a word with a hyphen": ["cease-fires", ["A ferry runs twice a day, except in a [cease-fire]."]],
    "words typed in capital letters": ["FERRY", ["A [ferry] runs twice a day, except in a cease-fire."]],
  };
  for (const [what, [query, found]] of Object.entries(queries)) {
    it(`finds ${what}`, async () => {
      const { search } = await talks("queries");
      expect((await search(query)).map((hit) => hit.replace(/^.*?: /u, "")).sort()).toEqual([...found].sort());
    });
  }

  it("finds forms of Russian words by their stem, and Ukrainian words as they stand and by their beginnings", async () => {
    const { file, search } = await open("cyrillic");
    await file("ru", ["Гарантии безопасности даются всем государствам."], { language: "ru" });
    await file("uk", ["Об’єкти звʼязку та п'ять гарантій."], { language: "uk" });
    expect(await search("государство")).toEqual([
      "plan@ru–ru (1) #1: Гарантии безопасности даются всем [государствам].",
    ]);
    expect(await search("гаранті*")).toEqual(["plan@uk–uk (1) #1: Об’єкти звʼязку та п'ять [гарантій]."]);
    expect(await search("об'єкти зв’язку")).toEqual(["plan@uk–uk (1) #1: [Об’єкти] [звʼязку] та п'ять гарантій."]);
  });

  it("finds a figure however its thousands are parted, and no near figure", async () => {
    const { file, search } = await open("figures");
    await file("v1", ["The cap is 600,000 men.", "The cap is 800 000 men."]);
    for (const typed of ["600 000", "600,000", "600.000", "600000", "600\u{a0}000", '"is 600 000"', "600*"]) {
      expect([typed, ...(await search(typed))]).toEqual([
        typed,
        expect.stringMatching(/^plan@v1–v1 \(1\) #1: The cap \[?is \[?600,000\] men\.$/u),
      ]);
    }
    expect(await search("800,000")).toEqual(["plan@v1–v1 (1) #2: The cap is [800 000] men."]);
    for (const near of ["700,000", "60000", "0800", "600"]) expect([near, ...(await search(near))]).toEqual([near]);
  });

  it("finds two words held by a hyphen where one word is written", async () => {
    const { file, search } = await open("compounds");
    await file("v1", ["The ceasefire holds.", "Cease-fires are watched.", "They cease to fire."]);
    expect((await search("cease-fire")).map((hit) => hit.replace(/^.*?: /u, "")).sort()).toEqual([
      "The [ceasefire] holds.",
      "[Cease-fires] are watched.",
    ]);
    expect(await search('"cease-fire"')).toEqual([]);
  });

  it("takes the dictionary for Ukrainian where the database has one", async () => {
    const { query } = await openTestStorage();
    // No PostgreSQL brings one; the rules for Russian stand in for one that somebody put there.
    await query("create text search dictionary ukrainian_stem (template = snowball, language = russian)");
    try {
      const { file, search } = await open("with-dictionary");
      await file("uk", ["Гарантії безпеки."], { language: "uk" });
      expect(await search("безпека")).toEqual(["plan@uk–uk (1) #1: Гарантії [безпеки]."]);
    } finally {
      await query("drop text search dictionary ukrainian_stem");
    }
  });

  it("looks for what was meant where a word stands nowhere, and says so", async () => {
    const { lineages, negotiation } = await talks("typing");
    const meant = async (text: string) => {
      const { hits, replaced } = await lineages.search(negotiation, { text });
      return [hits.length, ...replaced.map(({ typed, words }) => `${typed}: ${words.join(", ")}`)];
    };
    expect(await meant("fihsing")).toEqual([1, "fihsing: fishing"]);
    expect(await meant("Qoutas shared")).toEqual([1, "Qoutas: quotas"]);
    expect(await meant('"by bothh"')).toEqual([1, "bothh: both"]);
    // Both stand somewhere, though in no one point.
    expect(await meant("nets quotas")).toEqual([0]);
    expect(await meant("xyzzyx")).toEqual([0]);
  });

  it("goes by document, round, grade and dates, and says how much there is without them", async () => {
    const { file, search, lineages, negotiation } = await talks("filters");
    await file("annex/a1", [FISHING], { published: "2025-03-05" });
    const plan = "plan@v1–v2 (2)";
    const found = async (filters: Omit<Search, "text">) =>
      (await search("quotas", filters)).map((hit) => hit.replace(/:.*$/u, ""));
    expect(await found({})).toEqual(["annex@a1–a1 (1) #1", `${plan} #2`]);
    expect(await found({ document: "annex" })).toEqual(["annex@a1–a1 (1) #1"]);
    expect(await found({ round: "spring" })).toEqual([`${plan} #1`]);
    expect(await found({ grade: "C" })).toEqual([`${plan} #2`]);
    expect(await found({ grade: "A" })).toEqual([]);
    expect(await found({ to: "2025-01" })).toEqual([`${plan} #1`]);
    // A version of some day in February may be of the 20th.
    expect(await found({ from: "2025-02-20", to: "2025-02-20" })).toEqual([`${plan} #2`]);
    expect(await found({ from: "2025-03" })).toEqual(["annex@a1–a1 (1) #1"]);
    expect((await lineages.search(negotiation, { text: "quotas", grade: "A" })).unfiltered).toBe(2);
  });

  it("finds what was filed a moment ago, the words of a correction and not those that it mended", async () => {
    const { record, file, search, ref } = await talks("mended");
    expect(await search("lighthouse")).toEqual([]);
    await file("v3", ["A lighthouse is built."], { published: "2025-04-01" });
    expect(await search("lighthouse")).toEqual(["plan@v3–v3 (1) #1: A [lighthouse] is built."]);
    await record.correctVersion(ref("v3"), {
      corrects: 1,
      reason: "misread",
      capture: aCapture("mended"),
      draft: aDraft({ points: [aPoint("1", "A boathouse is built.")] }),
    });
    expect(await search('"lighthouse"')).toEqual([]);
    expect(await search("boathouse")).toEqual(["plan@v3–v3 (1) #1: A [boathouse] is built."]);
  });

  it("finds nothing of a version that was withdrawn, not even as what may have been meant", async () => {
    const { record, search, ref, lineages, negotiation } = await talks("withdrawn");
    expect(await search("spring")).toHaveLength(1);
    await record.withdrawVersion(ref("v1"), "taken back");
    expect(await search("spring")).toEqual([]);
    expect((await lineages.search(negotiation, { text: "sprimg" })).replaced).toEqual([]);
    expect(await search("quotas")).toEqual(["plan@v2–v2 (1) #2: Fishing [quotas] are shared by both towns."]);
  });

  it("marks words in headings, and finds no phrase that runs from a heading into the text", async () => {
    const { file, search } = await open("headings");
    await file("v1", [{ number: "1", heading: "Rights of passage", text: "Ships pass freely.", points: [] }]);
    expect(await search("passage")).toEqual(["plan@v1–v1 (1) #1: Rights of [passage] / Ships pass freely."]);
    expect(await search('"passage ships"')).toEqual([]);
  });

  it("answers two searches at once, also the first ones", async () => {
    const { search } = await talks("at-once");
    const answers = await Promise.all(["quotas", "ferry", "quotas"].map((query) => search(query)));
    expect(answers.map((hits) => hits.length)).toEqual([1, 1, 1]);
  });

  it("answers the same in another process, whatever either of them took in before", async () => {
    const { record, file, ref, lineages, negotiation } = await talks("two-processes");
    const { storage } = await openTestStorage();
    await file("v3", ["A lantern is lit.", "A lantern is lit again.", "The landern pier."], {
      published: "2025-04-01",
    });
    await file("v4", ["A latern is lit.", "The cool-water pier."], { published: "2025-04-02" });
    await lineages.search(negotiation, { text: "lantern" });
    await record.withdrawVersion(ref("v3"), "taken back");
    const draft = aDraft({ points: [aPoint("1", "A lattern and a lantern are lit."), aPoint("2", "Coolwater")] });
    await record.correctVersion(ref("v4"), { corrects: 1, reason: "misread", capture: aCapture("lit"), draft });
    const fresh = openLineages(storage, openRecord(storage));
    for (const text of ["lentern", "lit", "coolwater", "quotas or ferry", "town*"]) {
      const [one, other] = await Promise.all(
        [lineages, fresh].map(async (process) => {
          const { hits, unfiltered, replaced, show } = await process.search(negotiation, { text });
          return { hits: await show(hits.slice()), unfiltered, replaced };
        }),
      );
      expect(one, text).toEqual(other);
    }
  });

  it("gives many hits in the same order, page by page and all at once", async () => {
    const { file, lineages, negotiation } = await open("pages");
    await file(
      "v1",
      Array.from({ length: 330 }, (_, at) => `Pier ${at} ${"of stone ".repeat(at % 7)}`),
    );
    const { hits } = await lineages.search(negotiation, { text: "pier" });
    const all = hits.slice().map(({ id }) => id);
    expect(new Set(all).size).toBe(330);
    const again = (await lineages.search(negotiation, { text: "pier" })).hits;
    const paged = Array.from({ length: 34 }, (_, page) => again.slice(10 * page, 10 * page + 10)).flat();
    expect(paged.map(({ id }) => id)).toEqual(all);
    expect(again.findIndex(({ id }) => id === all[329])).toBe(329);
  });

  it("is refused where a filter names nothing that there is, or dates run backwards", async () => {
    const { search } = await talks("refused-search");
    await expect(search("a", { document: "nowhere" })).rejects.toMatchObject({ code: "document-not-found" });
    await expect(search("a", { round: "winter" })).rejects.toMatchObject({
      code: "malformed-query",
      message: 'The negotiation "refused-search" has no round "winter".',
    });
    await expect(search("a", { from: "2025-02", to: "2025-01-31" })).rejects.toMatchObject({
      message: "The dates run backwards: from 2025-02 to 2025-01-31.",
    });
  });
});
