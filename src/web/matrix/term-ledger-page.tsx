import { matrixApiHref, termHref } from "../../model/page-addresses.ts";
import type { WordedTermRow } from "../../model/term.ts";
import { stationOf } from "../../model/version.ts";
import { ChangeLegend, stepOf } from "../change-steps.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { MatrixParts, type MatrixProps, MatrixTable, MatrixWays, matrixCrumbs, VersionHeads } from "./matrix-frame.tsx";
import type { MatrixPart } from "./matrix-part.ts";
import { LedgerCell } from "./term-cell.tsx";

/** The term ledger: what every version has of every term. */
export function termLedgerPage(of: MatrixProps, part: MatrixPart<WordedTermRow>): Page {
  const { overview, choice, columns: versions } = of;
  const { rows: terms, start } = part;
  const { id, title } = overview.negotiation;
  const byId = new Map([...overview.versions, ...versions].map((version) => [stationOf(version), version]));
  return {
    title: `Terms: ${title}`,
    crumbs: matrixCrumbs(overview),
    json: matrixApiHref(id, choice),
    wide: true,
    broad: true,
    scripts: ["matrix"],
    body: (
      <article class="matrix-page">
        <header>
          <h1>Terms through all versions</h1>
          <p class="lead">
            Each term is marked once; its words are carried along the lineage of their point and what changed in it.
          </p>
          <MatrixWays {...of} />
        </header>
        {terms.length === 0 && start === 0 ? <NoTerm negotiation={id} /> : null}
        <MatrixParts {...of} part={part} />
        {terms.length > 0 && versions.length === 0 ? (
          <p class="empty">No version of this document is filed yet.</p>
        ) : null}
        {terms.length === 0 || versions.length === 0 ? null : (
          <>
            <MatrixTable label="Terms by versions" columns={versions.length}>
              <thead>
                <tr>
                  <th scope="col">Term</th>
                  <VersionHeads {...of} />
                </tr>
              </thead>
              <tbody>
                {terms.map((row) => (
                  <tr>
                    <th scope="row">
                      <a href={termHref(id, row.term)} dir="auto">
                        {row.title}
                      </a>
                    </th>
                    {versions.map((version, index) => {
                      const cell = row.cells[index];
                      if (cell === undefined) return <td class="cell" />;
                      const step = stepOf(cell.words.change);
                      return (
                        <td class={`cell is-${cell.state}${step === undefined ? "" : ` step-${step}`}`}>
                          <LedgerCell cell={cell} version={version} versions={byId} />
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </MatrixTable>
            <ChangeLegend />
            <ThreeStates negotiation={id} />
          </>
        )}
      </article>
    ),
  };
}

type OfNegotiation = { readonly negotiation: string };

function NoTerm({ negotiation }: OfNegotiation) {
  return (
    <p class="empty">
      No term is marked yet.{" "}
      <May action="mark-term" of={negotiation}>
        Open a version, and choose “mark a term” beside the point that has its words.
      </May>
    </p>
  );
}

/** What the three words mean where there is no value. */
export function ThreeStates({ negotiation }: OfNegotiation) {
  return (
    <dl class="three-states">
      <div>
        <dt class="missing">absent</dt>
        <dd>The paper is known, and has nothing of it.</dd>
      </div>
      <div>
        <dt class="missing">not reported</dt>
        <dd>The paper may have it; that part of it is not known.</dd>
      </div>
      <div>
        <dt class="missing">unknown</dt>
        <dd>
          Nothing leads there from a mark, or the words could not be followed.{" "}
          <May action="mark-term" of={negotiation}>
            Mark them by hand.
          </May>
        </dd>
      </div>
    </dl>
  );
}
