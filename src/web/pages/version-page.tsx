import type { ComparisonSummary } from "../../comparison/comparison.ts";
import { countBrackets } from "../../engine/brackets/count-brackets.ts";
import { lowerFirst } from "../../engine/compare/describe-summary.ts";
import type { PlacedThread } from "../../model/annotation.ts";
import type { BaseStep } from "../../model/base-steps.ts";
import type { Party } from "../../model/negotiation.ts";
import {
  anchorOf,
  apiHref,
  briefingHref,
  captureHref,
  compareHref,
  fragmentTo,
  lineageHref,
  markHref,
  nameWithin,
  negotiationHref,
  standingHref,
  statementsHref,
  versionHref,
} from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { StandingSaid } from "../../model/point-standing.ts";
import { tabulateStandings } from "../../model/standing-table.ts";
import { isNewestReading, type Version, type VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { KeysDialog } from "../keys-dialog.tsx";
import { May } from "../may.tsx";
import { BeginNoteLink } from "../notes/begin-note-link.tsx";
import { ALL_NOTES, chooseNotes, type NotesAsked } from "../notes/choose-notes.ts";
import { NoteCards } from "../notes/note-cards.tsx";
import { NOTE_KEYS } from "../notes/note-keys.ts";
import { useThreads } from "../notes/notes-of-page.tsx";
import { anchorHere, QuotedWords } from "../notes/quoted-words.tsx";
import { VersionNotes } from "../notes/version-notes.tsx";
import type { Page } from "../page-layout.tsx";
import { depthClass, labelOf } from "../point-label.tsx";
import { UnreportedWords } from "../point-text.tsx";
import { Positions } from "../positions.tsx";
import { STATUS_WORDS } from "../provenance-words.tsx";
import { OlderReading } from "../readings.tsx";
import { Sources } from "../sources.tsx";
import { PointStandings } from "../standing/point-standings.tsx";
import { StandingSection } from "../standing/standing-section.tsx";
import { FollowLine } from "../subscriptions/follow-link.tsx";
import { VersionHead } from "../version-head.tsx";

/** A default comparison: see `baseSteps`. */
export type ComparedStep = BaseStep & { readonly summary: ComparisonSummary };

/** All notes of a version, and what is asked of them. */
type NotesThere = { readonly all: readonly PlacedThread[]; readonly asked: NotesAsked };

/** One version as it came out: numbers as printed on the left, the words, what is known and noted about them on the right. */
export function versionPage(
  { negotiation, versions }: NegotiationOverview,
  version: Version,
  steps: readonly ComparedStep[],
  standings: readonly StandingSaid[] = [],
  { all, asked }: NotesThere = { all: [], asked: ALL_NOTES },
): Page {
  const address = versionHref(version);
  const on = nameWithin(version);
  const notes = chooseNotes({ negotiation: negotiation.id, address, all, versions, on }, asked);
  const document = negotiation.documents.find(({ id }) => id === version.document);
  return {
    title: version.title,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    json: apiHref(version),
    feed: { kind: "document", negotiation: negotiation.id, document: version.document },
    notes,
    follows: { target: { kind: "document", negotiation: negotiation.id, document: version.document } },
    body: (
      <article class="version" data-version={on}>
        <VersionHead
          version={version}
          versions={versions}
          documentTitle={document?.title ?? version.document}
          round={negotiation.rounds.find(({ id }) => id === version.round)}
          brackets={countBrackets(version.points, negotiation.parties)}
          parties={negotiation.parties}
        >
          <OlderReading version={version} />
          {steps.map((step) => (
            <AgainstBase step={step} version={version} />
          ))}
          <FollowLine />
        </VersionHead>
        <VersionNotes version={version} all={all} asked={asked} />
        <div class="points">
          {version.points.length === 0 ? <p class="empty">No point of this version is known.</p> : null}
          {version.points.map((point) => (
            <PointInPlace
              point={point}
              version={version}
              parties={negotiation.parties}
              standings={standings.filter(({ path }) => path === point.path)}
            />
          ))}
        </div>
        <PlacelessNotes version={version} />
        <StandingSection table={tabulateStandings(version.points, standings, negotiation.parties)} />
        <p class="ways">
          {version.collated === undefined ? (
            <May action="speak-of-version" of={version.negotiation}>
              <a href={statementsHref(version)}>Correct, grade, withdraw…</a>{" "}
            </May>
          ) : null}
          <a href={briefingHref(version, asked.filters)}>Briefing for print</a>{" "}
          <a href={apiHref(version)}>This version as JSON</a> <a href={captureHref(version)}>The file as it came in</a>
        </p>
        <KeysDialog keys={NOTE_KEYS} />
      </article>
    ),
  };
}

/** Notes whose words, or whose point, are not found on this version; they are not shown as if they were. */
function PlacelessNotes({ version }: { readonly version: Version }) {
  const paths = new Set(version.points.map(({ path }) => path));
  const threads = useThreads(
    (placed) => placed.thread.target.kind === "point" && !paths.has(anchorHere(placed)?.path ?? ""),
  );
  return (
    <section class="placeless" aria-labelledby={threads.length === 0 ? undefined : "placeless"}>
      {threads.length === 0 ? null : <h2 id="placeless">Notes that have no place here</h2>}
      <NoteCards id="placeless" on="what has no place here" threads={threads} />
    </section>
  );
}

/** One line of a default comparison; it says where it is of the reading text of the draft, and not of these words. */
function AgainstBase({ step, version }: { readonly step: ComparedStep; readonly version: VersionFacts }) {
  const { base, summary } = step;
  const isOfDraft = step.version.collated !== undefined && version.collated === undefined;
  return (
    <p class="against-base">
      {isOfDraft ? (
        <>
          The <a href={versionHref(step.version)}>reading text</a> of this draft, compared with its base,{" "}
        </>
      ) : summary.relation === "witness" ? (
        "Compared with "
      ) : (
        "Compared with its base, "
      )}
      <a href={versionHref(base)}>
        <bdi>{base.title}</bdi>
      </a>
      : <a href={compareHref(base, step.version)}>{lowerFirst(summary.counts)}</a>
    </p>
  );
}

type PointProps = {
  readonly point: Point;
  readonly version: VersionFacts;
  readonly parties: readonly Party[];
  readonly standings: readonly StandingSaid[];
};

function PointInPlace({ point, version, parties, standings }: PointProps) {
  const threads = useThreads((placed) => anchorHere(placed)?.path === point.path).toSorted(compareStart);
  return (
    <div class={`point ${depthClass(point.depth)}`} id={anchorOf(point.path)} data-point={point.path} tabindex={-1}>
      <p class="number">
        <a href={fragmentTo(point.path)} title={point.path}>
          {labelOf(point)}
        </a>
      </p>
      <div class="words" dir="auto" lang={version.language}>
        {point.heading === null ? null : (
          <h2 data-part="heading">
            <QuotedWords text={point.heading} part="heading" threads={threads} />
          </h2>
        )}
        {point.text === null ? <UnreportedWords /> : null}
        {point.text === null || point.text === "" ? null : (
          <p data-part="text">
            <QuotedWords text={point.text} part="text" threads={threads} />
          </p>
        )}
      </div>
      <div class="notes">
        {point.status === undefined || point.status === "listed" ? null : (
          <p class={`status ${point.status}`}>{STATUS_WORDS[point.status]}</p>
        )}
        <PointStandings standings={standings} parties={parties} />
        <Positions positions={point.positions} parties={parties} />
        {point.note === undefined ? null : <p dir="auto">{point.note}</p>}
        {point.sources === undefined || point.sources.length === 0 ? null : <Sources sources={point.sources} />}
        <p class="ways">
          <a href={lineageHref(version, point.path)}>
            history<span class="heard"> of point {point.path}</span>
          </a>
          {version.collated !== undefined || !isNewestReading(version) ? null : (
            <May action="speak-of-version" of={version.negotiation}>
              <a href={standingHref(version, point.path)}>
                how far agreed<span class="heard"> is point {point.path}? Say it</span>
              </a>
            </May>
          )}
          {point.text === null || !isNewestReading(version) ? null : (
            <May action="mark-term" of={version.negotiation}>
              <a href={markHref(version, point.path)}>
                mark a term<span class="heard"> in point {point.path}</span>
              </a>
            </May>
          )}
          {version.collated === undefined ? (
            <BeginNoteLink
              negotiation={version.negotiation}
              on={{ version: nameWithin(version), point: point.path }}
              heard={`point ${point.path}`}
            />
          ) : null}
        </p>
        <NoteCards id={anchorOf(point.path)} on={`point ${point.path}`} threads={threads} />
      </div>
    </div>
  );
}

/** In the order of the words that they quote; those on the whole point before them. */
function compareStart(one: PlacedThread, other: PlacedThread): number {
  return (anchorHere(one)?.quote?.start ?? -1) - (anchorHere(other)?.quote?.start ?? -1);
}
