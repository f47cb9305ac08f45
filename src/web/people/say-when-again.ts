import type { Context } from "hono";
import type { Problem } from "../../model/problem.ts";

/** Of too many attempts: in how many seconds one may try again. */
export function sayWhenAgain(c: Context, { about }: Problem): void {
  if (typeof about.retryAfter === "number") c.header("Retry-After", String(about.retryAfter));
}
