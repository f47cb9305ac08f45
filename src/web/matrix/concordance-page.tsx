import type { WordedRow } from "../../model/lineage.ts";
import { matrixApiHref } from "../../model/page-addresses.ts";
import { ChangeLegend } from "../change-steps.tsx";
import type { Page } from "../page-layout.tsx";
import { MatrixCell } from "./matrix-cell.tsx";
import {
  MatrixParts,
  type MatrixProps,
  MatrixTable,
  MatrixWays,
  matrixCrumbs,
  titlesOf,
  VersionHeads,
} from "./matrix-frame.tsx";
import type { MatrixPart } from "./matrix-part.ts";

/** The tracks of points side by side: what each version says, redlined against the column to its left, or against a base. */
export function concordancePage(of: MatrixProps, part: MatrixPart<WordedRow>): Page {
  const { overview, choice, columns, base } = of;
  const { id, title } = overview.negotiation;
  const { rows, start, goesOn } = part;
  const documents = titlesOf(overview);
  const isBrief = choice.cells === "paths";
  return {
    title: `Points side by side: ${title}`,
    crumbs: matrixCrumbs(overview),
    json: matrixApiHref(id, choice),
    wide: true,
    broad: true,
    scripts: ["matrix"],
    body: (
      <article class={isBrief ? "matrix-page brief" : "matrix-page"}>
        <header>
          <h1>All points side by side</h1>
          <p class="lead">
            A row for each point's track, under a number that never changes;{" "}
            {base === null ? (
              "each cell is redlined against the column to its left that has the point."
            ) : (
              <>
                each cell is redlined against <bdi>{base.title}</bdi>.
              </>
            )}
          </p>
          <MatrixWays {...of} />
        </header>
        {rows.length === 0 && start === 0 ? <p class="empty">No point is filed here yet.</p> : null}
        <MatrixParts {...of} part={part} />
        {rows.length === 0 ? null : (
          <>
            <MatrixTable label="Points by versions" columns={columns.length}>
              <thead>
                <tr>
                  <th scope="col" class="figure">
                    Row
                  </th>
                  <VersionHeads {...of} />
                </tr>
              </thead>
              <tbody>
                {rows.map(({ number, cells }) => (
                  <tr id={`r-${number}`}>
                    <th scope="row" class="figure">
                      <a href={`#r-${number}`}>{number}</a>
                    </th>
                    {columns.map((version, index) => (
                      <MatrixCell
                        cell={cells[index] ?? null}
                        {...{ version, documents, isBrief }}
                        isBase={version === base}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            </MatrixTable>
            <ChangeLegend />
          </>
        )}
        {goesOn ? <MatrixParts {...of} part={part} /> : null}
      </article>
    ),
  };
}
