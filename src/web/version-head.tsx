import type { Child } from "hono/jsx";
import type { Round } from "../model/negotiation.ts";
import type { VersionFacts } from "../model/version.ts";
import { When } from "./dates.tsx";
import { compareHref, versionHref } from "./page-addresses.ts";
import { GRADE_WORDS, GradeMark, KIND_WORDS, ROUTE_WORDS } from "./provenance-words.tsx";
import { Sources } from "./sources.tsx";

type HeadProps = {
  readonly version: VersionFacts;
  /** All versions of the negotiation: bases and witnesses are named by id. */
  readonly versions: readonly VersionFacts[];
  readonly documentTitle: string;
  readonly round: Round | undefined;
  /** Stands between the title and what is known about the text. */
  readonly children?: Child;
};

/** Title and provenance of a version: what a reader must know before quoting it. */
export function VersionHead({ version, versions, documentTitle, round, children }: HeadProps) {
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
        </Fact>
        <Fact name="Points" of={version.pointCount}>
          {version.pointCount}
          {version.coverage === "partial" ? "; partial: the paper may have points that are missing here" : ""}
          {version.numbering === "ours" ? "; the numbers are the record's own" : ""}
        </Fact>
        <Fact name="Based on" of={bases[0]}>
          <VersionList versions={bases} compareWith={version} />
        </Fact>
        <Fact name="Other publications" of={witnesses[0]}>
          <VersionList versions={witnesses} compareWith={version} />
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
          <a class="soft" href={compareHref(other, compareWith)}>
            compare<span class="heard"> with {other.title}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
