import type { ConcordanceCell, ConcordanceRow } from "../../model/lineage.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import {
  type ColumnsOf,
  MatrixParts,
  MatrixTable,
  MatrixWays,
  matrixCrumbs,
  matrixJson,
  VersionHeads,
} from "../matrix-frame.tsx";
import type { MatrixPart } from "../matrix-part.ts";
import { lineageHref } from "../page-addresses.ts";
import type { Page } from "../page-layout.tsx";

/** The concordance table: the track of every point, version by version. */
export function concordancePage(
  overview: NegotiationOverview,
  versions: readonly VersionFacts[],
  part: MatrixPart<ConcordanceRow>,
  of: ColumnsOf,
): Page {
  const { id, title } = overview.negotiation;
  const { rows, start, goesOn } = part;
  const parts = { negotiation: id, rows: "points", of, columns: versions.length, part } as const;
  return {
    title: `Points side by side: ${title}`,
    crumbs: matrixCrumbs(overview),
    json: matrixJson(id, "points", of),
    wide: true,
    broad: true,
    body: (
      <article class="matrix-page">
        <header>
          <h1>All points side by side</h1>
          <p class="lead">A row for each point's track; what became of it stands beside its number in each version.</p>
          <MatrixWays overview={overview} rows="points" of={of} />
        </header>
        {rows.length === 0 && start === 0 ? <p class="empty">No point is filed here yet.</p> : null}
        <MatrixParts {...parts} />
        {rows.length === 0 ? null : (
          <MatrixTable label="Points by versions">
            <thead>
              <tr>
                <th scope="col" class="figure">
                  Track
                </th>
                <VersionHeads versions={versions} overview={overview} />
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells }, row) => (
                <tr>
                  <th scope="row" class="figure">
                    {start + row + 1}
                  </th>
                  {versions.map((version, index) => (
                    <Cell cell={cells[index] ?? null} version={version} />
                  ))}
                </tr>
              ))}
            </tbody>
          </MatrixTable>
        )}
        {goesOn ? <MatrixParts {...parts} /> : null}
      </article>
    ),
  };
}

const KIND_WORDS: Readonly<Partial<Record<NonNullable<ConcordanceCell["kind"]>, string>>> = {
  unreported: "not reported",
  migrated: "from another document",
  variant: "a variant",
};

function Cell({ cell, version }: { readonly cell: ConcordanceCell | null; readonly version: VersionFacts }) {
  if (cell === null) return <td class="cell" />;
  const { paths, kind } = cell;
  return (
    <td class={`cell track-${kind ?? "begins"}`}>
      {paths.map((path, index) => (
        <>
          {index === 0 ? "" : ", "}
          <a href={lineageHref(version, path)}>{path}</a>
        </>
      ))}
      {kind === null || kind === "kept" ? null : <span class="facts"> {KIND_WORDS[kind] ?? kind}</span>}
    </td>
  );
}
