import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "../../src/ledger/canonical-json.ts";
import { openCheckpoint, readVerifierKey, writeCheckpoint } from "../../src/ledger/checkpoint.ts";
import { readRecordFile } from "../../src/ledger/record-file.ts";
import type { RecordLine } from "../../src/ledger/record-line.ts";
import { type KnownBefore, verifyRecord } from "../../src/ledger/verify-record.ts";
import { forgersKey, ledgerKey } from "../support/ledger-key.ts";
import { drawnLedger, isEntry, madeToFit, recordFile, rehashed } from "../support/ledger-record.ts";

// A release is tried with more: TAMPERINGS=10000 RECORDS=1000 SEED=… npx vitest run tests/ledger/tampering.test.ts
const TAMPERINGS = Number(process.env.TAMPERINGS ?? 300);
const RECORDS = Number(process.env.RECORDS ?? 100);
const SEED = Number(process.env.SEED ?? 20251123);
const TIMEOUT = 60_000 + (TAMPERINGS + RECORDS) * 100;

const known: KnownBefore = { verifierKey: ledgerKey().verifierKey };

async function verdictOnFile(file: string | Uint8Array, before = known) {
  return verifyRecord(readRecordFile(inPieces(Buffer.from(file))), before);
}

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 1000) yield bytes.subarray(start, start + 1000);
}

const step = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom("lake: The lake", "river: Річка", "sea: The sea", "lake: The lake, again") },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom("lake/plan", "lake/annex", "river/course", "river/course@", "sea/law", "sea/law@"),
        fc.constantFrom("", "Fish stays.", "Риба лишається.", "800,000 in peacetime"),
      )
      .map(([place, text]) => `${place}: ${text}`),
  },
  { weight: 2, arbitrary: fc.constant("signed") },
);
const ledger = fc
  .tuple(
    fc.array(step, { minLength: 3, maxLength: 25 }),
    fc.constantFrom(["signed"], ["signed", "lake/plan: pending", "sea: pending"]),
  )
  .map(([steps, end]) => drawnLedger([...steps, ...end]));

/** Numbers that a tampering chooses its places by. */
type Picks = readonly [number, number, number];

/** What is altered, or undefined where the record has no place for it. It must differ in what it says. */
type Tampering = (
  lines: readonly RecordLine[],
  picks: Picks,
) => readonly RecordLine[] | string | Uint8Array | undefined;

function pick<Item>(items: readonly Item[], number: number): Item | undefined {
  return items[number % Math.max(items.length, 1)];
}

const integrated = (lines: readonly RecordLine[]) => lines.filter(isEntry).filter(({ index }) => index !== null);
const replaced = (lines: readonly RecordLine[], from: RecordLine, to: RecordLine) =>
  lines.map((line) => (line === from ? to : line));

/** Lines that nothing but a signature to come would miss: the newest of a journal, while they are not in the tree. */
function isUnsigned(lines: readonly RecordLine[], line: RecordLine): boolean {
  if (line.kind === "checkpoint") return line !== lines.at(-1);
  return isEntry(line) && line.index === null;
}

/** The JSON of a line in which one value, somewhere in it, is another, is gone, or stands beside a new one. */
function alteredInside(json: unknown, [place, how, what]: Picks): unknown {
  const places = placesIn(json);
  const path = pick(places, place) ?? [];
  return alteredAt(json, path, how, what);
}

function placesIn(value: unknown): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner).map((path) => [name, ...path]));
}

function alteredAt(value: unknown, [name, ...path]: readonly string[], how: number, what: number): unknown {
  if (name === undefined) return otherValue(value, how, what);
  const inner = (value as Readonly<Record<string, unknown>>)[name];
  if (Array.isArray(value))
    return value.map((item, i) => (String(i) === name ? alteredAt(item, path, how, what) : item));
  if (path.length === 0 && how % 7 === 0)
    return Object.fromEntries(Object.entries(Object(value)).filter(([key]) => key !== name));
  if (path.length === 0 && how % 7 === 1) return { ...Object(value), [`${name}2`]: inner };
  return { ...Object(value), [name]: alteredAt(inner, path, how, what) };
}

