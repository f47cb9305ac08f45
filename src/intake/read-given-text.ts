import type { Draft } from "../model/draft.ts";
import type { Capture } from "../model/version.ts";
import { EXTRACTOR } from "./extractor.ts";
import { readDraft } from "./read-draft.ts";

/** A draft with the capture to be kept of it. */
export type GivenDraft = { readonly draft: Draft; readonly capture: Omit<Capture, "sha256"> };

/**
 * Reads a draft that came as text and not as bytes: typed into a page, or in a body of JSON. From the text itself, so that
 * half a surrogate pair is refused, where bytes would hide it.
 *
 * @param file - Its name for sentences, and its media type.
 * @throws the problems of `readDraft`.
 */
export function readGivenText(
  text: string,
  { name, mediaType }: { readonly name: string; readonly mediaType: string },
): GivenDraft {
  const draft = readDraft(text, { name, mediaType, use: "file" });
  return { draft, capture: { bytes: new TextEncoder().encode(text), mediaType, extractor: EXTRACTOR } };
}
