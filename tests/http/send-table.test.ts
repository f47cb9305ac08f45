import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { notModified } from "../../src/http/not-modified.ts";
import { sendTable, type TableLine } from "../../src/http/send-table.ts";

/** A service of one table, which counts the lines that were made. */
function tableOf(count: number) {
  const made = { lines: 0, ended: false };
  function* lines(): Generator<TableLine> {
    try {
      for (; made.lines < count; made.lines++) yield [`line ${made.lines}`, "words ".repeat(20)];
    } finally {
      made.ended = true;
    }
  }
  const app = new Hono().use(notModified).get("/table.csv", (c) => sendTable(c, lines(), "table.csv"));
  return { made, app };
}

describe("a table as CSV", () => {
  it("has an ETag, and is 304 to whoever has it", async () => {
    const etag = (await tableOf(10).app.request("/table.csv")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^"[0-9a-f]{40}"$/u);
    expect((await tableOf(10).app.request("/table.csv", { headers: { "If-None-Match": etag } })).status).toBe(304);
  });

  it("that is large is made only as far as it is read, and has no ETag", async () => {
    const count = 100_000;
    const { made, app } = tableOf(count);
    const answer = await app.request("/table.csv");
    expect([answer.headers.get("etag"), answer.headers.get("cache-control")]).toEqual([null, "no-store"]);
    expect(made.lines).toBeLessThan(count / 2);
    const lines = (await answer.text()).split("\r\n");
    expect([lines.length, lines[0], lines.at(-2)?.startsWith(`line ${count - 1},`)]).toEqual([
      count + 1,
      `line 0,${"words ".repeat(20)}`,
      true,
    ]);
  });

  it("that is large is given up with the request", async () => {
    const { made, app } = tableOf(100_000);
    const reader = (await app.request("/table.csv")).body?.getReader();
    await reader?.read();
    expect(made.ended).toBe(false);
    await reader?.cancel();
    expect(made.ended).toBe(true);
  });
});
