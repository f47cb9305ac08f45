import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeAnchor } from "../../../src/engine/anchoring/describe-anchor.ts";
import { placeAnchor } from "../../../src/engine/anchoring/place-anchor.ts";
import type { VersionStep } from "../../../src/engine/anchoring/version-step.ts";
import { compareVersions } from "../../../src/engine/compare/compare-versions.ts";
import { alignElsewhere } from "../../../src/engine/compare/find-elsewhere.ts";
import type { Anchor, Placement, PlacementKind } from "../../../src/model/anchor.ts";
import type { Point } from "../../../src/model/point.ts";
import { readPoints, readVersion } from "../../support/drawn-versions.ts";

/**
 * A note before, and what should become of it. In a file a case is drawn as `== name`, the points before with the quoted
 * words in «», `--`, and the points after with what should stand for them in «»; none for an orphan. «» around nothing is a
 * note on the whole point. The last line of dashes may say `-- partial` of what is after, or `-- elsewhere` where that is
 * another document.
 */
export type DrawnPlacement = {
  readonly name: string;
  readonly kind: PlacementKind;
  readonly step: VersionStep;
  readonly anchor: Anchor;
  readonly expected: Anchor | undefined;
};

/** The cases of a file in cases/, which is named after what is expected of all, or names it: `== changed: a date`. */
export function readPlacements(file: string): readonly DrawnPlacement[] {
  const text = readFileSync(join(import.meta.dirname, "cases", `${file}.txt`), "utf8");
  return text
    .split(/^== /mu)
    .slice(1)
    .map((drawn) => {
      const [title = "", ...lines] = drawn.split("\n");
      const { kind = file, name = title } = /^(?<kind>[a-z]+): (?<name>.*)$/u.exec(title)?.groups ?? {};
      const border = lines.findIndex((line) => line.startsWith("--"));
      return readCase(name, kind as PlacementKind, lines[border] ?? "", [
        lines.slice(0, border).join("\n"),
        lines.slice(border + 1).join("\n"),
      ]);
    });
}

function readCase(
  name: string,
  kind: PlacementKind,
  border: string,
  drawn: readonly [before: string, after: string],
): DrawnPlacement {
  const [before, after] = [readNoted(drawn[0]), readNoted(drawn[1])];
  if (before.anchor === undefined) throw new Error(`No words are marked before in “${name}”.`);
  if ((after.anchor === undefined) !== (kind === "orphaned")) throw new Error(`Mark words after in “${name}”.`);
  return {
    name,
    kind,
    step: stepOf(before.points, after.points, border),
    anchor: before.anchor,
    expected: after.anchor,
  };
}

function stepOf(before: readonly Point[], after: readonly Point[], border: string): VersionStep {
  const versions = [before, after].map((points) => ({ ...readVersion("1. "), points }));
  const [old, now] = versions as [ReturnType<typeof readVersion>, ReturnType<typeof readVersion>];
  if (border.endsWith("elsewhere")) {
    const aligned = alignElsewhere(before, now, { same: [], different: [] });
    return { before, after, aligned, isMigration: true };
  }
  const coverage = border.endsWith("partial") ? "partial" : "full";
  return { before, after, aligned: compareVersions(old, { ...now, coverage }).alignment };
}

/** Points of which one has a mark in its heading or text. */
function readNoted(drawn: string): { readonly points: readonly Point[]; readonly anchor: Anchor | undefined } {
  let anchor: Anchor | undefined;
  const points = readPoints(drawn).map((marked) => {
    const point = { ...marked, text: unmarked(marked.text), heading: unmarked(marked.heading) };
    for (const part of ["text", "heading"] as const) {
      const characters = Array.from(marked[part] ?? "");
      const [start, end] = [characters.indexOf("«"), characters.indexOf("»") - 1];
      if (start < 0) continue;
      anchor = describeAnchor(point, part, start === end ? undefined : { start, end });
    }
    return point;
  });
  return { points, anchor };
}

function unmarked(text: string | null): string | null {
  return text?.replace(/[«»]/gu, "") ?? null;
}

/** How a case came out. `wrong`: placed, moved or changed, but at other words than those it should be at. */
export type Outcome = { readonly placement: Placement; readonly isRight: boolean; readonly isSilentlyWrong: boolean };

export function tryPlacement({ kind, step, anchor, expected }: DrawnPlacement): Outcome {
  const placement = placeAnchor(anchor, step);
  const isThere = JSON.stringify(placement.anchor) === JSON.stringify(expected);
  const isSure = placement.kind !== "unconfirmed" && placement.kind !== "orphaned";
  return { placement, isRight: placement.kind === kind && isThere, isSilentlyWrong: isSure && !isThere };
}

/** In one line, for whoever mends. */
export function drawOutcome({ name, kind, expected }: DrawnPlacement, { placement }: Outcome): string {
  const draw = (of: string, anchor: Anchor | undefined) =>
    anchor === undefined ? of : `${of} ${anchor.path} «${anchor.quote?.exact ?? ""}» ${anchor.quote?.start ?? ""}`;
  return `${name}: ${draw(kind, expected)}, but ${draw(placement.kind, placement.anchor)} (${placement.reason})`;
}
