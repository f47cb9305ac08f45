import { tellChurn } from "../../engine/rounds/tell-came-back.ts";
import { tellChanges } from "../../engine/substance/tell-change.ts";
import type { Blame } from "../../model/blame.ts";
import type { Entry } from "../../model/comparison.ts";
import { counted } from "../../model/counted.ts";
import type { Lineage, LineageStation } from "../../model/lineage.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import {
  compareHref,
  fragmentTo,
  lineageHref,
  markHref,
  nameWithin,
  negotiationHref,
  pointInPlaceHref,
  versionHref,
  witnessesHref,
} from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import { isStanding, stationOf, type VersionFacts } from "../../model/version.ts";
import { writeScore } from "../../model/write-score.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { BlamedWords } from "../blamed-words.tsx";
import { boxSubstance } from "../box-substance.ts";
import { Changes } from "../comparison-notes.tsx";
import { May } from "../may.tsx";
import { NoteCards } from "../notes/note-cards.tsx";
import { useThreads } from "../notes/notes-of-page.tsx";
import { Searched } from "../other-documents.tsx";
import type { Page } from "../page-layout.tsx";
import { listPaths } from "../point-label.tsx";
import { PointText } from "../point-text.tsx";
import { Positions } from "../positions.tsx";
import { STATUS_WORDS, VersionLine, WithdrawnOn } from "../provenance-words.tsx";
import { Redlined } from "../redlined.tsx";
import { PointStandings } from "../standing/point-standings.tsx";
import { StandingForm } from "../standing/standing-form.tsx";
import { FollowLink } from "../subscriptions/follow-link.tsx";

/** One point through all versions in order of time, each redlined against the one it came from. */
export function lineagePage(
  { negotiation, versions, journalLength }: NegotiationOverview & { readonly journalLength: number },
  lineage: Lineage,
  blame?: Blame,
): Page {
  const { version, point, stations, churn } = lineage;
  const above = aboveInDocument(stations);
  const name =
    point.heading === null || point.heading === "" ? `Point ${point.path}` : `Point ${point.path}: ${point.heading}`;
  return {
    title: `${name}, ${version.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: version.title, href: pointInPlaceHref(version, point.path) },
    ],
    json: `/api${lineageHref(version, point.path)}`,
    feed: { kind: "lineage", negotiation: negotiation.id, point: `${nameWithin(version)}#${point.path}` },
    body: (
      <article class="lineage">
        <header>
          <p class="kicker">
            Through all versions of <bdi>{negotiation.title}</bdi>
          </p>
          <h1 dir="auto">{name}</h1>
          <p class="lead">{countStations(stations)}</p>
          {churn.changed === 0 ? null : (
            <p
              class="facts churn"
              title="How much the wording moved, from version to version; variants are not counted."
            >
              Churn: {tellChurn(churn)}.
            </p>
          )}
          <p class="ways">
            {blame === undefined ? (
              <a href={`${lineageHref(version, point.path)}?words=origins#words`}>Who brought in which words</a>
            ) : (
              <a href={lineageHref(version, point.path)}>Without the origins of the words</a>
            )}
            {point.text === null ? null : (
              <May action="mark-term" of={negotiation.id}>
                <a href={markHref(version, point.path)}>Mark words of it as a term</a>
              </May>
            )}
            <FollowLink />
          </p>
        </header>
        {blame === undefined ? null : (
          <BlamedWords blame={blame} versions={stations.map((station) => station.version)} />
        )}
        <ol class="stations">
          {stations.map((station, index) => (
            <Station
              station={station}
              previous={stations[index - 1]}
              before={above[index]}
              here={stationOf(station.version) === stationOf(version)}
              passedOver={withdrawnParents(station.version, versions)}
              elsewhere={station.points.length > 0 ? [] : standingElsewhere(station.version, stations)}
              negotiation={negotiation}
              seen={journalLength}
            />
          ))}
        </ol>
      </article>
    ),
  };
}

