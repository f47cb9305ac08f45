import { beforeAll, expect, it } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const NEGOTIATION = `title: A lease
parties: [{ id: tenant, name: Tenant }, { id: landlord, name: Landlord }]
documents: [{ id: lease, title: Lease }]
`;
const FILED = draftText("1. The rent is 1O0 a month.", "grade: B\n");
const MENDED = draftText("1. The rent is 100 a month.", "grade: B\n");

describeOnBothDatabases("what the API takes of a version already filed", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;
  let count = 0;

  beforeAll(async () => {
    asked = await askService(serviceOn((await openTestStorage()).storage));
    await asked.put("/api/n/spoken", NEGOTIATION);
  });

  /** A version of its own for each test. */
  async function file() {
    const path = `/api/n/spoken/lease/v${++count}`;
    await asked.put(path, FILED);
    return path;
  }
  const textAt = async (path: string) => (await asked.get(path)).body.points[0].text;

  it("a correction is a new reading, and the old one stays where it can be found", async () => {
    const path = await file();
    const sent = { corrects: 1, reason: "An O was read for a 0.", text: MENDED };
    const { status, body } = await asked.post(`${path}/corrections`, sent);
    expect([status, body.outcome, body.version.reading]).toEqual([201, "corrected", 2]);
    expect(body.version.history.corrections).toMatchObject([{ reading: 2, reason: sent.reason, author: "local" }]);
    expect(await textAt(path)).toBe("The rent is 100 a month.");
    expect(await textAt(`${path}~1`)).toBe("The rent is 1O0 a month.");
    expect(await asked.post(`${path}/corrections`, sent)).toMatchObject({
      status: 200,
      body: { outcome: "already-corrected" },
    });
  });

  it("two readings are compared as a correction, not as a change by the parties", async () => {
    const path = await file();
    const split = MENDED.replace("The rent is 100 a month.", "The rent is 100 a month.\n2. The roof leaks in winter.");
    await asked.post(`${path}/corrections`, { corrects: 1, reason: "A line was left out.", text: split });
    const address = `spoken/lease@${path.split("/").at(-1)}`;
    const compare = async (before: string, after: string) =>
      (await asked.get(`/api/compare?before=${before}&after=${after}`)).body;
    const corrected = await compare(`${address}~1`, address);
    expect(corrected).toMatchObject({ correction: true, summary: { added: 1 } });
    expect(corrected.sentence).toMatch(/^Corrected between two readings of one version: 1 point added/u);
    expect(await compare(address, `${address}~1`)).toMatchObject({ correction: true, summary: { dropped: 1 } });
    expect(await compare(address, address)).not.toHaveProperty("correction");
    expect(await compare(`${address}~1`, `spoken/lease@${(await file()).split("/").at(-1)}`)).not.toHaveProperty(
      "correction",
    );
  });

  it("a correction of a reading that is not the newest is 409, and says what the newest says", async () => {
    const path = await file();
    await asked.post(`${path}/corrections`, { corrects: 1, reason: "An O.", text: MENDED });
    const late = { corrects: 1, reason: "Rent.", text: MENDED.replace("rent", "Rent") };
    expect(await asked.post(`${path}/corrections`, late)).toMatchObject({
      status: 409,
      body: { code: "stale-reading", hint: expect.stringContaining("An O.") },
    });
  });

  it("a correction is read by the name of its file, and refused where a filing would be", async () => {
    const path = await file();
    const correct = (change: object) =>
      asked.post(`${path}/corrections`, { corrects: 1, reason: "So.", text: MENDED, ...change });
    const point = { number: "1", text: "The rent is 100 a month." };
    const json = JSON.stringify({ title: "A draft", kind: "leak", published: "2025-01-01", points: [point] });
    expect(await correct({ name: "mended.pdf" })).toMatchObject({ status: 415 });
    expect(await correct({ text: "1. No title." })).toMatchObject({ status: 422, body: { code: "unreadable-draft" } });
    expect(await correct({ text: MENDED.replace("100", "\ud800") })).toMatchObject({
      status: 422,
      body: { code: "unreadable-draft" },
    });
    expect(await correct({ name: "mended.json", text: json })).toMatchObject({ status: 201 });
  });

  it("a withdrawn version is answered without its points, with when and why, and spoken of no more", async () => {
    const path = await file();
    const { status, body } = await asked.post(`${path}/withdrawal`, { reason: "The outlet took it back." });
    expect([status, body.history.withdrawn.reason]).toEqual([200, "The outlet took it back."]);
    expect((await asked.get(path)).body.points).toEqual([]);
    expect(await asked.post(`${path}/grades`, { grade: "A", reason: "Signed." })).toMatchObject({
      status: 409,
      body: { code: "version-withdrawn" },
    });
  });

  it("a grade and a denial stand in the version's history, and change the grade that is shown", async () => {
    const path = await file();
    const graded = await asked.post(`${path}/grades`, { grade: "A", reason: "The council published it." });
    expect([graded.status, graded.body.grade]).toEqual([200, "A"]);
    const denial = { party: "tenant", stance: "denies", source: { outlet: "Radio" }, note: "At a press conference." };
    const denied = await asked.post(`${path}/authorship`, denial);
    expect([denied.status, denied.body.grade]).toEqual([200, "B"]);
    expect(denied.body.history).toMatchObject({
      grades: [{ grade: "B" }, { grade: "A", reason: "The council published it." }],
      authorship: [denial],
    });
  });

  it("a request sent again under its key is answered again and done once; another one under it is 409", async () => {
    const path = await file();
    const key = { "Idempotency-Key": "grade-1" };
    const first = await asked.post(`${path}/grades`, { grade: "C", reason: "A copy." }, key);
    const again = await asked.post(`${path}/grades`, { grade: "C", reason: "A copy." }, key);
    expect(again).toEqual(first);
    expect((await asked.get(path)).body.history.grades).toHaveLength(2);
    expect(await asked.post(`${path}/grades`, { grade: "D", reason: "A copy." }, key)).toMatchObject({
      status: 409,
      body: { code: "request-key-reused" },
    });
  });

  const LONG = { "Idempotency-Key": "k".repeat(201) };
  const WRONG: readonly (readonly [string, string, string | object, number, RegExp, Record<string, string>?])[] = [
    ["no reason", "withdrawal", {}, 400, /"reason" of the body/u],
    ["a blank reason", "withdrawal", { reason: " " }, 422, /needs a reason/u],
    ["a body that is no object", "withdrawal", "reason", 400, /JSON object/u],
    ["a field that is unknown", "withdrawal", { reason: "So.", by: "me" }, 400, /"by"/u],
    ["a grade that is none", "grades", { grade: "F", reason: "So." }, 400, /"grade" of the body/u],
    ["a party that is none", "authorship", { party: "mayor", stance: "denies" }, 422, /no party "mayor"/u],
    ["a note that no text may hold", "authorship", { party: "tenant", stance: "denies", note: "\0" }, 422, /U\+0000/u],
    ["a reading that is none", "corrections", { corrects: 0, reason: "So.", text: MENDED }, 400, /"corrects"/u],
    ["a key that is too long", "withdrawal", { reason: "So." }, 400, /1 to 200/u, LONG],
  ];
  for (const [what, where, body, status, says, headers] of WRONG) {
    it(`${what} is ${status} with one sentence, and nothing is kept`, async () => {
      const path = await file();
      const before = (await asked.get(path)).body;
      const answer = await asked.post(`${path}/${where}`, body, headers);
      expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(says)]);
      expect((await asked.get(path)).body).toEqual(before);
    });
  }

  it("a version that does not exist is 404", async () => {
    for (const where of ["withdrawal", "grades", "authorship", "corrections"]) {
      const body = {
        ...{ withdrawal: { reason: "So." }, grades: { grade: "A", reason: "So." } }[where],
        ...{ authorship: { party: "tenant", stance: "claims" } }[where],
        ...{ corrections: { corrects: 1, reason: "So.", text: MENDED } }[where],
      };
      expect((await asked.post(`/api/n/spoken/lease/none/${where}`, body)).status, where).toBe(404);
    }
  });
});
