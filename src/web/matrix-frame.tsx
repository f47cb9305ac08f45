import type { Child } from "hono/jsx";
import type { VersionFacts } from "../model/version.ts";
import type { NegotiationOverview } from "../record/record.ts";
import { dayOf, When } from "./dates.tsx";
import { type MatrixPart, rowsOnPage } from "./matrix-part.ts";
import { matrixHref, negotiationHref, versionHref } from "./page-addresses.ts";
import { GradeBehind } from "./provenance-words.tsx";

/** Which versions are columns: of all documents, or of one. */
export type ColumnsOf = { readonly document?: string };

/** The heads of the columns: date, title, document and grade of each version. */
export function VersionHeads({
  versions,
  overview,
}: {
  readonly versions: readonly VersionFacts[];
  readonly overview: NegotiationOverview;
}) {
  const titles = new Map(overview.negotiation.documents.map(({ id, title }) => [id, title]));
  return (
    <>
      {versions.map((version) => (
        <th scope="col">
          <span class="facts">
            <When date={dayOf(version)} />
            <GradeBehind grade={version.grade} />
          </span>
          <a href={versionHref(version)} dir="auto">
            {version.title}
          </a>
          <span class="facts" dir="auto">
            {titles.get(version.document) ?? version.document}
          </span>
        </th>
      ))}
    </>
  );
}

/** Between the two tables, and between one document and all. */
export function MatrixWays({
  overview,
  rows,
  of,
}: {
  readonly overview: NegotiationOverview;
  readonly rows: "points" | "terms";
  readonly of: ColumnsOf;
}) {
  const { id, documents } = overview.negotiation;
  const other = rows === "terms" ? "points" : "terms";
  const way = (document: string | undefined, words: Child) =>
    of.document === document ? (
      <b aria-current="true">{words}</b>
    ) : (
      <a href={matrixHref(id, rows, document)}>{words}</a>
    );
  return (
    <nav class="matrix-ways" aria-label="Which versions">
      <p class="ways">
        {way(undefined, "All documents")}
        {documents.map((document) => way(document.id, <bdi>{document.title}</bdi>))}
      </p>
      <p class="ways">
        <a href={matrixHref(id, other, of.document)}>{other === "points" ? "All points side by side" : "Terms"}</a>
        <a href={csvHref(id, rows, of)}>For a spreadsheet (CSV)</a>
      </p>
    </nav>
  );
}

/** The same table as JSON. */
export function matrixJson(negotiation: string, rows: "points" | "terms", { document }: ColumnsOf): string {
  return `/api${matrixHref(negotiation, rows, document)}`;
}

function csvHref(negotiation: string, rows: "points" | "terms", of: ColumnsOf): string {
  return matrixJson(negotiation, rows, of).replace("/matrix?", "/matrix.csv?");
}

/** A table that scrolls in its own frame, with its heads in sight. */
export function MatrixTable({ label, children }: { readonly label: string; readonly children?: Child }) {
  return (
    <section class="matrix-scroll" tabindex={0} aria-label={label}>
      <table class="matrix">{children}</table>
    </section>
  );
}

/** Which rows stand on this page, and the ways to those before and behind it; nothing where it has all of them. */
export function MatrixParts({
  negotiation,
  rows,
  of,
  columns,
  part: { rows: shown, start, goesOn },
}: {
  readonly negotiation: string;
  readonly rows: "points" | "terms";
  readonly of: ColumnsOf;
  readonly columns: number;
  readonly part: MatrixPart<unknown>;
}) {
  if (start === 0 && !goesOn) return null;
  const to = (place: number) => matrixHref(negotiation, rows, of.document, place);
  const what = rows === "points" ? "Tracks" : "Terms";
  return (
    <nav class="matrix-parts ways" aria-label="Parts of the table">
      <span class="facts" role="status">
        {shown.length === 0 ? `No row stands behind ${start}` : `${what} ${start + 1} to ${start + shown.length}`}
      </span>
      {start > 0 ? (
        <a rel="prev" href={to(Math.max(0, start - rowsOnPage(columns)))}>
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