type StationProps = {
  readonly station: LineageStation;
  readonly previous: LineageStation | undefined;
  /** The one above of the same document. */
  readonly before: LineageStation | undefined;
  /** The version the reader came from. */
  readonly here: boolean;
  /** What the version came from and was withdrawn since: the track goes on from what that one came from. */
  readonly passedOver: readonly VersionFacts[];
  /** Of a version that has nothing of it: where other documents of that time, or later, have it. */
  readonly elsewhere: readonly LineageStation[];
  readonly negotiation: Negotiation;
  /** How long the journal was when the page was made. */
  readonly seen: number;
};

/** For each station the last one before it of the same document. */
function aboveInDocument(stations: readonly LineageStation[]): readonly (LineageStation | undefined)[] {
  const last = new Map<string, LineageStation>();
  return stations.map((station) => {
    const above = last.get(station.version.document);
    last.set(station.version.document, station);
    return above;
  });
}

/** Where the point came over from, of a station that is shown against a version of its own document. */
function hadBefore({ alsoFrom = [] }: LineageStation) {
  return alsoFrom.filter(({ relation }) => relation === "migration");
}

/** In each other document: the newest version up to this one that has the point, else the first one after it. */
function standingElsewhere({ document, ...version }: VersionFacts, stations: readonly LineageStation[]) {
  const here = stations.findIndex((station) => stationOf(station.version) === stationOf(version));
  const found = new Map<string, LineageStation>();
  stations.forEach((station, place) => {
    const other = station.version.document;
    if (other === document || station.points.length === 0) return;
    if (place < here || !found.has(other)) found.set(other, station);
  });
  return [...found.values()];
}

function withdrawnParents({ basedOn, witnessOf }: VersionFacts, versions: readonly VersionFacts[]) {
  return versions.filter((one) => !isStanding(one) && (basedOn.includes(one.version) || one.version === witnessOf));
}

function Station({ station, previous, before, here, passedOver, elsewhere, negotiation, seen }: StationProps) {
  const { version, points, from } = station;
  return (
    <li
      class={here ? "station here" : "station"}
      id={`v-${stationOf(version)}`}
      aria-current={here ? "true" : undefined}
    >
      <header>
        <h2 dir="auto">
          <a href={points[0] === undefined ? versionHref(version) : pointInPlaceHref(version, points[0].path)}>
            {version.title}
          </a>
        </h2>
        <p class="facts">
          <VersionLine version={version} />
        </p>
        {version.collated === undefined ? null : (
          <p class="facts">
            The reading text of{" "}
            <a href={witnessesHref(version)}>
              {counted(version.collated.witnesses.length, "publication")} of this draft
            </a>
            .
          </p>
        )}
        <p class="facts">
          {points.length === 0 ? null : (
            <>
              As {points.length === 1 ? "point" : "points"} {listPaths(points.map(({ path }) => path))}.{" "}
            </>
          )}
          {here ? "You came from here. " : ""}
          <Origin station={station} previous={previous} before={before} />
        </p>
        <WordsBack station={station} />
        {passedOver.map((parent) => (
          <p class="facts">
            It came from{" "}
            <a href={versionHref(parent)}>
              <bdi>{parent.title}</bdi>
            </a>
            , <WithdrawnOn version={parent} />: that text is passed over.
          </p>
        ))}
        <InSubstance station={station} />
      </header>
      <div class="track" dir="auto" lang={version.language}>
        <Words station={station} />
        {hadBefore(station).map(({ version: other, links: [link] }) => (
          <p class="elsewhere" lang="en">
            Another document had it before:{" "}
            <a href={`#v-${stationOf(other)}`}>
              <bdi>{other.title}</bdi>
            </a>
            {link === undefined ? "" : `, point ${link[0]}`}.
          </p>
        ))}
        {elsewhere.map(({ version: other, points: [point], from: cameFrom, entries }) => (
          <p class="elsewhere" lang="en">
            Another document has it:{" "}
            <a href={`#v-${stationOf(other)}`}>
              <bdi>{other.title}</bdi>
            </a>
            {point === undefined ? "" : `, point ${point.path}`}
            {cameFrom?.relation === "migration" ? <Score entries={entries} /> : null}.
          </p>
        ))}
        {station.searched === undefined || elsewhere.length > 0 ? null : (
          <p class="elsewhere" lang="en">
            <Searched documents={station.searched} />
          </p>
        )}
        {points.map((point) => (
          <PointStatus point={point} />
        ))}
        <div class="notes">
          <PointStandings standings={station.standings ?? []} parties={negotiation.parties} />
          {points.map((point) => (
            <Positions positions={point.positions} parties={negotiation.parties} />
          ))}
        </div>
        <NotesThen station={station} />
        {here && version.collated === undefined && points[0] !== undefined ? (
          <May action="speak-of-version" of={negotiation.id}>
            <details class="why">
              <summary>say how far it is agreed</summary>
              <StandingForm version={version} path={points[0].path} parties={negotiation.parties} seen={seen} />
            </details>
          </May>
        ) : null}
        {from === null ? null : (
          <p class="ways">
            <a
              href={`${compareHref(from.version, version)}${points[0] === undefined ? "" : fragmentTo(points[0].path)}`}
            >
              in the whole comparison<span class="heard"> with {from.version.title}</span>
            </a>
          </p>
        )}
      </div>
    </li>
  );
}

