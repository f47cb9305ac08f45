import type { Linked } from "./web-annotation.ts";

/** A motivation by its word, however it is written. */
export function nameMotivation({ id = "" }: Linked): string {
  return id.replace(/^(?:oa:|http:\/\/www\.w3\.org\/ns\/oa#)/u, "");
}
