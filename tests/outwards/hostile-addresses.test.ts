import type { ServerResponse } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { Outcome } from "../../src/outwards/outcome.ts";
import { openOutwards } from "../../src/outwards/outwards.ts";
import { readAllowed } from "../../src/outwards/read-allowed.ts";
import { mapNet } from "../support/mapped-net.ts";
import { openReceiver, type Receiver } from "../support/receiver.ts";
import { makeCertificate } from "../support/throwaway-certificate.ts";

const ASKED = {
  ...({ method: "POST", headers: {}, body: "{}", redirects: 3 } as const),
  ...{ timeoutMs: 10_000, maxBytes: 1_000 },
};
const PUBLIC = "93.184.215.14";
const ALSO_PUBLIC = "2606:2800:21f:cb07:6820:80da:af6b:8b2c";

// What an attacker wants to reach by IPv4, each with what it is.
const INNER = {
  "127.0.0.1": "the machine itself",
  "127.8.9.7": "the machine itself, by another number",
  "0.0.0.0": "the machine itself, as Linux has it",
  "10.0.0.1": "a private network",
  "10.255.255.255": "its last address",
  "172.16.3.4": "a private network",
  "172.31.255.254": "near its end",
  "192.168.1.1": "a router at home",
  "100.64.0.1": "a carrier's inner network",
  "100.127.255.254": "near its end",
  "169.254.169.254": "the keys of a machine in a cloud",
  "192.0.0.192": "the same, in another cloud",
  "192.0.2.1": "documentation",
  "198.18.0.1": "benchmarks",
  "203.0.113.9": "documentation",
  "224.0.0.251": "many at once",
  "240.0.0.1": "reserved",
  "255.255.255.255": "all at once",
};

// Every way to write one, as the host of a URL.
const SPELLINGS: Readonly<Record<string, (parts: readonly number[], dotted: string) => string>> = {
  "four decimals": (_, dotted) => dotted,
  "a dot at the end": (_, dotted) => `${dotted}.`,
  octal: (parts) => parts.map((part) => `0${part.toString(8)}`).join("."),
  "octal with more zeros": (parts) => parts.map((part) => `000${part.toString(8)}`).join("."),
  hex: (parts) => parts.map((part) => `0x${part.toString(16)}`).join("."),
  "hex and decimals": ([a, b, ...rest]) => `0X${(a ?? 0).toString(16).toUpperCase()}.${b}.${rest.join(".")}`,
  "one number": (parts) => `${numberOf(parts)}`,
  "one number in hex": (parts) => `0x${numberOf(parts).toString(16)}`,
  "one number in octal": (parts) => `0${numberOf(parts).toString(8)}`,
  "two parts": ([first, ...rest]) => `${first}.${numberOf(rest)}`,
  "three parts": ([first, second, ...rest]) => `${first}.${second}.${numberOf(rest)}`,
  "full-width digits": (_, dotted) =>
    dotted.replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit))).replaceAll(".", "。"),
  "digits in circles": (_, dotted) =>
    dotted.replace(/[1-9]/gu, (digit) => String.fromCodePoint(0x245f + Number(digit))),
  "percent signs": (_, dotted) => dotted.replace(/\d/gu, (digit) => `%3${digit}`),
  "mapped to IPv6": (_, dotted) => `[::ffff:${dotted}]`,
  "mapped, in hex": (parts) => `[::ffff:${groupsOf(parts)}]`,
  "mapped, in full": (parts) => `[0:0:0:0:0:FFFF:${groupsOf(parts)}]`,
  "compatible with IPv6": (_, dotted) => `[::${dotted}]`,
  "translated without state": (_, dotted) => `[::ffff:0:${dotted}]`,
  "translated (NAT64)": (_, dotted) => `[64:ff9b::${dotted}]`,
  "translated here (NAT64)": (_, dotted) => `[64:ff9b:1::${dotted}]`,
  "tunnelled (6to4)": (parts) => `[2002:${groupsOf(parts)}::1]`,
  "tunnelled (Teredo)": (parts) => `[2001:0:${groupsOf(parts)}::1]`,
  "tunnelled (ISATAP)": (_, dotted) => `[2606:4700::5efe:${dotted}]`,
};

