import type { DocumentBrackets, VersionBrackets } from "../model/bracket-history.ts";
import { counted } from "../model/counted.ts";
import { versionHref } from "../model/page-addresses.ts";
import { dayOf, When } from "./dates.tsx";

/** How many brackets each version has, a small chart for each document that ever had any; nothing where none had. */
export function BracketCharts({ documents }: { readonly documents: readonly DocumentBrackets[] }) {
  if (documents.length === 0) return null;
  return (
    <section class="bracket-charts" aria-labelledby="brackets">
      <h2 id="brackets">What stood in brackets</h2>
      <p class="soft">Text that was not agreed, by version: how many brackets are open, and who speaks in how many.</p>
      {documents.map((one) => (
        <BracketChart of={one} />
      ))}
    </section>
  );
}

function BracketChart({ of: { document, versions } }: { readonly of: DocumentBrackets }) {
  const most = Math.max(1, ...versions.map(({ brackets }) => brackets));
  return (
    <table class="bracket-chart">
      <caption dir="auto">{document.title}</caption>
      <thead class="heard">
        <tr>
          <th scope="col">Published</th>
          <th scope="col">Version</th>
          <th scope="col">Open brackets</th>
          <th scope="col">Who speaks in them</th>
        </tr>
      </thead>
      <tbody>
        {versions.map((one) => (
          <Row of={one} most={most} />
        ))}
      </tbody>
    </table>
  );
}

// In pixels of a bar that is the longest.
const LONGEST = 160;
const HEIGHT = 12;
// One bracket among hundreds is still seen.
const SHORTEST = 2;

function Row({ of: { version, brackets, unbalanced, parties }, most }: { of: VersionBrackets; most: number }) {
  const length = brackets === 0 ? 0 : Math.max(SHORTEST, Math.round((LONGEST * brackets) / most));
  return (
    <tr>
      <td class="date">
        <When date={dayOf(version)} />
      </td>
      <th scope="row">
        <a href={versionHref(version)} dir="auto">
          {version.title}
        </a>
      </th>
      <td class="bar">
        <svg width={LONGEST} height={HEIGHT} viewBox={`0 0 ${LONGEST} ${HEIGHT}`} aria-hidden="true">
          <rect class="ground" width={LONGEST} height={1} y={HEIGHT - 1} />
          <rect class="length" width={length} height={HEIGHT} />
        </svg>{" "}
        <b>{brackets}</b>
        <span class="heard"> {brackets === 1 ? "bracket" : "brackets"} open</span>
      </td>
      <td class="soft">
        <bdi>{parties.map(({ party, brackets: own }) => `${party} ${own}`).join(", ")}</bdi>
        {unbalanced === 0
          ? ""
          : `${parties.length > 0 ? "; " : ""}${counted(unbalanced, "bracket")} without a counterpart`}
      </td>
    </tr>
  );
}
