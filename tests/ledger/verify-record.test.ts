import { describe, expect, it } from "vitest";
import { openCheckpoint, readVerifierKey, writeCheckpoint } from "../../src/ledger/checkpoint.ts";
import { EMPTY_ROOT } from "../../src/ledger/merkle-tree.ts";
import type { RecordLine } from "../../src/ledger/record-line.ts";
import { type KnownBefore, verifyRecord } from "../../src/ledger/verify-record.ts";
import { forgersKey, ledgerKey } from "../support/ledger-key.ts";
import { drawnLedger, isEntry, keyOf, madeToFit, rehashed } from "../support/ledger-record.ts";

// `river` comes before `lake` in the order of their keys.
const STEPS = [
  "signed",
  "lake: A plan for the lake",
  "lake/plan: Fish stays.",
  "signed",
  "river: The river's course",
  "river/course: East.",
  "lake/plan: Fish stays, boats go.",
  "river/course: West.",
  "signed",
  "lake/plan@: Fish stay, boats go.",
  "signed",
  "lake/annex: A map.",
];
const clean = drawnLedger(STEPS);
const pinned = { verifierKey: ledgerKey().verifierKey };

async function* each(lines: readonly unknown[]): AsyncGenerator<RecordLine> {
  for (const line of lines) yield line as RecordLine;
}

const verdictOn = (lines: readonly unknown[], known: KnownBefore = pinned) => verifyRecord(each(lines), known);

async function faultIn(lines: readonly unknown[], known: KnownBefore = pinned) {
  const verdict = await verdictOn(lines, known);
  if (verdict.ok) throw new Error("No fault was found.");
  return verdict.failure;
}

/** The drawn record with the members of one line changed. */
function withChanged(line: number, change: Readonly<Record<string, unknown>>): RecordLine[] {
  return clean.map((one, i) => (i + 1 === line ? ({ ...one, ...change } as RecordLine) : one));
}

function lineOf(subject: string, nth = 1): number {
  const found = [...clean.entries()].filter(([, line]) => isEntry(line) && line.subject === subject)[nth - 1];
  if (found === undefined) throw new Error(`No entry ${nth} of ${subject} is drawn.`);
  return found[0] + 1;
}

const without = (line: number) => clean.filter((_, i) => i + 1 !== line);

describe("the drawn record", () => {
  it("holds what the faults below are about", () => {
    const drawn = clean.map((line) => {
      if (line.kind === "entry") return `${line.position} ${line.subject} ${line.chainPosition} ${line.index ?? "-"}`;
      return line.kind === "checkpoint" ? `checkpoint ${line.size}` : line.kind;
    });
    expect(drawn).toEqual([
      ...["head", "capture", "capture", "0 river 0 2", "1 river/course 0 3", "2 river/course 1 5", "state"],
      ...["capture", "capture", "capture", "0 lake 0 0", "1 lake/plan 0 1", "2 lake/plan 1 4", "3 lake/plan@ 2 6"],
      ...["4 lake/annex 0 -", "state", "checkpoint 0", "checkpoint 2", "checkpoint 6", "checkpoint 7"],
    ]);
  });
});

