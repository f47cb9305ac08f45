import type { Context, Handler, Hono, MiddlewareHandler } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import { type Action, type ActionInNegotiation, RECORD, refuseNobody, refuseUnlessCan } from "../model/can.ts";
import type { SeenBy } from "./seen-by.ts";

/** What a route needs of whoever asks; `anyone` may be nobody who is known, `somebody` may not. */
type Need = "anyone" | "somebody" | Action;

/** Of an action in a negotiation, also what it takes to decide: whoever does not see the negotiation is not to know of it. */
export type Needed =
  | { readonly needs: Exclude<Need, ActionInNegotiation>; readonly seen?: undefined }
  | { readonly needs: ActionInNegotiation; readonly seen: SeenBy };

/** How `routesOf` knows among a route's handlers the one that says what it needs. */
const NEEDED = Symbol("what a route needs");

/**
 * Says what a route needs, and refuses whoever lacks it before anything that was sent is read. The first handler of every
 * route: see `refuseUndeclared`. An action in a negotiation is one in that which the path names as `:negotiation`.
 *
 * @returns Throws Problem `sign-in-needed` for nobody, `not-allowed` for somebody who may not; for whoever does not see the
 *   negotiation, what is thrown of one that is not there. No query for those who may.
 */
export function needs(needed: Exclude<Need, ActionInNegotiation> | Needed): MiddlewareHandler {
  const all: Needed = typeof needed === "string" ? { needs: needed } : needed;
  const refuse: MiddlewareHandler = async (c, next) => {
    await refuseUnless(all, c);
    await next();
  };
  return Object.assign(refuse, { [NEEDED]: all });
}

async function refuseUnless(needed: Needed, c: Context): Promise<void> {
  if (needed.needs === "anyone") return;
  const actor = actorOf(c);
  if (needed.needs === "somebody") return refuseNobody(actor);
  if (needed.seen === undefined) return refuseUnlessCan(actor, needed.needs, RECORD);
  refuseNobody(actor, needed.needs);
  await needed.seen(c).refuseUnlessMay(c.req.param("negotiation") ?? "", needed.needs);
}

/** A route as it is registered, with what its first handler says that it needs. */
type RegisteredRoute = { readonly method: string; readonly path: string; readonly needed: Needed | undefined };

/**
 * Every route once, in the order in which they were registered. What is used for all methods of all paths, and hands on, is
 * none.
 */
export function routesOf({ routes }: Pick<Hono, "routes">): readonly RegisteredRoute[] {
  const found = new Map<string, RegisteredRoute>();
  for (const { method, path, handler } of routes) {
    const name = `${method} ${path}`;
    const first = unwrapped(handler);
    const { [NEEDED]: needed } = first as { readonly [NEEDED]?: Needed };
    const isForAll = name === "ALL /*" && needed === undefined && handsOn(first);
    if (!found.has(name) && !isForAll) found.set(name, { method, path, needed });
  }
  return [...found.values()];
}

/**
 * Handlers of one method and path run in the order in which they were registered: behind the first one, which says what is
 * needed, each is guarded.
 *
 * @throws Error that names the first route which does not say so, or needs an action in a negotiation and names none.
 */
export function refuseUndeclared(app: Pick<Hono, "routes">): void {
  for (const { method, path, needed } of routesOf(app)) {
    if (needed === undefined) throw new Error(`${method} ${path} does not say first what it needs, by needs(…).`);
    if (needed.seen !== undefined && !/\/:negotiation(?=\/|$)/u.test(path)) {
      throw new Error(`${method} ${path} needs ${needed.needs}, and its path names no :negotiation.`);
    }
  }
}

type Wrapped = Handler & { readonly __COMPOSED_HANDLER?: Wrapped };

/** Mounted from an app that answers errors itself, a handler is wrapped by Hono, which keeps it under this name. */
function unwrapped(handler: Wrapped): Wrapped {
  return handler.__COMPOSED_HANDLER === undefined ? handler : unwrapped(handler.__COMPOSED_HANDLER);
}

/** Hono tells middleware from handlers in the same way. */
function handsOn(handler: Handler): boolean {
  return handler.length > 1;
}
