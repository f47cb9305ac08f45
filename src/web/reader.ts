import type { Context } from "hono";
import { actorOf } from "../asking/actor-of.ts";
import { type Actor, NOBODY } from "../model/actor.ts";
import { readNext } from "./people/next-address.ts";

/** For whom a page is made: who they are, and which page they come back to after signing in. */
export type Reader = {
  readonly actor: Actor;
  readonly here: string;
  /** Of how many events they have not read in their inbox; undefined where nobody looked. */
  readonly unread?: number | undefined;
  /** The id of their subscription to what the page is about, if they follow it. */
  readonly subscription?: string | undefined;
};

/** A reader of whom nothing is known. */
export const ANYBODY: Reader = { actor: NOBODY, here: "/" };

export function readerOf(c: Context): Reader {
  return { actor: actorOf(c), here: hereOf(c) };
}

/** What answers a form has no address of its own to come back to: the page of the form has, where the browser says it. */
function hereOf({ req }: Context): string {
  if (req.method === "GET" || req.method === "HEAD") return pathOf(req.url);
  const sentFrom = req.header("referer") ?? "";
  const isOwn = URL.canParse(sentFrom) && new URL(sentFrom).host === req.header("host");
  return isOwn ? pathOf(sentFrom) : "/";
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  return readNext(`${pathname}${search}`);
}
