import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Service, serviceOn } from "../../src/service.ts";
import { openStorageOnPGlite } from "../../src/storage/open-storage.ts";
import { loadMigratedPGlite } from "../support/databases.ts";
import { draftText } from "../support/draft-text.ts";

const local = { inProcess: true as const };
const MARKDOWN = { "Content-Type": "text/markdown" };
const READ = [
  ...["/api/n", "/api/n/talks", "/api/n/talks/plan", "/api/n/talks/plan/first", "/api/n/talks/plan/first/capture"],
  ...["/api/n/talks/plan/first/point/1", "/openapi.json", "/", "/n/talks", "/n/talks/plan/first"],
];

describe("what is read", () => {
  let service: Service;
  const put = (path: string, body: string) =>
    service.app.request(path, { method: "PUT", body, headers: MARKDOWN }, local);

  beforeAll(async () => {
    service = serviceOn(await openStorageOnPGlite(await loadMigratedPGlite()));
    await put("/api/n/talks", "title: Talks\ndocuments: [{ id: plan, title: Plan }]\n");
    await put("/api/n/talks/plan/first", draftText("1. Words."));
  });
  afterAll(() => service.close());

  for (const path of READ) {
    it(`has an ETag at ${path}, and is 304 to whoever has it`, async () => {
      const whole = await service.app.request(path);
      const etag = whole.headers.get("etag") ?? "";
      expect([whole.status, etag]).toEqual([200, expect.stringMatching(/^"[0-9a-f]{40}"$/u)]);
      const again = await service.app.request(path, { headers: { "If-None-Match": etag } });
      expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
      const other = await service.app.request(path, { headers: { "If-None-Match": '"other"' } });
      expect([other.status, await other.text()]).toEqual([200, await whole.text()]);
      const head = await service.app.request(path, { method: "HEAD" });
      expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
    });
  }

  it("has another ETag when a version was filed", async () => {
    const before = (await service.app.request("/api/n/talks")).headers.get("etag") ?? "";
    await put("/api/n/talks/plan/second", draftText("1. Other words."));
    const after = await service.app.request("/api/n/talks", { headers: { "If-None-Match": before } });
    expect(after.status).toBe(200);
    expect(after.headers.get("etag")).not.toBe(before);
  });

  it("is not 304 where it is refused, and health is told anew each time", async () => {
    const refused = await service.app.request("/api/n/no-such", { headers: { "If-None-Match": "*" } });
    expect(refused.status).toBe(404);
    const health = await service.app.request("/healthz", { headers: { "If-None-Match": "*" } });
    expect([health.status, health.headers.get("etag")]).toEqual([200, null]);
  });
});
