import type { Child } from "hono/jsx";
import type { Role } from "../../model/actor.ts";
import type { AuditEntry, ReadKind } from "../../model/audit.ts";
import type { JournalEvent } from "../../model/journal.ts";
import { entryHref, versionHref } from "../../model/page-addresses.ts";
import type { VersionFacts } from "../../model/version.ts";
import { ChosenMoment } from "../dates.tsx";

type Of<What extends AuditEntry["what"]> = Extract<AuditEntry, { readonly what: What }>;

type EntryProps<Entry = AuditEntry> = {
  readonly negotiation: string;
  readonly entry: Entry;
  /** By `document@version`. */
  readonly versions: ReadonlyMap<string, VersionFacts>;
};

/** Who did what, in a sentence. */
export function WhatWasDone(props: EntryProps) {
  const { entry } = props;
  return (
    <p class="done">
      <bdi class="who">{entry.who}</bdi> {tell(props)}
    </p>
  );
}

function tell({ entry, ...of }: EntryProps): Child {
  if (entry.what === "read") return <WasRead entry={entry} {...of} />;
  return entry.what === "deed" ? <Deed entry={entry} {...of} /> : <Entered entry={entry} {...of} />;
}

function WasRead({ entry: { kind, versions: names, part }, versions }: EntryProps<Of<"read">>) {
  const [first, second] = names.map((name) => <Named name={name} versions={versions} />);
  switch (kind) {
    case "version":
      return <>read {first}</>;
    case "file":
      return <>took the file of {first} as it came in</>;
    case "comparison":
      return second === undefined ? (
        <>compared {first} with another text or reading</>
      ) : (
        <>
          compared {first} with {second}
        </>
      );
    case "summary":
      return (
        <>
          saw in a sentence what changed from {first} to {second ?? "another text or reading"}
        </>
      );
    case "point":
      return (
        <>
          followed point <bdi>{part}</bdi> of {first} through all versions
        </>
      );
    case "witnesses":
      return <>read the witnesses of {first} side by side</>;
    default:
      return (
        <>
          {READ_WHOLE[kind]}
          {first === undefined ? null : <> at {first}</>}
          {part === undefined ? null : (
            <>
              {" "}
              (<bdi>{part}</bdi>)
            </>
          )}
        </>
      );
  }
}

type WholeKind = Exclude<ReadKind, "version" | "file" | "comparison" | "summary" | "point" | "witnesses">;

const READ_WHOLE: Readonly<Record<WholeKind, string>> = {
  matrix: "read the table of points",
  terms: "read the table of terms",
  term: "followed a term",
  search: "searched",
  verdicts: "read the verdicts",
  notes: "read notes with the words that they quote",
  journal: "read the journal",
  export: "took the whole record away",
};

function Deed({ entry }: EntryProps<Of<"deed">>) {
  switch (entry.deed) {
    case "role-given":
      return (
        <>
          made <bdi>{entry.name}</bdi> {withArticle(entry.role)}
          {entry.before === null ? "" : `, who was ${withArticle(entry.before)}`}
        </>
      );
    case "role-taken":
      return (
        <>
          took away what <bdi>{entry.name}</bdi> was: {entry.before}
        </>
      );
    case "invitation-made":
      return (
        <>
          made a link for {withArticle(entry.role)}, to be used once until <ChosenMoment at={entry.expiresAt} />
        </>
      );
    case "member-joined":
      return (
        <>
          joined as {entry.role}, invited by <bdi>{entry.invitedBy}</bdi>
        </>
      );
    case "token-made":
    case "token-revoked":
      return (
        <>
          {entry.deed === "token-made" ? "made" : "revoked"} a token of <bdi>{entry.name}</bdi>: {entry.role} at most,{" "}
          {entry.reach === "here" ? "here alone" : "wherever they are something"}
        </>
      );
    case "times-chosen":
      return <>chose that others are told {entry.times === "day" ? "the day alone" : "the minute"}</>;
  }
}

function withArticle(role: Role): string {
  return `${/^[ae]/u.test(role) ? "an" : "a"} ${role}`;
}

function Entered({ entry, negotiation, versions }: EntryProps<Of<"entry">>) {
  const { event, document, version, position } = entry;
  const about = version === undefined ? null : <Named name={`${document}@${version}`} versions={versions} />;
  return (
    <>
      {EVENT_WORDS[event] ?? "did something of which this release knows no more"} {about}{" "}
      <a class="soft" href={entryHref(negotiation, position)}>
        entry {position}
      </a>
    </>
  );
}

// Before a version, where it is about one.
const EVENT_WORDS: Readonly<Record<JournalEvent["event"], string>> = {
  "negotiation-described": "described the talks",
  "version-filed": "filed",
  "version-opened": "opened",
  "embargo-ended": "saw the embargo end of",
  "version-corrected": "corrected",
  "version-withdrawn": "withdrew",
  "grade-revised": "graded",
  "authorship-stated": "noted who claims or denies",
  "verdict-given": "ruled on points of",
  "term-named": "named a term",
  "term-marked": "marked a term in",
  "term-unmarked": "took a mark back",
  "standing-stated": "noted how far a point is agreed in",
  "reading-chosen": "chose words for the reading text of",
};

function Named({ name, versions }: { readonly name: string; readonly versions: EntryProps["versions"] }) {
  const version = versions.get(name);
  if (version === undefined) return <bdi>{name}</bdi>;
  return (
    <a href={versionHref(version)}>
      <bdi>{version.title}</bdi>
    </a>
  );
}
