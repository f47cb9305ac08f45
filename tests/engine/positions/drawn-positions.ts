import type { ComparedVersion } from "../../../src/engine/compare/compared-version.ts";
import { readVersion } from "../../support/drawn-versions.ts";

const WANTED = /\{(?<wanted>[^}]*)\}\s*$/u;

/**
 * A version drawn as by `readVersion`, with what parties want behind a point: `2. Term. {north: 15 years; south: 50 years}`,
 * `3. ? {north: 15 years}` where its text is not known.
 */
export function readWanted(drawn: string, facts: Partial<Omit<ComparedVersion, "points">> = {}): ComparedVersion {
  const version = readVersion(drawn, facts);
  const points = version.points.map((point) => {
    const wanted = WANTED.exec(point.text ?? "")?.groups?.wanted;
    if (wanted === undefined) return point;
    const positions = wanted.split("; ").map((one) => {
      const [party = "", text = ""] = one.split(": ");
      return { party, text };
    });
    const text = (point.text ?? "").replace(WANTED, "").trim();
    return { ...point, text: text === "?" ? null : text, positions };
  });
  return { ...version, points };
}
