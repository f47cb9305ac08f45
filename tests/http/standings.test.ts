import { beforeAll, expect, it } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const NEGOTIATION = `title: A lease
parties: [{ id: tenant, name: Tenant }, { id: landlord, name: Landlord }]
documents: [{ id: lease, title: Lease }]
`;
const WANTED = "points:\n  '2': { positions: [{ party: landlord, text: 5 years }], sources: [{ outlet: Gazette }] }\n";
const AGREED = { path: "1", standing: "agreed", party: "tenant", source: { outlet: "Radio" } };

describeOnBothDatabases("what the API tells and takes of how far points are agreed", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;
  let count = 0;

  beforeAll(async () => {
    asked = await askService(serviceOn((await openTestStorage()).storage));
    await asked.put("/api/n/standing-talks", NEGOTIATION);
  });

  /** A version of its own for each test. */
  async function file() {
    const path = `/api/n/standing-talks/lease/v${++count}`;
    await asked.put(path, draftText("1. The rent is 100 a month.\n2. Term.\n3. Dogs are welcome.", WANTED));
    return path;
  }

  it("a statement is kept, and shown with the version, in the lineage and in the table", async () => {
    const path = await file();
    const { status, body } = await asked.post(`${path}/standing`, { ...AGREED, note: "On air." });
    expect([status, body]).toEqual([
      201,
      { ...AGREED, note: "On air.", position: expect.any(Number), author: "local", at: expect.any(String) },
    ]);
    expect((await asked.get(path)).body.standings).toEqual([body]);
    expect((await asked.get(`${path}/point/1`)).body.stations.at(-1).standings).toEqual([body]);
    expect((await asked.get(`${path}/point/3`)).body.stations.at(-1)).not.toHaveProperty("standings");
    expect((await asked.get(`${path}/standing`)).body).toEqual({
      columns: [
        { id: "tenant", name: "Tenant" },
        { id: "landlord", name: "Landlord" },
      ],
      rows: [
        {
          point: { path: "1", heading: null, text: "The rent is 100 a month." },
          sources: [],
          cells: [
            { party: "tenant", standings: [body], positions: [] },
            { party: "landlord", standings: [], positions: [] },
          ],
        },
        {
          point: { path: "2", heading: null, text: "Term." },
          sources: [{ outlet: "Gazette" }],
          cells: [
            { party: "tenant", standings: [], positions: [] },
            { party: "landlord", standings: [], positions: ["5 years"] },
          ],
        },
      ],
    });
  });

  it("what a reporter says is according to nobody, and stands behind the parties", async () => {
    const path = await file();
    await asked.post(`${path}/standing`, { ...AGREED, party: null, standing: "open" });
    const { columns, rows } = (await asked.get(`${path}/standing`)).body;
    expect(columns).toEqual([{ id: "landlord", name: "Landlord" }, null]);
    expect(rows[0].cells[1]).toMatchObject({ party: null, standings: [{ standing: "open" }] });
  });

  it("a version of which nobody said anything has no standings", async () => {
    expect((await asked.get(await file())).body).not.toHaveProperty("standings");
  });

  const WRONG: readonly (readonly [string, object | string, number, RegExp])[] = [
    ["no source", { ...AGREED, source: undefined }, 400, /"source" of the body/u],
    ["a source without a name", { ...AGREED, source: { outlet: " " } }, 422, /needs a source/u],
    ["a standing that is none", { ...AGREED, standing: "done" }, 400, /"standing" of the body/u],
    ["nobody, not even null", { ...AGREED, party: undefined }, 400, /"party" of the body/u],
    ["a party that is none", { ...AGREED, party: "mayor" }, 422, /no party "mayor"/u],
    ["a point that is none", { ...AGREED, path: "9" }, 404, /no point "9"/u],
    ["a field that is unknown", { ...AGREED, by: "me" }, 400, /"by"/u],
    ["a body that is no object", "agreed", 400, /JSON object/u],
  ];
  for (const [what, body, status, says] of WRONG)
    it(`${what} is ${status} with one sentence, and nothing is kept`, async () => {
      const path = await file();
      const answer = await asked.post(`${path}/standing`, body);
      expect([answer.status, answer.body.detail]).toEqual([status, expect.stringMatching(says)]);
      expect((await asked.get(path)).body).not.toHaveProperty("standings");
    });

  it("of a version that does not exist or was withdrawn nothing is said or told", async () => {
    expect((await asked.post("/api/n/standing-talks/lease/none/standing", AGREED)).status).toBe(404);
    const path = await file();
    await asked.post(`${path}/standing`, AGREED);
    await asked.post(`${path}/withdrawal`, { reason: "A forgery." });
    expect((await asked.post(`${path}/standing`, AGREED)).body.code).toBe("version-withdrawn");
    expect((await asked.get(`${path}/standing`)).body.code).toBe("version-withdrawn");
    expect((await asked.get(path)).body).not.toHaveProperty("standings");
  });
});
