import type { VersionComparison } from "../../comparison/comparison.ts";
import { readVersionName } from "../../model/address.ts";
import type { Entry } from "../../model/comparison.ts";
import {
  type ComparisonChoice,
  compareApiHref,
  compareHref,
  lineageHref,
  negotiationHref,
  stationHref,
  versionHref,
} from "../../model/page-addresses.ts";
import { isNewestReading, isStanding, type Version, type VersionFacts } from "../../model/version.ts";
import { inOrderOfTime } from "../../model/version-order.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { pointsByPath } from "../comparison-sides.ts";
import { ComparisonView, canShowSubstance, switchTo } from "../comparison-view.tsx";
import type { Page } from "../page-layout.tsx";
import { VersionLine } from "../provenance-words.tsx";
import { ReadingsCompared } from "../readings.tsx";
import type { Side } from "../redline-parts.ts";
import type { Rulings } from "../rulings.ts";

/** Two filed versions: what became of every point. */
export function comparisonPage(
  { negotiation, versions }: NegotiationOverview,
  { before, after, comparison }: VersionComparison,
  choice: ComparisonChoice,
  rulings?: Rulings,
): Page {
  const title = `${before.title} and ${after.title}`;
  const sideOf = (version: Version) => ({
    title: version.title,
    points: pointsByPath(version.points),
    language: version.language,
    lineageHref: (path: string) => lineageHref(version, path),
  });
  return {
    title: `Comparison of ${title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    scripts: ["comparison"],
    wide: choice.view === "side",
    json: compareApiHref(before, after, choice.through),
    body: (
      <ComparisonView
        comparison={comparison}
        sides={{
          before: sideOf(before),
          after: sideOf(after),
          ...versionsOnTheWay({ before, after, comparison }, versions),
        }}
        before={before.points}
        choice={choice}
        head={
          <>
            <Head before={before} after={after} versions={versions} choice={choice} />
            <ReadingsCompared before={before} after={after} />
          </>
        }
        rulings={rulings}
        switches={<Switches {...{ before, after, choice }} hasSubstance={canShowSubstance(comparison)} />}
      />
    ),
  };
}

/** The versions that a comparison over the rounds goes through, and where the tracks of its points show them. */
function versionsOnTheWay({ before, after, comparison }: VersionComparison, versions: readonly VersionFacts[]) {
  const { way = [] } = comparison;
  const trackHref = (station: string) => (entry: Entry) => {
    const [from, path] = entry.after.length > 0 ? [after, entry.after[0]] : [before, entry.before[0]];
    return stationHref(from, path ?? "", station);
  };
  const known = way.flatMap((station) => {
    const { version, reading } = readVersionName(station);
    const facts = versions.find((one) => one.version === version);
    if (facts === undefined) return [];
    const title = reading === undefined ? facts.title : `${facts.title} (reading text)`;
    return [[station, { title, facts, trackHref: trackHref(station) }] as const];
  });
  return way.length === 0 ? {} : { onTheWay: new Map(known) };
}

type Pair = { readonly before: VersionFacts; readonly after: VersionFacts; readonly choice: ComparisonChoice };

function Head({ before, after, choice, versions }: Pair & { readonly versions: readonly VersionFacts[] }) {
  return (
    <header class="versus">
      <h1 class="heard">
        {before.title} compared with {after.title}
      </h1>
      <TextHead pair={{ before, after, choice }} side="before" versions={versions} />
      <p class="swap">
        <a href={compareHref(after, before, choice)}>
          <span aria-hidden="true">⇄</span> swap<span class="heard"> the two texts</span>
        </a>
      </p>
      <TextHead pair={{ before, after, choice }} side="after" versions={versions} />
    </header>
  );
}

type TextHeadProps = { readonly pair: Pair; readonly side: Side; readonly versions: readonly VersionFacts[] };

function TextHead({ pair, side, versions }: TextHeadProps) {
  const version = pair[side];
  const other = side === "before" ? pair.after : pair.before;
  const { earlier, later } = neighboursOf(version, versions, other);
  const hrefTo = (neighbour: VersionFacts) =>
    side === "before" ? compareHref(neighbour, other, pair.choice) : compareHref(other, neighbour, pair.choice);
  const step = (neighbour: VersionFacts | undefined, words: "earlier" | "later") =>
    neighbour === undefined ? null : (
      <a href={hrefTo(neighbour)} title={neighbour.title}>
        {words === "earlier" ? "‹ " : ""}
        {words} version
        <span class="heard">, {neighbour.title}</span>
        {words === "later" ? " ›" : ""}
      </a>
    );
  return (
    <div class="text-head">
      <p class="side">{side}</p>
      <p class="title">
        <a href={versionHref(version)} dir="auto">
          {version.title}
        </a>
      </p>
      <p class="facts">
        <VersionLine version={version} />
        {isNewestReading(version) ? null : <b class="older">, reading {version.reading}</b>}
      </p>
      <p class="steps">
        {step(earlier, "earlier")} {step(later, "later")}
      </p>
    </div>
  );
}

/** The versions of the same document next to this one in time, passing over the one it is compared with. */
function neighboursOf(version: VersionFacts, versions: readonly VersionFacts[], other: VersionFacts) {
  const line = inOrderOfTime(versions.filter((one) => one.document === version.document && isStanding(one)));
  const at = line.findIndex(({ version: id }) => id === version.version);
  if (at === -1) return {};
  const isOther = (neighbour: VersionFacts) =>
    neighbour.version === other.version && neighbour.document === other.document;
  return {
    earlier: line.slice(0, at).findLast((neighbour) => !isOther(neighbour)),
    later: line.slice(at + 1).find((neighbour) => !isOther(neighbour)),
  };
}

function Switches({ before, after, choice, hasSubstance }: Pair & { readonly hasSubstance: boolean }) {
  const link = (words: string, change: Partial<ComparisonChoice>) => (
    <a href={compareHref(before, after, { ...choice, ...change })} {...switchTo(change, choice)}>
      {words}
    </a>
  );
  return (
    <>
      {before.negotiation === after.negotiation ? (
        <nav class="switch" aria-label="Way">
          {link("directly", { through: undefined })}
          {link("over the rounds", { through: "graph" })}
        </nav>
      ) : null}
      <nav class="switch" aria-label="View">
        {link("inline", { view: "inline" })}
        {link("side by side", { view: "side" })}
      </nav>
      <nav class="switch" aria-label="Points shown">
        {link("all", { show: "all" })}
        {link("changed", { show: "changed" })}
        {hasSubstance ? link("in substance", { show: "substance" }) : null}
      </nav>
    </>
  );
}
