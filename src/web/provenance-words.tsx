import type { Grade, Kind, Route } from "../model/draft.ts";
import type { PointStatus } from "../model/point.ts";
import type { VersionFacts } from "../model/version.ts";
import { dayOf, When } from "./dates.tsx";

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  A: "official publication or signed text",
  B: "full text seen by two independent newsrooms",
  C: "full text from one outlet, or a copy of one",
  D: "a description, a retelling or a translation of a translation",
  E: "disputed, anonymous or pieced together",
};

export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  leak: "leak",
  "counter-proposal": "counter-proposal",
  "working-text": "working text",
  "read-out": "read-out",
  official: "official text",
  final: "final text",
};

export const ROUTE_WORDS: Readonly<Record<Route, string>> = {
  leak: "leaked",
  official: "published officially",
  oral: "told orally",
  reconstructed: "reconstructed",
};

/** What a reader must know about a point before quoting it; a listed point needs no words. */
export const STATUS_WORDS: Readonly<Record<Exclude<PointStatus, "listed">, string>> = {
  summary: "known from a description, not from the text",
  unchecked: "not yet checked against the text",
  unreported: "not reported",
};

/** A grade as a letter in a frame whose fill grows with trust; the meaning is in its title and beside it for the ear. */
export function GradeMark({ grade }: { readonly grade: Grade | undefined }) {
  if (grade === undefined) return <span class="soft">not graded</span>;
  return (
    <span class={`grade grade-${grade.toLowerCase()}`} title={GRADE_WORDS[grade]}>
      <span class="heard">grade </span>
      {grade}
    </span>
  );
}

/** The grade behind other facts; that there is none is a fact of its own. */
export function GradeBehind({ grade }: { readonly grade: Grade | undefined }) {
  return (
    <>
      {grade === undefined ? " · " : " "}
      <GradeMark grade={grade} />
    </>
  );
}

/** `withdrawn 26 Nov 2026`, in the place of what is known of a text that is shown no more; nothing where it stands. */
export function WithdrawnOn({ version }: { readonly version: VersionFacts }) {
  const { withdrawn } = version.history;
  if (withdrawn === undefined) return null;
  return (
    <span class="withdrawn-on">
      withdrawn <When date={withdrawn.at} />
    </span>
  );
}

/** Date, publisher, kind and grade of a version on one line. */
export function VersionLine({ version }: { readonly version: VersionFacts }) {
  return (
    <>
      <When date={dayOf(version)} />
      {version.publishedBy === undefined ? null : (
        <>
          {" · "}
          <bdi>{version.publishedBy}</bdi>
        </>
      )}
      {version.kind === undefined ? null : " · "}
      <span class="kind-and-grade">
        {version.kind === undefined ? null : KIND_WORDS[version.kind]}
        <GradeBehind grade={version.grade} />
      </span>
    </>
  );
}
