import type { FilingsTold } from "../../comparison/comparison.ts";
import { counted } from "../../model/counted.ts";
import type { JournalEntry, JournalEvent } from "../../model/journal.ts";
import {
  entryHref,
  type JournalPart,
  journalAnchor,
  journalHref,
  negotiationHref,
  proofHref,
} from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import type { JournalRun, NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import { type KnownOf, WhatHappened } from "../journal-entry.tsx";
import type { Page } from "../page-layout.tsx";

/** The kinds of entries that a reader asks for, each of one or several events. */
export const JOURNAL_KINDS = {
  filed: { name: "Filed", events: ["version-filed"] },
  opened: { name: "Opened", events: ["version-opened", "embargo-ended"] },
  corrected: { name: "Corrected", events: ["version-corrected"] },
  withdrawn: { name: "Withdrawn", events: ["version-withdrawn"] },
  graded: { name: "Graded", events: ["grade-revised"] },
  claimed: { name: "Claimed or denied", events: ["authorship-stated"] },
  verdicts: { name: "Verdicts", events: ["verdict-given"] },
  terms: { name: "Terms", events: ["term-named", "term-marked", "term-unmarked"] },
  standings: { name: "Standing", events: ["standing-stated"] },
  chosen: { name: "Words chosen", events: ["reading-chosen"] },
  described: { name: "Talks described", events: ["negotiation-described"] },
} as const satisfies Readonly<
  Record<string, { readonly name: string; readonly events: readonly JournalEvent["event"][] }>
>;

/** What is shown: a run of the journal, or why none could be read. */
export type JournalShown = {
  readonly overview: NegotiationOverview & { readonly journalLength: number };
  readonly part: JournalPart;
  readonly run: JournalRun | Problem;
  /** What its filings changed. */
  readonly filings: FilingsTold;
  /** When the next public checkpoint comes, for those who see no other. */
  readonly nextAt: string | undefined;
};

/**
 * What happened in a negotiation, a page at a time, newest first: whoever asks what happened since reads down until they
 * meet what they know, and need not know how long the journal is. An address of part of it is for good, since positions are.
 */
export function journalPage({ overview, part, run, filings, nextAt }: JournalShown): Page {
  const { negotiation, versions, journalLength } = overview;
  const entries = "entries" in run ? run.entries : [];
  return {
    title: `Journal of ${negotiation.title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    json: jsonHref(negotiation.id, entries),
    body: (
      <article class="journal">
        <header>
          <h1>Journal</h1>
          <p class="lead">
            All that happened in the record of these talks, newest first. Every entry is kept for good, and proved
            unaltered by the <a href="/record">ledger</a>.
          </p>
          <p class="facts">
            {journalLength === 0 ? "No entry so far." : `${counted(journalLength, "entry", "entries")} so far.`}
          </p>
        </header>
        <Kinds negotiation={negotiation.id} chosen={part.kind} />
        {"entries" in run ? (
          <Entries
            run={run}
            part={part}
            known={{
              negotiation,
              versions: new Map(versions.map((version) => [version.version, version])),
              termTitles: run.termTitles,
              filings,
            }}
            length={journalLength}
            nextAt={nextAt}
          />
        ) : (
          <div class="error">
            <p>{run.message}</p>
            <p class="ways">
              <a href={journalHref(negotiation.id)}>The newest entries</a>
            </p>
          </div>
        )}
      </article>
    ),
  };
}

/** The entries between the first and the last that are shown, of all kinds. */
function jsonHref(negotiation: string, entries: readonly JournalEntry[]): string {
  const all = `/api/journal/${encodeURIComponent(negotiation)}`;
  const [newest, oldest] = [entries[0]?.position, entries.at(-1)?.position];
  if (newest === undefined || oldest === undefined) return all;
  return `${all}?after=${oldest - 1}&limit=${Math.min(newest - oldest + 1, 100)}`;
}

function Kinds({ negotiation, chosen }: { readonly negotiation: string; readonly chosen: string | undefined }) {
  const choices = [
    { kind: undefined, name: "Everything" },
    ...Object.entries(JOURNAL_KINDS).map(([kind, { name }]) => ({ kind, name })),
  ];
  return (
    <nav class="ways" aria-label="Kinds of entries">
      {choices.map(({ kind, name }) => (
        <a href={journalHref(negotiation, { kind })} aria-current={kind === chosen ? "true" : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}

type EntriesProps = {
  readonly run: JournalRun;
  readonly part: JournalPart;
  readonly known: KnownOf;
  readonly length: number;
  readonly nextAt: string | undefined;
};

function Entries({ run, part, known, length, nextAt }: EntriesProps) {
  const { id } = known.negotiation;
  const { entries, hasOlder, hasNewer } = run;
  const [newest, oldest] = [entries[0], entries.at(-1)];
  const { kind } = part;
  return (
    <>
      {newest === undefined ? (
        <p class="empty">{nothingThere(part, length)}</p>
      ) : (
        <ol class="happened">
          {entries.map((entry) => (
            <Happened entry={entry} known={known} nextAt={nextAt} />
          ))}
        </ol>
      )}
      {hasOlder || hasNewer ? (
        <nav class="ways" aria-label="Pages of the journal">
          {hasNewer ? (
            <>
              <a href={journalHref(id, { kind })}>Newest</a>
              <a rel="prev" href={journalHref(id, { kind, after: newest?.position ?? (part.before ?? 0) - 1 })}>
                ‹ Newer
              </a>
            </>
          ) : null}
          {hasOlder ? (
            <a rel="next" href={journalHref(id, { kind, before: oldest?.position ?? (part.after ?? 0) + 1 })}>
              Older ›
            </a>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function nothingThere({ kind, before, after }: JournalPart, length: number): string {
  const what = kind === undefined ? "Nothing" : "Nothing of this kind";
  if (before !== undefined) return `${what} stands before entry ${before}.`;
  if (after === undefined) return kind === undefined ? "Nothing happened yet." : "Nothing of this kind happened yet.";
  const end = length === 0 ? "" : `, which ends with entry ${length - 1} so far`;
  return `${what} stands after entry ${after} of this journal${end}.`;
}

type HappenedProps = { readonly entry: JournalEntry; readonly known: KnownOf; readonly nextAt: string | undefined };

function Happened({ entry, known, nextAt }: HappenedProps) {
  const { position, author, at, leafIndex } = entry;
  const { id } = known.negotiation;
  return (
    <li id={journalAnchor(position)}>
      <p class="facts when">
        <Moment at={at} />
      </p>
      <div>
        <WhatHappened entry={entry} known={known} />
        <p class="facts">
          <bdi>{author}</bdi> · <a href={entryHref(id, position)}>entry {position}</a> ·{" "}
          {leafIndex === undefined ? (
            nextAt === undefined ? (
              "not gathered into the ledger yet"
            ) : (
              `its proof comes with a public checkpoint, at ${nextAt.slice(11, 16)} UTC at the earliest`
            )
          ) : (
            <>
              leaf {leafIndex} of the ledger,{" "}
              <a href={proofHref(id, position)}>
                proof<span class="heard"> of leaf {leafIndex}</span>
              </a>
            </>
          )}
        </p>
      </div>
    </li>
  );
}
