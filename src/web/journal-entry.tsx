import type { Child } from "hono/jsx";
import type { FilingsTold } from "../comparison/comparison.ts";
import { counted } from "../model/counted.ts";
import type { JournalEntry, JournalEventOf } from "../model/journal.ts";
import type { Negotiation } from "../model/negotiation.ts";
import type { OpenState } from "../model/opening.ts";
import {
  compareHref,
  entryHref,
  fragmentTo,
  negotiationHref,
  pointInPlaceHref,
  termHref,
  versionHref,
  witnessesHref,
} from "../model/page-addresses.ts";
import type { Source } from "../model/point.ts";
import { isStanding, type VersionFacts, type VersionRef } from "../model/version.ts";
import { ComparisonSentence } from "./comparison-sentence.tsx";
import { ChosenMoment } from "./dates.tsx";
import { listPaths } from "./point-label.tsx";
import { GradeMark, WithdrawnOn } from "./provenance-words.tsx";
import { rulingWords } from "./ruled.tsx";
import { Sources } from "./sources.tsx";
import { STANDING_WORDS } from "./standing/standing-words.ts";

/** What a page knows of a negotiation when it tells of its journal. */
export type KnownOf = {
  readonly negotiation: Negotiation;
  /** By their ids. */
  readonly versions: ReadonlyMap<string, VersionFacts>;
  /** By their ids. */
  readonly termTitles: ReadonlyMap<string, string>;
  /** What the filings changed. */
  readonly filings: FilingsTold;
};

/** What happened, in a sentence that leads to what it is about, and what was said with it. */
type Told = {
  readonly sentence: Child;
  readonly said?: string | undefined;
  readonly source?: Source | undefined;
};

type EntryProps<Entry = JournalEntry> = { readonly entry: Entry; readonly known: KnownOf };

/**
 * One entry of a journal in a sentence, with the reason given. Of what concerns a withdrawn version only that it happened:
 * a reason, as a mark, may quote its text. The reason of the withdrawal itself stands in the place of that text.
 */
export function WhatHappened({ entry, known }: EntryProps) {
  const { sentence, said, source } = tell({ entry, known });
  const isHidden = entry.event !== "version-withdrawn" && aboutWithdrawn(entry, known);
  const isSaid = said !== undefined || source !== undefined;
  return (
    <>
      <p class="what">{sentence}</p>
      <WhatChanged entry={entry} known={known} />
      {!isSaid ? null : isHidden ? (
        <p class="soft">What was said is shown no more, as the version was withdrawn.</p>
      ) : (
        <>
          {said === undefined ? null : (
            <p class="said" dir="auto">
              {said}
            </p>
          )}
          {source === undefined ? null : <Sources sources={[source]} />}
        </>
      )}
    </>
  );
}

/** What a filing changed against each text that it came from, leading to the comparison. */
function WhatChanged({ entry, known }: EntryProps) {
  return (
    <>
      {(known.filings.get(entry.position) ?? []).map((summary) => {
        const href = compareHref(summary.before, summary.after);
        return (
          <p class="changed">
            <a href={href}>
              Against <bdi>{summary.before.title}</bdi>
            </a>
            : <ComparisonSentence summary={summary} hrefOf={(path) => `${href}${fragmentTo(path)}`} />
          </p>
        );
      })}
    </>
  );
}

function tell({ entry, known }: EntryProps): Told {
  const version = <TheVersion entry={entry} known={known} />;
  switch (entry.event) {
    case "negotiation-described":
      return { sentence: <Described entry={entry} known={known} /> };
    case "version-filed":
      return { sentence: <Filed entry={entry} known={known} /> };
    case "version-opened":
      return { sentence: <Opened entry={entry} known={known} /> };
    case "embargo-ended":
      return { sentence: <>The embargo on {version} ended: it is public</> };
    case "version-corrected":
      return { sentence: <Corrected entry={entry} known={known} />, said: reasonOfCorrection({ entry, known }) };
    case "version-withdrawn":
      return { sentence: <>{version} was withdrawn</>, said: entry.data.reason };
    case "grade-revised":
      return { sentence: <Graded entry={entry} known={known} />, said: entry.data.reason };
    case "authorship-stated":
      return { sentence: <Claimed entry={entry} known={known} />, said: entry.data.note, source: entry.data.source };
    case "verdict-given":
      return { sentence: <Ruled entry={entry} known={known} />, said: entry.data.reason };
    case "term-named":
      return {
        sentence: (
          <>
            The term <TheTerm entry={entry} known={known} title={entry.data.title} /> was named
          </>
        ),
        said: entry.data.note,
      };
    case "term-marked":
      return { sentence: <Marked entry={entry} known={known} />, said: entry.data.reason };
    case "term-unmarked":
      return { sentence: <Unmarked entry={entry} known={known} />, said: entry.data.reason };
    case "reading-chosen":
      return { sentence: <Chosen entry={entry} known={known} />, said: entry.data.reason };
    case "standing-stated":
      return { sentence: <Stated entry={entry} known={known} />, said: entry.data.note, source: entry.data.source };
    default:
      return { sentence: <>{laterKind(entry)} happened, of which this release knows no more</> };
  }
}

