import { counted } from "../../model/counted.ts";
import type { ComparedBase, DryRun } from "../../model/dry-run.ts";
import type { Point } from "../../model/point.ts";
import { rowsOf } from "../comparison-rows.ts";
import { pointsByPath } from "../comparison-sides.ts";
import { ComparisonRows } from "../comparison-view.tsx";
import { anchorOf, fragmentTo, versionHref } from "../page-addresses.ts";
import { depthClass, labelOf } from "../point-label.tsx";

const BECAUSE: Readonly<Record<ComparedBase["because"], string>> = {
  "based-on": "which it is based on",
  "witness-of": "of which it is a witness",
  newest: "the newest version of the document: nothing is chosen yet under “Based on”",
};

/** What was read out of the text, how it stands to the versions it comes from, and what to look at before it is filed. */
export function Found({ run }: { readonly run: DryRun }) {
  const [first, ...others] = run.bases;
  return (
    <section class="found" aria-labelledby="found">
      <h2 id="found">What was found</h2>
      <p class="lead">{counted(run.points.length, "point")}.</p>
      <Warnings run={run} />
      {first === undefined ? <Points points={run.points} /> : <Compared base={first} run={run} />}
      {others.map((base) => (
        <div class="compared-too">
          <BaseHead base={base} />
          <p>{base.comparison.sentence}</p>
        </div>
      ))}
    </section>
  );
}

function Warnings({ run: { warnings, points } }: { readonly run: DryRun }) {
  if (warnings.length === 0) return <p>Nothing about it looks odd.</p>;
  const known = new Set(points.map(({ path }) => path));
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

function Compared({ base, run }: { readonly base: ComparedBase; readonly run: DryRun }) {
  const { version, comparison } = base;
  const sides = {
    before: { title: version.title, points: pointsByPath(version.points), language: version.language },
    after: { title: run.provenance.title, points: pointsByPath(run.points), language: run.provenance.language },
  };
  return (
    <>
      <BaseHead base={base} />
      {comparison.relation === "witness" ? (
        <p class="relation">Two publications of one draft: what differs are variants, not changes by the parties.</p>
      ) : null}
      <details class="point-by-point" open={base.because !== "newest"}>
        <summary>{comparison.sentence}</summary>
        <div class="comparison inline">
          <ComparisonRows
            rows={rowsOf(comparison.alignment, version.points)}
            sides={sides}
            choice={{ view: "inline", show: "changed" }}
            relation={comparison.relation}
          />
        </div>
      </details>
    </>
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