const INNER_IPV6 = {
  "::1": "the machine itself",
  "::": "the machine itself, as Linux has it",
  "fe80::1": "the local link",
  "febf::1": "the end of the local link",
  "fc00::1": "a private network",
  "fd00:ec2::254": "the keys of a machine in a cloud",
  "fec0::1": "a site, as it once was",
  "ff02::1": "all on the link",
  "ff0e::1": "many anywhere",
  "100::1": "what is thrown away",
  "2001:db8::1": "documentation",
  "3fff::1": "documentation",
  "2001:2::1": "benchmarks",
  "2001:10::1": "no place at all (ORCHID)",
  "2001:20::1": "no place at all (ORCHIDv2)",
  "5f00::1": "segments of a route (SRv6)",
  "4000::1": "what is not handed out",
  "fe00::1": "what is not handed out",
};

const spelled = Object.keys(INNER).flatMap((dotted) =>
  Object.entries(SPELLINGS).map(([how, spell]) => ({
    dotted,
    how,
    host: spell(dotted.split(".").map(Number), dotted),
  })),
);
const literals = [
  ...new Set([...spelled.map(({ host }) => host), ...Object.keys(INNER_IPV6).map((address) => `[${address}]`)]),
];
const answers = [...Object.keys(INNER), ...Object.keys(INNER_IPV6), "::ffff:127.0.0.1", "64:ff9b::10.0.0.1"];

