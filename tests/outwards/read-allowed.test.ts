import { describe, expect, it, vi } from "vitest";
import { readConfig } from "../../src/config.ts";
import type { Allowed } from "../../src/outwards/allowed.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";

const READ = {
  "10.0.5.0/24": "network 10.0.5.0/24",
  "10.0.5.0/24:9000": "network 10.0.5.0/24 port 9000",
  "10.0.5.7": "network 10.0.5.7/32",
  "10.0.5.7:443": "network 10.0.5.7/32 port 443",
  "127.0.0.0/8": "network 127.0.0.0/8",
  "fd12::/48": "network fd12::/48",
  "FD12:0::7": "network fd12::7/128",
  "::1": "network ::1/128",
  "[::1]": "network ::1/128",
  "[::1]:9000": "network ::1/128 port 9000",
  "[fd12::/48]:9000": "network fd12::/48 port 9000",
  "fc00::/7": "network fc00::/7",
  "64:ff9b::/96": "network 64:ff9b::/96",
  "hooks.inner.example": "host hooks.inner.example",
  "Hooks.Inner.Example.:9000": "host hooks.inner.example port 9000",
  localhost: "host localhost",
  "hafen.münchen.example": "host hafen.xn--mnchen-3ya.example",
  worker_1: "host worker_1",
};

const HOW = /^Write a network/u;
const REFUSED: Readonly<Record<string, RegExp>> = {
  "10.0.5.7/24": /^The network of that address is 10\.0\.5\.0\/24\.$/u,
  "fd12::7/48": /^The network of that address is fd12::\/48\.$/u,
  "0.0.0.0/0": /^A network has 8 bits or more/u,
  "10.0.0.0/7": /^A network has 8 bits/u,
  "::/0": /^A network has 7 bits/u,
  "10.0.5.0/33": HOW,
  "10.0.5.0/": HOW,
  "10.0.5.0/x": HOW,
  "10.0.5.0/24/24": HOW,
  "fd12::/129": HOW,
  "fe80::1%lo": HOW,
  "0.0.0.0": /^Nothing can be sent there/u,
  "0.0.0.0/8": /^Nothing can be sent there/u,
  "224.0.0.1": /^Nothing can be sent there/u,
  "255.255.255.255": /^Nothing can be sent there/u,
  "ff02::1": /^Nothing can be sent there/u,
  "::ffff:10.0.5.7": /as the IPv4 address it leads to/u,
  "2002:a00:507::/48": /as the IPv4 address it leads to/u,
  "64:ff9b:1::1": /as the IPv4 address it leads to/u,
  "0x7f.1": /^That is the address 127\.0\.0\.1; write it so\.$/u,
  "127.1": /^That is the address 127\.0\.0\.1/u,
  "2130706433": /^That is the address 127\.0\.0\.1/u,
  "10.0.5.7:0": /^A port lies between/u,
  "hooks.inner.example:65536": /^A port lies between/u,
  "hooks.inner.example:": HOW,
  "hooks.inner.example:x": HOW,
  ":9000": HOW,
  "https://hooks.inner.example/": HOW,
  "hooks.inner.example/hook": HOW,
  "anna@hooks.inner.example": HOW,
  "*.inner.example": HOW,
  "*": HOW,
  ".": HOW,
  "two words": HOW,
  "-x.example": HOW,
  "[hooks.inner.example]": HOW,
  "[10.0.5.7": HOW,
  "1.2.3.4.5": HOW,
  "inner\u0000.example": HOW,
};

describe("where one may go beside public addresses", () => {
  for (const [text, meant] of Object.entries(READ)) {
    it(`may be written ${text}`, () => {
      expect(readAllowed(text, "The setting").map(drawn)).toEqual([meant]);
    });
  }

  for (const [text, hint] of Object.entries(REFUSED)) {
    it(`is not ${JSON.stringify(text)}`, () => {
      let thrown: unknown;
      try {
        readAllowed(`10.0.5.0/24, ${text}`, "The setting");
      } catch (error) {
        thrown = error;
      }
      const shown = text.replace("\u0000", "?");
      expect(thrown).toMatchObject({
        code: "bad-usage",
        message: `The setting has the entry "${shown}".`,
        hint: expect.stringMatching(hint),
      });
    });
  }

  it("is read from the environment, between commas, and is nowhere without it", () => {
    const read = (value: string) => {
      vi.stubEnv("TRAVAUX_ALLOW_OUTWARDS", value);
      try {
        return readConfig().allowOutwards.map(drawn);
      } finally {
        vi.unstubAllEnvs();
      }
    };
    expect(read("")).toEqual([]);
    expect(read(" 10.0.5.0/24 ,hooks.inner.example:9000,, ")).toEqual([
      "network 10.0.5.0/24",
      "host hooks.inner.example port 9000",
    ]);
    expect(() => read("10.0.5.0/24, nonsense!")).toThrow('TRAVAUX_ALLOW_OUTWARDS has the entry "nonsense!".');
    expect(() => read("x".repeat(5_000))).toThrow(`has the entry "${"x".repeat(60)}".`);
  });
});

function drawn(entry: Allowed): string {
  const what = entry.kind === "host" ? `host ${entry.host}` : `network ${entry.network.join("/")}`;
  return `${what}${entry.port === undefined ? "" : ` port ${entry.port}`}`;
}
