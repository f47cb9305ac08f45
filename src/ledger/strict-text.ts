/** The bytes that `text` writes in base 64 (RFC 4648, section 4); undefined when it is not exactly what they are written as. */
export function readBase64(text: string): Buffer | undefined {
  // Buffer passes over what it does not know, so two texts could mean the same bytes.
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

export function writeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}

/** A count in ASCII digits without leading zeroes; undefined when it is none, or too large to be exact. */
export function readCount(text: string): number | undefined {
  if (!/^(?:0|[1-9][0-9]{0,15})$/u.test(text)) return undefined;
  const count = Number(text);
  return Number.isSafeInteger(count) ? count : undefined;
}

/** Bytes in lower-case hexadecimal, as hashes are written everywhere. */
export function writeHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
