import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/ledger/canonical-json.ts";

describe("canonicalJson", () => {
  it("writes the example of RFC 8785, 3.2.2, as 3.2.3 shows it", () => {
    const value = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("sorts the names of RFC 8785, 3.2.3, by UTF-16 code units, not by code points", () => {
    const value = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    expect(Object.values(JSON.parse(canonicalJson(value).replace('"1":', '"one":')))).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });

  // RFC 8785, appendix B: the bits of a double, and how it is written.
  const numbers = {
    "0000000000000000": "0",
    "8000000000000000": "0",
    "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324",
    "7fefffffffffffff": "1.7976931348623157e+308",
    "4340000000000000": "9007199254740992",
    c340000000000000: "-9007199254740992",
    "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22",
    "44b52d02c7e14af6": "1e+23",
    "444b1ae4d6e2ef4f": "999999999999999900000",
    "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332",
    becbf647612f3696: "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
  };
  for (const [bits, written] of Object.entries(numbers)) {
    it(`writes the number ${written} with the bits ${bits} of RFC 8785, appendix B`, () => {
      expect(canonicalJson(Buffer.from(bits, "hex").readDoubleBE())).toBe(written);
    });
  }

  it("leaves members out that are undefined", () => {
    expect(canonicalJson({ number: "10", heading: undefined, text: "" })).toBe('{"number":"10","text":""}');
  });

  const refused = {
    "a number that is none": { score: Number.NaN },
    "a number without end": [Number.POSITIVE_INFINITY],
    "half of a surrogate pair in a text": { text: "a\ud800b" },
    "half of a surrogate pair in a name": { "\udc00": 1 },
    "nothing where an item should be": [undefined],
    "a hole in an array": new Array(1),
    "a moment that JSON would write as text": new Date(0),
    "bytes that JSON would write as an object": new Uint8Array(2),
    "a whole number beyond JSON": 1n,
    "what is nested without end": JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`),
  };
  for (const [name, value] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      expect(() => canonicalJson(value)).toThrow(Error);
      expect(() => canonicalJson(value)).not.toThrow(RangeError);
    });
  }

  it("reads back as the same value, whatever the order of its members", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(JSON.parse(JSON.stringify(value))))).toBe(text);
      }),
    );
  });
});

/** The same value with the members of every object in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
}
