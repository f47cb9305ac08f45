import { BlockList } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressFamily, isSameAddress, leadsOnTo } from "../../src/outwards/address-family.ts";

// First and last of each range, then what lies next to it outside.
const DRAWN = `
0.0.0.0                   nowhere
0.255.255.255             nowhere
1.0.0.0                   public
9.255.255.255             public
10.0.0.0                  private
10.255.255.255            private
11.0.0.0                  public
100.63.255.255            public
100.64.0.0                carrier-nat
100.127.255.255           carrier-nat
100.128.0.0               public
126.255.255.255           public
127.0.0.0                 loopback
127.255.255.255           loopback
128.0.0.0                 public
169.253.255.255           public
169.254.0.0               link-local
169.254.169.254           link-local
169.255.0.0               public
172.15.255.255            public
172.16.0.0                private
172.31.255.255            private
172.32.0.0                public
191.255.255.255           public
192.0.0.0                 reserved
192.0.0.255               reserved
192.0.1.0                 public
192.0.2.1                 reserved
192.88.99.1               reserved
192.167.255.255           public
192.168.0.0               private
192.168.255.255           private
192.169.0.0               public
198.17.255.255            public
198.18.0.0                reserved
198.19.255.255            reserved
198.20.0.0                public
198.51.100.7              reserved
203.0.113.7               reserved
223.255.255.255           public
224.0.0.0                 nowhere
239.255.255.255           nowhere
240.0.0.0                 reserved
255.255.255.254           reserved
255.255.255.255           nowhere
::                        nowhere
::1                       loopback
::2                       translated
::127.0.0.1               translated
::ffff:1.1.1.1            translated
::ffff:7f00:1             translated
::ffff:0:1.1.1.1          translated
64:ff9b::1.1.1.1          translated
64:ff9b:1::1.1.1.1        translated
100::1                    reserved
100:0:0:1::1              reserved
1fff:ffff::1              reserved
2000::1                   public
2001::1                   translated
2001:0:7f00:1::           translated
2001:2::1                 reserved
2001:10::1                reserved
2001:20::1                reserved
2001:1ff:ffff::1          reserved
2001:200::1               public
2001:db8::1               reserved
2002:7f00:1::1            translated
2003::1                   public
2606:4700::1111           public
3ffe::1                   public
3fff::1                   reserved
3fff:1000::1              public
4000::1                   reserved
5f00::1                   reserved
fbff::1                   reserved
fc00::1                   private
fdff:ffff::1              private
fe00::1                   reserved
fe80::1                   link-local
fe80::1%lo                link-local
febf::1                   link-local
fec0::1                   private
feff::1                   private
ff02::1                   nowhere
2606:4700::1%lo           link-local
localhost                 nowhere
0x7f.1                    nowhere
127.1                     nowhere
`;

// The same ranges from RFC 6890 and its updates, written out a second time and looked up by Node itself.
const [SPECIAL4, SPECIAL6] = [new BlockList(), new BlockList()];
for (const range of [
  ...["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"],
  ...["192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24"],
  ...["198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"],
]) {
  const [network = "", bits] = range.split("/");
  SPECIAL4.addSubnet(network, Number(bits), "ipv4");
}
for (const range of [
  ...["::/3", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "4000::/2", "8000::/1"],
]) {
  const [network = "", bits] = range.split("/");
  SPECIAL6.addSubnet(network, Number(bits), "ipv6");
}

describe("what an address is for", () => {
  it("is told at the borders of every range", () => {
    const drawn = DRAWN.trim()
      .split("\n")
      .map((line) => `${line.slice(0, 26)}${addressFamily(line.slice(0, 26).trim()) ?? "public"}`);
    expect(drawn.join("\n")).toBe(DRAWN.trim());
  });

  it("is public just where a second list of the special ranges has it not", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        expect(addressFamily(address) === undefined, address).toBe(!SPECIAL4.check(address, "ipv4"));
      }),
      { numRuns: 2_000 },
    );
    const group = fc.integer({ min: 0, max: 0xffff });
    const first = fc.oneof(group, fc.constantFrom(0, 0x64, 0x100, 0x2001, 0x2002, 0x2606, 0x2620, 0x3fff, 0xfe80));
    const second = fc.oneof(group, fc.constantFrom(0, 1, 2, 0x10, 0x1ff, 0x200, 0x4f, 0xdb8, 0xff9b));
    const address = fc
      .tuple(first, second, fc.array(group, { minLength: 6, maxLength: 6 }))
      .map(([one, two, rest]) => [one, two, ...rest].map((part) => part.toString(16)).join(":"));
    fc.assert(
      fc.property(address, (text) => {
        expect(addressFamily(text) === undefined, text).toBe(!SPECIAL6.check(text, "ipv6"));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is never public for an IPv4 address that stands in an IPv6 one", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [high, low] = groupsOf(address);
        for (const written of [
          ...[
            `::ffff:${address}`,
            `::${address}`,
            `::ffff:0:${address}`,
            `64:ff9b::${address}`,
            `64:ff9b:1::${address}`,
          ],
          ...[`2002:${high}:${low}::1`, `2001:0:${high}:${low}::1`],
        ]) {
          expect(addressFamily(written), written).toBeDefined();
        }
      }),
    );
  });
});

describe("what an address leads on to", () => {
  it("is the IPv4 address behind a translator or a tunnel", () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        const [high, low] = groupsOf(address);
        expect(leadsOnTo(`64:ff9b::${address}`)).toBe(address);
        expect(leadsOnTo(`2606:4700::5efe:${high}:${low}`)).toBe(address);
        expect(leadsOnTo(`2606:4700::200:5efe:${high}:${low}`)).toBe(address);
      }),
    );
  });

  it("is nothing for all others", () => {
    for (const address of ["2606:4700::1111", "2606:4700::1:5efe:7f00:1", "127.0.0.1", "nonsense", ""]) {
      expect(leadsOnTo(address), address).toBeUndefined();
    }
  });
});

describe("two texts of an address", () => {
  it("are one address however it is written, and none is the same as what is no address", () => {
    expect(isSameAddress("::1", "0:0:0:0:0:0:0:1")).toBe(true);
    expect(isSameAddress("127.0.0.1", "127.0.0.1")).toBe(true);
    expect(isSameAddress("127.0.0.1", "127.0.0.2")).toBe(false);
    expect(isSameAddress("127.0.0.1", "::ffff:127.0.0.1")).toBe(false);
    expect(isSameAddress("", "")).toBe(false);
  });
});

function groupsOf(address: string): readonly [string, string] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split(".").map(Number);
  return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
}
