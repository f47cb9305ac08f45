import type { ComparisonSummary } from "../comparison/comparison.ts";
import type { BaseStep } from "../model/base-steps.ts";
import { compareHref, fragmentTo } from "../model/page-addresses.ts";
import { boxSubstance } from "./box-substance.ts";
import { ComparisonSentence } from "./comparison-sentence.tsx";
import { dayOf, When } from "./dates.tsx";
import { Redlined } from "./redlined.tsx";

/** A station beside the one it came from, with what became of the points. */
export type TextStep = BaseStep & { readonly negotiationTitle: string; readonly summary: ComparisonSummary };

/** What changed lately, newest first, each in a sentence that leads to its comparison, with one redline of it to see. */
export function LatestChanges({
  steps,
  naming,
}: {
  readonly steps: readonly TextStep[];
  readonly naming: "negotiation" | "date";
}) {
  // One is enough to show what a redline looks like.
  const first = steps.findIndex(({ summary }) => summary.rewording !== undefined);
  return (
    <section class={`latest by-${naming}`} aria-labelledby="latest">
      <h2 id="latest">What changed lately</h2>
      <ol>
        {steps.map(({ negotiationTitle, base, version, summary }, index) => {
          const quoted = index === first ? summary.rewording : undefined;
          return (
            <li>
              <p class="facts">
                <When date={dayOf(version)} />
                {naming === "negotiation" ? (
                  <>
                    {" · "}
                    <bdi>{negotiationTitle}</bdi>
                  </>
                ) : null}
              </p>
              <p>
                <a href={compareHref(base, version)}>
                  <bdi>{version.title}</bdi>
                </a>
                , against <bdi>{base.title}</bdi>:{" "}
                <ComparisonSentence
                  summary={summary}
                  hrefOf={(path) => `${compareHref(base, version)}${fragmentTo(path)}`}
                />
              </p>
              {quoted === undefined ? null : (
                <blockquote dir="auto" lang={version.language}>
                  <a class="number" href={`${compareHref(base, version)}${fragmentTo(quoted.after[0] ?? "")}`}>
                    {quoted.after[0]}
                  </a>{" "}
                  <Redlined redline={boxSubstance(quoted.redline, quoted.changes)} relation={summary.relation} />
                </blockquote>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
