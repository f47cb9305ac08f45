import { beforeAll, expect, it } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { askService } from "../support/asked-service.ts";
import { describeOnBothDatabases } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const described = (title: string) => `title: ${title}\ndocuments: [{ id: lease, title: Lease }]\n`;
const FIRST = draftText("1. The rent is 100 a month.");
const REUSED = { status: 409, body: { code: "request-key-reused" } };

describeOnBothDatabases("a request that files, sent under a key of its own", (openTestStorage) => {
  let asked: Awaited<ReturnType<typeof askService>>;

  beforeAll(async () => {
    asked = await askService(serviceOn((await openTestStorage()).storage));
  });
  const key = (name: string) => ({ "Idempotency-Key": name });

  it("and once more is answered as the first time, and files one version", async () => {
    await asked.put("/api/n/keyed", described("Keyed"));
    const path = "/api/n/keyed/lease/v1";
    const first = await asked.put(path, FIRST, key("a"));
    expect([first.status, first.body.outcome]).toEqual([201, "filed"]);
    expect(await asked.put(path, FIRST, key("a"))).toEqual(first);
    expect((await asked.put(path, FIRST)).body.outcome).toBe("already-filed");
    expect((await asked.get("/api/journal/keyed")).body.entries).toHaveLength(2);
  });

  it("three times at once is filed once, and answered three times alike", async () => {
    await asked.put("/api/n/keyed-thrice", described("Thrice"));
    const path = "/api/n/keyed-thrice/lease/v1";
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => asked.put(path, FIRST, key("a"))));
    expect(first?.status).toBe(201);
    expect(others).toEqual([first, first]);
  });

  it("is refused where the same key came with other bytes, another id, another type or for something else", async () => {
    await asked.put("/api/n/keyed-other", described("Other"));
    const path = "/api/n/keyed-other/lease/v1";
    await asked.put(path, FIRST, key("a"));
    expect(await asked.put(path, FIRST.replace("100", "120"), key("a"))).toMatchObject(REUSED);
    expect(await asked.put("/api/n/keyed-other/lease/v2", FIRST, key("a"))).toMatchObject(REUSED);
    expect(await asked.put(path, FIRST, { ...key("a"), "Content-Type": "text/markdown; charset=utf-8" })).toMatchObject(
      { status: 201 },
    );
    expect(await asked.put("/api/n/keyed-other", described("Else"), key("a"))).toMatchObject(REUSED);
    expect((await asked.get("/api/n/keyed-other")).body.title).toBe("Other");
  });

  it("may be sent anew under its key after it was refused: a refusal is no answer to keep", async () => {
    await asked.put("/api/n/keyed-refused", described("Refused"));
    const path = "/api/n/keyed-refused/lease/v2";
    const second = draftText("1. The rent is 120 a month.", "based-on: [v1]\n");
    expect((await asked.put(path, second, key("b"))).status).toBe(422);
    await asked.put("/api/n/keyed-refused/lease/v1", FIRST);
    expect((await asked.put(path, second, key("b"))).status).toBe(201);
  });

  it("describes a negotiation once, also where a later description stands by then", async () => {
    const first = await asked.put("/api/n/keyed-talks", described("Talks"), key("a"));
    expect([first.status, first.body.outcome]).toEqual([201, "created"]);
    expect((await asked.put("/api/n/keyed-talks", described("Later talks"), key("b"))).body.outcome).toBe("changed");
    expect(await asked.put("/api/n/keyed-talks", described("Talks"), key("a"))).toEqual(first);
    expect((await asked.get("/api/n/keyed-talks")).body.title).toBe("Later talks");
    expect(await asked.put("/api/n/keyed-talks", described("Other talks"), key("a"))).toMatchObject(REUSED);
    expect((await asked.get("/api/journal/keyed-talks")).body.entries).toHaveLength(2);
  });

  it("is refused where the key is too long to be one", async () => {
    const long = key("k".repeat(201));
    for (const [path, body] of [
      ["/api/n/keyed-long", described("Long")],
      ["/api/n/keyed-long/lease/v1", FIRST],
    ] as const) {
      expect(await asked.put(path, body, long)).toMatchObject({ status: 400, body: { code: "unreadable-request" } });
    }
  });
});
