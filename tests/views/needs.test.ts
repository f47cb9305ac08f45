import { type Context, Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { needs, refuseUndeclared } from "../../src/views/needs.ts";
import type { SeenBy } from "../../src/views/seen-by.ts";

const answer = (c: Context) => c.text("Here.");
const seen = (() => undefined) as unknown as SeenBy;

describe("a route that does not say what it needs", () => {
  it("keeps the service from being opened, and is named", () => {
    const mounting = vi.spyOn(Hono.prototype, "route");
    try {
      mounting.mockImplementationOnce(function (this: Hono) {
        return this.get("/forgotten/:by", answer);
      } as Hono["route"]);
      expect(() => serviceOn({ seenBy: (): Storage => ({}) as Storage } as unknown as Storage)).toThrow(
        "GET /forgotten/:by does not say first what it needs",
      );
    } finally {
      mounting.mockRestore();
    }
  });

  const undeclared: Readonly<Record<string, Hono>> = {
    "GET /a": new Hono().get("/a", answer),
    "POST /a": new Hono().get("/a", needs("anyone"), answer).post("/a", answer),
    "GET /b": new Hono().get("/b", answer).get("/b", needs("anyone"), answer),
    "GET /api/c": new Hono().route("/api", new Hono().get("/c", answer)),
    "GET /in/api/d": new Hono().route(
      "/in",
      new Hono().basePath("/api").get("/d", (c, next) => answer(c) ?? next()),
    ),
    "DELETE /e": new Hono().route("/", new Hono().onError((_, c) => answer(c)).delete("/e", answer)),
    // Not for all paths, it would be a guard by a prefix.
    "ALL /api/*": new Hono().use("/api/*", (_, next) => next()).get("/api/f", needs("anyone"), answer),
    "ALL /*": new Hono().all("*", answer),
  };
  for (const [route, app] of Object.entries(undeclared)) {
    it(`is found wherever it stands: ${route}`, () => {
      expect(() => refuseUndeclared(app)).toThrow(`${route} does not say first what it needs`);
    });
  }

  it("is none that says so first, however it is mounted; nor is what is used for everything", () => {
    const deep = new Hono().onError((_, c) => answer(c)).get("/", needs("somebody"), answer);
    const app = new Hono()
      .use((_, next) => next())
      .get("/a", needs("anyone"), (_, next) => next(), answer)
      .route("/deep", deep)
      .post("/n/:negotiation/b", needs({ needs: "file-version", seen }), answer)
      .all("*", needs("anyone"), answer);
    expect(() => refuseUndeclared(app)).not.toThrow();
  });

  it("is as good as one that needs an action in a negotiation, and is in none", () => {
    const app = new Hono().post("/n/:negotiations", needs({ needs: "file-version", seen }), answer);
    expect(() => refuseUndeclared(app)).toThrow(
      "POST /n/:negotiations needs file-version, and its path names no :negotiation.",
    );
  });
});
