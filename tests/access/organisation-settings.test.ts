import { describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { organisationOf } from "../../src/organisation-settings.ts";

const SECRET = "not to be shown";
const WHOLE = {
  ...{ OIDC_ISSUER: "https://login.example.org/realms/news", OIDC_CLIENT_ID: "travaux" },
  ...{ OIDC_CLIENT_SECRET: SECRET, OIDC_LABEL: " The newsroom " },
};
const HERE = { OIDC_ISSUER: "http://127.0.0.1:9000" };

/** What the surroundings and an address to listen on amount to. */
function settingsIn(environment: Readonly<Record<string, string>>, host?: string) {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    return organisationOf(readConfig({ host }));
  } finally {
    vi.unstubAllEnvs();
  }
}

describe("where an organisation's people sign in", () => {
  it("is set up by the environment, or not at all", () => {
    expect(settingsIn({})).toBeUndefined();
    expect(settingsIn({ OIDC_LABEL: "alone" })).toBeUndefined();
    expect(settingsIn({ ...WHOLE, OIDC_CLIENT_ID: "", OIDC_ISSUER: "", OIDC_CLIENT_SECRET: "" })).toBeUndefined();
    expect(settingsIn(WHOLE, "0.0.0.0")).toEqual({
      ...{ issuer: "https://login.example.org/realms/news", clientId: "travaux" },
      ...{ clientSecret: SECRET, label: "The newsroom" },
    });
    expect(settingsIn({ ...WHOLE, OIDC_LABEL: "" })).toMatchObject({ label: "login.example.org" });
  });

  it("speaks HTTPS, but on this machine, while nobody else is listened to", () => {
    for (const OIDC_ISSUER of ["http://127.0.0.1:9000", "http://localhost:9000/x", "http://[::1]:9000"]) {
      for (const host of [undefined, "localhost", "::1"]) {
        expect(settingsIn({ ...WHOLE, OIDC_ISSUER }, host), `${OIDC_ISSUER} ${host}`).toMatchObject({
          issuer: OIDC_ISSUER,
        });
      }
    }
    for (const [OIDC_ISSUER, host] of [
      [HERE.OIDC_ISSUER, "0.0.0.0"],
      [HERE.OIDC_ISSUER, "192.0.2.7"],
      ["http://login.example.org", "127.0.0.1"],
      ["http://127.0.0.1.example.org", "127.0.0.1"],
      ["ftp://127.0.0.1", "127.0.0.1"],
    ] as const) {
      expect(() => settingsIn({ ...WHOLE, OIDC_ISSUER }, host), OIDC_ISSUER).toThrow(
        `OIDC_ISSUER is ${OIDC_ISSUER}, which is not HTTPS.`,
      );
    }
  });

  it("is refused by half, and where it is no address, without a word of the secret", () => {
    const wrong = [
      ...Object.keys(HERE).map((name) => ({ ...WHOLE, [name]: "" })),
      ...[{ OIDC_CLIENT_ID: "" }, { OIDC_CLIENT_SECRET: "" }].map((one) => ({ ...WHOLE, ...one })),
      ...["login.example.org", `https://me:${SECRET}@login.example.org`, "https://login.example.org?x=1"].map(
        (OIDC_ISSUER) => ({ ...WHOLE, OIDC_ISSUER }),
      ),
    ];
    for (const environment of wrong) {
      const refused = expect(() => settingsIn(environment), JSON.stringify(environment));
      refused.toThrow(expect.objectContaining({ code: "bad-usage" }));
      refused.not.toThrow(SECRET);
    }
  });
});
