import type { DocumentBrackets } from "../../model/bracket-history.ts";
import type { ContestedPoint } from "../../model/lineage.ts";
import {
  filingHref,
  journalHref,
  matrixHref,
  negotiationHref,
  notesHref,
  settingsHref,
} from "../../model/page-addresses.ts";
import { isStanding, type VersionFacts } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { BracketCharts } from "../bracket-charts.tsx";
import { LatestChanges, type TextStep } from "../latest-changes.tsx";
import { May } from "../may.tsx";
import { MostContested } from "../most-contested.tsx";
import type { Page } from "../page-layout.tsx";
import { SearchField } from "../search-form.tsx";
import { FollowLink } from "../subscriptions/follow-link.tsx";
import { TimelineAcross, TimelineDown } from "../timeline.tsx";
import { TimelineLegend } from "../timeline-mark.tsx";
import { VersionTable } from "../version-table.tsx";
import { Counts } from "./start-page.tsx";

/** What a negotiation's page says beside its versions. */
type Shown = {
  readonly latest: readonly TextStep[];
  /** The points that changed most, the most contested first. */
  readonly contested: readonly ContestedPoint[];
  readonly brackets: readonly DocumentBrackets[];
};

/** One negotiation: its versions along time, what changed lately, and any two of them to compare. */
export function negotiationPage(overview: NegotiationOverview, shown: Shown): Page {
  const { negotiation, versions } = overview;
  return {
    title: negotiation.title,
    crumbs: [],
    scripts: ["timeline"],
    follows: { target: { kind: "negotiation", negotiation: negotiation.id } },
    json: `/api${negotiationHref(negotiation.id)}`,
    feed: { kind: "negotiation", negotiation: negotiation.id },
    body: (
      <>
        <header class="masthead">
          <h1 dir="auto">{negotiation.title}</h1>
          {negotiation.summary === "" ? null : (
            <p class="lead" dir="auto">
              {negotiation.summary}
            </p>
          )}
          <p class="facts">
            <Counts overview={overview} />
          </p>
          <p class="ways">
            <May action="file-version" of={negotiation.id}>
              <a href={filingHref(negotiation.id)}>File a draft</a>
            </May>
            <May action="describe-negotiation" of={negotiation.id}>
              <a href={settingsHref(negotiation.id)}>Documents, parties, rounds</a>
            </May>
            <a href={journalHref(negotiation.id)}>Journal: what happened here</a>
            <a href={notesHref(negotiation.id)}>Notes</a>
            <FollowLink />
          </p>
          {versions.length === 0 ? null : <SearchField negotiation={negotiation.id} />}
          {versions.length === 0 ? null : (
            <p class="ways">
              <a href={matrixHref(negotiation.id, { rows: "terms" })}>Terms through all versions</a>
              <a href={matrixHref(negotiation.id, { rows: "points" })}>All points side by side</a>
            </p>
          )}
        </header>
        {versions.length === 0 ? (
          <p class="empty">
            <May action="file-version" of={negotiation.id} otherwise="No draft filed yet.">
              No draft filed yet: <a href={filingHref(negotiation.id)}>paste one</a>, or put a file into this
              negotiation's folder and run <code>travaux sync</code>.
            </May>
          </p>
        ) : (
          <WithVersions overview={overview} {...shown} />
        )}
      </>
    ),
  };
}

function WithVersions({
  overview: { negotiation, versions },
  latest,
  contested,
  brackets,
}: { readonly overview: NegotiationOverview } & Shown) {
  return (
    <>
      <section class="timeline-section" aria-labelledby="timeline">
        <h2 id="timeline">Timeline</h2>
        <section class="timeline-scroll" tabindex={0} aria-label="Timeline of versions; every dot leads to its version">
          <TimelineAcross documents={negotiation.documents} versions={versions} />
          <TimelineDown documents={negotiation.documents} versions={versions} />
        </section>
        <p class="timeline-tip" data-tip hidden />
        <details class="legend-fold">
          <summary>What the marks mean</summary>
          <TimelineLegend />
        </details>
      </section>
      {latest.length === 0 ? null : <LatestChanges steps={latest} naming="date" />}
      {contested.length === 0 ? null : <MostContested points={contested} documents={negotiation.documents} />}
      <BracketCharts documents={brackets} />
      <section class="all-versions" aria-labelledby="versions">
        <h2 id="versions">All versions</h2>
        <p>Choose a text on either side to compare them, of one document or of two.</p>
        <VersionTable negotiation={negotiation} versions={versions} pair={lastPairOf(versions)} />
      </section>
    </>
  );
}

/** The newest version that names a base, with that base: what a reader most likely wants to compare first. */
function lastPairOf(all: readonly VersionFacts[]): {
  readonly before?: VersionFacts;
  readonly after?: VersionFacts;
} {
  const versions = all.filter(isStanding);
  const after = inOrderOfTime(versions).findLast(({ basedOn }) =>
    versions.some(({ version }) => basedOn.includes(version)),
  );
  const before = versions.find(({ version }) => after?.basedOn.includes(version));
  return after === undefined || before === undefined ? {} : { before, after };
}