function otherValue(value: unknown, how: number, what: number): unknown {
  if (typeof value === "number") return how % 3 === 0 ? value + 1 : how % 3 === 1 ? value - 1 : value + 2 + what;
  if (typeof value !== "string" || value === "") return how % 2 === 0 ? "a" : 0;
  const at = what % value.length;
  const other = how % 3 === 0 ? "" : how % 3 === 1 ? `${value[at]}0` : value[at] === "0" ? "1" : "0";
  return value.slice(0, at) + other + value.slice(at + 1);
}

const tamperings: Readonly<Record<string, Tampering>> = {
  "a byte of the file": (lines, [at, bits]) => {
    const bytes = Buffer.from(recordFile(lines));
    const place = at % bytes.length;
    return bytes.fill((bytes[place] ?? 0) ^ (1 + (bits % 255)), place, place + 1);
  },
  "a file that is cut": (lines, [at]) => {
    const bytes = Buffer.from(recordFile(lines));
    return bytes.subarray(0, at % bytes.length);
  },
  "a file that is cut behind a line": (lines, [at]) => lines.slice(0, at % lines.length),
  "a value inside a line": (lines, [line, ...rest]) => {
    const texts = lines.map((one) => recordFile([one]));
    const at = line % lines.length;
    const altered = alteredInside(JSON.parse(texts[at] ?? ""), [rest[0], rest[1], line]);
    // Written as a record writes it, so that it is not found by its form.
    return texts.with(at, `${canonicalJson(altered)}\n`).join("");
  },
  "a line removed": (lines, [at]) => {
    const line = pick(
      lines.filter((one) => !isUnsigned(lines, one)),
      at,
    );
    return lines.filter((one) => one !== line);
  },
  "a line twice": (lines, [at]) => lines.flatMap((line, i) => (i === at % lines.length ? [line, line] : [line])),
  "a line of somewhere else": (lines, [from, to]) => {
    const line = pick(lines, from);
    return line === undefined ? undefined : lines.toSpliced(to % (lines.length + 1), 0, line);
  },
  "two lines exchanged": (lines, [a, b]) => {
    // Captures may come in any order before the entries that name them.
    const ordered = lines.filter(({ kind }) => kind !== "capture");
    const [one, other] = [pick(ordered, a), pick(ordered, b)];
    if (one === undefined || other === undefined) return undefined;
    return lines.map((line) => (line === one ? other : line === other ? one : line));
  },
  "all of a negotiation removed": (lines, [at]) => {
    const entry = pick(integrated(lines), at);
    return lines.filter((line) => !("negotiation" in line) || line.negotiation !== entry?.negotiation);
  },
  "the contents of two entries exchanged": (lines, [a, b]) => exchanged(lines, a, b, ["content"]),
  "the contents of two entries exchanged with their salts and hashes": (lines, [a, b]) =>
    exchanged(lines, a, b, ["content", "salt", "leafHash"]),
  "the places of two entries in the tree exchanged": (lines, [a, b]) => exchanged(lines, a, b, ["index"]),
  "an entry hashed anew": (lines, [at, author]) => {
    const entry = pick(integrated(lines), at);
    return entry && replaced(lines, entry, rehashed({ ...entry, author: `remote ${author}` }));
  },
  "an entry altered and its chain hashed anew": (lines, [at, author]) => {
    const entry = pick(integrated(lines), at);
    return entry && madeToFit(replaced(lines, entry, { ...entry, author: `remote ${author}` }));
  },
  "a salt altered and its chain hashed anew": (lines, [at]) => {
    const entry = pick(integrated(lines), at);
    return entry && madeToFit(replaced(lines, entry, { ...entry, salt: "ab".repeat(32) }));
  },
  "an entry moved to another chain and all hashed anew": (lines, [from, to]) => {
    const [entry, other] = [pick(integrated(lines), from), pick(lines.filter(isEntry), to)];
    return entry && other && madeToFit(replaced(lines, entry, { ...entry, chain: other.chain }));
  },
  "an entry removed and all hashed anew": (lines, [at]) => {
    const entry = pick(integrated(lines), at);
    return madeToFit(lines.filter((line) => line !== entry));
  },
  "two neighbours of a journal exchanged and all hashed anew": (lines, [at]) => {
    const entry = pick(integrated(lines), at);
    if (entry === undefined) return undefined;
    const next = lines[lines.indexOf(entry) + 1];
    if (!isEntry(next) || next.negotiation !== entry.negotiation) return undefined;
    const [first, second] = [
      { ...next, at: entry.at, index: entry.index },
      { ...entry, at: next.at, index: next.index },
    ];
    return madeToFit(lines.map((line) => (line === entry ? first : line === next ? second : line)));
  },
  "an entry put in and all hashed anew": (lines, [at]) => {
    const entry = pick(integrated(lines), at);
    if (entry === undefined) return undefined;
    const inserted = lines.flatMap((line) => (line === entry ? [line, { ...line, author: "remote" }] : [line]));
    return madeToFit(inserted.map((line) => pushedBack(line, entry.index ?? 0, entry)));
  },
  "a checkpoint signed by another key": (lines, [at]) => {
    const line = pick(
      lines.filter(({ kind }) => kind === "checkpoint"),
      at,
    );
    return line && replaced(lines, line, signedByForger(line));
  },
  "all signed again by another key": (lines) => [
    { ...Object(lines[0]), verifierKey: forgersKey().verifierKey },
    ...lines.slice(1).map((line) => (line.kind === "checkpoint" ? signedByForger(line) : line)),
  ],
  "a checkpoint put in the place of another": (lines, [a, b]) => {
    const checkpoints = lines.filter(({ kind }) => kind === "checkpoint");
    const [one, other] = [pick(checkpoints, a), pick(checkpoints, b)];
    if (one?.kind !== "checkpoint" || other?.kind !== "checkpoint") return undefined;
    return replaced(lines, one, { ...one, note: other.note });
  },
};

