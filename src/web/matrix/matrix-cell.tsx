import type { Child } from "hono/jsx";
import { writeShare } from "../../engine/redline/write-marked.ts";
import { arrowOf, tellChanges } from "../../engine/substance/tell-change.ts";
import type { Entry } from "../../model/comparison.ts";
import type { Worded, WordedCell } from "../../model/lineage.ts";
import { compareHref, formerAnchorOf, fragmentTo, lineageHref, pointInPlaceHref } from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { VersionFacts } from "../../model/version.ts";
import { type BoxedRun, boxSubstance } from "../box-substance.ts";
import { stepOf } from "../change-steps.tsx";
import { listPaths } from "../point-label.tsx";
import { Redlined } from "../redlined.tsx";
import { clipRedline } from "./clip-redline.ts";

type CellProps = {
  readonly cell: WordedCell | null;
  readonly version: VersionFacts;
  /** Titles of documents, by id. */
  readonly documents: ReadonlyMap<string, string>;
  /** Numbers alone, without their words. */
  readonly isBrief: boolean;
  /** What the others are compared with. */
  readonly isBase: boolean;
};

/** What stands on a track in one version: its number, its words redlined against another column, and what became of it. */
export function MatrixCell({ cell, version, documents, isBrief, isBase }: CellProps) {
  if (cell === null) return <td class="cell" />;
  const { paths, points, words } = cell;
  const isUnknown = points.length > 0 ? points.every(({ text }) => text === null) : cell.kind === "unreported";
  const step = isUnknown ? undefined : stepOf(words.change);
  const shade = isUnknown ? " unreported" : step === undefined ? "" : ` step-${step}`;
  return (
    <td class={`cell${shade}`}>
      <p class="facts">
        {paths.map((path, index) => (
          <>
            {index === 0 ? "" : ", "}
            <a class="path" href={lineageHref(version, path)} title={`point ${path} through all versions`}>
              {path}
            </a>
          </>
        ))}{" "}
        <Opening cell={cell} version={version}>
          {isUnknown ? "not reported" : isBase ? "the base" : becameWords(cell, version, documents)}
        </Opening>
      </p>
      {isBrief || isUnknown ? null : <Words points={points} words={words} version={version} />}
    </td>
  );
}

type OpeningProps = { readonly cell: WordedCell; readonly version: VersionFacts; readonly children?: Child };

/** The way from a cell to what it is compared with; where nothing is, to the point in its version. */
function Opening({ cell: { paths, words }, version, children }: OpeningProps) {
  const { against, entries } = words;
  const [path] = paths;
  if (against === null) {
    if (path === undefined) return <span>{children}</span>;
    return (
      <a data-open href={pointInPlaceHref(version, path)}>
        {children}
        <span class="heard">, in its text</span>
      </a>
    );
  }
  const former = entries.flatMap(({ before }) => before)[0];
  const fragment =
    path !== undefined
      ? fragmentTo(path)
      : former === undefined
        ? ""
        : `#${encodeURIComponent(formerAnchorOf(former))}`;
  return (
    <a data-open href={`${compareHref(against, version)}${fragment}`} title={`against ${against.title}`}>
      {children}
      <span class="heard"> against {against.title}</span>
    </a>
  );
}

function becameWords(
  { paths, kind, words }: WordedCell,
  version: VersionFacts,
  documents: ReadonlyMap<string, string>,
): string {
  const { against, entries, change, relation } = words;
  const from =
    against !== null && against.document !== version.document
      ? [`beside ${documents.get(against.document) ?? against.document}`]
      : [];
  const back = kind === "returned" ? ["came back"] : [];
  const isWhole = entries.every((entry) => entry.kind === "added" || entry.kind === "dropped");
  const share = change === null || change === 0 || isWhole ? [] : [writeShare(change)];
  const told = [...new Set(entries.map((entry) => entryWords(entry, relation === "witness")))];
  const all = [...back, ...told, ...share, ...from];
  if (all.length > 0) return all.join(", ");
  if (paths.length === 0) return "dropped";
  return kind === null ? "begins here" : "as it stands";
}

function entryWords({ kind, before, after, moved, renumbered }: Entry, isVariant: boolean): string {
  const place = moved ? ", moved" : renumbered && before.length === 1 ? `, was ${before[0]}` : "";
  switch (kind) {
    case "kept":
      return `${isVariant ? "the same" : "unchanged"}${place}`;
    case "reworded":
      return `${isVariant ? "a variant" : "reworded"}${place}`;
    case "split":
      return `split into ${listPaths(after)}`;
    case "merged":
      return `merged from ${listPaths(before)}`;
    case "added":
      return isVariant ? "only here" : "new";
    case "dropped":
      return isVariant ? "not in this publication" : "dropped";
    case "unreported":
      return "not reported";
  }
}

type WordsProps = { readonly points: readonly Point[]; readonly words: Worded; readonly version: VersionFacts };

/** The words themselves, as far as a cell has room; none where nothing changed: they stand to the left. */
function Words({ points, words, version }: WordsProps) {
  const { entries, relation } = words;
  if (entries.length === 0) return <PlainWords points={points} language={version.language} />;
  const changed = entries.filter(({ kind }) => kind !== "kept" && kind !== "unreported");
  return (
    <>
      {changed.map(({ headingRedline, redline, changes }) => (
        <>
          <Redline redline={headingRedline ?? []} isHeading {...{ relation, version }} />
          <Redline redline={boxSubstance(redline, changes)} {...{ relation, version }} />
        </>
      ))}
      <Substance entries={changed} />
    </>
  );
}

type RedlineProps = Pick<Worded, "relation"> &
  Pick<WordsProps, "version"> & { readonly redline: readonly BoxedRun[]; readonly isHeading?: boolean };

function Redline({ redline, relation, version, isHeading = false }: RedlineProps) {
  if (redline.length === 0) return null;
  return (
    <p class={isHeading ? "cell-words heading" : "cell-words"} dir="auto" lang={version.language}>
      <Redlined redline={clipRedline(redline)} relation={relation} />
    </p>
  );
}

function PlainWords({
  points,
  language,
}: {
  readonly points: readonly Point[];
  readonly language: string | undefined;
}) {
  return (
    <>
      {points.map(({ heading, text }) => (
        <p class="cell-words" dir="auto" lang={language}>
          {(heading ?? "") === "" ? null : <b>{heading} </b>}
          <Redlined redline={clipRedline([["=", text ?? ""]])} />
        </p>
      ))}
    </>
  );
}

/** In a word or two each, what the boxes are about. */
export function Substance({ entries }: { readonly entries: readonly Entry[] }) {
  const told = tellChanges(entries.flatMap(({ changes }) => changes)).flatMap(({ about }) => about ?? []);
  if (told.length === 0) return null;
  const words = told.map(({ name, direction }) => `${name}${arrowOf(direction)}`);
  return <p class="facts cell-substance">{[...new Set(words)].join(", ")}</p>;
}
