import type { Child } from "hono/jsx";
import type { AuditPage } from "../../access/list-audit.ts";
import { type AuditEntry, type AuditKind, READ_KINDS, type ReadKind } from "../../model/audit.ts";
import { type AuditPart, auditHref, membersHref, negotiationHref, settingsHref } from "../../model/page-addresses.ts";
import type { Times } from "../../model/times.ts";
import { type VersionFacts, versionAddress } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { Choice } from "../choice.tsx";
import { Moment } from "../dates.tsx";
import type { Page } from "../page-layout.tsx";
import { WhatWasDone } from "./audit-entry.tsx";

/** Who read and did what in a negotiation, newest first. */
export function auditPage(
  { negotiation, versions }: NegotiationOverview,
  part: Required<AuditPart>,
  { entries, next, times }: AuditPage,
): Page {
  const { id, title } = negotiation;
  return {
    title: "Who read and did what",
    crumbs: [
      { title, href: negotiationHref(id) },
      { title: "Settings", href: settingsHref(id) },
    ],
    isPrivate: true,
    body: (
      <article class="people audit">
        <h1>Who read and did what</h1>
        <p class="lead">
          What people with an account read here, once a day each; what was done to who may; and what the{" "}
          <a href={`${negotiationHref(id)}/journal`}>journal</a> holds. Only admins see this.
        </p>
        <p class="soft">
          Nobody is noted who has no account, nor from where anybody came, nor what was searched for. What was read is
          forgotten after 400 days. <a href={membersHref(id)}>Who may do what</a>
        </p>
        <Filters id={id} part={part} versions={versions} />
        <Entries id={id} entries={entries} versions={versions} />
        <Pages id={id} part={part} next={next} />
        <ChooseTimes id={id} times={times} />
      </article>
    ),
  };
}

const READING: Readonly<Record<ReadKind, string>> = {
  version: "versions",
  file: "files as they came in",
  comparison: "comparisons",
  summary: "comparisons in a sentence",
  point: "points through all versions",
  witnesses: "witnesses side by side",
  matrix: "tables of points",
  terms: "tables of terms",
  term: "single terms",
  search: "searches",
  notes: "notes with the words that they quote",
  verdicts: "verdicts",
  journal: "the journal",
  export: "the whole record",
};

const KINDS: readonly (readonly [AuditKind, string])[] = [
  ["reading", "All that was read"],
  ...READ_KINDS.map((kind) => [`reading-${kind}`, `Read: ${READING[kind]}`] as const),
  ["people", "Roles, links, tokens, settings"],
  ["record", "What the journal holds"],
];

type FiltersProps = {
  readonly id: string;
  readonly part: AuditPart;
  readonly versions: readonly VersionFacts[];
};

function Filters({ id, part, versions }: FiltersProps) {
  return (
    <search>
      <form class="filters" method="get" action={auditHref(id)}>
        <p>
          <label for="audit-who">Person</label>
          <input type="text" id="audit-who" name="who" value={part.who} maxlength={40} autocapitalize="none" />
        </p>
        <Choice form="audit" name="kind" label="Kind" any="everything" chosen={part.kind} options={KINDS} />
        <Choice
          form="audit"
          name="version"
          label="Version"
          any="any version"
          chosen={part.version}
          options={versions.map((version) => [versionAddress(version), version.title])}
        />
        <p class="submit">
          <button type="submit">Show</button>
        </p>
      </form>
    </search>
  );
}

type EntriesProps = {
  readonly id: string;
  readonly entries: readonly AuditEntry[];
  readonly versions: readonly VersionFacts[];
};

function Entries({ id, entries, versions }: EntriesProps) {
  if (entries.length === 0) return <p class="empty">Nothing of this was read or done.</p>;
  const byAddress = new Map(versions.map((version) => [versionAddress(version), version]));
  return (
    <ol class="happened">
      {entries.map((entry) => (
        <li>
          <p class="facts when">
            <Moment at={entry.at} />
          </p>
          <WhatWasDone negotiation={id} entry={entry} versions={byAddress} />
        </li>
      ))}
    </ol>
  );
}

type PagesProps = { readonly id: string; readonly part: AuditPart; readonly next: string | undefined };

function Pages({ id, part, next }: PagesProps) {
  const isFirst = (part.cursor ?? "") === "";
  if (isFirst && next === undefined) return null;
  return (
    <nav class="ways" aria-label="Pages of the audit">
      {isFirst ? null : <a href={auditHref(id, { ...part, cursor: "" })}>Newest</a>}
      {next === undefined ? null : (
        <a rel="next" href={auditHref(id, { ...part, cursor: next })}>
          Older ›
        </a>
      )}
    </nav>
  );
}

function ChooseTimes({ id, times }: { readonly id: string; readonly times: Times }) {
  return (
    <section aria-labelledby="times">
      <h2 id="times">How exactly others are told times</h2>
      <p class="soft">
        Editors and admins always see when something was filed, opened, corrected or said. With days alone, nobody else
        learns the hour, and when anybody read is kept to the day too: what was noted so far as well, for good.
      </p>
      <form class="people-form" method="post" action={`${auditHref(id)}/times`}>
        <fieldset>
          <legend class="heard">What readers, commenters and the public are told</legend>
          <TimesChoice value="exact" chosen={times}>
            Others are told the minute
          </TimesChoice>
          <TimesChoice value="day" chosen={times}>
            Others are told the day alone
          </TimesChoice>
        </fieldset>
        <p class="submit">
          <button type="submit">Choose</button>
        </p>
      </form>
    </section>
  );
}

type TimesChoiceProps = { readonly value: Times; readonly chosen: Times; readonly children?: Child };

function TimesChoice({ value, chosen, children }: TimesChoiceProps) {
  return (
    <label class="check">
      <input type="radio" name="times" value={value} checked={value === chosen} />
      {children}
    </label>
  );
}
