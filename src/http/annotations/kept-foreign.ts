import type { ExchangedNote } from "../../annotation/interchange/exchanged-note.ts";

/** What is kept of another program's annotation, and given back; `sent` is its target as it was sent. */
export type Kept = Pick<ExchangedNote, "created" | "creators" | "motivations" | "canonical" | "via" | "foreign"> & {
  readonly sent: unknown;
};

/** As it is stored: plain JSON under one name, beside what a later release may keep. */
export function writeKept(kept: Kept): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify({ annotation: kept }));
}

/** What `writeKept` wrote. */
export function readKept(stored: Readonly<Record<string, unknown>> | undefined): Kept | undefined {
  const kept = stored?.annotation as Partial<Kept> | undefined;
  if (kept === undefined) return undefined;
  const { created, creators = [], motivations = [], canonical, via = [], foreign, sent } = kept;
  return { created, creators, motivations, canonical, via, foreign, sent };
}
