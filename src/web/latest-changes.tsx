import type { Comparison, Entry } from "../model/comparison.ts";
import type { BaseStep } from "./base-steps.ts";
import { dayOf, When } from "./dates.tsx";
import { compareHref, fragmentTo } from "./page-addresses.ts";
import { Redlined } from "./redlined.tsx";

/** A station beside the one it came from, with what became of the points. */
export type TextStep = BaseStep & { readonly negotiationTitle: string; readonly comparison: Comparison };

// A redline that is read in one go; a longer one would take over the page it is quoted on.
const QUOTED_UP_TO = 420;

/** What changed lately, newest first, each in a sentence that leads to its comparison, with one redline of it to see. */
export function LatestChanges({
  steps,
  naming,
}: {
  readonly steps: readonly TextStep[];
  readonly naming: "negotiation" | "date";
}) {
  // One is enough to show what a redline looks like.
  const quotables = steps.map(({ comparison }) => findQuotable(comparison));
  const first = quotables.findIndex((entry) => entry !== undefined);
  return (
    <section class={`latest by-${naming}`} aria-labelledby="latest">
      <h2 id="latest">What changed lately</h2>
      <ol>
        {steps.map(({ negotiationTitle, base, version, comparison }, index) => {
          const quoted = index === first ? quotables[index] : undefined;
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
                , against <bdi>{base.title}</bdi>: {lowerFirst(comparison.sentence)}
              </p>
              {quoted === undefined ? null : (
                <blockquote dir="auto" lang={version.language}>
                  <a class="number" href={`${compareHref(base, version)}${fragmentTo(quoted.after[0] ?? "")}`}>
                    {quoted.after[0]}
                  </a>{" "}
                  <Redlined redline={quoted.redline} relation={comparison.relation} />
                </blockquote>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** The first rewording that is sure, short, and both strikes and inserts. */
function findQuotable(comparison: Comparison): Entry | undefined {
  return comparison.alignment.find((entry) => {
    const length = entry.redline.reduce((sum, [, text]) => sum + text.length, 0);
    const signs = new Set(entry.redline.map(([sign]) => sign));
    return entry.kind === "reworded" && entry.confidence === "high" && length <= QUOTED_UP_TO && signs.size === 3;
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
