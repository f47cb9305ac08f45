// What goes over the one socket of a page: JSON for what is said, binary for what is typed. Each text that is open on a
// connection has a number there, which the client chooses. `vector` is a state vector of Yjs in base64.

/** What a client says. */
export type SaidToService =
  /** `epoch` is that of what the client holds of the text already; null where it holds nothing. */
  | {
      readonly say: "open";
      readonly text: number;
      readonly thread: string;
      readonly epoch: string | null;
      readonly vector: string;
    }
  | { readonly say: "close"; readonly text: number }
  /** Where they type, in the client's own words; empty where they do not. */
  | { readonly say: "here"; readonly text: number; readonly cursor: string };

/** Somebody who is at a text: `connection` is made by the service, `name` is that of their account. */
export type Present = { readonly connection: string; readonly name: string; readonly cursor: string };

/** What the service says. */
export type SaidToClient =
  /** All that the client lacks came before it. `vector` is that of the service: what is beyond it is the client's to send. */
  | {
      readonly say: "opened";
      readonly text: number;
      readonly epoch: string;
      readonly vector: string;
      readonly writes: boolean;
      readonly connection: string;
    }
  /** The pieces of this client up to this one are committed. */
  | { readonly say: "saved"; readonly text: number; readonly piece: number }
  /** The text is closed on this connection. `again`: it may be opened anew at once, and what was not saved sent anew. */
  | {
      readonly say: "closed";
      readonly text: number;
      readonly code: "not-found" | "refused" | "other-text" | "unavailable" | "full";
      readonly why: string;
      readonly again: boolean;
    }
  | { readonly say: "present"; readonly text: number; readonly present: readonly Present[] }
  /** Something of the negotiation's notes is other than it was: they should be read again. Only members are told. */
  | { readonly say: "news" }
  /** Something of the thread was done but for typing. */
  | { readonly say: "changed"; readonly text: number; readonly revision: number };

/** How a connection is closed by the service, beside the codes of RFC 6455. */
export const CLOSED = { noLongerAllowed: 4401, tooMuch: 4429, malformed: 4400 } as const;

/** A piece of what was typed. `number` counts a client's pieces from 1; towards a client it is the number in the text. */
export type PieceFrame = { readonly text: number; readonly number: number; readonly bytes: Uint8Array };

// A byte that says what it is, then two numbers of four bytes, most significant first.
const PIECE = 1;
const HEAD_BYTES = 9;

export function writePieceFrame({ text, number, bytes }: PieceFrame): Uint8Array<ArrayBuffer> {
  const frame = new Uint8Array(HEAD_BYTES + bytes.length);
  const head = new DataView(frame.buffer);
  head.setUint8(0, PIECE);
  head.setUint32(1, text);
  head.setUint32(5, number);
  frame.set(bytes, HEAD_BYTES);
  return frame;
}

/** @returns undefined for bytes that are no such frame, or hold no piece. */
export function readPieceFrame(frame: Uint8Array): PieceFrame | undefined {
  if (frame.length <= HEAD_BYTES || frame[0] !== PIECE) return undefined;
  const head = new DataView(frame.buffer, frame.byteOffset, HEAD_BYTES);
  return { text: head.getUint32(1), number: head.getUint32(5), bytes: frame.subarray(HEAD_BYTES) };
}

/**
 * What a client said.
 *
 * @returns undefined for anything else.
 */
export function readSaidToService(json: string): SaidToService | undefined {
  const said = parsed(json);
  if (typeof said !== "object" || said === null) return undefined;
  const { say, text, thread, epoch, vector, cursor } = said as Readonly<Record<string, unknown>>;
  if (typeof text !== "number" || !Number.isInteger(text) || text < 0 || text > 0xffffffff) return undefined;
  if (say === "close") return { say, text };
  if (say === "here") return typeof cursor === "string" ? { say, text, cursor } : undefined;
  if (say !== "open" || typeof thread !== "string" || typeof vector !== "string") return undefined;
  return epoch === null || typeof epoch === "string" ? { say, text, thread, epoch, vector } : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
