import { counted } from "../../model/counted.ts";
import { negotiationHref } from "../../model/page-addresses.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { CompareForm } from "../compare-form.tsx";
import { dayOf, When } from "../dates.tsx";
import { LatestChanges, type TextStep } from "../latest-changes.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { FollowLine } from "../subscriptions/follow-link.tsx";

/** What the record holds, what changed lately, and a place to compare two texts at once. */
export function startPage(overviews: readonly NegotiationOverview[], latest: readonly TextStep[]): Page {
  return {
    title: "Travaux",
    crumbs: [],
    feed: { kind: "everything" },
    scripts: ["start"],
    follows: { target: { kind: "everything" } },
    body: (
      <>
        <header class="masthead">
          <h1>What the drafts say, and what changed between them</h1>
          <p class="lead">
            Travaux keeps every draft, leak and counter-proposal of a negotiation, point by point, and shows how its
            terms moved. To read a redline at once, <a href="#compare">compare two texts of your own</a>.
          </p>
          {overviews.length === 0 ? null : <FollowLine />}
        </header>
        <div class="front">
          <section aria-labelledby="negotiations">
            <h2 id="negotiations">Negotiations</h2>
            {overviews.length === 0 ? (
              <p class="empty">
                <May action="begin-negotiation" otherwise="No negotiation yet.">
                  No negotiation yet: <a href="/new">begin one</a>, or file a folder of drafts with{" "}
                  <code>travaux sync</code>.
                </May>{" "}
                To compare two texts at once, <a href="#compare">paste them</a>.
              </p>
            ) : (
              <ul class="negotiations">
                {newestFirst(overviews).map((overview) => (
                  <NegotiationItem overview={overview} />
                ))}
              </ul>
            )}
            {overviews.length === 0 ? null : (
              <May action="begin-negotiation">
                <p class="begin">
                  <a href="/new">Begin a negotiation</a>
                </p>
              </May>
            )}
          </section>
          {latest.length === 0 ? null : <LatestChanges steps={latest} naming="negotiation" />}
        </div>
        <section class="compare" id="compare" aria-labelledby="compare-title">
          <h2 id="compare-title">Compare two texts</h2>
          <p>Paste or drop two versions of a text and read the redline at once.</p>
          <CompareForm id="compare-form" />
        </section>
      </>
    ),
  };
}

function newestFirst(overviews: readonly NegotiationOverview[]): readonly NegotiationOverview[] {
  const lastDay = ({ versions }: NegotiationOverview) => versions.map(dayOf).sort().at(-1) ?? "";
  return [...overviews].sort((a, b) => (lastDay(a) < lastDay(b) ? 1 : lastDay(a) > lastDay(b) ? -1 : 0));
}

function NegotiationItem({ overview: { negotiation, versions } }: { readonly overview: NegotiationOverview }) {
  return (
    <li>
      <h3>
        <a href={negotiationHref(negotiation.id)} dir="auto">
          {negotiation.title}
        </a>
      </h3>
      {negotiation.summary === "" ? null : <p dir="auto">{negotiation.summary}</p>}
      <p class="facts">
        <Counts overview={{ negotiation, versions }} />
      </p>
    </li>
  );
}

/** `19 versions, 6 documents, last change 6 Jan 2026`. */
export function Counts({ overview: { negotiation, versions } }: { readonly overview: NegotiationOverview }) {
  const last = inOrderOfTime(versions).at(-1);
  return (
    <>
      {counted(versions.length, "version")}, {counted(negotiation.documents.length, "document")}
      {last === undefined ? null : (
        <>
          , last change <When date={dayOf(last)} />
        </>
      )}
    </>
  );
}
