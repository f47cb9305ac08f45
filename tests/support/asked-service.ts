import { expect } from "vitest";
import type { Service } from "../../src/service.ts";
import { type ApiDocument, findUndocumented, readDocument } from "./api-document.ts";

const MEDIA_TYPE = { string: "text/markdown", object: "application/json" } as const;

/**
 * Asks a service from within its process. Whatever a test asks, the answer is as the document of the API describes it.
 */
export async function askService(service: Service) {
  const document: ApiDocument = await readDocument(service.app);

  async function ask(method: string, path: string, body?: string | object, headers: Record<string, string> = {}) {
    const type = MEDIA_TYPE[typeof body === "string" ? "string" : "object"];
    const init = {
      method,
      headers: { "Content-Type": type, ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    };
    const answer = await service.app.request(path, init, { inProcess: true });
    const sent = { status: answer.status, type: answer.headers.get("content-type"), body: await answer.json() };
    expect(findUndocumented(document, { method, path }, sent)).toBeUndefined();
    return sent;
  }

  return {
    get: (path: string) => ask("GET", path),
    put: (path: string, body: string | object, headers?: Record<string, string>) => ask("PUT", path, body, headers),
    patch: (path: string, body: object) => ask("PATCH", path, body),
    post: (path: string, body: string | object, headers?: Record<string, string>) => ask("POST", path, body, headers),
  };
}
