import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Access } from "../access/access.ts";
import { type Actor, LOCAL, LOCAL_UNTIL_ACCOUNTS, NOBODY } from "../model/actor.ts";
import { Problem } from "../model/problem.ts";
import type { Limit } from "./limit-rate.ts";
import {
  type Bindings,
  equalSecrets,
  isFromThisMachine,
  onlyReads,
  refusedWrite,
  refuseForeignPage,
  whyNotLocal,
} from "./local-writes.ts";

/** The cookie of a session; in a browser it stands as `__Host-travaux`, bound to this host and to HTTPS. */
export const SESSION_COOKIE = "travaux";

type Entrances = Pick<Access, "hasPeople" | "enterByToken" | "enterBySession">;

/**
 * Finds out who asks, for `actorOf`: by a token, by the cookie of a session, or, until anybody has an account, by sitting at
 * this machine. Whoever is none of these is nobody, and may read what is public. What anybody may do is decided where it is
 * done, and not here. At most two queries.
 *
 * @param ownToken - The running service's own, known to commands of whoever owns its data directory.
 * @param limit - Counts who asks how much; what it throws is the answer.
 * @throws Problem `bad-token` for any token that is none, is past its time or was revoked; `write-refused` for a write that
 *   a page of another host sent.
 */
export function authenticate(
  access: Entrances,
  ownToken: string,
  limit: Limit,
): MiddlewareHandler<{ Bindings: Bindings }> {
  return async (c, next) => {
    if (isAsset(c.req.path)) return next();
    const actor = await findActor(c, access, ownToken);
    // A token that is none is counted as nobody's, or it could be guessed at without end.
    limit(c, actor ?? NOBODY);
    if (actor === undefined) throw badToken();
    c.set("actor", actor);
    await next();
    sayForWhom(c);
  };
}

/** What is answered depends on who asks: nobody may keep it for another, and whoever is known asks anew each time. */
function sayForWhom(c: Context): void {
  c.header("Vary", "Cookie, Authorization", { append: true });
  const isKnown = getCookie(c, SESSION_COOKIE, "host") !== undefined || c.req.header("authorization") !== undefined;
  if (isKnown && !c.res.headers.has("Cache-Control")) c.header("Cache-Control", "private, no-cache");
}

/**
 * One click in a mail program: that program's own server sends it, from anywhere (RFC 8058). Its address holds a secret, which alone
 * says what it may do; whoever sends it is nobody, also where a browser sends a cookie along.
 */
function isOneClick({ req }: Context): boolean {
  return req.method === "POST" && /^\/unsubscribe\/[\w-]{86}$/u.test(req.path);
}

// Files of the build, the same for everybody.
function isAsset(path: string): boolean {
  return path.startsWith("/assets/");
}

/** Undefined for a token that is none. */
async function findActor(
  c: Context<{ Bindings: Bindings }>,
  access: Entrances,
  ownToken: string,
): Promise<Actor | undefined> {
  const sent = c.req.header("authorization");
  if (sent !== undefined) return findByToken(c, access, ownToken, sent);
  if (c.env?.inProcess === true) return LOCAL;
  if (isOneClick(c)) return NOBODY;
  const session = getCookie(c, SESSION_COOKIE, "host");
  const person = session === undefined ? undefined : await access.enterBySession(session);
  if (person === undefined && !(await access.hasPeople())) return atThisMachine(c);
  if (!onlyReads(c)) refuseForeignPage(c);
  return person ?? NOBODY;
}

async function findByToken(
  c: Context<{ Bindings: Bindings }>,
  access: Entrances,
  ownToken: string,
  sent: string,
): Promise<Actor | undefined> {
  const [, token] = /^Bearer +(\S+) *$/iu.exec(sent) ?? [];
  if (token !== undefined && equalSecrets(token, ownToken) && isFromThisMachine(c)) return LOCAL;
  return token === undefined ? undefined : access.enterByToken(token);
}

function badToken(): Problem {
  return new Problem(
    "bad-token",
    "This token is none, or none any more.",
    "Send it as Authorization: Bearer, whole; travaux token list shows which are in use.",
  );
}

/** Until anybody has an account: one person, at this machine. Whoever else reads is nobody. */
function atThisMachine(c: Context<{ Bindings: Bindings }>): Actor {
  const why = whyNotLocal(c);
  if (why === undefined) return LOCAL_UNTIL_ACCOUNTS;
  if (onlyReads(c)) return NOBODY;
  throw refusedWrite(why, "Until somebody has an account, only this machine may file, over http://localhost.");
}
