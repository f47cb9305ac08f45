import type { NoteSeen, PlacedThread, ThreadSeen } from "../../model/annotation.ts";
import { counted } from "../../model/counted.ts";
import { briefingHref, negotiationHref, versionHref } from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { Version } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { depthClass, labelOf } from "../point-label.tsx";
import { PointText } from "../point-text.tsx";
import { VersionLine } from "../provenance-words.tsx";
import { chooseNotes, type NotesAsked } from "./choose-notes.ts";
import { LightMarkdown } from "./light-markdown.tsx";
import { NoteFilterLinks } from "./note-filters.tsx";
import { isHighlight, quoteOf, STANCE_WORDS } from "./note-words.ts";

import { anchorHere } from "./quoted-words.tsx";
import { TargetWords } from "./target-words.tsx";

type PageProps = {
  readonly overview: NegotiationOverview;
  readonly version: Version;
  readonly all: readonly PlacedThread[];
  readonly asked: NotesAsked;
};

/** A version for print: its points, each with its notes beneath; no controls, and no words that are only marked. */
export function briefingPage({ overview, version, all, asked }: PageProps): Page {
  const { negotiation, versions } = overview;
  const address = briefingHref(version);
  const { shown } = chooseNotes({ negotiation: negotiation.id, address, all, versions }, { ...asked, open: undefined });
  const said = shown.filter(({ thread }) => !isHighlight(thread));
  const onPoint = (path: string) => said.filter((placed) => anchorHere(placed)?.path === path);
  const paths = new Set(version.points.map(({ path }) => path));
  const ofWhole = said.filter(({ thread }) => thread.target.kind !== "point");
  const orphans = said.filter(
    (placed) => placed.thread.target.kind === "point" && !paths.has(anchorHere(placed)?.path ?? ""),
  );
  return {
    title: `Briefing: ${version.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: version.title, href: versionHref(version) },
    ],
    body: (
      <article class="briefing">
        <header>
          <p class="kicker" dir="auto">
            {negotiation.title}
          </p>
          <h1 dir="auto">{version.title}</h1>
          <p class="facts">
            <VersionLine version={version} />
          </p>
          <p class="facts">
            {counted(version.points.length, "point")}, {counted(said.length, "note")}.
          </p>
        </header>
        <NoteFilterLinks address={address} filters={asked.filters} all={all} name={asked.name} />
        <BriefedNotes threads={ofWhole} versions={versions} />
        {version.points.map((point) => (
          <BriefedPoint point={point} version={version} threads={onPoint(point.path)} versions={versions} />
        ))}
        {orphans.length === 0 ? null : (
          <section class="briefed-orphans">
            <h2>Notes that have no place here</h2>
            <BriefedNotes threads={orphans} versions={versions} />
          </section>
        )}
      </article>
    ),
  };
}

type NotesProps = {
  readonly threads: readonly PlacedThread[];
  readonly versions: NegotiationOverview["versions"];
};

function BriefedPoint({
  point,
  version,
  threads,
  versions,
}: NotesProps & { readonly point: Point; readonly version: Version }) {
  return (
    <section class={`briefed-point ${depthClass(point.depth)}`} aria-label={`Point ${point.path}`}>
      <div class="briefed-words">
        <p class="number">{labelOf(point)}</p>
        <div class="words" dir="auto" lang={version.language}>
          {point.heading === null ? null : <h2>{point.heading}</h2>}
          <PointText text={point.text} />
        </div>
      </div>
      <BriefedNotes threads={threads} versions={versions} />
    </section>
  );
}

function BriefedNotes({ threads, versions }: NotesProps) {
  return (
    <>
      {threads.map((placed) => (
        <BriefedThread placed={placed} versions={versions} />
      ))}
    </>
  );
}

function BriefedThread({
  placed: { thread, placement },
  versions,
}: Pick<NotesProps, "versions"> & { readonly placed: PlacedThread }) {
  const [first, ...replies] = thread.notes;
  const quote = quoteOf(thread);
  return (
    <div class="briefed-note">
      <p class="note-head">
        <Who note={thread} />
        {describe(thread)}
      </p>
      {thread.target.kind === "point" ? null : (
        <p class="facts">
          {thread.target.kind === "absence" ? null : "on "}
          <TargetWords target={thread.target} versions={versions} />
        </p>
      )}
      {quote === undefined ? null : (
        <blockquote class="quoted-words" dir="auto">
          {quote}
        </blockquote>
      )}
      {placement === undefined || placement.kind === "placed" ? null : (
        <p class="facts">
          <bdi>{placement.reason}</bdi>
        </p>
      )}
      <Said note={first} />
      {replies.length === 0 ? null : (
        <ol class="replies">
          {replies.map((note) => (
            <li>
              <p class="note-head">
                <Who note={note} />
              </p>
              <Said note={note} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function Who({ note: { author, at } }: { readonly note: Pick<ThreadSeen, "author" | "at"> }) {
  return (
    <>
      <b>
        <bdi>{author}</bdi>
      </b>
      , <Moment at={at} />
    </>
  );
}

function describe({ stance, tags, resolved, visibility }: ThreadSeen) {
  const said = [
    ...(stance === undefined ? [] : [STANCE_WORDS[stance]]),
    ...(visibility === "team" ? [] : [visibility]),
    ...(resolved === undefined ? [] : ["resolved"]),
    ...tags,
  ];
  return said.map((words) => (
    <>
      {" · "}
      <bdi>{words}</bdi>
    </>
  ));
}

function Said({ note }: { readonly note: NoteSeen | undefined }) {
  if (note === undefined || note.removed) return <p class="taken-back">This note was taken back.</p>;
  return (
    <div class="note-body" dir="auto">
      <LightMarkdown body={note.body} />
    </div>
  );
}
