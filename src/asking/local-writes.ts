import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { Problem } from "../model/problem.ts";

/** What the server knows of a request beside its text. Requests made inside the process carry `inProcess`. */
export type Bindings = {
  /** Where the answer goes. */
  readonly outgoing?: { readonly writableFinished?: boolean; destroy(): void };
  readonly incoming?: {
    readonly socket?: { readonly remoteAddress?: string | undefined; readonly localAddress?: string | undefined };
  };
  readonly inProcess?: true;
};

const LOOPBACK = /^(?:127\.\d{1,3}\.\d{1,3}\.\d{1,3}|::1|::ffff:127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/u;
const LOCAL_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/u;
const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request only reads. */
export function onlyReads({ req }: Context): boolean {
  return READS.has(req.method);
}

/**
 * Why a request does not come from whoever sits at this machine: the connection comes from loopback, the Host names this
 * machine (a page elsewhere that points its own name at 127.0.0.1 does not), and a browser's Origin is that same host.
 *
 * @returns The end of a sentence; undefined where it does come from there.
 */
export function whyNotLocal(c: Context<{ Bindings: Bindings }>): string | undefined {
  if (!LOOPBACK.test(remoteAddressOf(c))) return "it does not come from this machine";
  const host = (c.req.header("host") ?? "").toLowerCase();
  if (!LOCAL_HOST.test(host)) return `its Host is ${host === "" ? "missing" : `"${host}"`}`;
  return whySentFrom(c, (origin) => origin.toLowerCase() === `http://${host}`);
}

/** Whether it comes from this machine, by whichever of its addresses. */
export function isFromThisMachine(c: Context<{ Bindings: Bindings }>): boolean {
  const remote = remoteAddressOf(c);
  return LOOPBACK.test(remote) || (remote !== "" && remote === c.env?.incoming?.socket?.localAddress);
}

/** The other end of the connection; empty for a request made inside the process. */
export function remoteAddressOf({ env }: Context<{ Bindings: Bindings }>): string {
  return env?.incoming?.socket?.remoteAddress ?? "";
}

/** @throws Problem `write-refused` where a browser says that a page of another host sent it. */
export function refuseForeignPage(c: Context): void {
  const host = (c.req.header("host") ?? "").toLowerCase();
  const why = whySentFrom(c, (origin) => URL.canParse(origin) && new URL(origin).host === host);
  if (why !== undefined) throw refusedWrite(why, "Send it from a page of this service, or with a token.");
}

function whySentFrom({ req }: Context, isOwn: (origin: string) => boolean): string | undefined {
  const origin = req.header("origin");
  if (origin !== undefined && !isOwn(origin)) return `it was sent by a page of ${origin}`;
  const site = req.header("sec-fetch-site");
  return site === "cross-site" || site === "same-site" ? "it was sent by a page of another site" : undefined;
}

export function refusedWrite(why: string, hint: string): Problem {
  return new Problem("write-refused", `This request may not write: ${why}.`, hint);
}

/** Compares in a time that tells nothing of where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