function Described({ entry: { position, data }, known }: EntryProps<JournalEventOf<"negotiation-described">>) {
  const { title, documents, parties, rounds } = data;
  const counts = [
    counted(documents.length, "document"),
    counted(parties.length, "party", "parties"),
    counted(rounds.length, "round"),
  ];
  return (
    <>
      <a href={negotiationHref(known.negotiation.id)}>
        <bdi>{title}</bdi>
      </a>{" "}
      {position === 0 ? "was begun" : "was described anew"}, with {listPaths(counts)}
    </>
  );
}

function Filed({ entry, known }: EntryProps) {
  const document = known.negotiation.documents.find(({ id }) => id === entry.document);
  return (
    <>
      <TheVersion entry={entry} known={known} /> was filed in <bdi>{document?.title ?? entry.document}</bdi>
    </>
  );
}

/** To whom a version was opened, as an end of a sentence that names it. */
const OPENED: Readonly<Record<OpenState, string>> = {
  private: "is for editors and admins alone",
  shared: "is shared with all members",
  published: "is public",
};

function Opened({ entry, known }: EntryProps<JournalEventOf<"version-opened">>) {
  const { state, publicFrom } = entry.data;
  return (
    <>
      <TheVersion entry={entry} known={known} /> {OPENED[state]} from here on
      {publicFrom === undefined ? null : (
        <>
          , and public from <ChosenMoment at={publicFrom} />
        </>
      )}
    </>
  );
}

function Corrected({ entry, known }: EntryProps<JournalEventOf<"version-corrected">>) {
  const [ref, reading = 1] = [refOf(entry, known), entry.reading];
  return (
    <>
      <TheVersion entry={entry} known={known} /> was corrected
      {ref === undefined || aboutWithdrawn(entry, known) ? null : (
        <>
          : <a href={compareHref({ ...ref, reading: reading - 1 }, { ...ref, reading })}>reading {reading}</a> beside
          reading {reading - 1}
        </>
      )}
    </>
  );
}

function reasonOfCorrection({ entry, known }: EntryProps<JournalEventOf<"version-corrected">>): string | undefined {
  const corrections = known.versions.get(entry.version ?? "")?.history.corrections;
  return corrections?.find(({ reading }) => reading === entry.reading)?.reason;
}

function Graded({ entry, known }: EntryProps<JournalEventOf<"grade-revised">>) {
  return (
    <>
      <TheVersion entry={entry} known={known} /> was graded <GradeMark grade={entry.data.grade} />
    </>
  );
}

function Claimed({ entry, known }: EntryProps<JournalEventOf<"authorship-stated">>) {
  const { party, stance } = entry.data;
  const name = known.negotiation.parties.find(({ id }) => id === party)?.name ?? party;
  return (
    <>
      <bdi>{name}</bdi> {stance === "claims" ? "claims" : "denies"} <TheVersion entry={entry} known={known} />
      {stance === "claims" ? " as its own" : null}
    </>
  );
}

function Stated({ entry, known }: EntryProps<JournalEventOf<"standing-stated">>) {
  const { path, standing, party } = entry.data;
  const [ref, facts] = [refOf(entry, known), known.versions.get(entry.version ?? "")];
  const version = <TheVersion entry={entry} known={known} />;
  if (ref === undefined || aboutWithdrawn(entry, known))
    return <>It was noted how far a point of {version} is agreed</>;
  const name = known.negotiation.parties.find(({ id }) => id === party)?.name ?? party;
  return (
    <>
      <a href={pointInPlaceHref({ ...facts, ...ref, reading: entry.reading }, path)}>Point {path}</a> of {version} is{" "}
      {STANDING_WORDS[standing]}, according to {name === null ? "the source" : <bdi>{name}</bdi>}
    </>
  );
}

