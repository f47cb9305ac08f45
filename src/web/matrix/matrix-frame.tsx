import type { Child } from "hono/jsx";
import {
  type MatrixChoice,
  matrixApiHref,
  matrixHref,
  negotiationHref,
  versionHref,
} from "../../model/page-addresses.ts";
import { isStanding, stationOf, type VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { dayOf, When } from "../dates.tsx";
import { KeysDialog } from "../keys-dialog.tsx";
import { GradeBehind } from "../provenance-words.tsx";
import { trilogueTables, withMoved, withoutColumn } from "./matrix-columns.ts";
import { type MatrixPart, rowsOnPage } from "./matrix-part.ts";

/** What a table is of, and what of it is shown. */
export type MatrixProps = {
  readonly overview: NegotiationOverview;
  readonly choice: MatrixChoice;
  readonly columns: readonly VersionFacts[];
  readonly base: VersionFacts | null;
};

/** The heads of the columns: date, title, document and grade of each version, and the ways to another order of them. */
export function VersionHeads({ overview, choice, columns, base }: MatrixProps) {
  const titles = titlesOf(overview);
  // Where all are of one, the ways above the table say which.
  const isOfSeveral = new Set(columns.map(({ document }) => document)).size > 1 || choice.document === undefined;
  return (
    <>
      {columns.map((version, place) => (
        <th scope="col" class={base === version ? "base" : undefined}>
          <span class="facts">
            <When date={dayOf(version)} />
            <GradeBehind grade={version.grade} />
          </span>
          <a href={versionHref(version)} dir="auto">
            {version.title}
          </a>
          {isOfSeveral ? (
            <span class="facts" dir="auto">
              {titles.get(version.document) ?? version.document}
            </span>
          ) : null}
          <ColumnWays {...{ overview, choice, columns, base, version, place }} />
        </th>
      ))}
    </>
  );
}

type ColumnProps = MatrixProps & { readonly version: VersionFacts; readonly place: number };

/** Moves a column, takes it out, or compares all others with it: each an address of its own. */
function ColumnWays({ overview, choice, columns, base, version, place }: ColumnProps) {
  const { id } = overview.negotiation;
  const { title } = version;
  const isBase = base === version;
  return (
    <span class="column-ways">
      <Way id={id} to={withMoved(choice, columns, place, -1)} sign="←" says={`move to the left: ${title}`} />
      <Way id={id} to={withMoved(choice, columns, place, 1)} sign="→" says={`move to the right: ${title}`} />
      <Way id={id} to={withoutColumn(choice, columns, place)} sign="×" says={`take out: ${title}`} />
      <a
        href={matrixHref(id, { ...choice, base: isBase ? undefined : stationOf(version) })}
        title={isBase ? "Compare each column with the one to its left" : "Compare every column with this one"}
      >
        {isBase ? "unpin" : "pin"}
        <span class="heard"> as what the others are compared with: {title}</span>
      </a>
    </span>
  );
}

type WayProps = {
  readonly id: string;
  readonly to: MatrixChoice | undefined;
  readonly sign: string;
  readonly says: string;
};

function Way({ id, to, sign, says }: WayProps) {
  if (to === undefined) return null;
  return (
    <a href={matrixHref(id, to)} aria-label={says} title={says.split(":")[0]}>
      {sign}
    </a>
  );
}

export function titlesOf({ negotiation }: NegotiationOverview): ReadonlyMap<string, string> {
  return new Map(negotiation.documents.map(({ id, title }) => [id, title]));
}

/** Between the two tables, between one document and all, and to columns that readers often want. */
export function MatrixWays(props: MatrixProps) {
  const { overview, choice, base } = props;
  const { id, documents } = overview.negotiation;
  const { rows, cells } = choice;
  const way = (document: string | undefined, words: Child) =>
    choice.versions === undefined && choice.document === document ? (
      <b aria-current="true">{words}</b>
    ) : (
      <a href={matrixHref(id, { rows, cells, document })}>{words}</a>
    );
  const quick = trilogueTables(overview.versions);
  return (
    <nav class="matrix-ways" aria-label="What the table shows">
      <p class="ways">
        {way(undefined, "All documents")}
        {documents.map((document) => way(document.id, <bdi>{document.title}</bdi>))}
      </p>
      {quick.length === 0 ? null : (
        <p class="ways">
          <span class="soft">A text and the proposals that counter it:</span>
          {quick.map(({ title, versions, base: first }) => (
            <a href={matrixHref(id, { rows, cells, versions, base: first })}>
              <bdi>{title}</bdi>
            </a>
          ))}
        </p>
      )}
      <p class="ways">
        {rows === "terms" ? (
          <a href={matrixHref(id, { ...choice, rows: "points", start: undefined })}>All points side by side</a>
        ) : (
          <a href={matrixHref(id, { ...choice, rows: "terms", cells: undefined, start: undefined })}>Terms</a>
        )}
        {rows === "terms" ? null : cells === "paths" ? (
          <a href={matrixHref(id, { ...choice, cells: undefined, start: undefined })}>With their words</a>
        ) : (
          <a href={matrixHref(id, { ...choice, cells: "paths", start: undefined })}>Numbers alone</a>
        )}
        {base === null ? null : (
          <a href={matrixHref(id, { ...choice, base: undefined })}>Each column against the one to its left</a>
        )}
        <a href={matrixApiHref(id, choice, "csv")}>For a spreadsheet (CSV)</a>
      </p>
      <AddColumn {...props} />
    </nav>
  );
}

/** A form that adds a version behind the others. */
function AddColumn({ overview, choice, columns }: MatrixProps) {
  const { id } = overview.negotiation;
  const names = columns.map(stationOf);
  const titles = titlesOf(overview);
  const others = overview.versions.filter((version) => isStanding(version) && !names.includes(version.version));
  if (others.length === 0) return null;
  const kept = [
    ["rows", choice.rows],
    ["versions", names.join(",")],
    ["base", choice.base],
    ["cells", choice.cells],
  ] as const;
  return (
    <form class="add-column" action={`${negotiationHref(id)}/matrix`} method="get">
      {kept.map(([name, value]) => (value === undefined ? null : <input type="hidden" name={name} value={value} />))}
      <label for="add-column">Add a version</label>
      <select id="add-column" name="add">
        {others.map((version) => (
          <option value={version.version}>
            {`${dayOf(version) ?? ""} ${version.title} (${titles.get(version.document) ?? version.document})`.trim()}
          </option>
        ))}
      </select>
      <button type="submit">Add</button>
    </form>
  );
}

const KEYS = [
  ["← → ↑ ↓", "from cell to cell"],
  ["Home", "first cell of the row; with Ctrl, of the table"],
  ["End", "last cell of the row; with Ctrl, of the table"],
  ["Enter", "open the cell: its comparison"],
  ["?", "these keys"],
] as const;

type TableProps = { readonly label: string; readonly columns: number; readonly children?: Child };

// So many stand beside each other on a laptop, each with room for words.
const FEW = 4;

/** A table that scrolls in its own frame, with its heads in sight. */
export function MatrixTable({ label, columns, children }: TableProps) {
  return (
    <>
      <div class="matrix-tools" data-scripted hidden>
        <button type="button" data-print>
          print
        </button>
        <button type="button" data-keys>
          keys
        </button>
      </div>
      <section class="matrix-scroll" tabindex={0} aria-label={label}>
        <table class={columns <= FEW ? "matrix few" : "matrix"} aria-label={label}>
          {children}
        </table>
      </section>
      <KeysDialog keys={KEYS} />
    </>
  );
}

/** Which rows stand on this page, and the ways to those before and behind it; nothing where it has all of them. */
export function MatrixParts({
  overview,
  choice,
  columns,
  part: { rows: shown, start, goesOn },
}: MatrixProps & { readonly part: MatrixPart<unknown> }) {
  if (start === 0 && !goesOn) return null;
  const to = (place: number) => matrixHref(overview.negotiation.id, { ...choice, start: place });
  const what = choice.rows === "points" ? "Rows" : "Terms";
  return (
    <nav class="matrix-parts ways" aria-label="Parts of the table">
      <span class="facts" role="status">
        {shown.length === 0 ? `No row stands behind ${start}` : `${what} ${start + 1} to ${start + shown.length}`}
      </span>
      {start > 0 ? (
        <a rel="prev" href={to(Math.max(0, start - rowsOnPage(columns.length)))}>
          Earlier rows
        </a>
      ) : null}
      {goesOn ? (
        <a rel="next" href={to(start + shown.length)}>
          More rows
        </a>
      ) : null}
    </nav>
  );
}

export function matrixCrumbs({ negotiation }: NegotiationOverview) {
  return [{ title: negotiation.title, href: negotiationHref(negotiation.id) }];
}
