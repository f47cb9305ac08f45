import type { TrackStation } from "../../../src/engine/blame/track.ts";
import type { BlamedPoint, StruckWords } from "../../../src/model/blame.ts";

/** A chain of versions `1`, `2`, …, each with one point `p`: null is a text not known, undefined a point dropped. */
export function chain(...texts: readonly (string | null | undefined)[]): TrackStation[] {
  return texts.map((text, index) => ({
    version: String(index + 1),
    points: text === undefined ? [] : [{ path: "p", text }],
    from: index === 0 ? [] : [{ station: index - 1, relation: "version", links: [["p", "p"]] }],
  }));
}

/** Each run behind its origin: `‹1›The cap is ‹2›800,000`; `‹1 back 3›` restored, `‹2 variant›`, `‹3 unknown 2›`. */
export function drawPoint({ text, runs }: BlamedPoint): string {
  const characters = Array.from(text ?? "");
  return runs
    .map(({ start, end, version, restored, variant, unknownSince }) => {
      const origin = [
        version,
        ...(restored === undefined ? [] : [`back ${restored}`]),
        ...(variant === undefined ? [] : ["variant"]),
        ...(unknownSince === undefined ? [] : [`unknown ${unknownSince}`]),
      ];
      return `‹${origin.join(" ")}›${characters.slice(start, end).join("")}`;
    })
    .join("");
}

/** `600,000: 1 to 2, p at 12`; `unknown 2` behind it where that is not sure. */
export function drawStruck({ words, broughtBy, struckBy, path, at, unknownSince }: StruckWords): string {
  const since = unknownSince === undefined ? "" : `, unknown ${unknownSince}`;
  return `${words}: ${broughtBy} to ${struckBy}, ${path} at ${at}${since}`;
}
