import { lineageHref, markHref, pointInPlaceHref } from "../../model/page-addresses.ts";
import type { Point } from "../../model/point.ts";
import type { Problem } from "../../model/problem.ts";
import type { Term } from "../../model/term.ts";
import type { Version } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { matrixCrumbs } from "../matrix/matrix-frame.tsx";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";

/** What was typed into the form, and why it was refused. */
export type TypedMark = {
  readonly kind: "passage" | "absent" | "not-reported";
  /** Id of a term that was chosen; empty for a new one, which has a title. */
  readonly term: string;
  readonly title: string;
  readonly words: string;
  /** Where they begin, in code points; empty where that was not said. */
  readonly start: string;
  readonly value: string;
  readonly reason: string;
  readonly supersedes: readonly number[];
  readonly problem: Problem;
};

type MarkProps = {
  readonly overview: NegotiationOverview;
  /** How long the journal was when the page was made. */
  readonly seen: number;
  readonly version: Version;
  readonly point: Point;
  readonly terms: readonly Term[];
  /** A term to begin with. */
  readonly chosen: string | undefined;
  readonly typed: TypedMark | undefined;
};

/** Where words of a point are marked as the value of a term, or a version is said to have none. */
export function markPage({ overview, seen, version, point, terms, chosen, typed }: MarkProps): Page {
  const title = `Mark words of point ${point.path} as a term`;
  return {
    title,
    crumbs: [...matrixCrumbs(overview), { title: version.title, href: pointInPlaceHref(version, point.path) }],
    scripts: ["mark"],
    body: (
      <article class="mark-page">
        <header>
          <p class="kicker">
            <bdi>{version.title}</bdi>
          </p>
          <h1>{title}</h1>
        </header>
        {typed === undefined ? null : <Refused problem={typed.problem} />}
        {point.text === null ? (
          <p class="unknown">The words of this point are not reported.</p>
        ) : (
          <blockquote class="words" dir="auto" lang={version.language} data-point>
            {point.text}
          </blockquote>
        )}
        <form class="statement-form mark-form" method="post" action={markHref(version, point.path)}>
          <input type="hidden" name="seen" value={String(seen)} />
          {supersededBy(typed).map((position) => (
            <input type="hidden" name="supersedes" value={String(position)} />
          ))}
          <WhichTerm terms={terms} chosen={typed?.term ?? chosen ?? terms[0]?.term ?? ""} title={typed?.title ?? ""} />
          <fieldset>
            <legend>What this version has of it</legend>
            <Kind kind="passage" typed={typed}>
              These words are its value
            </Kind>
            <Kind kind="absent" typed={typed}>
              Absent: the paper is known, and has nothing of it
            </Kind>
            <Kind kind="not-reported" typed={typed}>
              Not reported: the paper may have it
            </Kind>
          </fieldset>
          <label>
            The words, exactly as they stand in the point
            <textarea name="words" rows={2} maxlength={1000} dir="auto" data-words>
              {`\n${typed?.words ?? ""}`}
            </textarea>
          </label>
          <Places typed={typed} text={point.text ?? ""} />
          <label>
            Shown as <span class="soft">(where the words are long; left out, the words themselves)</span>
            <input type="text" name="value" maxlength={200} value={typed?.value ?? ""} dir="auto" />
          </label>
          <label>
            Why <span class="soft">(needed for absent and not reported)</span>
            <textarea name="reason" rows={2} maxlength={4000} dir="auto">
              {`\n${typed?.reason ?? ""}`}
            </textarea>
          </label>
          <p class="choices">
            <button type="submit">
              {supersededBy(typed).length > 0 ? "Mark it in the place of the other" : "Mark it"}
            </button>
          </p>
        </form>
        <p class="soft">
          A mark is kept for good and outranks what is carried. From it the words are carried to the other versions:
          mark the figure alone to follow the figure, or the whole phrase to see its conditions come and go.
        </p>
        <p class="ways">
          <a href={lineageHref(version, point.path)}>Point {point.path} through all versions</a>
        </p>
      </article>
    ),
  };
}

/** What the reader wants to replace: what was named before, and what the refusal named. */
function supersededBy(typed: TypedMark | undefined): readonly number[] {
  if (typed === undefined) return [];
  const standing = typed.problem.about.standing as { readonly position: number } | undefined;
  const named = typed.problem.code === "mark-contradicts" && standing !== undefined ? [standing.position] : [];
  return [...new Set([...typed.supersedes, ...named])];
}

function WhichTerm({
  terms,
  chosen,
  title,
}: {
  readonly terms: readonly Term[];
  readonly chosen: string;
  readonly title: string;
}) {
  return (
    <>
      {terms.length === 0 ? null : (
        <label>
          Term
          <select name="term">
            {terms.map((one) => (
              <option value={one.term} selected={one.term === chosen}>
                {one.title}
              </option>
            ))}
            <option value="" selected={chosen === ""}>
              a new term, named below
            </option>
          </select>
        </label>
      )}
      <label>
        {terms.length === 0 ? "Name of the term" : "Name of the new term"}
        <input
          type="text"
          name="title"
          maxlength={120}
          value={title}
          required={terms.length === 0}
          dir="auto"
          placeholder="Army cap"
        />
      </label>
    </>
  );
}

function Kind({
  kind,
  typed,
  children,
}: {
  readonly kind: TypedMark["kind"];
  readonly typed: TypedMark | undefined;
  readonly children: string;
}) {
  return (
    <label>
      <input type="radio" name="kind" value={kind} checked={(typed?.kind ?? "passage") === kind} />
      {children}
    </label>
  );
}

// So many characters around a place show which one it is.
const AROUND = 24;

/** Where the words stand more than once: which of them. A script fills in the place of words that are selected. */
function Places({ typed, text }: { readonly typed: TypedMark | undefined; readonly text: string }) {
  const starts = typed?.problem.code === "ambiguous-passage" ? (typed.problem.about.starts as readonly number[]) : [];
  if (starts.length === 0) return <input type="hidden" name="start" value={typed?.start ?? ""} data-start />;
  const characters = Array.from(text);
  const { length } = Array.from(typed?.words.trim() ?? "");
  return (
    <fieldset>
      <legend>Which of them?</legend>
      {starts.map((start, index) => (
        <label>
          <input type="radio" name="start" value={String(start)} checked={index === 0} />
          <bdi>
            …{characters.slice(Math.max(0, start - AROUND), start).join("")}
            <mark>{characters.slice(start, start + length).join("")}</mark>
            {characters.slice(start + length, start + length + AROUND).join("")}…
          </bdi>
        </label>
      ))}
    </fieldset>
  );
}
