import type { Env, Hono } from "hono";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** The methods that some route answers at a path; none where there is nothing. What is used for all paths counts for none. */
export function allowedMethods<E extends Env>({ router }: Hono<E>, path: string): readonly string[] {
  const answered = METHODS.filter((method) =>
    router.match(method, path)[0].some(([[, route]]) => route.method === method),
  );
  if (answered.length === 0) return [];
  return [...answered, ...(answered.includes("GET") ? ["HEAD"] : []), "OPTIONS"];
}
