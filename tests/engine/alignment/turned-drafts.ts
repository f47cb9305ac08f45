import { alignPoints } from "../../../src/engine/alignment/align-points.ts";
import type { AlignedVersion } from "../../../src/engine/alignment/version-pair.ts";
import { readVersion } from "../../support/drawn-versions.ts";

/** Numbers from 0 to below `most`, the same for a seed: the mulberry32 generator of T. Ettinger. */
function drawFrom(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

/** Two drafts of some points: in the later one some are reworded, dropped, split, merged or moved to the end. */
export function writeDrafts(seed: number, points: number): readonly [AlignedVersion, AlignedVersion] {
  const draw = drawFrom(seed);
  const word = () => `word${draw(12 * points)}`;
  const old = Array.from({ length: points }, () => Array.from({ length: 6 + draw(10) }, word));
  const now: string[][] = [];
  const moved: string[][] = [];
  old.forEach((words, index) => {
    const reworded = words.map((one) => (draw(4) === 0 ? word() : one));
    const fate = draw(8);
    if (fate === 0) return;
    if (fate === 1) now.push(words.slice(0, 4), words.slice(4));
    else if (fate === 2) now.push([...reworded, ...(old[index + 1] ?? [])]);
    else if (fate === 3) moved.push(reworded);
    else now.push(fate === 4 ? words : reworded);
  });
  const drawn = (lists: readonly string[][]) =>
    readVersion(lists.map((words, index) => `${index + 1}. Each shall ${words.join(" ")}.`).join("\n"));
  return [drawn(old), drawn([...now, ...moved])];
}

/** Each link as `before after score`. */
export function linksBetween(before: AlignedVersion, after: AlignedVersion): readonly string[] {
  return alignPoints(before, after).map((link) => `${link.before} ${link.after} ${link.score}`);
}

/** Links as they read with the versions exchanged. */
export function turned(links: readonly string[]): readonly string[] {
  return links
    .map((link) => link.split(" ").map(Number))
    .sort(([a = 0, b = 0], [c = 0, d = 0]) => b - d || a - c)
    .map(([before, after, score]) => `${after} ${before} ${score}`);
}
