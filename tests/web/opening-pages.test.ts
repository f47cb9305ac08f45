import { beforeAll, describe, expect, it } from "vitest";
import { serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { aNegotiation } from "../support/drafts.ts";
import { wordsOf } from "./reading.ts";

const HERE = { inProcess: true } as const;
const DRAFT = "---\ntitle: A draft\nkind: leak\npublished: 2025-01-01\n---\n\n1. The lake is shared.\n";

describe("who may see a version, on its pages", () => {
  let app: ReturnType<typeof serviceOn>["app"];

  beforeAll(async () => {
    const storage = await openStorageOnPGlite(await loadMigratedPGlite());
    app = serviceOn(storage).app;
    return () => storage.close();
  });

  async function open(negotiation: string, query: string) {
    const send = (method: string, path: string, body: string | URLSearchParams) => {
      const headers = typeof body === "string" ? { "Content-Type": "text/markdown" } : {};
      return app.request(path, { method, body, headers }, HERE);
    };
    await send("PUT", `/api/n/${negotiation}`, JSON.stringify({ ...aNegotiation(negotiation), id: undefined }));
    const filed = await send("PUT", `/api/n/${negotiation}/plan/one${query}`, DRAFT);
    const address = `/n/${negotiation}/plan/one`;
    const read = async (path: string, env?: typeof HERE) => {
      const answer = await app.request(path, {}, env);
      return { status: answer.status, words: wordsOf(await answer.text()) };
    };
    const say = (fields: Record<string, string>) =>
      send("POST", `${address}/opening`, new URLSearchParams({ seen: "2", ...fields }));
    return { filed, address, read, say };
  }

  it("is said to the desk on the version and in the list, and the form opens it", async () => {
    const { filed, address, read, say } = await open("said", "?state=private&publicFrom=2031-05-05T06:00:00Z");
    expect(await filed.json()).toMatchObject({
      version: { state: "embargoed", publicFrom: "2031-05-05T06:00:00.000Z" },
    });
    expect((await read(address, HERE)).words).toContain("Who sees it embargoed, private until 5 May 2031, 06:00 UTC");
    expect((await read("/n/said", HERE)).words).toContain("embargoed, private until");
    expect((await read("/n/said")).status).toBe(404);
    expect((await read(`${address}/statements`, HERE)).words).toContain("editors and admins alone may see it");
    const put = await say({ state: "shared", publicFrom: "2031-06-01 09:30" });
    expect([put.status, put.headers.get("location")]).toEqual([303, address]);
    expect((await read(address, HERE)).words).toContain("embargoed, shared until 1 June 2031, 09:30 UTC");
    expect((await read("/n/said/journal", HERE)).words).toContain(
      "A draft is shared with all members from here on, and public from 1 June 2031, 09:30 UTC",
    );
    expect((await say({ state: "published", publicFrom: "" })).status).toBe(303);
    expect((await read(address)).words).not.toContain("Who sees it");
    expect((await read(`${address}/statements`, HERE)).words).not.toContain("Open it to more people");
  });

  it("is asked once more where the moment is none, with what was typed", async () => {
    const { say } = await open("asked", "?state=private");
    const refused = await say({ state: "shared", publicFrom: "next <Monday>" });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('value="next &lt;Monday&gt;"');
    expect(wordsOf(html)).toContain('"next <Monday>" is no moment at which an embargo could end.');
  });

  it("stays as it is where a form names no state", async () => {
    const { address, read, say } = await open("unnamed", "?state=private");
    for (const fields of [{}, { state: "" }, { state: "everybody" }]) {
      const refused = await say(fields);
      expect(refused.status).toBe(422);
      expect(wordsOf(await refused.text())).toContain("It is not said who may see it.");
    }
    expect((await read(address)).status).toBe(404);
  });

  it("is said with a draft that is filed on a page", async () => {
    await open("typed", "");
    const fields = {
      ...{ seen: "2", do: "look", document: "plan", text: DRAFT.replace("lake", "shore"), version: "two" },
      ...{ openTo: "private", openFrom: "2031-05-05 06:00" },
    };
    const post = async (more: Record<string, string>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...fields, ...more })) body.set(name, value);
      return app.request("/n/typed/file", { method: "POST", body }, HERE);
    };
    const hidden = (html: string) =>
      Object.fromEntries(
        [...html.matchAll(/<input type="hidden" name="(proposed|filledFrom|looked)" value="([^"]*)"/gu)].map(
          ([, name, value]) => [name, value],
        ),
      );
    const told = { title: "Second", kind: "leak", published: "2025-01-02", coverage: "full", numbering: "printed" };
    const looked = await (await post(told)).text();
    expect(looked).toContain('value="2031-05-05 06:00"');
    const filed = await post({ ...told, ...hidden(looked), do: "file" });
    expect([filed.status, filed.headers.get("location")]).toEqual([303, "/n/typed/plan/two"]);
    const { state } = await (await app.request("/api/n/typed/plan/two", {}, HERE)).json();
    expect(state).toBe("embargoed");
    expect((await app.request("/api/n/typed/plan/two")).status).toBe(404);
  });
});
