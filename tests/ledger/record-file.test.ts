import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRecordFile, writeRecordLine } from "../../src/ledger/record-file.ts";
import { verifyRecord } from "../../src/ledger/verify-record.ts";
import { drawnLedger, recordFile } from "../support/ledger-record.ts";

const lines = drawnLedger(["lake: Озеро", "lake/plan: Риба 🐟 лишається.", "signed", "lake/plan@: Риби"]);
const file = recordFile(lines);

/** The file in pieces of `size` bytes, as a disk or a network may give it. */
async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function readBack(text: string | Uint8Array, size = 64) {
  const read = [];
  for await (const line of readRecordFile(inPieces(Buffer.from(text), size))) read.push(line);
  return read;
}

describe("a record's file", () => {
  it("holds a line of canonical JSON for each line of the record, captures in base 64", () => {
    const bytes = Buffer.from("East.");
    const capture = { kind: "capture", negotiation: "n", sha256: "s", bytes } as const;
    expect(writeRecordLine(capture)).toBe('{"bytes":"RWFzdC4=","kind":"capture","negotiation":"n","sha256":"s"}\n');
    expect(writeRecordLine({ kind: "checkpoint", size: 1, note: "a\nb\n" })).toBe(
      `${String.raw`{"kind":"checkpoint","note":"a\nb\n","size":1}`}\n`,
    );
  });

  it("reads back as the same record, in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 * file.length }), async (size) => {
        expect(await readBack(file, size)).toEqual(lines);
      }),
      { numRuns: 30 },
    );
  });

  it("holds nothing when it is empty", async () => {
    expect(await readBack("")).toEqual([]);
  });

  const first = file.slice(0, file.indexOf("\n") + 1);
  const rest = file.slice(first.length);
  const damaged: Readonly<Record<string, [string | Uint8Array, string]>> = {
    "that is cut in the middle": [first + rest.slice(0, 100), "The file is cut in the middle of this line."],
    "that is cut before its line feed": [
      first + rest.slice(0, rest.indexOf("\n")),
      "The file is cut in the middle of this line.",
    ],
    "that is empty": [`${first}\n${rest}`, "The line is not JSON in UTF-8."],
    "that is no JSON": [`${first}{"kind":\n${rest}`, "The line is not JSON in UTF-8."],
    "that is no UTF-8": [
      Buffer.concat([Buffer.from(first), Buffer.of(0x22, 0xff, 0x22, 10)]),
      "The line is not JSON in UTF-8.",
    ],
    "with a mark of its byte order": [`${first}\ufeff${rest}`, "The line is not JSON in UTF-8."],
    "that is JSON but no line of a record": [`${first}[1]\n${rest}`, "The line is not a JSON object."],
    "with white space": [
      `${first}${rest.replace(":", ": ")}`,
      "The line is not written as a record writes what it says.",
    ],
    "with a carriage return": [
      `${first}${rest.replace("\n", "\r\n")}`,
      "The line is not written as a record writes what it says.",
    ],
    "with a character escaped that need not be": [
      first + rest.replace('"capture"', String.raw`"c\u0061pture"`),
      "The line is not written as a record writes what it says.",
    ],
    "that says one thing twice": [
      first + rest.replace('"kind":', '"kind":"entry","kind":'),
      "The line is not written as a record writes what it says.",
    ],
    "with half of a surrogate pair": [
      `${first}{"content":"\\ud800","kind":"state","negotiation":"0b6c4f5e-7d1a-4c39-9f0e-2a5d8b3c1e47","subject":"lake"}\n`,
      "The line is not written as a record writes what it says.",
    ],
    "nested without end": [
      `${first}{"content":${"[".repeat(50_000)}${"]".repeat(50_000)},"kind":"state","negotiation":"0b6c4f5e-7d1a-4c39-9f0e-2a5d8b3c1e47","subject":"lake"}\n`,
      "The line is not written as a record writes what it says.",
    ],
    "with a capture in another base 64": [
      first + rest.replace(/"bytes":"([^"=]+)=*"/u, '"bytes":"$1 "'),
      'Its "bytes" should be bytes.',
    ],
    "with a capture that says it is a list of bytes": [
      first + rest.replace(/"bytes":"[^"]*"/u, '"bytes":[1]'),
      'Its "bytes" should be bytes.',
    ],
    "with a member that JavaScript keeps for itself": [
      first + rest.replace('"kind"', '"__proto__":{},"kind"'),
      'It says something that no capture says: "__proto__".',
    ],
  };
  for (const [name, [text, sentence]] of Object.entries(damaged))
    it(`has a damaged line where there is one ${name}, and ends there`, async () => {
      expect(await readBack(text)).toEqual([lines[0], { kind: "damaged", sentence }]);
    });

  it("that is cut is verified up to the line that is cut, by its number", async () => {
    const cut = Buffer.from(file.slice(0, file.indexOf("\n", first.length + 1) + 20));
    expect(await verifyRecord(readRecordFile(inPieces(cut, 64)))).toEqual({
      ok: false,
      failure: {
        line: 3,
        subject: "the record",
        sentence: "Line 3 is damaged. The file is cut in the middle of this line.",
      },
    });
  });
});