/** What was noted on the point when it stood so. */
function NotesThen({ station: { version, points } }: Pick<StationProps, "station">) {
  const paths = points.map(({ path }) => path);
  const threads = useThreads(
    ({ thread: { target } }) =>
      target.kind === "point" && target.version === version.version && paths.includes(target.anchor.path),
  );
  return version.collated === undefined ? (
    <NoteCards id={stationOf(version)} on={version.title} threads={threads} quotes />
  ) : null;
}

/** What the station is compared with; said aloud where that is not simply the one above. */
function Origin({ station, previous, before }: Pick<StationProps, "station" | "previous" | "before">) {
  const { from } = station;
  if (from === null)
    return <>{previous === undefined ? "The earliest words known." : "A track of its own: no base is known."}</>;
  const title = (
    <a href={`#v-${stationOf(from.version)}`}>
      <bdi>{from.version.title}</bdi>
    </a>
  );
  if (from.relation === "witness") {
    return <span class="witness">One publication of this draft, beside {title}: differences are variants.</span>;
  }
  if (from.relation === "return") {
    const { version } = station;
    const sameWords = station.entries.every((entry) => entry.kind === "kept");
    return (
      <span class="return">
        Restored in <bdi>{version.title}</bdi>, {sameWords ? "in the words of" : "in other words than in"} {title}.
      </span>
    );
  }
  if (from.relation === "migration") {
    const sameWords = station.entries.every((entry) => entry.kind === "kept");
    return (
      <span class="migration">
        Came over from another document, {sameWords ? "in the words of" : "in other words than in"} {title}
        <Score entries={station.entries} />.
      </span>
    );
  }
  const branches = before !== undefined && stationOf(before.version) !== stationOf(from.version);
  return branches ? <span class="branch">Branches off from {title}.</span> : <>Against {title}.</>;
}

/** That it says again what an earlier version said. */
function WordsBack({ station: { backTo } }: Pick<StationProps, "station">) {
  if (backTo === undefined) return null;
  return (
    <p class="facts back">
      Changed back: the very words of{" "}
      <a href={`#v-${stationOf(backTo)}`}>
        <bdi>{backTo.title}</bdi>
      </a>
      .
    </p>
  );
}

