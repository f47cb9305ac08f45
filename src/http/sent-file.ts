import type { Context } from "hono";

/**
 * The name under which a client knows the file it sends (`X-File-Name`, percent-encoded), so that an error names what
 * the person typed. Never used as a path.
 */
export function sentFileName(c: Context, otherwise: string): string {
  const sent = c.req.header("x-file-name");
  if (sent === undefined) return otherwise;
  try {
    return decodeURIComponent(sent) || otherwise;
  } catch {
    return otherwise;
  }
}