describe("verifyRecord", () => {
  it("says how much it found unaltered, and under which root", async () => {
    const last = clean.at(-1);
    const key = readVerifierKey(pinned.verifierKey);
    if (last?.kind !== "checkpoint" || key === undefined) throw new Error("No checkpoint is drawn last.");
    const opened = openCheckpoint(last.note, key);
    const root = opened.ok ? Buffer.from(opened.checkpoint.root).toString("hex") : "";
    const whole = { ok: true, entries: 8, captures: 5, checkpoints: 4, size: 7, root };
    expect(await verdictOn(clean)).toEqual(whole);
    expect(await verdictOn(clean, {})).toEqual(whole);
  });

  it("takes a ledger that has only begun, once it has signed that it holds nothing", async () => {
    const begun = drawnLedger(["signed"]);
    const root = Buffer.from(EMPTY_ROOT).toString("hex");
    expect(await verdictOn(begun)).toEqual({ ok: true, entries: 0, captures: 0, checkpoints: 1, size: 0, root });
    expect((await faultIn(begun.slice(0, 1))).sentence).toBe("The record ends after line 1, without a checkpoint.");
    expect((await faultIn([])).sentence).toBe("The record ends after line 0, without a checkpoint.");
  });

  it("takes an entry that says of itself that it has no capture", async () => {
    const [head, entry] = drawnLedger(["lake/plan@: mended", "signed"]);
    if (!isEntry(entry)) throw new Error("No entry is drawn there.");
    const [lone] = madeToFit([{ ...entry, content: { captureSha256: null } }]);
    const root = isEntry(lone) ? Buffer.from(lone.leafHash, "hex") : EMPTY_ROOT;
    const note = writeCheckpoint(1, root, ledgerKey());
    expect(await verdictOn([head, lone, { kind: "checkpoint", size: 1, note }])).toMatchObject({ ok: true });
  });

  it("takes one capture that two versions were read from", async () => {
    const twice = drawnLedger(["lake/plan: Fish stays.", "lake/annex: Fish stays.", "signed"]);
    expect(await verdictOn(twice)).toMatchObject({ ok: true, entries: 2, captures: 1 });
  });

  const plan = lineOf("lake/plan");
  const plan2 = lineOf("lake/plan", 2);
  const west = lineOf("river/course", 2);
  const mended = lineOf("lake/plan@");
  const other = "ab".repeat(32);
  const place = { line: plan, subject: "lake/plan" };

  const faults: Readonly<
    Record<string, [readonly unknown[], { line?: number; subject?: string; sentence: RegExp | string }]>
  > = {
    "another text": [
      withChanged(plan, { content: { subject: "lake/plan", points: [{ text: "Fish goes." }] } }),
      {
        ...place,
        sentence: /^lake\/plan is not what was filed: its hash is [0-9a-f]{12}…, and [0-9a-f]{12}… was kept\.$/u,
      },
    ],
    "another author": [withChanged(plan, { author: "remote" }), { ...place, sentence: /is not what was filed/u }],
    "another event": [withChanged(plan, { event: "version-gone" }), { ...place, sentence: /is not what was filed/u }],
    "another salt": [withChanged(plan, { salt: other }), { ...place, sentence: /is not what was filed/u }],
    "another leaf hash": [withChanged(plan, { leafHash: other }), { ...place, sentence: /is not what was filed/u }],
    "another subject": [
      withChanged(plan, { subject: "lake/pact" }),
      { ...place, subject: "lake/pact", sentence: "lake/pact is not what its entry was filed about." },
    ],
    "another link": [
      withChanged(plan2, { previous: other }),
      {
        line: plan2,
        sentence: /^lake\/plan does not follow what stands before it in its chain: it names abababababab… and not/u,
      },
    ],
    "no link where one was": [
      withChanged(plan2, { previous: null }),
      { line: plan2, sentence: /it names nothing and not/u },
    ],
    "a later time than the next": [
      withChanged(plan, { at: "2026-01-01T00:00:00.000Z" }),
      { ...place, sentence: /is not what was filed/u },
    ],
    "an entry removed from a journal": [
      without(plan),
      {
        line: plan,
        sentence: "lake/plan is entry 2 of its journal where entry 1 is due: one was removed, repeated or moved.",
      },
    ],
    "an entry twice": [
      clean.flatMap((line, i) => (i + 1 === plan ? [line, line] : [line])),
      {
        line: plan + 1,
        sentence: "lake/plan is entry 1 of its journal where entry 2 is due: one was removed, repeated or moved.",
      },
    ],
    "another place in its chain": [
      withChanged(plan2, { chainPosition: 2 }),
      {
        line: plan2,
        sentence: "lake/plan is entry 2 of its chain where entry 1 is due: one was removed, repeated or moved.",
      },
    ],
    "another chain": [
      withChanged(plan2, { chain: keyOf("lake/annex") }),
      {
        line: plan2,
        sentence: "lake/plan is entry 1 of its chain where entry 0 is due: one was removed, repeated or moved.",
      },
    ],
    "another capture": [
      withChanged(2, { bytes: Buffer.from("South.") }),
      { line: 2, sentence: /^The capture [0-9a-f]{12}… holds other bytes now: their SHA-256 is [0-9a-f]{12}…\.$/u },
    ],
    "a capture removed": [without(2), { sentence: "river/course names a capture that is not there." }],
    "a capture named in a list": [
      madeToFit(
        clean.map((line) =>
          isEntry(line) && line.subject === "lake/plan"
            ? { ...line, content: { ...Object(line.content), captureSha256: [Object(line.content).captureSha256] } }
            : line,
        ),
      ),
      { line: plan, sentence: "lake/plan names a capture that is not there." },
    ],
    "a capture twice": [
      [clean[0], clean[1], ...clean.slice(1)],
      { line: 3, sentence: /^The capture [0-9a-f]{12}… is there twice\.$/u },
    ],
    "a capture of another negotiation": [
      [...clean.slice(0, 7), { ...clean[1], negotiation: keyOf("lake") }, ...clean.slice(7)],
      { line: 8, sentence: /^No entry names the capture [0-9a-f]{12}…: it was put in, or its entry removed\.$/u },
    ],
    "another description today": [
      withChanged(7, { content: { subject: "river", text: "The river's curse" } }),
      { line: 7, subject: "river", sentence: "river is described otherwise today than was filed last." },
    ],
    "a description under another name": [
      withChanged(7, { subject: "lake" }),
      { line: 7, sentence: /is described otherwise/u },
    ],
    "no description today": [
      without(7),
      { line: 4, subject: "river", sentence: "river was described, but has no description today." },
    ],
    "two descriptions today": [
      [...clean.slice(0, 7), ...clean.slice(6)],
      { line: 8, sentence: "river is described twice." },
    ],
    "a description that was never filed": [
      drawnLedger(["lake/plan: Fish.", "signed"]).toSpliced(3, 0, { ...(clean[15] as RecordLine) }),
      { line: 4, sentence: "lake has a description that was never filed." },
    ],
    "an entry behind the description": [
      [...clean.slice(0, 5), clean[6], clean[5], ...clean.slice(7)],
      { line: 7, sentence: "river/course stands behind the negotiation's description, which is its end." },
    ],
    "negotiations in another order": [
      [clean[0], ...clean.slice(7, 16), ...clean.slice(1, 7), ...clean.slice(16)],
      { line: 11, sentence: /^capture [0-9a-f]{64} stands behind another negotiation than its own\.$/u },
    ],
    "two entries with their places in the tree exchanged": [
      withChanged(plan, { index: 2 }).map((line, i) => (i === 3 ? { ...line, index: 1 } : line)),
      {
        subject: "checkpoint 2",
        sentence:
          /^Places 0 to 1 of the tree do not hold what checkpoint 2 signs\. One of these was altered, moved or removed: lake, river\.$/u,
      },
    ],
    "a place in the tree before an earlier one": [
      withChanged(west, { index: 2 }),
      {
        line: west,
        sentence: "river/course is at place 2 of the tree, but an entry before it in its journal at place 3.",
      },
    ],
    "a place in the tree twice": [
      withChanged(west, { index: 4 }),
      { line: plan2, sentence: "lake/plan is at place 4 of the tree, where river/course is." },
    ],
    "a place far outside the tree": [
      withChanged(mended, { index: 2 ** 52 }),
      {
        subject: "place 6 of the tree",
        sentence: "No entry is at place 6 of the tree, but entries are behind it: one was removed.",
      },
    ],
    "an entry taken out of the tree": [
      withChanged(plan, { index: null }),
      { line: plan2, sentence: "lake/plan is in the tree, but an entry before it in its journal is not." },
    ],
    "an entry put into the tree without a signature": [
      withChanged(lineOf("lake/annex"), { index: 7 }),
      {
        line: lineOf("lake/annex"),
        subject: "lake/annex",
        sentence: "No checkpoint covers lake/annex, at place 7 of the tree: the last one was removed.",
      },
    ],
    "the newest entry of the tree taken out": [
      withChanged(mended, { index: null }),
      {
        subject: "checkpoint 7",
        sentence: "The tree holds 6, but checkpoint 7 signs 7 entries: those from place 6 on were removed.",
      },
    ],
    "the last checkpoint removed": [
      clean.slice(0, -1),
      {
        line: mended,
        subject: "lake/plan@",
        sentence: "No checkpoint covers lake/plan@, at place 6 of the tree: the last one was removed.",
      },
    ],
    "all checkpoints removed": [
      clean.slice(0, 16),
      { line: 16, sentence: "The record ends after line 16, without a checkpoint." },
    ],
    "checkpoints in another order": [
      [...clean.slice(0, 18), clean[19], clean[18]],
      { line: 20, sentence: "Checkpoint 6 stands behind checkpoint 7." },
    ],
    "a checkpoint twice": [[...clean, clean[19]], { line: 21, sentence: "Checkpoint 7 stands behind checkpoint 7." }],
    "a checkpoint under another size": [
      withChanged(19, { size: 5 }),
      { line: 19, sentence: "Checkpoint 5 signs 6 entries and not 5." },
    ],
    "a checkpoint of another root": [
      withChanged(19, { note: writeCheckpoint(6, Buffer.alloc(32), ledgerKey()) }),
      {
        line: 19,
        sentence:
          "Places 2 to 5 of the tree do not hold what checkpoint 6 signs. One of these was altered, moved or removed: river, river/course, lake/plan, and 1 more.",
      },
    ],
    "a checkpoint signed by another key": [
      withChanged(19, { note: writeCheckpoint(6, Buffer.alloc(32), forgersKey()) }),
      {
        line: 19,
        sentence: "Checkpoint 6 is not to be trusted. The checkpoint is not signed by travaux.example/record.",
      },
    ],
    "an entry behind the checkpoints": [
      [...clean, clean[14]],
      { line: 21, sentence: "lake/annex stands behind a checkpoint." },
    ],
    "no head": [clean.slice(1), { line: 1, sentence: "The record does not begin with its head." }],
    "two heads": [[clean[0], ...clean], { line: 2, sentence: "The record has a second head." }],
    "a head of another ledger": [
      withChanged(1, { origin: "forger.example" }),
      { line: 1, sentence: /^The record is of forger.example, but its key of/u },
    ],
    "a head with another key": [
      withChanged(1, { verifierKey: forgersKey().verifierKey }),
      { line: 1, subject: "the head of the record", sentence: /^The record is signed with the key .*, and not with /u },
    ],
  };
  for (const [name, [lines, expected]] of Object.entries(faults))
    it(`finds ${name}`, async () => {
      const fault = await faultIn(lines);
      if (typeof expected.sentence === "string") expect(fault.sentence).toBe(expected.sentence);
      else expect(fault.sentence).toMatch(expected.sentence);
      if (expected.line !== undefined) expect(fault.line).toBe(expected.line);
    });

  it("finds times that run backwards even where everything else fits", async () => {
    const fault = await faultIn(madeToFit(withChanged(plan, { at: "2026-01-01T00:00:00.000Z" })));
    expect(fault.sentence).toBe(
      "lake/plan is dated 2025-11-23T09:04:00.000Z, before the entry it follows: 2026-01-01T00:00:00.000Z.",
    );
  });

  it("finds an entry whose chain was hashed anew, and names those that one signature covers", async () => {
    const content = { ...(isEntry(clean[mended - 1]) ? Object(clean[mended - 1]).content : {}), text: "Boats stay." };
    expect(await faultIn(madeToFit(withChanged(mended, { content })))).toEqual({
      line: mended,
      subject: "lake/plan@",
      sentence: "lake/plan@, at place 6 of the tree, is not what checkpoint 7 signs.",
    });
  });

  it("finds an entry removed although all behind it were counted, linked and hashed anew", async () => {
    expect((await faultIn(madeToFit(without(lineOf("river/course"))))).sentence).toMatch(
      /^No entry names the capture/u,
    );
    expect((await faultIn(madeToFit(without(mended)))).sentence).toBe(
      "The tree holds 6, but checkpoint 7 signs 7 entries: those from place 6 on were removed.",
    );
  });

  it("finds another record that another key signed only with the key from elsewhere", async () => {
    const forged = drawnLedger(["signed", "lake/plan: Fish goes.", "signed"], forgersKey());
    expect(await verdictOn(forged, {})).toMatchObject({ ok: true });
    expect((await faultIn(forged)).sentence).toMatch(/^The record is signed with the key/u);
  });

  describe("with an earlier checkpoint", () => {
    const noteOf = (line: RecordLine | undefined) => (line?.kind === "checkpoint" ? line.note : "");
    const held = (checkpoint: string) => ({ ...pinned, checkpoint });
    const earlier = drawnLedger(STEPS.slice(0, 4));

    it("takes a record that still contains it, whether it kept that checkpoint or not", async () => {
      for (const line of clean.slice(16))
        expect(await verdictOn(clean, held(noteOf(line)))).toMatchObject({ ok: true });
      expect(await verdictOn(without(19), held(noteOf(clean[18])))).toMatchObject({ ok: true, checkpoints: 3 });
    });

    it("finds that the newest entries were removed with their checkpoints", async () => {
      expect(await verdictOn(earlier)).toMatchObject({ ok: true, size: 2 });
      expect((await faultIn(earlier, held(noteOf(clean[19])))).sentence).toBe(
        "The tree holds 2, but the earlier checkpoint 7 signs 7 entries: those from place 2 on were removed.",
      );
    });

    it("finds a record that the ledger itself signed again with another past", async () => {
      const rewritten = drawnLedger(STEPS.with(2, "lake/plan: Fish goes."));
      expect(await verdictOn(rewritten)).toMatchObject({ ok: true });
      expect((await faultIn(rewritten, held(noteOf(clean[17])))).sentence).toBe(
        "Places 0 to 1 of the tree do not hold what the earlier checkpoint 2 signs. One of these was altered, moved or removed: lake, lake/plan.",
      );
    });

    it("trusts no earlier checkpoint that the ledger has not signed", async () => {
      const forged = writeCheckpoint(2, Buffer.alloc(32), forgersKey());
      expect((await faultIn(clean, held(forged))).sentence).toBe(
        "The earlier checkpoint is not of this record. The checkpoint is not signed by travaux.example/record.",
      );
      expect((await faultIn(clean, held("nothing"))).sentence).toMatch(/is not a signed note\.$/u);
    });
  });

  const damages: Readonly<Record<string, [unknown, string]>> = {
    nothing: [undefined, "The line is not a JSON object."],
    null: [null, "The line is not a JSON object."],
    "a list": [[], "The line is not a JSON object."],
    "no kind": [{}, "The line is of no kind that a record has."],
    "a kind that every object has": [{ kind: "toString" }, "The line is of no kind that a record has."],
    "a kind that is a list": [{ kind: ["entry"] }, "The line is of no kind that a record has."],
    "a position below 0": [{ ...clean[3], position: -1 }, 'Its "position" should be a whole number from 0.'],
    "a position between two": [{ ...clean[3], position: 0.5 }, 'Its "position" should be a whole number from 0.'],
    "a position as text": [{ ...clean[3], position: "0" }, 'Its "position" should be a whole number from 0.'],
    "a hash in capitals": [
      { ...clean[3], leafHash: "AB".repeat(32) },
      'Its "leafHash" should be a SHA-256 in hexadecimal.',
    ],
    "a hash and a line feed": [
      { ...clean[3], leafHash: `${"ab".repeat(32)}\n` },
      'Its "leafHash" should be a SHA-256 in hexadecimal.',
    ],
    "a day that no calendar has": [
      { ...clean[3], at: "2025-02-30T09:00:00.000Z" },
      'Its "at" should be an instant such as 2025-11-23T09:30:00.000Z.',
    ],
    "a subject over two lines": [
      { ...clean[3], subject: "river\nAll is well" },
      'Its "subject" should be a text on one line.',
    ],
    "a chain that is no key": [{ ...clean[3], chain: "river" }, 'Its "chain" should be a UUID.'],
    "no content": [{ ...clean[3], content: undefined }, 'Its "content" should be a JSON value.'],
    "a member more": [{ ...clean[3], note: "x" }, 'It says something that no entry says: "note".'],
    "bytes that are text": [{ ...clean[1], bytes: "East." }, 'Its "bytes" should be bytes.'],
    "a checkpoint without its note": [{ kind: "checkpoint", size: 0 }, 'Its "note" should be a signed note.'],
  };
  for (const [name, [line, sentence]] of Object.entries(damages))
    it(`finds a damaged line: ${name}`, async () => {
      expect((await faultIn([clean[0], line])).sentence).toBe(`Line 2 is damaged. ${sentence}`);
    });

  it("finds a content that JSON cannot hold, and does not fail on it", async () => {
    for (const text of [`${"\ud800"}`, Number.NaN, JSON.parse(`${"[".repeat(5000)}${"]".repeat(5000)}`)])
      expect((await faultIn(withChanged(plan, { content: { subject: "lake/plan", text } }))).sentence).toBe(
        "lake/plan holds what JSON cannot hold.",
      );
  });

  it("passes on what goes wrong while the record is read", async () => {
    async function* broken(): AsyncGenerator<RecordLine> {
      yield clean[0] as RecordLine;
      throw new Error("The database went away.");
    }
    await expect(verifyRecord(broken())).rejects.toThrow("The database went away.");
  });

  it("does not take a leaf hash that fits for a content that was signed", async () => {
    const entry = clean[plan - 1];
    if (!isEntry(entry)) throw new Error("No entry is drawn there.");
    const forged = rehashed({ ...entry, author: "remote" });
    expect((await faultIn(clean.with(plan - 1, forged))).sentence).toMatch(/does not follow what stands before it/u);
  });
});