describe("of hostile addresses", () => {
  let here: readonly Receiver[];
  let outside: Receiver;
  let withoutTls: Receiver;
  let redirectTo = "";
  const certificate = makeCertificate("harbour.example");

  beforeAll(async () => {
    here = await Promise.all(["127.0.0.1", "127.8.9.7", "::1"].map((address) => openReceiver(undefined, { address })));
    const redirect = (_: unknown, response: ServerResponse) => response.writeHead(302, { location: redirectTo }).end();
    outside = await openReceiver(redirect, { certificate });
    withoutTls = await openReceiver(redirect);
  });
  afterAll(async () => {
    await Promise.all([...here, outside, withoutTls].map((receiver) => receiver.close()));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    expect(here.map((receiver) => receiver.connections())).toEqual([0, 0, 0]);
  });

  /** A way out that takes what is inner for what it is not: whatever is connected to comes to the receivers here. */
  function open(resolve: (name: string) => Promise<readonly string[]>) {
    const { connect, attempts } = mapNet({ [PUBLIC]: outside, [ALSO_PUBLIC]: outside }, here);
    const outwards = openOutwards({ allow: [], resolve, connect, trusted: [certificate.cert] });
    return { ...outwards, attempts };
  }

  it("there are more than 250, and each is one that could be meant", () => {
    expect(literals.length).toBeGreaterThanOrEqual(250);
    expect(spelled.filter(({ dotted }) => dotted === "127.0.0.1").map(({ how, host }) => `${how}: ${host}`)).toEqual([
      "four decimals: 127.0.0.1",
      "a dot at the end: 127.0.0.1.",
      "octal: 0177.00.00.01",
      "octal with more zeros: 000177.0000.0000.0001",
      "hex: 0x7f.0x0.0x0.0x1",
      "hex and decimals: 0X7F.0.0.1",
      "one number: 2130706433",
      "one number in hex: 0x7f000001",
      "one number in octal: 017700000001",
      "two parts: 127.1",
      "three parts: 127.0.1",
      "full-width digits: １２７。０。０。１",
      "digits in circles: ①②⑦.0.0.①",
      "percent signs: %31%32%37.%30.%30.%31",
      "mapped to IPv6: [::ffff:127.0.0.1]",
      "mapped, in hex: [::ffff:7f00:1]",
      "mapped, in full: [0:0:0:0:0:FFFF:7f00:1]",
      "compatible with IPv6: [::127.0.0.1]",
      "translated without state: [::ffff:0:127.0.0.1]",
      "translated (NAT64): [64:ff9b::127.0.0.1]",
      "translated here (NAT64): [64:ff9b:1::127.0.0.1]",
      "tunnelled (6to4): [2002:7f00:1::1]",
      "tunnelled (Teredo): [2001:0:7f00:1::1]",
      "tunnelled (ISATAP): [2606:4700::5efe:127.0.0.1]",
    ]);
  });

  it("none is connected to where a URL spells it", async () => {
    const { fetchOutside, attempts } = open(() => Promise.resolve([PUBLIC]));
    for (const host of literals) {
      expect(toldOf(await fetchOutside(`https://${host}/`, ASKED)), host).toBe("refused: address");
      expect(toldOf(await fetchOutside(`https://${host}:8443/`, ASKED)), host).toBe("refused: address");
      expect((await fetchOutside(`http://${host}/`, ASKED)).kind, host).toBe("refused");
    }
    expect(attempts).toEqual([]);
  });

  it("none is connected to where a name leads to it, alone or among public ones", async () => {
    let answer: readonly string[] = [];
    const { fetchOutside, attempts } = open(() => Promise.resolve(answer));
    for (const address of answers) {
      for (const mixed of [[address], [PUBLIC, address], [address, PUBLIC], [PUBLIC, ALSO_PUBLIC, address]]) {
        answer = mixed;
        const outcome = await fetchOutside("https://harbour.example/hook?key=hidden", ASKED);
        expect(toldOf(outcome), mixed.join(" ")).toBe("refused: address");
        expect(outcome).toMatchObject({
          why: expect.stringMatching(/^harbour\.example leads to an address that is /u),
        });
        expect(outcome).toMatchObject({ why: expect.not.stringContaining(address === "::" ? "::ffff" : address) });
      }
    }
    expect(attempts).toEqual([]);
  });

  it("none is connected to where a host redirects to it, by its number or by a name", async () => {
    let answer = "";
    const { connect, attempts } = mapNet({ [PUBLIC]: withoutTls }, here);
    const { fetchOutside } = openOutwards({
      // One name may do without https, which saves hundreds of handshakes; where it leads on to is checked all the same.
      ...{ allow: readAllowed("harbour.example", "The setting"), connect },
      resolve: (name) => Promise.resolve([name === "harbour.example" ? PUBLIC : answer]),
    });
    const targets = [
      ...literals.map((host) => `https://${host}/`),
      ...answers.map((address) => `https://boathouse.example/${address}`),
    ];
    for (const target of targets) {
      redirectTo = encodeLocation(target);
      answer = decodeURI(new URL(target).pathname.slice(1));
      const outcome = await fetchOutside("http://harbour.example/", { ...ASKED, method: "GET", body: undefined });
      expect(toldOf(outcome), target).toBe("refused: address");
    }
    expect(new Set(attempts)).toEqual(new Set([`${PUBLIC} 80`]));
    expect(attempts).toHaveLength(targets.length);
  });

  it("none is connected to at the end of a chain of redirects", async () => {
    let step = 0;
    const chain = ["https://harbour.example/2", "//harbour.example:8443/3", "https://2130706433/"];
    const { connect, attempts } = mapNet({ [PUBLIC]: outside }, here);
    const { fetchOutside } = openOutwards({
      ...{ allow: [], connect, trusted: [certificate.cert] },
      resolve: () => {
        redirectTo = chain[step] ?? "";
        step += 1;
        return Promise.resolve([PUBLIC]);
      },
    });
    expect(toldOf(await fetchOutside("https://harbour.example/1", { ...ASKED, method: "GET" }))).toBe(
      "refused: address",
    );
    expect(attempts).toEqual([`${PUBLIC} 443`, `${PUBLIC} 443`, `${PUBLIC} 8443`]);
  });

  it("none is connected to where a name leads elsewhere once it was checked", async () => {
    const lookedUp: string[] = [];
    redirectTo = "https://harbour.example/again";
    const { fetchOutside, attempts } = open((name) => {
      lookedUp.push(name);
      return Promise.resolve(lookedUp.length === 1 ? [PUBLIC] : ["127.0.0.1"]);
    });
    expect(toldOf(await fetchOutside("https://harbour.example/", ASKED))).toBe("too-many-redirects");
    expect([lookedUp, attempts]).toEqual([["harbour.example"], [`${PUBLIC} 443`]]);
    expect(toldOf(await fetchOutside("https://harbour.example/", ASKED))).toBe("refused: address");
    expect(attempts).toEqual([`${PUBLIC} 443`]);
  });

  it("none is asked anything where a connection ends up there", async () => {
    const [loopback = outside] = here;
    const straying = openOutwards({
      allow: [],
      resolve: () => Promise.resolve([PUBLIC]),
      // What was checked is public; the socket says truthfully that it is at loopback.
      connect: () => mapNet({}, [outside]).connect({ address: outside.address, port: loopback.port }),
    });
    const before = outside.sent.length;
    expect(toldOf(await straying.fetchOutside("https://harbour.example/", ASKED))).toBe("refused: led-elsewhere");
    expect(outside.sent).toHaveLength(before);
  });

  it("none is connected to by names that mean this machine", async () => {
    const { connect, attempts } = mapNet({}, here);
    const { fetchOutside } = openOutwards({ allow: [], connect });
    for (const host of ["localhost", "LOCALHOST", "localhost.", "hooks.localhost", "ｌｏｃａｌｈｏｓｔ"]) {
      expect(toldOf(await fetchOutside(`https://${host}/`, ASKED)), host).toBe("refused: address");
    }
    expect(attempts).toEqual([]);
  });

  it("none is connected to at the very port that listens, with nothing of the net replaced", async () => {
    for (const [at, receiver] of here.entries()) {
      // An address of a network that is not here opens the port, and so nothing but the address can be refused.
      const { fetchOutside } = openOutwards({ allow: readAllowed(`10.99.99.99:${receiver.port}`, "The setting") });
      const hosts = at === 2 ? ["[::1]", "[0:0:0:0:0:0:0:1]"] : spelledOf(receiver.address);
      for (const host of [...hosts, "localhost"]) {
        for (const scheme of ["http", "https"]) {
          const outcome = await fetchOutside(`${scheme}://${host}:${receiver.port}/`, ASKED);
          // A tunnel looks public, and so it is asked for https and an open port before it is followed.
          const reason = host.includes("5efe") ? (scheme === "http" ? "not-https" : "port") : "address";
          expect(toldOf(outcome), `${scheme}://${host}`).toBe(`refused: ${reason}`);
        }
      }
    }
  });

  it("none is connected to by way of a proxy that the environment names", async () => {
    const [proxy = outside] = here;
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "NODE_USE_ENV_PROXY"]) {
      vi.stubEnv(name, name.startsWith("NODE") ? "1" : `http://127.0.0.1:${proxy.port}`);
    }
    redirectTo = "https://harbour.example/";
    const { fetchOutside, attempts } = open(() => Promise.resolve([PUBLIC]));
    expect(toldOf(await fetchOutside("https://harbour.example/", ASKED))).toBe("too-many-redirects");
    expect(attempts).toEqual([`${PUBLIC} 443`]);
  });
});

function toldOf(outcome: Outcome): string {
  return outcome.kind === "refused" ? `refused: ${outcome.reason}` : outcome.kind;
}

function spelledOf(address: string): readonly string[] {
  return spelled.filter(({ dotted }) => dotted === address).map(({ host }) => host);
}

/** As a header can hold it. */
function encodeLocation(target: string): string {
  return [...target].map((one) => (one > "~" ? encodeURIComponent(one) : one)).join("");
}

function numberOf(parts: readonly number[]): number {
  return parts.reduce((total, part) => total * 256 + part, 0);
}

function groupsOf([a = 0, b = 0, c = 0, d = 0]: readonly number[]): string {
  return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
