import { createHash } from "node:crypto";
import { canonicalJson } from "./canonical-json.ts";
import { leafHashOf } from "./leaf.ts";
import type { CaptureLine, EntryLine, StateLine } from "./record-line.ts";

/** The first thing that is wrong with a record: `line` counts from 1, `subject` is an address or the like. */
export type Fault = { readonly line: number; readonly subject: string; readonly sentence: string };

// The event whose newest content is how the tables describe a negotiation today.
const DESCRIBED = "negotiation-described";

type Last = { readonly chainPosition: number; readonly leafHash: string };
type Named = { readonly line: number; named: boolean };
type Described = { readonly line: number; readonly subject: string; readonly hash: Buffer };

/**
 * Checks one negotiation of a record, line by line in the order of its journal. Each `take…` gives a sentence about
 * what is wrong with the line, or undefined.
 *
 * Holds one hash for each chain and for each capture.
 */
export class NegotiationCheck {
  readonly negotiation: string;
  #due = 0;
  #at = "";
  #index: number | null = -1;
  readonly #chains = new Map<string, Last>();
  readonly #captures = new Map<string, Named>();
  #described: Described | undefined;
  #stated = false;

  constructor(negotiation: string) {
    this.negotiation = negotiation;
  }

  takeCapture({ sha256, bytes }: CaptureLine, line: number): string | undefined {
    if (this.#stated) return "A capture stands behind the negotiation's description, which is its end.";
    const found = createHash("sha256").update(bytes).digest("hex");
    if (found !== sha256)
      return `The capture ${short(sha256)} holds other bytes now: their SHA-256 is ${short(found)}.`;
    if (this.#captures.has(sha256)) return `The capture ${short(sha256)} is there twice.`;
    this.#captures.set(sha256, { line, named: false });
    return undefined;
  }

  takeEntry(entry: EntryLine, line: number): string | undefined {
    if (this.#stated) return `${entry.subject} stands behind the negotiation's description, which is its end.`;
    return (
      this.#findOutOfOrder(entry) ??
      findOtherHash(entry) ??
      this.#findUnplaced(entry) ??
      this.#nameCapture(entry) ??
      this.#keep(entry, line)
    );
  }

  takeState({ subject, content }: StateLine): string | undefined {
    if (this.#stated) return `${subject} is described twice.`;
    this.#stated = true;
    if (this.#described === undefined) return `${subject} has a description that was never filed.`;
    // The subject stands outside the content and its hash; so it has to be the one that the entry has.
    const same = subject === this.#described.subject && hashOf(content)?.equals(this.#described.hash);
    return same ? undefined : `${subject} is described otherwise today than was filed last.`;
  }

  /** What is missing now that the negotiation ends. */
  close(): Fault | undefined {
    for (const [sha256, { line, named }] of this.#captures)
      if (!named) {
        const sentence = `No entry names the capture ${short(sha256)}: it was put in, or its entry removed.`;
        return { line, subject: `capture ${sha256}`, sentence };
      }
    if (this.#described === undefined || this.#stated) return undefined;
    const { line, subject } = this.#described;
    return { line, subject, sentence: `${subject} was described, but has no description today.` };
  }

  #findOutOfOrder({ subject, position, chain, chainPosition, previous, at }: EntryLine): string | undefined {
    if (position !== this.#due)
      return `${subject} is entry ${position} of its journal where entry ${this.#due} is due: one was removed, repeated or moved.`;
    const last = this.#chains.get(chain);
    const due = last === undefined ? 0 : last.chainPosition + 1;
    if (chainPosition !== due)
      return `${subject} is entry ${chainPosition} of its chain where entry ${due} is due: one was removed, repeated or moved.`;
    if (previous !== (last?.leafHash ?? null))
      return `${subject} does not follow what stands before it in its chain: it names ${short(previous)} and not ${short(last?.leafHash ?? null)}.`;
    if (at < this.#at) return `${subject} is dated ${at}, before the entry it follows: ${this.#at}.`;
    return undefined;
  }

  #findUnplaced({ subject, index }: EntryLine): string | undefined {
    if (index === null) return undefined;
    if (this.#index === null) return `${subject} is in the tree, but an entry before it in its journal is not.`;
    if (index <= this.#index)
      return `${subject} is at place ${index} of the tree, but an entry before it in its journal at place ${this.#index}.`;
    return undefined;
  }

  #nameCapture({ subject, content }: EntryLine): string | undefined {
    const named = memberOf(content, "captureSha256");
    if (named === undefined || named === null) return undefined;
    const capture = typeof named === "string" ? this.#captures.get(named) : undefined;
    if (capture === undefined) return `${subject} names a capture that is not there.`;
    capture.named = true;
    return undefined;
  }

  #keep(entry: EntryLine, line: number): string | undefined {
    const { subject, chain, chainPosition, leafHash, at, index, event, content } = entry;
    this.#due += 1;
    this.#at = at;
    this.#index = index;
    this.#chains.set(chain, { chainPosition, leafHash });
    if (event !== DESCRIBED) return undefined;
    const hash = hashOf(content);
    if (hash === undefined) return `${subject} holds what JSON cannot hold.`;
    this.#described = { line, subject, hash };
    return undefined;
  }
}

/** Whether an entry still is what it was when its leaf hash was kept. */
function findOtherHash(entry: EntryLine): string | undefined {
  const { subject, content, leafHash } = entry;
  // The leaf holds no subject. Where the content says it too, a false one is found.
  if ((memberOf(content, "subject") ?? subject) !== subject) return `${subject} is not what its entry was filed about.`;
  const found = whereHashable(() => leafHashOf({ ...entry, salt: Buffer.from(entry.salt, "hex") }));
  if (found === undefined) return `${subject} holds what JSON cannot hold.`;
  const hash = found.toString("hex");
  return hash === leafHash
    ? undefined
    : `${subject} is not what was filed: its hash is ${short(hash)}, and ${short(leafHash)} was kept.`;
}

function hashOf(content: unknown): Buffer | undefined {
  return whereHashable(() => createHash("sha256").update(canonicalJson(content)).digest());
}

function whereHashable(hash: () => Buffer): Buffer | undefined {
  try {
    return hash();
  } catch {
    // What an attacker put there may be no JSON at all; that is a finding about the record and no error of ours.
    return undefined;
  }
}

function memberOf(content: unknown, name: string): unknown {
  if (typeof content !== "object" || content === null || !Object.hasOwn(content, name)) return undefined;
  return (content as Readonly<Record<string, unknown>>)[name];
}

/** Enough of a hash for people to tell it from another. */
function short(hash: string | null): string {
  return hash === null ? "nothing" : `${hash.slice(0, 12)}…`;
}
