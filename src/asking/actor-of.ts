import type { Context } from "hono";
import { type Actor, NOBODY } from "../model/actor.ts";

declare module "hono" {
  interface ContextVariableMap {
    actor: Actor;
  }
}

/** Who asks, as `authenticate` found out; nobody where it was not asked. */
export function actorOf(c: Context): Actor {
  return c.get("actor") ?? NOBODY;
}
