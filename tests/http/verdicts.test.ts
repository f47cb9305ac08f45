import { beforeAll, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const PAIR = [{ before: "1", after: "1" }];

describeOnBothDatabases("verdicts and the journal in the API", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;
  let service: Service;

  beforeAll(async () => {
    service = serviceOn((await openTestStorage()).storage);
    asked = await askService(service);
  });

  /** A negotiation of its own with two versions, and the way to rule on them. */
  async function open(negotiation: string) {
    // A document may have the names of these routes.
    const documents = "[{ id: plan, title: Plan }, { id: verdicts, title: V }, { id: journal, title: J }]";
    await asked.put(`/api/n/${negotiation}`, `title: Talks\ndocuments: ${documents}\n`);
    await asked.put(`/api/n/${negotiation}/plan/v1`, draftText("1. The lake is shared by both towns."));
    await asked.put(
      `/api/n/${negotiation}/plan/v2`,
      draftText("1. Both towns share the lake.\n2. A ferry runs.", "based-on: [v1]\n"),
    );
    const rule = (ruling: string, change: object = {}, headers?: Record<string, string>) =>
      asked.post(
        `/api/verdicts/${negotiation}`,
        { before: "plan@v1", after: "plan@v2", ruling, pairs: PAIR, reason: "As the delegates say.", ...change },
        headers,
      );
    const kinds = async () => {
      const { body } = await asked.get(`/api/n/${negotiation}/compare?before=plan@v1&after=plan@v2`);
      return body.alignment.map((entry: { kind: string }) => entry.kind).sort();
    };
    return { rule, kinds };
  }

  it("a verdict holds from the next comparison on, and is listed with who gave it and why", async () => {
    const { rule, kinds } = await open("ruled");
    expect(await kinds()).toEqual(["added", "reworded"]);
    const { status, body } = await rule("reject");
    expect([status, body]).toMatchObject([201, { ruling: "reject", author: "local", pairs: PAIR, supersedes: [] }]);
    expect(await kinds()).toEqual(["added", "added", "dropped"]);
    expect((await asked.get("/api/verdicts/ruled")).body).toEqual({ verdicts: [body], next: null });
  });

  it("a verdict on a reading text is kept on a publication of the draft that has the points", async () => {
    const { rule } = await open("on-draft");
    await asked.put("/api/n/on-draft/plan/v3", draftText("1. Nets are counted.", "witness-of: v2\n"));
    const { status, body } = await rule("confirm", { after: "plan@v2+reading" });
    expect([status, body]).toMatchObject([201, { afterVersion: "v2", pairs: PAIR }]);
    const unknown = await rule("confirm", { after: "plan@v2+reading", pairs: [{ before: "1", after: "9" }] });
    expect([unknown.status, unknown.body.code]).toEqual([404, "point-not-found"]);
  });

  it("a verdict against a standing one is 409 with both, until it names the one whose place it takes", async () => {
    const { rule } = await open("contradicted");
    const { body: standing } = await rule("confirm");
    const { status, body } = await rule("reject", { reason: "They differ." });
    expect([status, body]).toMatchObject([
      409,
      { code: "verdict-contradicts", standing, wanted: { ruling: "reject", reason: "They differ.", pairs: PAIR } },
    ]);
    const { body: later } = await rule("reject", { supersedes: [standing.position] });
    expect((await asked.get("/api/verdicts/contradicted")).body.verdicts).toEqual([later]);
  });

  it("verdicts come page by page, by position, also when the last one read was superseded meanwhile", async () => {
    const { rule } = await open("paged");
    const first = (await rule("confirm")).body.position;
    const second = (await rule("link", { pairs: [{ before: "1", after: "2" }] })).body.position;
    const page = async (query: string) => {
      const { body } = await asked.get(`/api/verdicts/paged?${query}`);
      return [body.verdicts.map((one: { position: number }) => one.position), body.next];
    };
    expect(await page("limit=1")).toEqual([[first], first]);
    const third = (await rule("reject", { supersedes: [first] })).body.position;
    expect(await page(`limit=1&after=${first}`)).toEqual([[second], second]);
    expect(await page(`after=${second}`)).toEqual([[third], null]);
    expect(await page("after=99999999999999999999")).toEqual([[], null]);
  });

  it("a verdict sent again under its key is given once", async () => {
    const { rule } = await open("twice");
    const key = { "Idempotency-Key": "ruling-1" };
    expect((await rule("confirm", {}, key)).body).toEqual((await rule("confirm", {}, key)).body);
    expect((await asked.get("/api/verdicts/twice")).body.verdicts).toHaveLength(1);
  });

  it("a verdict that cannot be is refused with what is wrong in it", async () => {
    const { rule } = await open("wrong");
    const refused = async (ruling: string, change: object) => {
      const { status, body } = await rule(ruling, change);
      return `${status} ${body.code}`;
    };
    expect(await refused("split", {})).toBe("422 unreadable-statement");
    expect(await refused("confirm", { reason: "" })).toBe("422 unreadable-statement");
    expect(await refused("confirm", { pairs: [{ before: "1", after: "9" }] })).toBe("404 point-not-found");
    expect(await refused("confirm", { before: "plan@v9" })).toBe("404 version-not-found");
    expect(await refused("confirm", { before: "plan" })).toBe("400 malformed-address");
    expect(await refused("confirm", { before: "ruled/plan@v1" })).toBe("400 malformed-address");
    expect(await refused("confirm", { before: "a@b@c" })).toBe("400 malformed-address");
    expect(await refused("perhaps", {})).toBe("400 unreadable-request");
    expect(await refused("confirm", { supersede: [1] })).toBe("400 unreadable-request");
    expect((await asked.get("/api/verdicts/wrong")).body.verdicts).toEqual([]);
  });

  it("the journal tells what happened in order, page by page, and has an empty page past its end", async () => {
    const { rule } = await open("told");
    await rule("confirm");
    await asked.post("/api/n/told/plan/v1/withdrawal", { reason: "Taken back." });
    const page = async (query: string) => (await asked.get(`/api/journal/told?${query}`)).body;
    const { entries, next } = await page("");
    expect(entries.map((entry: { position: number; event: string }) => `${entry.position} ${entry.event}`)).toEqual([
      "0 negotiation-described",
      "1 version-filed",
      "2 version-filed",
      "3 verdict-given",
      "4 version-withdrawn",
    ]);
    expect(next).toBeNull();
    expect(await page("after=1&limit=2")).toEqual({ entries: entries.slice(2, 4), next: 3 });
    for (const past of ["4", "2147483647", "99999999999999999999"]) {
      expect(await page(`after=${past}`)).toEqual({ entries: [], next: null });
    }
  });

  it("a position or a limit that is none is 400, an unknown negotiation 404", async () => {
    await open("asked");
    for (const query of [
      "after=",
      "after=-2",
      "after=1.5",
      "after=x",
      "limit=0",
      "limit=501",
      "limit=",
      "after=1&after=2",
    ]) {
      for (const list of ["journal", "verdicts"]) {
        expect((await asked.get(`/api/${list}/asked?${query}`)).body.code, query).toBe("malformed-query");
      }
    }
    expect((await asked.get("/api/journal/none")).status).toBe(404);
    expect((await asked.get("/api/verdicts/none")).status).toBe(404);
    expect(
      (
        await asked.post("/api/verdicts/none", {
          before: "a@b",
          after: "a@c",
          ruling: "link",
          pairs: PAIR,
          reason: "So.",
        })
      ).status,
    ).toBe(404);
  });

  it("nothing is written for another machine or a page of another site", async () => {
    await open("guarded");
    const paths = ["corrections", "withdrawal", "grades", "authorship"].map((what) => `/api/n/guarded/plan/v1/${what}`);
    const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } });
    const host = "localhost:3000";
    for (const path of [...paths, "/api/verdicts/guarded"]) {
      const init = { method: "POST", body: "{}", headers: { host } };
      expect((await service.app.request(path, init, from("192.0.2.7"))).status, path).toBe(403);
      const foreign = { ...init, headers: { host, origin: "https://elsewhere.example" } };
      expect((await service.app.request(path, foreign, from("127.0.0.1"))).status, path).toBe(403);
    }
    expect((await asked.get("/api/journal/guarded")).body.entries).toHaveLength(3);
  });
});
