import type { Child } from "hono/jsx";
import { changedInSubstance } from "../engine/substance/changed-in-substance.ts";
import { countComparison } from "../engine/substance/say-comparison.ts";
import type { Comparison } from "../model/comparison.ts";
import type { ComparisonChoice } from "../model/page-addresses.ts";
import type { Point } from "../model/point.ts";
import { hrefOfAnchor, useAnchors } from "./anchors.ts";
import { InlineEntry, SideBySideEntry } from "./comparison-entry.tsx";
import { Fold } from "./comparison-fold.tsx";
import { Departure } from "./comparison-notes.tsx";
import { type ComparisonRow, rowsOf } from "./comparison-rows.ts";
import { InSubstance } from "./comparison-sentence.tsx";
import type { ComparedSides, EntryProps } from "./comparison-sides.ts";
import { KeysDialog } from "./keys-dialog.tsx";
import { OtherChangeNotes } from "./notes/change-notes.tsx";
import { NameOnTheWay } from "./over-rounds.tsx";
import type { Rulings } from "./rulings.ts";

type ViewProps = {
  readonly comparison: Comparison;
  readonly sides: ComparedSides;
  /** The earlier text's points in reading order. */
  readonly before: readonly Point[];
  readonly choice: ComparisonChoice;
  /** Title, provenance and ways on of either text. */
  readonly head: Child;
  /** How the reader changes the view: links where the comparison has an address, buttons where it has none. */
  readonly switches: Child;
  /** What people ruled on the points; absent where none can. */
  readonly rulings?: Rulings | undefined;
};

/** A comparison of two texts, filed or not: head, summary, changes in full, the rest folded. */
export function ComparisonView({ comparison, sides, before, choice, head, switches, rulings }: ViewProps) {
  const rows = rowsOf(comparison.alignment, before, choice.show);
  const changes = rows.filter((row) => row.kind === "change").length;
  const coarse = comparison.alignment.some((entry) => !entry.precise);
  return (
    <>
      {head}
      {comparison.relation === "witness" ? (
        <p class="relation">
          Two publications of one draft. What differs are variants between the publications, not changes by the parties.
        </p>
      ) : null}
      <Way comparison={comparison} sides={sides} />
      <HeadLine comparison={comparison} />
      {coarse ? (
        <p class="doubt">
          Some points were too long to be compared word by word; their redlines are coarser and say so.
        </p>
      ) : null}
      <div class="toolbar">
        {switches}
        <Tools changes={changes} />
      </div>
      <section class={`comparison ${choice.view}`} aria-label="Point by point">
        {rows.length === 0 ? <p class="empty">Neither text has points.</p> : null}
        <ComparisonRows {...{ rows, sides, choice, rulings }} relation={comparison.relation} />
      </section>
      <OtherChangeNotes alignment={comparison.alignment} />
      <KeysDialog keys={KEYS} />
    </>
  );
}

/** Of a comparison over the rounds: the versions on the way. */
function Way({ comparison: { way }, sides }: Pick<ViewProps, "comparison" | "sides">) {
  if (way === undefined) return null;
  const between = way.slice(1, -1);
  if (way.length === 0)
    return <p class="relation">No way through the graph of versions joins these two: they are compared directly.</p>;
  if (between.length === 0)
    return <p class="relation">Over the rounds: no version lies between, so this is the step itself.</p>;
  return (
    <p class="relation">
      Over the rounds, step by step through{" "}
      {between.map((station, place) => (
        <>
          {place === 0 ? "" : place === between.length - 1 ? " and " : ", "}
          <NameOnTheWay station={station} sides={sides} />
        </>
      ))}
      .
    </p>
  );
}

/** How many points became what, and what changed in substance. */
function HeadLine({ comparison }: { readonly comparison: Comparison }) {
  const anchors = useAnchors();
  const isCounted = comparison.alignment.some(changedInSubstance);
  return (
    <>
      <p class="lead">{isCounted ? countComparison(comparison) : comparison.sentence}</p>
      <InSubstance comparison={comparison} hrefOf={(path) => hrefOfAnchor(anchors.after(path))} />
    </>
  );
}

/** Between two publications of one draft nothing is of substance. */
export function canShowSubstance({ relation }: Comparison): boolean {
  return relation !== "witness";
}

/** What marks a link or button of the toolbar: as the one chosen, or as where `v` or `s` lead from there. */
export function switchTo(change: Partial<ComparisonChoice>, choice: ComparisonChoice) {
  const { view = choice.view, show = choice.show } = change;
  const through = "through" in change ? change.through : choice.through;
  if (through !== choice.through) return {};
  if (view === choice.view && show === choice.show) return { "aria-current": "true" } as const;
  if (view !== choice.view) return { "data-switch": "view" };
  const isToggle = show === "substance" || (choice.show === "substance" && show === "changed");
  return isToggle ? { "data-switch": "substance" } : {};
}

type RowsProps = Omit<RowProps, "row"> & { readonly rows: readonly ComparisonRow[] };

/** The rows of a comparison, wherever they stand. */
export function ComparisonRows({ rows, ...props }: RowsProps) {
  return (
    <>
      {rows.map((row) => (
        <Row row={row} {...props} />
      ))}
    </>
  );
}

type RowProps = Pick<ViewProps, "sides" | "choice" | "rulings"> & {
  readonly row: ComparisonRow;
  readonly relation: Comparison["relation"];
};

function Row({ row, sides, choice, relation, rulings }: RowProps) {
  switch (row.kind) {
    case "fold": {
      const { of, entries } = row;
      const reworded = of === "reworded" ? entries : [];
      return (
        <Fold {...{ of, entries, sides, relation, rulings }} open={choice.show === "all"}>
          {reworded.map((entry, place) => (
            <Changed {...{ entry, sides, relation, rulings, choice }} ordinal={row.ordinal + place} folded />
          ))}
        </Fold>
      );
    }
    case "departure":
      return <Departure entry={row.entry} direction={row.direction} />;
    case "change": {
      const { entry, ordinal, direction } = row;
      return <Changed {...{ entry, ordinal, direction, sides, relation, rulings, choice }} />;
    }
  }
}

function Changed({ choice, ...props }: EntryProps & Pick<ViewProps, "choice">) {
  return choice.view === "side" ? <SideBySideEntry {...props} /> : <InlineEntry {...props} />;
}

// All of this needs the script, which shows it; without, the page is the same text.
function Tools({ changes }: { readonly changes: number }) {
  return (
    <div class="tools" data-scripted hidden>
      <button type="button" data-copy>
        copy as text
      </button>
      <button type="button" data-print>
        print
      </button>
      <button type="button" data-keys>
        keys
      </button>
      <span class="copied" role="status" data-status />
      {changes === 0 ? null : (
        <span class="stepper">
          <button type="button" data-step="-1" aria-label="Previous change">
            ‹
          </button>
          <span data-counter>{`– / ${changes}`}</span>
          <button type="button" data-step="1" aria-label="Next change">
            ›
          </button>
        </span>
      )}
    </div>
  );
}

const KEYS = [
  ["j", "next change"],
  ["k", "previous change"],
  ["s", "only what changed in substance, or all changes"],
  ["v", "inline or side by side"],
  ["n", "note on the change"],
  ["f", "open or close what is folded"],
  ["?", "these keys"],
] as const;
