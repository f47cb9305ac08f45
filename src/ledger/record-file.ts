import { canonicalJson } from "./canonical-json.ts";
import { type DamagedLine, findDamage, type RecordLine } from "./record-line.ts";
import { readBase64, writeBase64 } from "./strict-text.ts";

// A capture of the largest draft that is taken in, in base 64, several times over. More is no line of a record.
const LONGEST_LINE_BYTES = 256 * 1024 * 1024;
const LINE_FEED = 10;

/**
 * One line of a record's file, with its line feed: canonical JSON, a capture's bytes in base 64.
 *
 * @throws Error as `canonicalJson` does.
 */
export function writeRecordLine(line: RecordLine): string {
  const written = line.kind === "capture" ? { ...line, bytes: writeBase64(line.bytes) } : line;
  return `${canonicalJson(written)}\n`;
}

/**
 * Reads a record's file, one line after another; of the file no more than one line is held at a time.
 *
 * A line that is not exactly as `writeRecordLine` writes it comes out damaged: in any other form the same bytes could
 * say one thing to one reader and another to the next. So does the last one when it is cut. Reading ends there.
 */
export async function* readRecordFile(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<RecordLine | DamagedLine, void, undefined> {
  for await (const bytes of splitLines(chunks)) {
    const line = readLine(bytes);
    yield line;
    if (line.kind === "damaged") return;
  }
}

/** The bytes of each line with its line feed; a last one without, or one too long, comes as it is. */
async function* splitLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, undefined> {
  let begun: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      yield Buffer.concat([...begun, chunk.subarray(start, end + 1)]);
      [begun, length, start] = [[], 0, end + 1];
    }
    begun.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST_LINE_BYTES) break;
  }
  if (length > 0) yield Buffer.concat(begun);
}

function readLine(bytes: Buffer): RecordLine | DamagedLine {
  if (bytes.length > LONGEST_LINE_BYTES) return damaged("The line is longer than any line of a record.");
  if (bytes.at(-1) !== LINE_FEED) return damaged("The file is cut in the middle of this line.");
  const text = decode(bytes);
  const value = text === undefined ? undefined : parse(text);
  if (text === undefined || value === undefined) return damaged("The line is not JSON in UTF-8.");
  const line = withBytes(value);
  const damage = findDamage(line);
  if (damage !== undefined) return damaged(damage);
  return isWrittenAs(line as RecordLine, text)
    ? (line as RecordLine)
    : damaged("The line is not written as a record writes what it says.");
}

function isWrittenAs(line: RecordLine, text: string): boolean {
  try {
    return writeRecordLine(line) === text;
  } catch {
    // Canonical JSON holds less than JSON does: no half of a surrogate pair, no endless nesting.
    return false;
  }
}

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The value with a capture's base 64 read; one that cannot be read stays a text, which is no bytes. */
function withBytes(value: unknown): unknown {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("bytes" in value)) return value;
  if (value.kind !== "capture" || typeof value.bytes !== "string") return value;
  return { ...value, bytes: readBase64(value.bytes) ?? value.bytes };
}

function damaged(sentence: string): DamagedLine {
  return { kind: "damaged", sentence };
}
