import type { Child } from "hono/jsx";
import type { BracketCounts } from "../engine/brackets/count-brackets.ts";
import { counted } from "../model/counted.ts";
import type { Party, Round } from "../model/negotiation.ts";
import { compareHref, versionHref, witnessesHref } from "../model/page-addresses.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { When } from "./dates.tsx";
import { listPaths } from "./point-label.tsx";
import { GRADE_WORDS, GradeMark, KIND_WORDS, ROUTE_WORDS, WithdrawnOn } from "./provenance-words.tsx";
import { Readings } from "./readings.tsx";
import { Sources } from "./sources.tsx";
import { Authorship, GradeHistory } from "./version-history.tsx";
import { isNotForAll, NotForAll } from "./who-sees-it.tsx";

type HeadProps = {
  readonly version: VersionFacts;
  /** All versions of the negotiation: bases and witnesses are named by id. */
  readonly versions: readonly VersionFacts[];
  readonly documentTitle: string;
  readonly round: Round | undefined;
  /** What of it is not agreed. */
  readonly brackets: BracketCounts;
  /** Who may have claimed or denied it. */
  readonly parties: readonly Party[];
  /** Stands between the title and what is known about the text. */
  readonly children?: Child;
};

/** Title and provenance of a version: what a reader must know before quoting it. */
export function VersionHead({ version, versions, documentTitle, round, brackets, parties, children }: HeadProps) {
  const bases = versions.filter(({ version: id }) => version.basedOn.includes(id));
  const draft = version.witnessOf ?? version.version;
  const witnesses = versions.filter(
    (other) => other.version !== version.version && (other.version === draft || other.witnessOf === draft),
  );
  return (
    <header class="version-head">
      <p class="kicker" dir="auto">
        {documentTitle}
      </p>
      <h1 dir="auto">{version.title}</h1>
      {children}
      <dl class="facts">
        <Fact name="Who sees it" of={isNotForAll(version) || undefined}>
          <NotForAll version={version} />
        </Fact>
        <Fact name="Published" of={version.published ?? version.publishedBy}>
          {version.published === undefined ? "" : <When date={version.published} />}
          {version.publishedBy === undefined ? "" : <bdi> by {version.publishedBy}</bdi>}
        </Fact>
        <Fact name="Text of" of={version.textDate}>
          <When date={version.textDate ?? ""} />
          {round === undefined ? "" : <bdi>, {round.title}</bdi>}
        </Fact>
        <Fact name="Kind" of={version.kind ?? version.route}>
          {version.kind === undefined ? "" : KIND_WORDS[version.kind]}
          {version.kind !== undefined && version.route !== undefined ? ", " : ""}
          {version.route === undefined ? "" : ROUTE_WORDS[version.route]}
        </Fact>
        <Fact name="Grade" of={version.grade}>
          <GradeMark grade={version.grade} /> {version.grade === undefined ? "" : GRADE_WORDS[version.grade]}
          {version.gradeReason === undefined ? "" : <bdi>. {version.gradeReason}</bdi>}
          <GradeHistory history={version.history} parties={parties} />
        </Fact>
        <Fact name="Authorship" of={version.history.authorship[0]}>
          <Authorship history={version.history} parties={parties} />
        </Fact>
        <Fact name="Readings" of={version.history.corrections[0]}>
          <Readings version={version} />
        </Fact>
        <Fact name="Points" of={version.pointCount}>
          {version.pointCount}
          {version.coverage === "partial" ? "; partial: the paper may have points that are missing here" : ""}
          {version.numbering === "ours" ? "; the numbers are the record's own" : ""}
        </Fact>
        <Fact name="Not agreed" of={brackets.points[0]}>
          {describeBrackets(brackets)}
        </Fact>
        <Fact name="Based on" of={bases[0]}>
          <VersionList versions={bases} compareWith={version} />
        </Fact>
        <Fact name="Other publications" of={witnesses[0]}>
          <VersionList versions={witnesses} compareWith={version} />
          <a href={witnessesHref(version)}>All side by side, with what they agree on</a>
        </Fact>
        <Fact name="Language" of={version.translationPath ?? version.originalLanguage}>
          {[
            version.language,
            version.originalLanguage === undefined ? "" : `original: ${version.originalLanguage}`,
            version.translationPath ?? "",
          ]
            .filter((part) => part !== undefined && part !== "")
            .join("; ")}
        </Fact>
        <Fact name="Verification" of={version.verification}>
          <bdi>{version.verification}</bdi>
        </Fact>
        <Fact name="Sources" of={version.sources[0]}>
          <Sources sources={version.sources} />
        </Fact>
        <Fact name="Notes" of={version.notes}>
          <bdi>{version.notes}</bdi>
        </Fact>
      </dl>
    </header>
  );
}

// More would fill the head of a long text.
const MOST_POINTS = 12;

/** `3 brackets open, in points 4 and 7; EU speaks in 2, UA in 1`. */
function describeBrackets({ brackets, unbalanced, points, parties }: BracketCounts): string {
  const paths = points.slice(0, MOST_POINTS).map(({ path }) => path);
  const rest = points.length - paths.length;
  const where = `${points.length === 1 ? "point" : "points"} ${listPaths(paths)}${rest > 0 ? ` and ${rest} more` : ""}`;
  const counts = [
    ...(brackets > 0 ? [`${counted(brackets, "bracket")} open`] : []),
    ...(unbalanced > 0 ? [`${counted(unbalanced, "bracket")} without a counterpart`] : []),
  ];
  const said = parties.slice(0, MOST_POINTS).map(({ party, brackets: times }) => `${party} ${times}`);
  return `${counts.join(", ")}, in ${where}${said.length === 0 ? "" : `; named: ${said.join(", ")}`}`;
}

/** A line of the head; left out where nothing is known. */
function Fact({ name, of, children }: { readonly name: string; readonly of: unknown; readonly children?: Child }) {
  if (of === undefined) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type ListProps = { readonly versions: readonly VersionFacts[]; readonly compareWith: VersionFacts };

function VersionList({ versions, compareWith }: ListProps) {
  return (
    <ul>
      {versions.map((other) => (
        <li>
          <a href={versionHref(other)}>
            <bdi>{other.title}</bdi>
          </a>{" "}
          {isStanding(other) ? (
            <a class="soft" href={compareHref(other, compareWith)}>
              compare<span class="heard"> with {other.title}</span>
            </a>
          ) : (
            <WithdrawnOn version={other} />
          )}
        </li>
      ))}
    </ul>
  );
}
