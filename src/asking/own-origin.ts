import type { Context } from "hono";
import { refusedWrite } from "./local-writes.ts";

/**
 * The origin at which a browser sees this service: what it says with everything that it sends. Its host is the one of the
 * request, or `authenticate` had refused it; whether it speaks HTTPS only the browser knows, where a proxy stands between.
 *
 * @throws Problem `write-refused` where it is not said.
 */
export function ownOrigin(c: Context): string {
  const origin = c.req.header("origin");
  if (origin !== undefined && URL.canParse(origin)) return new URL(origin).origin;
  throw refusedWrite("it does not say by its Origin which page sent it", "Send it from a page of this service.");
}

/** The same as far as an address tells: with HTTPS, but on this machine itself. */
export function likelyOrigin(c: Context): string {
  const { hostname, host } = new URL(c.req.url);
  return `${/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname) ? "http" : "https"}://${host}`;
}
