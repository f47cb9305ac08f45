import type { Entry, Redline, Relation } from "../model/comparison.ts";
import type { Point } from "../model/point.ts";
import { hrefOfAnchor, useAnchors } from "./anchors.ts";
import { type BoxedRun, boxSubstance } from "./box-substance.ts";
import { EntryNotes } from "./comparison-notes.tsx";
import { type EntryProps, pointsOf } from "./comparison-sides.ts";
import { depthClass, listPaths } from "./point-label.tsx";
import { cutRedline, runsOfSide, type Side } from "./redline-parts.ts";
import { Redlined } from "./redlined.tsx";

/** One change with struck and inserted words in one text, its number in the margin, what became of it beside it. */
export function InlineEntry(props: EntryProps) {
  const { entry, sides, relation } = props;
  const side = entry.after.length > 0 ? "after" : "before";
  const points = pointsOf(sides[side], entry[side]);
  const parts = cutRedline(boxSubstance(entry.redline, entry.changes), textsOf(points), side);
  return (
    <Frame {...props}>
      <div class="parts">
        {points.map((point, index) => (
          <Part
            point={point}
            side={side}
            former={formerNumber(entry, index)}
            heading={headingOf(entry, point, index, side)}
            redline={parts[index] ?? []}
            relation={relation}
            language={sides[side].language}
          />
        ))}
      </div>
      <EntryNotes {...props} />
    </Frame>
  );
}

/** The same change in two columns: the earlier words with what was struck, the later ones with what was inserted. */
export function SideBySideEntry(props: EntryProps & { readonly whyOpen?: boolean }) {
  const { entry, sides, relation } = props;
  const column = (side: Side) => {
    const points = pointsOf(sides[side], entry[side]);
    const boxed = boxSubstance(runsOfSide(entry.redline, side), entry.changes, side);
    const parts = cutRedline(boxed, textsOf(points), side);
    if (points.length === 0) return <div class={`parts ${side} absent`}>{absence(side, relation)}</div>;
    return (
      <div class={`parts ${side}`}>
        {points.map((point, index) => (
          <Part
            point={point}
            side={side}
            // The later text's number carries the permalink; only what it lacks is linked in the earlier one.
            linked={side === "after" || entry.after.length === 0}
            heading={runsOfSide(headingOf(entry, point, index, side), side)}
            redline={parts[index] ?? []}
            relation={relation}
            language={sides[side].language}
          />
        ))}
      </div>
    );
  };
  return (
    <Frame {...props}>
      {column("before")}
      {column("after")}
      <EntryNotes {...props} />
    </Frame>
  );
}

function Frame({ entry, ordinal, folded = false, children }: EntryProps & { readonly children?: unknown }) {
  const paths = entry.after.length > 0 ? entry.after : entry.before;
  const flags = `${entry.moved ? " moved" : ""}${entry.confidence === "low" ? " uncertain" : ""}`;
  return (
    <article
      class={`entry ${entry.kind}${flags}`}
      data-change={folded ? undefined : String(ordinal)}
      data-kind={entry.kind}
      tabindex={-1}
      aria-label={`Point ${listPaths(paths)}, ${entry.kind}${entry.moved ? ", moved" : ""}`}
    >
      {children}
    </article>
  );
}

type PartProps = {
  readonly point: Point;
  readonly side: Side;
  readonly heading: Redline;
  readonly redline: readonly BoxedRun[];
  readonly relation: Relation;
  readonly language: string | undefined;
  readonly former?: string | undefined;
  readonly linked?: boolean;
};

function Part({ point, side, heading, redline, relation, language, former, linked = true }: PartProps) {
  const id = useAnchors()[side](point.path);
  return (
    <div class={`part ${depthClass(point.depth)}`} id={linked ? id : undefined}>
      <p class="number">
        {former === undefined ? null : (
          <>
            <s>
              <span class="heard">was </span>
              {former}
            </s>{" "}
          </>
        )}
        {linked ? <a href={hrefOfAnchor(id)}>{point.path}</a> : point.path}
      </p>
      <div class="words" dir="auto" lang={language}>
        {heading.length === 0 ? null : (
          <h2>
            <Redlined redline={heading} relation={relation} />
          </h2>
        )}
        {redline.length === 0 ? null : (
          <p>
            <Redlined redline={redline} relation={relation} />
          </p>
        )}
      </div>
    </div>
  );
}

function textsOf(points: readonly Point[]): readonly string[] {
  return points.map((point) => point.text ?? "");
}

function headingOf(entry: Entry, point: Point, index: number, side: Side): Redline {
  // A group's headings were compared as one; they stand over its first point.
  if (entry.headingRedline !== undefined) return index === 0 ? entry.headingRedline : [];
  if (point.heading === null || point.heading === "") return [];
  const alone = entry.before.length === 0 || entry.after.length === 0;
  return [[alone ? (side === "after" ? "+" : "-") : "=", point.heading]];
}

function formerNumber(entry: Entry, index: number): string | undefined {
  const single = entry.before.length === 1 && entry.after.length === 1;
  return single && index === 0 && entry.renumbered && !entry.moved ? entry.before[0] : undefined;
}

function absence(side: Side, relation: Relation) {
  const other = side === "before" ? "added in the later text" : "dropped from this text";
  return <p class="soft">{relation === "witness" ? "not in this publication" : other}</p>;
}
