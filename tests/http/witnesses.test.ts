import { beforeAll, expect, it } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const NEGOTIATION = `title: A lease
parties: []
documents: [{ id: lease, title: Lease }, { id: rules, title: Rules }]
`;
const RENT = "The rent is 100 a month.";
const ROOF = "The tenant mends the roof after every storm.";
const DOG = "No dog may live in the boathouse, whatever its size.";

describeOnBothDatabases("the witnesses of a draft", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;
  let count = 0;

  beforeAll(async () => {
    asked = await askService(serviceOn((await openTestStorage()).storage));
  });

  /** Files versions in a negotiation of its own: front matter and points, by id. */
  async function file(versions: Readonly<Record<string, readonly [frontMatter: string, points: string]>>) {
    const path = `/api/n/talks-${++count}`;
    await asked.put(path, NEGOTIATION);
    for (const [id, [frontMatter, points]] of Object.entries(versions)) {
      const filed = await asked.put(`${path}/lease/${id}`, draftText(points, frontMatter));
      expect(filed.status).toBe(201);
    }
    const at = `talks-${count}/lease`;
    const compare = async (before: string, after: string) =>
      (await asked.get(`/api/compare?before=${at}@${before}&after=${at}@${after}`)).body;
    return { path: `${path}/lease`, compare };
  }

  const leaks = {
    printed: ["grade: C\n", `1. ${RENT}\n2. ${ROOF}`],
    read: ["grade: B\nwitness-of: printed\n", `1. ${RENT.replace("100", "110")}\n2. ${ROOF}\n3. ${DOG}`],
    heard: ["grade: D\ncoverage: partial\nwitness-of: read\n", `1. ${RENT}`],
  } as const;

  it("are collated under any of their names: who has which words, how far they agree, and what stands", async () => {
    const { path } = await file(leaks);
    const { body } = await asked.get(`${path}/printed/witnesses`);
    expect((await asked.get(`${path}/heard/witnesses`)).body).toEqual(body);
    expect(body.witnesses.map(({ siglum, version }: Witness) => [siglum, version.id])).toEqual([
      ["A", "printed"],
      ["B", "read"],
      ["C", "heard"],
    ]);
    expect(body.places).toMatchObject([
      {
        ...{ paths: ["1"], from: "read", text: RENT.replace("100", "110") },
        variants: [{ span: [12, 15], lemma: "110", witnesses: ["read"], others: [{ text: "100" }] }],
      },
      { paths: ["2"], from: "read", agreement: 1, variants: [] },
      { paths: ["3"], from: "read", agreement: 0, text: DOG },
    ]);
    expect(body.places[0].agreement).toBeCloseTo(1 / 3);
    expect(body.places[1].witnesses.map(({ testimony }: { testimony: string }) => testimony)).toEqual([
      ...["words", "words", "silent"],
    ]);
    expect(body.rule).toMatch(/best-graded witness/u);
  });

  it("have one reading text, which is read as a version under any of their names", async () => {
    const { path } = await file(leaks);
    const { body } = await asked.get(`${path}/printed+reading`);
    expect((await asked.get(`${path}/heard+reading`)).body).toEqual(body);
    expect(body).toMatchObject({ id: "printed", grade: "B", witnesses: ["printed", "read", "heard"], pointCount: 3 });
    expect(body.address).toMatch(/lease@printed\+reading$/u);
    expect(texts(body)).toEqual([RENT.replace("100", "110"), ROOF, DOG]);
    expect(texts((await asked.get(`${path}/printed`)).body), "a bare version is exactly its own text").toEqual([
      RENT,
      ROOF,
    ]);
  });

  it("are compared by their reading text where it is named, and otherwise each by its own words", async () => {
    const { compare } = await file({
      ...leaks,
      answer: ["based-on: [read]\n", `1. ${RENT.replace("100", "90")}\n2. ${ROOF}\n3. ${DOG}`],
    });
    const across = await compare("heard%2Breading", "answer");
    expect(across).toMatchObject({ relation: "version", summary: { reworded: 1, kept: 2 } });
    expect(across.alignment[0].redline).toContainEqual(["-", "110"]);
    expect((await compare("printed", "answer")).alignment[0].redline).toContainEqual(["-", "100"]);
    expect(await compare("printed", "read")).toMatchObject({ relation: "witness" });
    expect(await compare("read", "heard+reading"), "a plus may come as a space").toMatchObject({
      ...{ relation: "witness", summary: { kept: 3 } },
    });
    expect(await compare("printed", "printed%2Breading")).toMatchObject({ relation: "witness" });
    expect(await compare("printed%2Breading%231", "answer%231")).toMatchObject({ summary: { reworded: 1, kept: 0 } });
    expect(await compare("printed%2Breading%237", "answer")).toMatchObject({
      ...{ status: 404, code: "point-not-found" },
      detail: expect.stringContaining('lease@printed+reading has no point "7"'),
    });
  });

  it("are read anew when one of them is corrected, graded, withdrawn or filed", async () => {
    const { path, compare } = await file(leaks);
    const rent = async () => texts((await asked.get(`${path}/printed+reading`)).body)[0];
    const keptInRead = async () => (await compare("read", "printed%2Breading")).summary.kept;
    expect([await rent(), await keptInRead()]).toEqual([RENT.replace("100", "110"), 3]);
    const mended = draftText(
      `1. ${RENT.replace("100", "120")}\n2. ${ROOF}\n3. ${DOG}`,
      "grade: B\nwitness-of: printed\n",
    );
    await asked.post(`${path}/read/corrections`, { corrects: 1, reason: "A slip.", text: mended });
    expect([await rent(), await keptInRead()]).toEqual([RENT.replace("100", "120"), 3]);
    await asked.post(`${path}/read/grades`, { grade: "E", reason: "Nobody stands by it." });
    expect([await rent(), await keptInRead()]).toEqual([RENT, 1]);
    await asked.post(`${path}/read/grades`, { grade: "A", reason: "Published." });
    await asked.post(`${path}/read/withdrawal`, { reason: "Forged." });
    expect(texts((await asked.get(`${path}/printed+reading`)).body)).toEqual([RENT, ROOF]);
    await asked.put(`${path}/signed`, draftText(`1. ${RENT}`, "grade: A\nwitness-of: printed\n"));
    expect(texts((await asked.get(`${path}/printed+reading`)).body)).toEqual([RENT]);
  });

  it("go by the first that stands where the head of the draft was withdrawn, and end where all were", async () => {
    const { path } = await file(leaks);
    await asked.post(`${path}/printed/withdrawal`, { reason: "Forged." });
    for (const name of ["printed", "heard"]) {
      const { body } = await asked.get(`${path}/${name}+reading`);
      expect(body).toMatchObject({ witnesses: expect.not.arrayContaining(["printed"]) });
      expect(texts(body)).toEqual([RENT.replace("100", "110"), ROOF, DOG]);
    }
    for (const name of ["heard", "read"]) await asked.post(`${path}/${name}/withdrawal`, { reason: "Forged, too." });
    expect(await asked.get(`${path}/printed+reading`)).toMatchObject({ body: { code: "version-withdrawn" } });
    expect(await asked.get(`${path}/read/witnesses`)).toMatchObject({ body: { code: "version-withdrawn" } });
  });

  it("are spoken of one by one: nothing is said of a reading text, and nothing filed under its name", async () => {
    const { path } = await file(leaks);
    const withdrawn = await asked.post(`${path}/printed+reading/withdrawal`, { reason: "Why not." });
    expect(withdrawn.body).toMatchObject({ code: "version-not-found", detail: expect.stringContaining("+reading") });
    expect((await asked.get(`${path}/printed`)).status).toBe(200);
    expect((await asked.get(`${path}/nobody/witnesses`)).body.code).toBe("version-not-found");
    expect((await asked.get(`${path.replace("lease", "rules")}/read+reading`)).body.hint).toMatch(/"lease"/u);
    expect((await asked.get(`${path.replace("lease", "lost")}/read+reading`)).body.code).toBe("document-not-found");
  });

  it("stand at a point in the words that a person chose, until another choice; asked twice, it is made once", async () => {
    const { path, compare } = await file(leaks);
    const choose = (witness: string | null, key: string, point = { version: "read", path: "1" }) =>
      asked.post(
        `${path}/heard/witnesses/choices`,
        { point, witness, reason: "As signed." },
        { "Idempotency-Key": key },
      );
    const stands = async () => {
      const { places } = (await asked.get(`${path}/printed/witnesses`)).body;
      return [places[0].from, places[0].choice];
    };
    const first = await choose("printed", "one");
    expect([first.status, first.body.witness, first.body.author]).toEqual([201, "printed", "local"]);
    expect(await choose("printed", "one")).toEqual(first);
    expect(await stands()).toEqual(["printed", first.body.position]);
    expect((await compare("printed", "read%2Breading")).summary).toMatchObject({ kept: 2 });
    const second = await choose("heard", "two", { version: "printed", path: "1" });
    expect(await stands()).toEqual(["heard", second.body.position]);
    await choose(null, "three");
    expect(await stands()).toEqual(["read", null]);
    await choose("printed", "four", { version: "read", path: "3" });
    const { body } = await asked.get(`${path}/printed+reading`);
    expect(texts(body), "a point may be left out by choice").toEqual([RENT.replace("100", "110"), ROOF]);
    const { entries } = (await asked.get(`/api/journal/${path.split("/")[3]}`)).body;
    expect(entries.filter(({ event }: { event: string }) => event === "reading-chosen")).toHaveLength(4);
    await asked.post(`${path}/printed/withdrawal`, { reason: "Forged." });
    expect(texts((await asked.get(`${path}/read+reading`)).body), "what it chose is gone").toHaveLength(3);
    expect(await choose("printed", "four", { version: "read", path: "3" })).toMatchObject({ status: 201 });
  });

  it("stand in the words that a person chose also after a correction calls the point otherwise", async () => {
    const { path } = await file(leaks);
    const point = { version: "read", path: "1" };
    await asked.post(`${path}/heard/witnesses/choices`, { point, witness: "printed", reason: "As signed." });
    const stand = async () => texts((await asked.get(`${path}/printed+reading`)).body);
    expect(await stand()).toEqual([RENT, ROOF, DOG]);
    const text = draftText(
      `1. ${DOG}\n2. ${RENT.replace("100", "110")}\n3. ${ROOF}`,
      "grade: B\nwitness-of: printed\n",
    );
    await asked.post(`${path}/read/corrections`, { corrects: 1, reason: "In another order.", text });
    expect((await stand()).toSorted()).toEqual([RENT, ROOF, DOG].toSorted());
    const gone = draftText(`1. ${DOG}\n2. ${ROOF}`, "grade: B\nwitness-of: printed\n");
    await asked.post(`${path}/read/corrections`, { corrects: 2, reason: "The rent is not there.", text: gone });
    const { places } = (await asked.get(`${path}/printed/witnesses`)).body;
    expect(places.map(({ choice }: { choice: number | null }) => choice)).toEqual(places.map(() => null));
  });

  it("are chosen among themselves, where they say something, and with a reason", async () => {
    const { path } = await file(leaks);
    const refused = async (version: string, at: string, witness: string | null, reason = "As signed.") => {
      const point = { version, path: at };
      const { status, body } = await asked.post(`${path}/read/witnesses/choices`, { point, witness, reason });
      return [status, body.code, body.detail];
    };
    expect(await refused("read", "2", "heard")).toEqual([
      ...[422, "unreadable-statement"],
      expect.stringMatching(
        /^The words of "heard" cannot stand at point 2 of .*@read: what it says there is not known\.$/u,
      ),
    ]);
    expect(await refused("read", "2", "nobody")).toMatchObject([
      422,
      "unreadable-statement",
      '"nobody" is no witness of this draft.',
    ]);
    expect(await refused("nobody", "2", null)).toMatchObject([
      422,
      "unreadable-statement",
      '"nobody" is no witness of this draft.',
    ]);
    expect(await refused("printed", "3", null)).toMatchObject([
      ...[404, "point-not-found"],
      expect.stringMatching(/@printed has no point "3"\.$/u),
    ]);
    expect(await refused("printed", "1", "read", " ")).toMatchObject([
      422,
      "unreadable-statement",
      "A choice needs a reason.",
    ]);
  });

  it("may be one: a version that nobody else published is its own reading text", async () => {
    const { path } = await file({ only: ["grade: C\n", `1. ${RENT}\n2. ${ROOF}`] });
    const { body } = await asked.get(`${path}/only+reading`);
    expect([texts(body), body.witnesses]).toEqual([[RENT, ROOF], ["only"]]);
  });
});

type Witness = { readonly siglum: string; readonly version: { readonly id: string } };

function texts({ points }: { readonly points: readonly { readonly text: string }[] }): readonly string[] {
  return points.map(({ text }) => text);
}
