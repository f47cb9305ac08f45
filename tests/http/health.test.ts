import { describe, expect, it } from "vitest";
import { healthRoutes } from "../../src/http/health.ts";
import { CHALLENGE_HEADER, provesItself } from "../../src/http/service-proof.ts";
import { serviceOn } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { describeOnBothDatabases } from "../support/databases.ts";

const TOKEN = "the-services-own-token";

async function askHealth(headers: Record<string, string>) {
  return (await (await healthRoutes(async () => true, TOKEN).request("/healthz", { headers })).json()) as object;
}

describe("a challenge to /healthz", () => {
  it("is answered with a proof that does not name the token", async () => {
    const answer = await askHealth({ [CHALLENGE_HEADER]: "once" });
    expect(provesItself(answer, TOKEN, "once")).toBe(true);
    expect(JSON.stringify(answer)).not.toContain(TOKEN);
  });

  it("is not met by an answer to another one, by another token or by no proof", async () => {
    const answer = await askHealth({ [CHALLENGE_HEADER]: "once" });
    expect(provesItself(answer, TOKEN, "twice")).toBe(false);
    expect(provesItself(answer, "another", "once")).toBe(false);
    for (const other of [{ status: "alive" }, { proof: "" }, { proof: 1 }, {}, null, undefined, "proof", []]) {
      expect(provesItself(other, TOKEN, "once")).toBe(false);
    }
  });

  it("is not needed to learn that the process lives", async () => {
    expect(await askHealth({})).toEqual({ status: "alive" });
  });
});

describeOnBothDatabases("a service that lost its database", (openTestStorage) => {
  it("still lives, and says that it cannot serve", async () => {
    const { storage } = await openTestStorage();
    const lost: Storage = { ...storage, read: () => Promise.reject(new Error("gone")), isReady: async () => false };
    const { app } = serviceOn(lost);
    expect((await app.request("/healthz")).status).toBe(200);
    expect((await app.request("/readyz")).status).toBe(503);
  });
});
