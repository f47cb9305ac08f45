// Without it some spreadsheets read Cyrillic words as another alphabet.
const BYTE_ORDER_MARK = "\u{FEFF}";

/** Writes lines of fields as CSV (RFC 4180), in UTF-8 with a byte order mark. What a spreadsheet would run as a formula is quoted. */
export function writeTable(lines: readonly (readonly string[])[]): string {
  return BYTE_ORDER_MARK + lines.map((line) => `${line.map(writeField).join(",")}\r\n`).join("");
}

/** A quote in front keeps a spreadsheet from running what starts like a formula, whatever a delegation calls its points. */
function writeField(text: string): string {
  const safe = /^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
