import { afterEach, describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";

const READ: Readonly<Record<string, string | undefined>> = {
  "": undefined,
  "https://travaux.example.org": "https://travaux.example.org",
  "https://travaux.example.org/": "https://travaux.example.org",
  "http://127.0.0.1:8787": "http://127.0.0.1:8787",
  "HTTPS://Travaux.Example.org:443": "https://travaux.example.org",
};

const REFUSED = [
  "travaux.example.org",
  "ftp://travaux.example.org",
  "https://travaux.example.org/n",
  "https://a:b@x.org",
];

describe("how people outside reach the service", () => {
  afterEach(() => vi.unstubAllEnvs());

  for (const [text, origin] of Object.entries(READ)) {
    it(`is read from TRAVAUX_ORIGIN="${text}"`, () => {
      vi.stubEnv("TRAVAUX_ORIGIN", text);
      expect(readConfig().origin).toBe(origin);
    });
  }

  for (const text of REFUSED) {
    it(`is not ${text}`, () => {
      vi.stubEnv("TRAVAUX_ORIGIN", text);
      expect(() => readConfig()).toThrow(`TRAVAUX_ORIGIN is "${text}".`);
    });
  }
});
