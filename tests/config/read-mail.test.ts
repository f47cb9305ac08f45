import { afterEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import { readMailAddress } from "../../src/mail/mail-address.ts";

const ORIGIN = "https://travaux.example.org";
const FROM = "Travaux <travaux@example.org>";

function setUp(smtp: string, from = FROM, origin = ORIGIN): void {
  vi.stubEnv("TRAVAUX_SMTP", smtp);
  vi.stubEnv("TRAVAUX_MAIL_FROM", from);
  vi.stubEnv("TRAVAUX_ORIGIN", origin);
}

const READ: Readonly<Record<string, object>> = {
  "smtps://anna:p%40ss@smtp.example.org": {
    ...{ host: "smtp.example.org", port: 465, tls: "at-once", login: { user: "anna", password: "p@ss" } },
  },
  "smtp://smtp.example.org": { host: "smtp.example.org", port: 587, tls: "required", login: undefined },
  "smtp://10.0.0.2:25?tls=none": { host: "10.0.0.2", port: 25, tls: "none", login: undefined },
  "smtp://localhost:1025": { host: "localhost", port: 1025, tls: "none", login: undefined },
  "smtp://a:b@[::1]:25/": { host: "::1", port: 25, tls: "none", login: { user: "a", password: "b" } },
};

const REFUSED: readonly (readonly [smtp: string, from: string, origin: string, sentence: string])[] = [
  ["smtps://s.example", "", ORIGIN, "TRAVAUX_SMTP is set, and TRAVAUX_MAIL_FROM is not."],
  ["", FROM, ORIGIN, "TRAVAUX_MAIL_FROM is set, and TRAVAUX_SMTP is not."],
  ["smtps://s.example", FROM, "", "Mail is set up, and TRAVAUX_ORIGIN is not"],
  ["smtps://s.example", FROM, "http://travaux.example.org", "links in mail are followed over HTTPS alone"],
  ["https://a:hidden@s.example", FROM, ORIGIN, "TRAVAUX_SMTP is no address of a relay."],
  ["a:hidden@s.example:465", FROM, ORIGIN, "TRAVAUX_SMTP is no address of a relay."],
  ["smtps://a:hidden@s.example/inbox", FROM, ORIGIN, "TRAVAUX_SMTP is no address of a relay."],
  ["smtps://a:hidden@s.example?tls=none", FROM, ORIGIN, 'TRAVAUX_SMTP says smtps and "?tls=none".'],
  ["smtp://a:hidden@s.example?tls=none", FROM, ORIGIN, "TRAVAUX_SMTP would send a password unencrypted."],
  ["smtp://s.example?pool=true", FROM, ORIGIN, "TRAVAUX_SMTP says more than a relay."],
  ["smtps://anna@s.example", FROM, ORIGIN, "TRAVAUX_SMTP has half a login"],
  ["smtps://a:hidden%FF@s.example", FROM, ORIGIN, "TRAVAUX_SMTP has half a login"],
  ["smtps://s.example", "Travaux", ORIGIN, 'TRAVAUX_MAIL_FROM is "Travaux".'],
  ["smtps://s.example", "A\nBcc: b@c.example <a@b.example>", ORIGIN, "TRAVAUX_MAIL_FROM is"],
];

describe("the relay that takes mail", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("is none where nothing is said of it", () => {
    setUp("", "", ORIGIN);
    expect(readConfig().mail).toBeUndefined();
  });

  for (const [smtp, relay] of Object.entries(READ)) {
    it(`is read from TRAVAUX_SMTP=${smtp}`, () => {
      setUp(smtp);
      expect(readConfig().mail).toEqual({ relay, from: { name: "Travaux", address: "travaux@example.org" } });
    });
  }

  it("may lead to this machine without HTTPS, and its mails be from an address alone", () => {
    setUp("smtp://localhost", "travaux@Example.org", "http://localhost:8787");
    expect(readConfig().mail?.from).toEqual({ name: "Travaux", address: "travaux@example.org" });
  });

  for (const [smtp, from, origin, sentence] of REFUSED) {
    it(`is refused by ${JSON.stringify([smtp, from, origin])}, without showing a password`, () => {
      setUp(smtp, from, origin);
      expect(() => readConfig()).toThrow(sentence);
      try {
        readConfig();
      } catch (error) {
        expect(JSON.stringify(error) + String(error)).not.toContain("hidden");
      }
    });
  }
});

describe("an address of mail", () => {
  const addresses: Readonly<Record<string, string | undefined>> = {
    "anna@example.org": "anna@example.org",
    "Anna.K+talks@Example.ORG": "Anna.K+talks@example.org",
    "o'neill@пошта.укр": "o'neill@xn--80a1acn3a.xn--j1amh",
    "anna@localhost": undefined,
    "anna@127.0.0.1": undefined,
    "anna@0x7f.1": undefined,
    "anna@[::1]": undefined,
    "anna@example.org, emil@example.org": undefined,
    "anna@example.org\r\nBcc: emil@example.org": undefined,
    "Anna <anna@example.org>": undefined,
    '"anna k"@example.org': undefined,
    "anna@emil@example.org": undefined,
    "anna..k@example.org": undefined,
    "anna@example.org?cc=emil@example.org": undefined,
    "anna@exa mple.org": undefined,
    "анна@example.org": undefined,
    [`${"a".repeat(65)}@example.org`]: undefined,
    [`anna@${"a.".repeat(130)}org`]: undefined,
    "@example.org": undefined,
    "": undefined,
  };
  for (const [text, address] of Object.entries(addresses)) {
    it(`is ${address === undefined ? "not" : "read from"} ${JSON.stringify(text.slice(0, 60))}`, () => {
      expect(readMailAddress(text)).toBe(address);
    });
  }
});
