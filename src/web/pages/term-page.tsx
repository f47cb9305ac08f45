import type { FollowedTerm, GivenMark, TermEntry } from "../../lineage/terms/terms.ts";
import { matrixHref, pointInPlaceHref, termHref, versionHref } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import type { MarkOf } from "../../model/term.ts";
import { isStanding, stationOf } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { When } from "../dates.tsx";
import { matrixCrumbs } from "../matrix/matrix-frame.tsx";
import { CellWords, type VersionsById } from "../matrix/term-cell.tsx";
import { ThreeStates } from "../matrix/term-ledger-page.tsx";
import { May } from "../may.tsx";
import { BeginNoteLink } from "../notes/begin-note-link.tsx";
import { NoteCards } from "../notes/note-cards.tsx";
import { useThreads } from "../notes/notes-of-page.tsx";
import type { Page } from "../page-layout.tsx";
import { VersionLine, WithdrawnOn } from "../provenance-words.tsx";
import { Refused } from "../refused.tsx";
import { FollowLine } from "../subscriptions/follow-link.tsx";

/** One term through all versions in order of time, each with its source; and what people marked. */
export function termPage(
  overview: NegotiationOverview,
  { row, versions, entries }: FollowedTerm,
  seen: number,
  problem?: Problem,
): Page {
  const { id } = overview.negotiation;
  const byId = new Map([...overview.versions, ...versions].map((version) => [stationOf(version), version]));
  const marks = entries.filter((entry) => entry.event === "term-marked");
  return {
    title: row.title,
    crumbs: [...matrixCrumbs(overview), { title: "Terms", href: matrixHref(id, { rows: "terms" }) }],
    follows: { target: { kind: "term", negotiation: id, term: row.term } },
    json: `/api/terms/${encodeURIComponent(id)}/${encodeURIComponent(row.term)}`,
    feed: { kind: "term", negotiation: id, term: row.term },
    body: (
      <article class="term">
        <header>
          <p class="kicker">
            A term of <bdi>{overview.negotiation.title}</bdi>
          </p>
          <h1 dir="auto">{row.title}</h1>
          {row.note === undefined ? null : (
            <p class="lead said" dir="auto">
              {row.note}
            </p>
          )}
          <FollowLine />
        </header>
        {problem === undefined ? null : <Refused problem={problem} />}
        <TermNotes negotiation={id} term={row.term} />
        <ol class="term-history">
          {versions.map((version, index) => {
            const cell = row.cells[index];
            return cell === undefined ? null : (
              <li class={`cell is-${cell.state}`}>
                <header>
                  <h2 dir="auto">
                    <a href={versionHref(version)}>{version.title}</a>
                  </h2>
                  <p class="facts">
                    <VersionLine version={version} />
                  </p>
                </header>
                <div>
                  <CellWords cell={cell} version={version} versions={byId} />
                </div>
              </li>
            );
          })}
        </ol>
        <ThreeStates negotiation={id} />
        <section aria-labelledby="marks" class="marks">
          <h2 id="marks">What was marked</h2>
          {marks.length === 0 ? <p class="empty">Nothing yet.</p> : null}
          <ol class="said-list">
            {marks.map((mark) => (
              <Mark
                mark={mark}
                end={endOf(mark, entries)}
                versions={byId}
                seen={seen}
                negotiation={id}
                term={row.term}
              />
            ))}
          </ol>
        </section>
      </article>
    ),
  };
}

function TermNotes({ negotiation, term }: { readonly negotiation: string; readonly term: string }) {
  const threads = useThreads(() => true);
  return (
    <section class="version-notes" aria-label="Notes on this term">
      <p class="ways">
        <BeginNoteLink negotiation={negotiation} on={{ term }} heard="this term" />
      </p>
      <NoteCards id="term" on="this term" threads={threads} />
    </section>
  );
}

type MarkProps = {
  readonly mark: GivenMark;
  readonly end: TermEntry | undefined;
  readonly versions: VersionsById;
  readonly seen: number;
  readonly negotiation: string;
  readonly term: string;
};

/** Of a version that was withdrawn only that it was marked: neither its words nor a reason that may quote them. */
function Mark({ mark, end, versions, seen, negotiation, term }: MarkProps) {
  const { position, author, at, data, version: id = "" } = mark;
  const version = versions.get(id);
  const isShown = version === undefined || isStanding(version);
  return (
    <li id={`mark-${position}`}>
      <p>{isShown ? <MarkedWords mark={data.mark} /> : "A mark in a version that was withdrawn."}</p>
      <p class="facts">
        {version === undefined ? (
          id
        ) : isShown ? (
          <a href={data.mark.kind === "passage" ? pointInPlaceHref(version, data.mark.path) : versionHref(version)}>
            <bdi>{version.title}</bdi>
            {data.mark.kind === "passage" ? `, point ${data.mark.path}` : ""}
          </a>
        ) : (
          <>
            <a href={versionHref(version)}>
              <bdi>{version.title}</bdi>
            </a>
            , <WithdrawnOn version={version} />
          </>
        )}
        , marked by {author} on <When date={at} />
      </p>
      {data.reason === undefined || !isShown ? null : (
        <p class="said" dir="auto">
          {data.reason}
        </p>
      )}
      {end === undefined ? (
        <May action="mark-term" of={negotiation}>
          <details>
            <summary>Take it back</summary>
            <form class="statement-form" method="post" action={termHref(negotiation, term)}>
              <input type="hidden" name="seen" value={String(seen)} />
              <input type="hidden" name="position" value={String(position)} />
              <label>
                Why
                <textarea name="reason" rows={2} required maxlength={4000} dir="auto" />
              </label>
              <p class="choices">
                <button type="submit">Take this mark back</button>
              </p>
            </form>
          </details>
        </May>
      ) : (
        <Ended end={end} isShown={isShown} />
      )}
    </li>
  );
}

function MarkedWords({ mark }: { readonly mark: MarkOf }) {
  if (mark.kind !== "passage") {
    return (
      <>{mark.kind === "absent" ? "Absent: the paper has nothing of it." : "Not reported: the paper may have it."}</>
    );
  }
  return (
    <>
      <q dir="auto">{mark.words}</q>
      {mark.value === undefined ? null : (
        <>
          , shown as <bdi>{mark.value}</bdi>
        </>
      )}
    </>
  );
}

function Ended({ end, isShown }: { readonly end: TermEntry; readonly isShown: boolean }) {
  const reason = end.event === "term-named" || !isShown ? undefined : end.data.reason;
  return (
    <p class="facts">
      {end.event === "term-unmarked" ? "Taken back" : "Replaced by another mark"} by {end.author} on{" "}
      <When date={end.at} />
      {reason === undefined ? "." : ": "}
      <bdi class="said">{reason}</bdi>
    </p>
  );
}

/** The entry that took a mark back, or in whose favour it went. */
function endOf({ position }: GivenMark, entries: readonly TermEntry[]): TermEntry | undefined {
  return entries.find(
    (entry) =>
      (entry.event === "term-unmarked" && entry.data.position === position) ||
      (entry.event === "term-marked" && entry.data.supersedes.includes(position)),
  );
}
