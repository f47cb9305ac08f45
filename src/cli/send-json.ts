import { readConfig } from "../config.ts";
import { openRecordClient, type RecordClient } from "./record-client.ts";

type Method = Parameters<RecordClient["request"]>[0];

/**
 * Sends one request with a JSON body to the record, wherever it is, and answers its JSON. Makes a record where there is
 * none: the first account may come before the first draft.
 *
 * @throws Problem, the one that the API answered, and those of `openRecordClient`.
 */
export async function sendJson(
  options: { readonly data: string },
  method: Method,
  path: string,
  body?: object,
): Promise<unknown> {
  const client = await openRecordClient(readConfig(options), "makes");
  try {
    if (body === undefined) return await client.request(method, path);
    const bytes = new TextEncoder().encode(JSON.stringify(body));
    return await client.request(method, path, { bytes, mediaType: "application/json", fileName: "request.json" });
  } finally {
    await client.close();
  }
}

/** A part of a path, whatever somebody typed. */
export function pathPart(text: string): string {
  return encodeURIComponent(text);
}
