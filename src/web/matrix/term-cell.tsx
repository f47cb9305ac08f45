import { writeShare } from "../../engine/redline/write-marked.ts";
import type { Worded } from "../../model/lineage.ts";
import { compareHref, fragmentTo, pointInPlaceHref } from "../../model/page-addresses.ts";
import type { TermCell, TermChange, TermPassage, WordedTermRow } from "../../model/term.ts";
import { stationOf, type VersionFacts } from "../../model/version.ts";
import { boxSubstance } from "../box-substance.ts";
import { Redlined } from "../redlined.tsx";
import { Substance } from "./matrix-cell.tsx";

/** Versions and reading texts, by what `stationOf` calls them. */
export type VersionsById = ReadonlyMap<string, VersionFacts>;

type CellProps = { readonly cell: TermCell; readonly version: VersionFacts; readonly versions: VersionsById };

type LedgerCellProps = Omit<CellProps, "cell"> & { readonly cell: WordedTermRow["cells"][number] };

/** What a version has of a term, its value redlined against the column that it is compared with. */
export function LedgerCell({ cell, version, versions }: LedgerCellProps) {
  const { against, entries, relation, change } = cell.words;
  if (against === null) return <CellWords cell={cell} version={version} versions={versions} />;
  const isSame = change === 0;
  const path = cell.state === "value" ? cell.passages[0]?.path : undefined;
  return (
    <>
      {cell.state === "value" ? null : <p class="missing">absent</p>}
      {entries.map(({ redline, changes }) => (
        <p class="term-value" dir="auto" lang={version.language}>
          <Redlined redline={boxSubstance(redline, changes)} relation={relation} />
        </p>
      ))}
      <Substance entries={entries} />
      <p class="facts">
        <Place cell={cell} version={version} versions={versions} />{" "}
        {cell.state === "value" && isUnsure(cell.passages) ? <b class="unsure">to be checked</b> : null}
      </p>
      <p class={isSame ? "change" : "change changed"}>
        <a
          data-open
          href={`${compareHref(against, version)}${path === undefined ? "" : fragmentTo(path)}`}
          title={`against ${against.title}`}
        >
          {changeWords(cell.words)}
          <span class="heard"> against {against.title}</span>
        </a>
      </p>
    </>
  );
}

/** Where its words stand, with the way there; or why there are none. */
function Place({ cell, version, versions }: CellProps) {
  if (cell.state === "absent") return <>{absentWords(cell, version, versions)}</>;
  const [passage] = cell.state === "value" ? cell.passages : [];
  if (cell.state !== "value" || passage === undefined) return null;
  return <a href={pointInPlaceHref(version, passage.path)}>{placeWords(cell.passages)}</a>;
}

function changeWords({ entries, change, relation }: Worded): string {
  const [entry] = entries;
  if (change === 0) return "unchanged";
  if (entry?.kind === "added") return "came in";
  if (entry?.kind === "dropped") return "went out";
  return `${relation === "witness" ? "a variant" : "changed"}, ${writeShare(change ?? 0)}`;
}

function isUnsure(passages: readonly TermPassage[]): boolean {
  return passages.some(({ confidence }) => confidence === "low");
}

/** What a version has of a term, in words: a value and where it stands; absent, not reported and unknown are three. */
export function CellWords({ cell, version, versions }: CellProps) {
  switch (cell.state) {
    case "value":
      return (
        <>
          {cell.passages.map((passage) => (
            <p class="term-value" dir="auto" lang={version.language}>
              <a href={pointInPlaceHref(version, passage.path)}>{passage.value}</a>
            </p>
          ))}
          <p class="facts">
            {placeWords(cell.passages)} {isUnsure(cell.passages) ? <b class="unsure">to be checked</b> : null}
          </p>
          <Change change={cell.change} version={version} versions={versions} path={cell.passages[0]?.path} />
        </>
      );
    case "absent":
      return (
        <>
          <p class="missing">absent</p>
          <p class="facts">{absentWords(cell, version, versions)}</p>
          <Change change={cell.change} version={version} versions={versions} />
        </>
      );
    case "not-reported":
      return (
        <>
          <p class="missing">not reported</p>
          <p class="facts">{NOT_REPORTED[cell.why]}</p>
        </>
      );
    case "unknown":
      return (
        <>
          <p class="missing">unknown</p>
          <p class="facts">{UNKNOWN[cell.why]}</p>
        </>
      );
  }
}

const NOT_REPORTED = {
  said: "so a person says",
  unreported: "the words of its point are not known",
  partial: "not all of this paper is known",
} as const;

const UNKNOWN = {
  unreached: "nothing leads here from a mark",
  unclear: "too much was replaced around the words",
  corrected: "the words marked went out in a correction",
} as const;

function absentWords(
  cell: Extract<TermCell, { readonly state: "absent" }>,
  version: VersionFacts,
  versions: VersionsById,
): string {
  if (cell.why === "said") return "so a person says";
  if (cell.why === "not-yet") return "its point came in later";
  const what = cell.why === "dropped" ? "its point was dropped" : "its words were struck";
  const title = versions.get(cell.since)?.title ?? cell.since;
  return cell.since === stationOf(version) ? `${what} here` : `${what} in ${title}`;
}

/** `point 6, marked here`; `point 4, carried`. */
function placeWords(passages: readonly TermPassage[]): string {
  const paths = [...new Set(passages.map(({ path }) => path))];
  const by = passages.every(({ steps }) => steps === 0) ? "marked here" : "carried";
  return `${paths.length === 1 ? "point" : "points"} ${paths.join(", ")}, ${by}`;
}

const CHANGES = { same: "unchanged", changed: "changed", came: "came in", went: "went out" } as const;

type ChangeProps = {
  readonly change: TermChange | null;
  readonly version: VersionFacts;
  readonly versions: VersionsById;
  readonly path?: string | undefined;
};

/** How it differs from what this version came from, and the way to that comparison. */
function Change({ change, version, versions, path }: ChangeProps) {
  const from = change === null ? undefined : versions.get(change.against);
  if (change === null || from === undefined) return null;
  const words = change.relation === "witness" && change.kind === "changed" ? "a variant" : CHANGES[change.kind];
  return (
    <p class={`change ${change.kind}`}>
      <a
        href={`${compareHref(from, version)}${path === undefined ? "" : fragmentTo(path)}`}
        title={`against ${from.title}`}
      >
        {words}
        <span class="heard"> against {from.title}</span>
      </a>
    </p>
  );
}
