import type { Party } from "../../model/negotiation.ts";
import { fragmentTo } from "../../model/page-addresses.ts";
import type { StandingCell, StandingTable } from "../../model/standing-table.ts";
import { Sources } from "../sources.tsx";
import { Said } from "./point-standings.tsx";
import { STANDING_WORDS } from "./standing-words.ts";

/** Where the points of a version stand, by party; nothing where nobody said anything. */
export function StandingSection({ table: { columns, rows } }: { readonly table: StandingTable }) {
  if (rows.length === 0) return null;
  return (
    <section class="standing-section" aria-labelledby="standing">
      <h2 id="standing">Where the parties stand</h2>
      <p class="soft">How far each point is agreed, what each party wants it to say, and who reported so.</p>
      {/* What is cut off has to be reached by the keys too. */}
      <section class="standing-scroll" tabindex={0} aria-label="Points by parties">
        <table class="standing-table">
          <thead>
            <tr>
              <th scope="col">Point</th>
              {columns.map((column) => (
                <th scope="col" dir="auto">
                  {columnName(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ point, sources, cells }) => (
              <tr>
                <th scope="row">
                  <a href={fragmentTo(point.path)}>{point.path}</a>
                  {sources.length === 0 ? null : (
                    <details class="row-sources">
                      <summary>
                        sources<span class="heard"> of the positions on point {point.path}</span>
                      </summary>
                      <Sources sources={sources} />
                    </details>
                  )}
                </th>
                {cells.map((cell) => (
                  <td>
                    <Cell cell={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function columnName(column: Party | null): string {
  return column === null ? "According to the source" : column.name;
}

function Cell({ cell: { standings, positions } }: { readonly cell: StandingCell }) {
  if (standings.length + positions.length === 0) return <span class="soft">–</span>;
  return (
    <>
      {standings.map((said) => (
        <div class="standing" lang="en">
          <p>
            <b>{STANDING_WORDS[said.standing]}</b>
          </p>
          <Said said={said} />
        </div>
      ))}
      {positions.map((text) => (
        <p class="position" dir="auto">
          {text}
        </p>
      ))}
    </>
  );
}
