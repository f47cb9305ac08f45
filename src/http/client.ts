import { hc } from "hono/client";
import type { Api } from "./api.ts";

/**
 * A client of the API that knows each path, what it takes and what it answers.
 *
 * @param base - Where the service is, `http://localhost:3000`; `/` in a page of its own.
 * @param send - Sends the requests; `fetch` where it is left out.
 */
export function apiClient(base: string, send?: (path: string, init?: RequestInit) => Response | Promise<Response>) {
  const fetching: typeof fetch | undefined = send && (async (input, init) => send(String(input), init));
  return hc<Api>(base, fetching === undefined ? {} : { fetch: fetching });
}
