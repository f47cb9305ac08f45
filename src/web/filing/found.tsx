import { countComparison } from "../../engine/substance/say-comparison.ts";
import type { Entry } from "../../model/comparison.ts";
import { counted } from "../../model/counted.ts";
import type { ComparedBase, DryRun } from "../../model/dry-run.ts";
import { anchorOf, fragmentTo, versionHref } from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import { AnchorsBegin } from "../anchors.ts";
import { type ComparisonRow, rowsOf } from "../comparison-rows.ts";
import { type ComparedSides, pointsByPath, pointsOf } from "../comparison-sides.ts";
import { ComparisonRows } from "../comparison-view.tsx";
import { depthClass, labelOf } from "../point-label.tsx";
import { firstPoints, firstRows, type ShownPart } from "./shown-part.ts";

const BECAUSE: Readonly<Record<ComparedBase["because"], string>> = {
  "based-on": "which it is based on",
  "witness-of": "of which it is a witness",
  newest: "the newest version of the document: nothing is chosen yet under “Based on”",
};

/** What was read out of the text, how it stands to the versions it comes from, and what to look at before it is filed. */
export function Found({ run, showsAll }: { readonly run: DryRun; readonly showsAll: boolean }) {
  const list = run.bases.length === 0 ? partOf(firstPoints(run.points), run.points, showsAll) : undefined;
  const compared = run.bases.map((base) => {
    const [rows, sides] = [rowsOf(base.comparison.alignment, base.version.points), sidesOf(base, run)];
    return { base, sides, part: partOf(firstRows(rows, sizeIn(sides)), rows, showsAll) };
  });
  const linked = list?.shown.map(({ path }) => path) ?? compared[0]?.part.shown.flatMap(pathsIn) ?? [];
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found">What was found</h2>
      <p class="lead">{counted(run.points.length, "point")}.</p>
      <Warnings warnings={run.warnings} known={new Set(linked)} />
      {list === undefined ? null : <Points points={list.shown} />}
      {list?.isAll === false ? <ShowAll count={run.points.length} /> : null}
      {compared.map(({ base, sides, part }, place) => (
        // The points of the first are those that links lead to; the ids of the others are their own.
        <AnchorsBegin.Provider value={place === 0 ? "" : `base-${place + 1}-`}>
          <Compared base={base} sides={sides} part={part} count={run.points.length} />
        </AnchorsBegin.Provider>
      ))}
    </section>
  );
}

function partOf<One>(first: ShownPart<One>, all: readonly One[], showsAll: boolean): ShownPart<One> {
  return showsAll ? { shown: all, isAll: true } : first;
}

function sidesOf({ version }: ComparedBase, run: DryRun): ComparedSides {
  return {
    before: { title: version.title, points: pointsByPath(version.points), language: version.language },
    after: { title: run.provenance.title, points: pointsByPath(run.points), language: run.provenance.language },
  };
}

/** How long the texts of an entry are, on both sides. */
function sizeIn({ before, after }: ComparedSides): (entry: Entry) => number {
  const size = (side: ComparedSides["before"], paths: readonly string[]) =>
    pointsOf(side, paths).reduce((sum, { heading, text }) => sum + (heading?.length ?? 0) + (text?.length ?? 0), 0);
  return (entry) => size(before, entry.before) + size(after, entry.after);
}

function pathsIn(row: ComparisonRow): readonly string[] {
  return (row.kind === "fold" ? row.entries : [row.entry]).flatMap(({ after }) => after);
}

type WarningsProps = {
  readonly warnings: DryRun["warnings"];
  /** Paths of the points that a link can lead to. */
  readonly known: ReadonlySet<string>;
};

function Warnings({ warnings, known }: WarningsProps) {
  if (warnings.length === 0) return <p>Nothing about it looks odd.</p>;
  return (
    <div class="look-first">
      <h3>Look at this first</h3>
      <ul>
        {warnings.map(({ sentence, points: paths }) => {
          const [path] = paths.filter((one) => known.has(one));
          return (
            <li>
              <bdi>{sentence}</bdi>
              {path === undefined ? null : (
                <>
                  {" "}
                  <a href={fragmentTo(path)}>
                    look<span class="heard"> at point {path}</span>
                  </a>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

type ComparedProps = {
  readonly base: ComparedBase;
  readonly sides: ComparedSides;
  readonly part: ShownPart<ComparisonRow>;
  /** How many points the text has. */
  readonly count: number;
};

function Compared({ base, sides, part, count }: ComparedProps) {
  const { comparison } = base;
  return (
    <>
      <BaseHead base={base} />
      {comparison.relation === "witness" ? (
        <p class="relation">Two publications of one draft: what differs are variants, not changes by the parties.</p>
      ) : null}
      <details class="point-by-point" open={base.because !== "newest"}>
        <summary>{countComparison(comparison)}</summary>
        <div class="comparison inline">
          <ComparisonRows
            rows={part.shown}
            sides={sides}
            choice={{ view: "inline", show: "changed" }}
            relation={comparison.relation}
          />
        </div>
        {part.isAll ? null : <ShowAll count={count} />}
      </details>
    </>
  );
}

/** Stands where what is shown was cut off. */
function ShowAll({ count }: { readonly count: number }) {
  return (
    <p class="submit show-all">
      <button type="submit" class="quiet" name="do" value="all">
        Show all {counted(count, "point")}
      </button>
      <span class="soft">The beginning is shown, as far as a page takes it; all points would be filed.</span>
    </p>
  );
}

function BaseHead({ base: { because, version } }: { readonly base: ComparedBase }) {
  return (
    <h3>
      Compared with{" "}
      <a href={versionHref(version)}>
        <bdi>{version.title}</bdi>
      </a>
      , {BECAUSE[because]}
    </h3>
  );
}

function Points({ points }: { readonly points: readonly Point[] }) {
  return (
    <div class="found-points">
      {points.map((point) => (
        <div class={`part ${depthClass(point.depth)}`} id={anchorOf(point.path)}>
          <p class="number">{labelOf(point)}</p>
          <div class="words" dir="auto">
            {point.heading === null ? null : <h4>{point.heading}</h4>}
            {point.text === null ? <p class="unknown">not reported</p> : point.text === "" ? null : <p>{point.text}</p>}
          </div>
        </div>
      ))}
    </div>
  );
}
