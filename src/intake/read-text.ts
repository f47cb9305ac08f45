import { Problem, type ProblemCode } from "../model/problem.ts";
import { findUnkeepable, lineAt, type Refuse } from "./located-value.ts";

/** The largest file that is read, in bytes: a treaty of three thousand pages. */
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

/**
 * The longest YAML that is read, in characters: facts about some thousand points. The worst inputs of this length keep
 * the YAML library busy for seconds.
 */
export const MAX_YAML_LENGTH = 1024 * 1024;

/** Makes problems of one code for one file. */
export function refusal(code: ProblemCode, file: string): Refuse {
  return (sentence, hint, line) => new Problem(code, sentence, hint, { file, line });
}

/**
 * The words of a file: its bytes as UTF-8, without a byte order mark.
 *
 * @throws Problem `body-too-large`; what `refuse` makes for bytes that are no UTF-8, for characters that no text can
 *   hold and for an empty file.
 */
export function readText(content: string | Uint8Array, file: string, refuse: Refuse): string {
  const size = typeof content === "string" ? Buffer.byteLength(content) : content.byteLength;
  if (size > MAX_FILE_BYTES) throw tooLarge("The file", size, MAX_FILE_BYTES, file);
  const decoded = typeof content === "string" ? content : decode(content, refuse);
  const text = decoded.startsWith("\ufeff") ? decoded.slice(1) : decoded;
  const unkeepable = findUnkeepable(text);
  if (unkeepable !== undefined) {
    const line = lineAt(text, unkeepable.at);
    throw refuse(`The file holds ${unkeepable.name}, which is no character of a text.`, "Save it as UTF-8 text.", line);
  }
  if (text.trim() === "")
    throw refuse("The file is empty.", "Write the points into it, one per numbered paragraph.", 1);
  return text;
}

/** The refusal of `what`, which has `size` bytes where `limit` are read. */
export function tooLarge(what: string, size: number, limit: number, file: string): Problem {
  const mebibytes = (bytes: number) => `${Math.ceil((bytes / 1024 / 1024) * 10) / 10} MiB`;
  return new Problem(
    "body-too-large",
    `${what} has ${mebibytes(size)}; at most ${mebibytes(limit)} are read.`,
    "File it in parts.",
    { file },
  );
}

/** Bytes as UTF-8, a byte order mark and all. @throws what `refuse` makes, with the line, for bytes that are none. */
export function decode(bytes: Uint8Array, refuse: Refuse): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const valid = validLength(bytes);
    const line = bytes.subarray(0, valid).reduce((lines, byte) => lines + (byte === 0x0a ? 1 : 0), 1);
    const found = (bytes[valid] ?? 0).toString(16).padStart(2, "0");
    throw refuse(
      `The file is not UTF-8: byte ${valid + 1} (0x${found}) begins no character.`,
      "Save it as UTF-8.",
      line,
    );
  }
}

/** How many bytes decode. A beginning that is cut short never decodes where a shorter one fails, so halving finds the place. */
function validLength(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (decodes(bytes.subarray(0, middle), true)) valid = middle;
    else invalid = middle;
  }
  // The character that is cut short is the one that is wrong.
  while (!decodes(bytes.subarray(0, valid), false)) valid -= 1;
  return valid;
}

function decodes(bytes: Uint8Array, mayBeCut: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: mayBeCut });
    return true;
  } catch {
    return false;
  }
}