function exchanged(lines: readonly RecordLine[], a: number, b: number, members: readonly string[]) {
  const [one, other] = [pick(integrated(lines), a), pick(integrated(lines), b)];
  if (one === undefined || other === undefined) return undefined;
  const from = (entry: object) => Object.fromEntries(Object.entries(entry).filter(([name]) => members.includes(name)));
  return lines.map((line) =>
    line === one ? { ...one, ...from(other) } : line === other ? { ...other, ...from(one) } : line,
  );
}

/** Makes room in the tree behind `place` for what was put in behind `entry`. */
function pushedBack(line: RecordLine, place: number, entry: RecordLine): RecordLine {
  if (!isEntry(line) || line.index === null || line === entry || line.index < place) return line;
  return { ...line, index: line.index + 1 };
}

function signedByForger(line: RecordLine): RecordLine {
  const key = readVerifierKey(ledgerKey().verifierKey);
  if (line.kind !== "checkpoint" || key === undefined) return line;
  const opened = openCheckpoint(line.note, key);
  return opened.ok ? { ...line, note: writeCheckpoint(line.size, opened.checkpoint.root, forgersKey()) } : line;
}

const fileOf = (altered: readonly RecordLine[] | string | Uint8Array) =>
  Buffer.from(typeof altered === "string" || altered instanceof Uint8Array ? altered : recordFile(altered));

