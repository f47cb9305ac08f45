import type { ShownHit } from "../../../src/lineage/lineage.ts";
import type { Snippet } from "../../../src/lineage/search/cut-snippet.ts";

/** `plan@v1–v2 (2) #1: heading / words with [marks]`: document, first and last seen, in how many versions, path. */
export function drawHit({ place, firstSeen, lastSeen, versions, heading, snippet }: ShownHit): string {
  const { document } = place.version;
  const words = [...(heading === undefined ? [] : [heading]), snippet].map(drawSnippet).join(" / ");
  return `${document}@${firstSeen.version.version}–${lastSeen.version.version} (${versions}) #${place.path}: ${words}`;
}

/** The piece with its marks in brackets, and dots where the text goes on. */
export function drawSnippet({ text, marks, cutBefore, cutAfter }: Snippet): string {
  const points = [...text];
  let drawn = "";
  let at = 0;
  for (const [start, end] of marks) {
    drawn += `${points.slice(at, start).join("")}[${points.slice(start, end).join("")}]`;
    at = end;
  }
  return `${cutBefore ? "…" : ""}${drawn}${points.slice(at).join("")}${cutAfter ? "…" : ""}`;
}
