import type { LedgerEntry } from "./leaf.ts";

/** The first line: whose ledger this is. The key is named after the origin. */
export type HeadLine = {
  readonly kind: "head";
  readonly format: typeof RECORD_FORMAT;
  readonly origin: string;
  readonly verifierKey: string;
};

/** The bytes of a capture, before the entries of its negotiation that name it. */
export type CaptureLine = {
  readonly kind: "capture";
  readonly negotiation: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
};

/**
 * One entry of a journal with its leaf hash as stored. `index` is its place in the tree, null while it has none yet;
 * `subject` says to people what it is about: `ukraine/plan@e3-2025-11-23`.
 */
export type EntryLine = Omit<LedgerEntry, "salt"> & {
  readonly kind: "entry";
  readonly salt: string;
  readonly leafHash: string;
  readonly index: number | null;
  readonly subject: string;
};

/** How the tables describe a negotiation today, after its entries. */
export type StateLine = {
  readonly kind: "state";
  readonly negotiation: string;
  readonly subject: string;
  readonly content: unknown;
};

/** One signed checkpoint, after all negotiations. */
export type CheckpointLine = { readonly kind: "checkpoint"; readonly size: number; readonly note: string };

/** One line of a record that is verified, whether it comes from a database or from a file. */
export type RecordLine = HeadLine | CaptureLine | EntryLine | StateLine | CheckpointLine;

/** What stands in a file where a line should, and why it is none. */
export type DamagedLine = { readonly kind: "damaged"; readonly sentence: string };

export const RECORD_FORMAT = "travaux-record@1";

type Shape = { readonly should: string; readonly fits: (value: unknown) => boolean };

// What is printed for people must not be able to break out of its line.
const LONGEST_TEXT = 2000;
const TEXT: Shape = {
  should: "be a text on one line",
  fits: (value) =>
    typeof value === "string" && value.length <= LONGEST_TEXT && !/^$|[\p{Cc}\p{Surrogate}]/u.test(value),
};
const COUNT: Shape = { should: "be a whole number from 0", fits: isCount };
const HASH: Shape = { should: "be a SHA-256 in hexadecimal", fits: (value) => isText(value, /^[0-9a-f]{64}$/u) };
const KEY: Shape = {
  should: "be a UUID",
  fits: (value) => isText(value, /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u),
};
const JSON_VALUE: Shape = { should: "be a JSON value", fits: (value) => value !== undefined };
const NOTE: Shape = { should: "be a signed note", fits: (value) => typeof value === "string" };

const SHAPES: Readonly<Record<RecordLine["kind"], Readonly<Record<string, Shape>>>> = {
  head: {
    format: { should: `be "${RECORD_FORMAT}"`, fits: (value) => value === RECORD_FORMAT },
    origin: TEXT,
    verifierKey: TEXT,
  },
  capture: {
    negotiation: KEY,
    sha256: HASH,
    bytes: { should: "be bytes", fits: (value) => value instanceof Uint8Array },
  },
  entry: {
    negotiation: KEY,
    position: COUNT,
    chain: KEY,
    chainPosition: COUNT,
    previous: orNull(HASH),
    event: TEXT,
    author: TEXT,
    at: { should: "be an instant such as 2025-11-23T09:30:00.000Z", fits: isInstant },
    salt: HASH,
    content: JSON_VALUE,
    leafHash: HASH,
    index: orNull(COUNT),
    subject: TEXT,
  },
  state: { negotiation: KEY, subject: TEXT, content: JSON_VALUE },
  checkpoint: { size: COUNT, note: NOTE },
};

/**
 * Why `line` is not one of a record, in a sentence; undefined when it is. Whoever altered a record may have left
 * anything in it, so nothing is taken on trust from its type. What JSON cannot hold inside a content is not looked for.
 */
export function findDamage(line: unknown): string | undefined {
  if (typeof line !== "object" || line === null || Array.isArray(line)) return "The line is not a JSON object.";
  const members = line as Readonly<Record<string, unknown>>;
  const kind = members.kind;
  if (typeof kind !== "string" || !Object.hasOwn(SHAPES, kind)) return "The line is of no kind that a record has.";
  const shapes = SHAPES[kind as RecordLine["kind"]];
  for (const [name, { should, fits }] of Object.entries(shapes))
    if (!fits(Object.hasOwn(members, name) ? members[name] : undefined)) return `Its "${name}" should ${should}.`;
  const unknown = Object.keys(members).find((name) => name !== "kind" && !Object.hasOwn(shapes, name));
  return unknown === undefined
    ? undefined
    : `It says something that no ${kind} says: ${JSON.stringify(unknown.slice(0, 50))}.`;
}

/** What a line is about, for people; also of a line that is damaged. */
export function subjectOf(line: unknown): string {
  const { kind, subject, sha256, size } = (line ?? {}) as Readonly<Record<string, unknown>>;
  if (TEXT.fits(subject)) return String(subject);
  if (kind === "head") return "the head of the record";
  if (kind === "capture" && HASH.fits(sha256)) return `capture ${sha256}`;
  if (kind === "checkpoint" && isCount(size)) return `checkpoint ${size}`;
  return "the record";
}

function orNull({ should, fits }: Shape): Shape {
  return { should: `${should}, or null`, fits: (value) => value === null || fits(value) };
}

function isText(value: unknown, pattern: RegExp): boolean {
  return typeof value === "string" && pattern.test(value);
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

function isInstant(value: unknown): boolean {
  // One way to write an instant, so that they compare as texts do.
  if (!isText(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u)) return false;
  const instant = new Date(String(value));
  return !Number.isNaN(instant.getTime()) && instant.toISOString() === value;
}