describe("a record that was tampered with", () => {
  const names = Object.keys(tamperings);
  const runs = Math.ceil(TAMPERINGS / names.length);
  for (const [name, tampering] of Object.entries(tamperings))
    it(
      `is never taken for whole: ${name}, ${runs} times with seed ${SEED}`,
      async () => {
        let tampered = 0;
        await fc.assert(
          fc.asyncProperty(ledger, fc.tuple(fc.nat(), fc.nat(), fc.nat()), async (lines, picks) => {
            const altered = tampering(lines, picks);
            fc.pre(altered !== undefined && !fileOf(altered).equals(fileOf(lines)));
            tampered += 1;
            const verdict = await verdictOnFile(fileOf(altered));
            expect(verdict).toMatchObject({ ok: false, failure: { sentence: expect.stringMatching(/\.$/u) } });
          }),
          { numRuns: runs, seed: SEED },
        );
        expect(tampered).toBeGreaterThanOrEqual(runs);
      },
      TIMEOUT,
    );

  it(
    `is named by the first line that is another one, ${runs} times with seed ${SEED}`,
    async () => {
      const inItsLeaf = [
        "position",
        "chainPosition",
        "previous",
        "event",
        "author",
        "at",
        "salt",
        "content",
        "leafHash",
      ];
      const alterations = fc.array(fc.tuple(fc.nat(), fc.constantFrom(...inItsLeaf), fc.nat(), fc.nat()), {
        minLength: 1,
        maxLength: 3,
      });
      await fc.assert(
        fc.asyncProperty(ledger, alterations, async (lines, drawn) => {
          const entries = lines.filter(isEntry);
          fc.pre(entries.length > 0);
          const altered = new Map<RecordLine | undefined, RecordLine>();
          for (const [at, member, how, what] of drawn) {
            const entry = Object(pick(entries, at));
            altered.set(entry, { ...entry, [member]: alteredInside(entry[member], [how, 2 + 7 * (how % 1000), what]) });
          }
          const first = 1 + lines.findIndex((line) => altered.has(line));
          const verdict = await verdictOnFile(recordFile(lines.map((line) => altered.get(line) ?? line)));
          expect(verdict).toMatchObject({ ok: false, failure: { line: first } });
        }),
        { numRuns: runs, seed: SEED },
      );
    },
    TIMEOUT,
  );

  it(
    `is found by an earlier checkpoint when its newest entries are removed with what signs them, with seed ${SEED}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(ledger, fc.nat(), async (lines, at) => {
          const checkpoints = lines.filter((line) => line.kind === "checkpoint");
          const [last, back] = [checkpoints.at(-1), pick(checkpoints.slice(0, -1), at)];
          fc.pre(last !== undefined && back !== undefined);
          const rolledBack = lines
            .filter((line) => line.kind !== "checkpoint" || line.size <= (back?.size ?? 0))
            .map((line) => (isEntry(line) && (line.index ?? 0) >= (back?.size ?? 0) ? { ...line, index: null } : line));
          expect(await verdictOnFile(recordFile(rolledBack))).toMatchObject({ ok: true });
          const verdict = await verdictOnFile(recordFile(rolledBack), { ...known, checkpoint: last?.note });
          expect(verdict).toMatchObject({ ok: false });
        }),
        { numRuns: runs, seed: SEED },
      );
    },
    TIMEOUT,
  );
});

describe("a record that nobody touched", () => {
  it(
    `is whole, from a database and from a file, ${RECORDS} times with seed ${SEED}`,
    async () => {
      await fc.assert(
        fc.asyncProperty(ledger, fc.nat(), async (lines, at) => {
          async function* live() {
            yield* lines;
          }
          const verdict = await verifyRecord(live(), known);
          expect(verdict).toMatchObject({
            ok: true,
            entries: lines.filter(isEntry).length,
            size: integrated(lines).length,
          });
          const earlier = pick(
            lines.filter((line) => line.kind === "checkpoint"),
            at,
          );
          expect(await verdictOnFile(recordFile(lines), { ...known, checkpoint: earlier?.note })).toEqual(verdict);
        }),
        { numRuns: RECORDS, seed: SEED },
      );
    },
    TIMEOUT,
  );
});
