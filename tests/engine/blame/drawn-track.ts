import type { TrackStation } from "../../../src/engine/blame/track.ts";
import type { Blame, BlamedPoint, StruckWords } from "../../../src/model/blame.ts";
import type { Relation } from "../../../src/model/comparison.ts";

/** A chain of versions `1`, `2`, …, each with one point `p`: null is a text not known, undefined a point dropped. */
export function chain(...texts: readonly (string | null | undefined)[]): TrackStation[] {
  return texts.map((text, index) => ({
    version: String(index + 1),
    points: text === undefined ? [] : [{ path: "p", text }],
    from: index === 0 ? [] : [{ station: index - 1, relation: "version", links: [["p", "p"]] }],
  }));
}

/** A version of points by path, and the stations it comes from with the links from there: `[0, "p>a p>b"]`. */
export function station(
  version: string,
  points: Readonly<Record<string, string | null>>,
  from: readonly (readonly [station: number, links: string, relation?: Relation])[] = [],
): TrackStation {
  return {
    version,
    points: Object.entries(points).map(([path, text]) => ({ path, text })),
    from: from.map(([index, drawn, relation = "version"]) => ({ station: index, relation, links: readLinks(drawn) })),
  };
}

function readLinks(drawn: string): (readonly [string, string])[] {
  return drawn.split(" ").map((link) => {
    const [before = "", after = ""] = link.split(">");
    return [before, after];
  });
}

/** A track and, drawn, what is said of its last version. */
export type DrawnTrack = ReturnType<typeof drawBlame> & { readonly track: readonly TrackStation[] };

/** What is said of a version: its points, each drawn, and what was struck on the way there. */
export function drawBlame({ points, struck }: Blame): {
  readonly points: readonly string[];
  readonly struck: readonly string[];
} {
  return { points: points.map(drawPoint), struck: struck.map(drawStruck) };
}

/** Each run behind its origin: `‹1›The cap is ‹2›800,000`; `‹1 back 3›` restored, `‹2 variant›`, `‹3 unknown 2›`. */
export function drawPoint({ text, runs }: BlamedPoint): string {
  const characters = Array.from(text ?? "");
  return runs
    .map(({ start, end, version, restored, variant, unknownSince }) => {
      const origin = [
        version,
        ...(restored === undefined ? [] : [`back ${restored}`]),
        ...(variant === true ? ["variant"] : []),
        ...(unknownSince === undefined ? [] : [`unknown ${unknownSince}`]),
      ];
      return `‹${origin.join(" ")}›${characters.slice(start, end).join("")}`;
    })
    .join("");
}

/** `600,000: 1 to 2, p at 12`; `unknown 2` behind it where that is not sure. */
function drawStruck({ words, broughtBy, struckBy, path, at, unknownSince }: StruckWords): string {
  const since = unknownSince === undefined ? "" : `, unknown ${unknownSince}`;
  return `${words}: ${broughtBy} to ${struckBy}, ${path} at ${at}${since}`;
}