/** What the boxes among its words are about, as beside a comparison. */
function InSubstance({ station: { entries } }: Pick<StationProps, "station">) {
  const changes = entries.flatMap((entry) => entry.changes);
  if (tellChanges(changes).length === 0) return null;
  return (
    <div class="notes">
      <Changes changes={changes} />
    </div>
  );
}

/** How sure it is that words went over from one document to another. */
function Score({ entries }: Pick<LineageStation, "entries">) {
  const [score] = entries.flatMap((entry) => entry.score ?? []);
  return score === undefined ? null : <span class="soft"> (migrated, score {writeScore(score)})</span>;
}

function Words({ station: { points, from, entries } }: { readonly station: LineageStation }) {
  const relation = from?.relation === "witness" ? "witness" : "version";
  const isVariant = relation === "witness";
  const told = entries.filter((entry) => entry.redline.length > 0 || entry.headingRedline !== undefined);
  if (points.length === 0) {
    const dropped = entries.some((entry) => entry.kind === "dropped");
    return (
      <>
        <p class={dropped ? "gone" : "unknown"} lang="en">
          {!dropped
            ? "Not reported in this version, which is not the same as dropped."
            : isVariant
              ? "This publication lacks it: a variant, and nothing that was dropped."
              : "Dropped: no point of this version corresponds."}
        </p>
        {dropped ? told.map((entry) => <EntryWords entry={entry} relation={relation} />) : null}
      </>
    );
  }
  const covered = new Set(told.flatMap((entry) => entry.after));
  const others = points.filter(({ path }) => !covered.has(path));
  return (
    <>
      {told.map((entry) => (
        <EntryWords entry={entry} relation={relation} />
      ))}
      {told.length > 0 && others.length > 0 ? (
        <p class="same" lang="en">
          Not matched with that text; the words here:
        </p>
      ) : null}
      {others.map((point) => (
        <PlainWords point={point} />
      ))}
    </>
  );
}

function EntryWords({
  entry,
  relation = "version",
}: {
  readonly entry: Entry;
  readonly relation?: "version" | "witness";
}) {
  return (
    <div class="words" data-kind={entry.kind}>
      {entry.kind === "kept" ? (
        <p class="same" lang="en">
          unchanged
        </p>
      ) : null}
      {entry.headingRedline === undefined ? null : (
        <h3>
          <Redlined redline={entry.headingRedline} relation={relation} />
        </h3>
      )}
      {entry.redline.length === 0 ? null : (
        <p>
          <Redlined redline={boxSubstance(entry.redline, entry.changes)} relation={relation} />
        </p>
      )}
    </div>
  );
}

function PlainWords({ point }: { readonly point: Point }) {
  return (
    <div class="words">
      {point.heading === null || point.heading === "" ? null : <h3>{point.heading}</h3>}
      <PointText text={point.text} />
    </div>
  );
}

function PointStatus({ point }: { readonly point: Point }) {
  if (point.status === undefined || point.status === "listed" || point.text === null) return null;
  return (
    <p class={`status ${point.status}`} lang="en">
      {STATUS_WORDS[point.status]}
    </p>
  );
}

function countStations(stations: readonly LineageStation[]): string {
  const count = (holds: (station: LineageStation) => boolean) => stations.filter(holds).length;
  const has = (kind: Entry["kind"]) => (station: LineageStation) =>
    station.from?.relation !== "witness" && station.entries.some((entry) => entry.kind === kind);
  const reworded = count((station) =>
    ["reworded", "split", "merged"].some((kind) => has(kind as Entry["kind"])(station)),
  );
  const parts = [
    counted(
      count(({ version }) => version.collated === undefined),
      "version",
    ),
    ...(reworded > 0 ? [`reworded in ${reworded}`] : []),
    ...(count(has("dropped")) > 0 ? [`dropped in ${count(has("dropped"))}`] : []),
    ...(count(has("unreported")) > 0 ? [`not reported in ${count(has("unreported"))}`] : []),
  ];
  return `${parts.join(", ")}.`;
}
