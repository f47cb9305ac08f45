import type { ComparisonSummary } from "../../comparison/comparison.ts";
import { countBrackets } from "../../engine/brackets/count-brackets.ts";
import { lowerFirst } from "../../engine/compare/describe-summary.ts";
import type { BaseStep } from "../../model/base-steps.ts";
import type { Party } from "../../model/negotiation.ts";
import type { Point } from "../../model/point.ts";
import { isNewestReading, type Version, type VersionFacts } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { May } from "../may.tsx";
import {
  anchorOf,
  apiHref,
  captureHref,
  compareHref,
  fragmentTo,
  lineageHref,
  markHref,
  negotiationHref,
  statementsHref,
  versionHref,
} from "../page-addresses.ts";
import type { Page } from "../page-layout.tsx";
import { depthClass, labelOf } from "../point-label.tsx";
import { STATUS_WORDS } from "../provenance-words.tsx";
import { OlderReading } from "../readings.tsx";
import { Sources } from "../sources.tsx";
import { VersionHead } from "../version-head.tsx";

/** A default comparison: see `baseSteps`. */
export type ComparedStep = BaseStep & { readonly summary: ComparisonSummary };

/** One version as it came out: numbers as printed on the left, the words, what is known about them on the right. */
export function versionPage(
  { negotiation, versions }: NegotiationOverview,
  version: Version,
  steps: readonly ComparedStep[],
): Page {
  const document = negotiation.documents.find(({ id }) => id === version.document);
  return {
    title: version.title,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    json: apiHref(version),
    body: (
      <article class="version">
        <VersionHead
          version={version}
          versions={versions}
          documentTitle={document?.title ?? version.document}
          round={negotiation.rounds.find(({ id }) => id === version.round)}
          brackets={countBrackets(version.points)}
          parties={negotiation.parties}
        >
          <OlderReading version={version} />
          {steps.map((step) => (
            <AgainstBase step={step} version={version} />
          ))}
        </VersionHead>
        <div class="points">
          {version.points.length === 0 ? <p class="empty">No point of this version is known.</p> : null}
          {version.points.map((point) => (
            <PointInPlace point={point} version={version} parties={negotiation.parties} />
          ))}
        </div>
        <p class="ways">
          {version.collated === undefined ? (
            <May action="speak-of-version" of={version.negotiation}>
              <a href={statementsHref(version)}>Correct, grade, withdraw…</a>{" "}
            </May>
          ) : null}
          <a href={apiHref(version)}>This version as JSON</a> <a href={captureHref(version)}>The file as it came in</a>
        </p>
      </article>
    ),
  };
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

type PointProps = { readonly point: Point; readonly version: VersionFacts; readonly parties: readonly Party[] };

function PointInPlace({ point, version, parties }: PointProps) {
  return (
    <div class={`point ${depthClass(point.depth)}`} id={anchorOf(point.path)}>
      <p class="number">
        <a href={fragmentTo(point.path)} title={point.path}>
          {labelOf(point)}
        </a>
      </p>
      <div class="words" dir="auto" lang={version.language}>
        {point.heading === null ? null : <h2>{point.heading}</h2>}
        {point.text === null ? (
          <p class="unknown" lang="en">
            The words of this point are not reported.
          </p>
        ) : null}
        {point.text === null || point.text === "" ? null : <p>{point.text}</p>}
      </div>
      <div class="notes">
        {point.status === undefined || point.status === "listed" ? null : (
          <p class={`status ${point.status}`}>{STATUS_WORDS[point.status]}</p>
        )}
        {(point.positions ?? []).map(({ party, text }) => (
          <p class="position">
            <b>{parties.find(({ id }) => id === party)?.name ?? party}:</b> <bdi>{text}</bdi>
          </p>
        ))}
        {point.note === undefined ? null : <p dir="auto">{point.note}</p>}
        {point.sources === undefined || point.sources.length === 0 ? null : <Sources sources={point.sources} />}
        <p class="ways">
          <a href={lineageHref(version, point.path)}>
            history<span class="heard"> of point {point.path}</span>
          </a>
          {point.text === null || !isNewestReading(version) ? null : (
            <May action="mark-term" of={version.negotiation}>
              <a href={markHref(version, point.path)}>
                mark a term<span class="heard"> in point {point.path}</span>
              </a>
            </May>
          )}
        </p>
      </div>
    </div>
  );
}
