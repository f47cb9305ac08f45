import { describe, expect, it } from "vitest";
import { healthRoutes } from "../../src/http/health.ts";
import { CHALLENGE_HEADER, provesItself } from "../../src/http/service-proof.ts";

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
