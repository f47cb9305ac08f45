import { timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import { Problem } from "../model/problem.ts";

/** What the server knows of a request beside its text. Requests made inside the process carry `inProcess`. */
export type Bindings = {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string | undefined } };
  readonly inProcess?: true;
};

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/u;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/u;
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Until accounts exist, whoever sits at this machine may write and nobody else: the connection comes from loopback, the
 * Host names this machine (a page elsewhere that points its own name at 127.0.0.1 does not), and a browser's Origin is
 * that same host. A token, where one is sent, must be this service's own.
 *
 * @throws Problem `write-refused`, saying which of these failed.
 */
export function localWritesOnly(token: string): MiddlewareHandler<{ Bindings: Bindings }> {
  return async (c, next) => {
    if (READS.has(c.req.method) || c.env?.inProcess === true) return next();
    const remote = c.env?.incoming?.socket?.remoteAddress ?? "";
    if (!LOOPBACK.test(remote)) throw refused("it does not come from this machine");
    const host = (c.req.header("host") ?? "").toLowerCase();
    if (!LOCAL_HOST.test(host)) throw refused(`its Host is ${host === "" ? "missing" : `"${host}"`}`);
    const origin = c.req.header("origin");
    if (origin !== undefined && !isSameHost(origin, host)) throw refused(`it was sent by a page of ${origin}`);
    if (c.req.header("sec-fetch-site") === "cross-site") throw refused("it was sent by a page of another site");
    const sent = c.req.header("authorization");
    if (sent !== undefined && !equalSecrets(sent, `Bearer ${token}`)) throw refused("its token is not this service's");
    return next();
  };
}

function isSameHost(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host}`;
}

function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function refused(why: string): Problem {
  return new Problem(
    "write-refused",
    `This request may not write: ${why}.`,
    "Until accounts exist, only this machine may file, over http://localhost.",
  );
}