function Ruled({ entry, known }: EntryProps<JournalEventOf<"verdict-given">>) {
  const { beforeVersion, afterVersion, pairs, supersedes } = entry.data;
  const [before, after] = [known.versions.get(beforeVersion), known.versions.get(afterVersion)];
  const words = `${pairs.length === 1 ? "points " : ""}${rulingWords(entry.data)}`;
  const isShown = before !== undefined && after !== undefined && !aboutWithdrawn(entry, known);
  return (
    <>
      It was ruled that{" "}
      {isShown ? <a href={`${compareHref(before, after)}${fragmentTo(pairs[0]?.after ?? "")}`}>{words}</a> : words}, in{" "}
      <bdi>{before?.title ?? beforeVersion}</bdi> and <bdi>{after?.title ?? afterVersion}</bdi>
      {supersedes.map((position) => (
        <>
          , in place of <a href={entryHref(known.negotiation.id, position)}>entry {position}</a>
        </>
      ))}
    </>
  );
}

function Marked({ entry, known }: EntryProps<JournalEventOf<"term-marked">>) {
  const { mark } = entry.data;
  const [version, term] = [<TheVersion entry={entry} known={known} />, <TheTerm entry={entry} known={known} />];
  if (mark.kind !== "passage") {
    return mark.kind === "absent" ? (
      <>
        {version} was said to have nothing of {term}
      </>
    ) : (
      <>
        What {version} has of {term} was said not to be reported
      </>
    );
  }
  const [ref, facts] = [refOf(entry, known), known.versions.get(entry.version ?? "")];
  return (
    <>
      {ref === undefined || aboutWithdrawn(entry, known) ? (
        "Words"
      ) : (
        <>
          <q dir="auto" class="marked-words">
            {mark.words}
          </q>{" "}
          in <a href={pointInPlaceHref({ ...facts, ...ref, reading: entry.reading }, mark.path)}>point {mark.path}</a>
        </>
      )}{" "}
      of {version} {ref === undefined || aboutWithdrawn(entry, known) ? "were" : "was"} marked as {term}
    </>
  );
}

function Unmarked({ entry, known }: EntryProps<JournalEventOf<"term-unmarked">>) {
  const { position } = entry.data;
  return (
    <>
      <a href={entryHref(known.negotiation.id, position)}>The mark in entry {position}</a> of{" "}
      <TheTerm entry={entry} known={known} /> was taken back
    </>
  );
}

function Chosen({ entry, known }: EntryProps<JournalEventOf<"reading-chosen">>) {
  const { point, witness } = entry.data;
  const ref = refOf(entry, known);
  const title = known.versions.get(point.version)?.title ?? point.version;
  return (
    <>
      For point {point.path} of{" "}
      {ref === undefined ? <bdi>{title}</bdi> : <a href={witnessesHref(ref)}>{<bdi>{title}</bdi>} and its witnesses</a>}{" "}
      {witness === null ? (
        "the rule was left to decide again"
      ) : (
        <>
          the words of <bdi>{known.versions.get(witness)?.title ?? witness}</bdi> were chosen
        </>
      )}
    </>
  );
}

function TheVersion({ entry, known }: EntryProps) {
  const version = known.versions.get(entry.version ?? "");
  const ref = refOf(entry, known);
  const name = <bdi>{version?.title ?? entry.version}</bdi>;
  if (ref === undefined) return name;
  const place = entry.event === "authorship-stated" && version && isStanding(version) ? "#authorship" : "";
  return (
    <>
      <a href={`${versionHref(ref)}${place}`}>{name}</a>
      {version === undefined || isStanding(version) || entry.event === "version-withdrawn" ? null : (
        <>
          {" "}
          (<WithdrawnOn version={version} />)
        </>
      )}
    </>
  );
}

type TermEntry = JournalEventOf<"term-named"> | JournalEventOf<"term-marked"> | JournalEventOf<"term-unmarked">;

function TheTerm({ entry, known, title }: EntryProps<TermEntry> & { readonly title?: string }) {
  const { term } = entry.data;
  return (
    <a href={termHref(known.negotiation.id, term)}>
      <bdi>{title ?? known.termTitles.get(term) ?? term}</bdi>
    </a>
  );
}

function refOf({ document, version }: JournalEntry, { negotiation }: KnownOf): VersionRef | undefined {
  if (document === undefined || version === undefined) return undefined;
  return { negotiation: negotiation.id, document, version };
}

/** Whether one of the versions that an entry tells of was withdrawn. */
function aboutWithdrawn(entry: JournalEntry, { versions }: KnownOf): boolean {
  const told = [
    entry.version,
    ...(entry.event === "verdict-given" ? [entry.data.beforeVersion, entry.data.afterVersion] : []),
    ...(entry.event === "reading-chosen" ? [entry.data.point.version, entry.data.witness] : []),
  ];
  return told.some((id) => {
    const version = versions.get(id ?? "");
    return version !== undefined && !isStanding(version);
  });
}

/** An event that a later release wrote: the database may be older than this process, or newer. */
function laterKind(entry: never): string {
  return `“${(entry as JournalEntry).event}”`;
}
