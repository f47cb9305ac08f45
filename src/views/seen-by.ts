import type { Context } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import type { SeeAs, Seen } from "./see-as.ts";

/** What a request may see: all that its route knows of the record. */
export type SeenBy = (c: Context) => Seen;

export function seenBy(seeAs: SeeAs): SeenBy {
  return (c) => seeAs(actorOf(c));
}
