import { setImmediate } from "node:timers/promises";
import type { Context } from "hono";

/** One line of a table, field by field. */
export type TableLine = readonly string[];

// Without it some spreadsheets read Cyrillic words as another alphabet.
const BYTE_ORDER_MARK = "\u{FEFF}";
// Above this a table is sent while it is made; a tag would want all of it in memory.
const WHOLE_UP_TO = 4 * 1024 * 1024;
const CHUNK = 64 * 1024;

/**
 * Answers with lines as CSV (RFC 4180), in UTF-8 with a byte order mark. What a spreadsheet would run as a formula is quoted.
 *
 * @param lines - Looked at once; beyond four million characters only as fast as they are read at the other end, with the
 *   process free for others between.
 * @param file - What the download is called.
 */
export function sendTable(c: Context, lines: Iterable<TableLine>, file: string): Response {
  const chunks = chunksOf(lines);
  let whole = "";
  for (;;) {
    const next = chunks.next();
    if (next.done === true) break;
    whole += next.value;
    if (whole.length > WHOLE_UP_TO) {
      c.header("Cache-Control", "no-store");
      return send(c, streamOf(whole, chunks), file);
    }
  }
  return send(c, whole, file);
}

/** The next page of a table that has no place for a cursor: at the same address, with the cursor in it (RFC 8288). */
export function linkNext(c: Context, { next }: { readonly next?: string | null | undefined }): void {
  if (next === undefined || next === null) return;
  const url = new URL(c.req.url);
  url.searchParams.set("cursor", next);
  c.header("Link", `<${url.pathname}${url.search}>; rel="next"`);
}

function send(c: Context, body: string | ReadableStream, file: string): Response {
  return c.body(body, 200, {
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${file}"`,
    "X-Content-Type-Options": "nosniff",
  });
}

function streamOf(first: string, rest: Generator<string>): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(first)),
    async pull(controller) {
      // Rows are worked out here: others get their turn between.
      await setImmediate();
      const next = rest.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    cancel: () => void rest.return(undefined),
  });
}

function* chunksOf(lines: Iterable<TableLine>): Generator<string> {
  let chunk = BYTE_ORDER_MARK;
  for (const line of lines) {
    chunk += `${line.map(writeField).join(",")}\r\n`;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = "";
  }
  yield chunk;
}

/** A quote in front keeps a spreadsheet from running what starts like a formula, whatever a delegation calls its points. */
function writeField(text: string): string {
  const safe = /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
