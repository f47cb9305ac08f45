import { LONGEST_BODY } from "../../annotation/read-note-words.ts";
import {
  compareHref,
  negotiationHref,
  notesHref,
  pointInPlaceHref,
  termHref,
  verdictsHref,
  versionHref,
} from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import type { Version } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import { useNoteRights } from "./note-reader.ts";
import type { AskedTarget } from "./note-target.ts";
import { TARGET_FIELDS } from "./note-target.ts";
import { StanceChoice, VisibilityChoice } from "./thread-forms.tsx";

/** What a note that is about to be written is about, as its page shows it. */
export type BegunOn =
  | { readonly kind: "version" | "absence"; readonly version: Version }
  | { readonly kind: "point"; readonly version: Version; readonly path: string }
  | { readonly kind: "change"; readonly before: Version; readonly after: Version; readonly path: string }
  | { readonly kind: "term"; readonly term: string; readonly title: string }
  | { readonly kind: "verdict" };

type PageProps = {
  readonly overview: NegotiationOverview;
  readonly on: BegunOn;
  /** What the address or the form said. */
  readonly asked: AskedTarget;
  /** Names the request with what is typed: as long as nothing else was written, sending twice writes once. */
  readonly seen: string;
  readonly problem?: Problem | undefined;
};

/** Where a note is written without a script, or by keyboard alone: on what, the words, and what it is held to be. */
export function beginNotePage({ overview, on, asked, seen, problem }: PageProps): Page {
  const { negotiation } = overview;
  const { title, words } = describe(on);
  return {
    title: `${title} of ${negotiation.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: words, href: wayBack(negotiation.id, on) },
    ],
    scripts: on.kind === "point" ? ["mark"] : [],
    body: (
      <article class="statements begin-note">
        <header>
          <p class="kicker" dir="auto">
            {words}
          </p>
          <h1>{title}</h1>
        </header>
        <PointWords on={on} part={asked("part")} />
        {problem === undefined ? null : <Refused problem={problem} />}
        <BeginForm negotiation={negotiation.id} on={on} asked={asked} seen={seen} />
      </article>
    ),
  };
}

function describe(on: BegunOn): { readonly title: string; readonly words: string } {
  switch (on.kind) {
    case "point":
      return { title: `A note on point ${on.path}`, words: on.version.title };
    case "version":
      return { title: "A note on a version", words: on.version.title };
    case "absence":
      return { title: "A note on what is absent", words: on.version.title };
    case "change":
      return { title: `A note on the change of point ${on.path}`, words: `${on.before.title} and ${on.after.title}` };
    case "term":
      return { title: "A note on a term", words: on.title };
    case "verdict":
      return { title: "A note on a verdict", words: "Verdicts" };
  }
}

function wayBack(negotiation: string, on: BegunOn): string {
  switch (on.kind) {
    case "point":
      return pointInPlaceHref(on.version, on.path);
    case "version":
    case "absence":
      return versionHref(on.version);
    case "change":
      return compareHref(on.before, on.after);
    case "term":
      return termHref(negotiation, on.term);
    case "verdict":
      return verdictsHref(negotiation);
  }
}

function PointWords({ on, part }: { readonly on: BegunOn; readonly part: string }) {
  if (on.kind !== "point") return null;
  const point = on.version.points.find(({ path }) => path === on.path);
  const words = part === "heading" ? point?.heading : point?.text;
  if (words === undefined || words === null || words === "") return null;
  return (
    <blockquote class="words" dir="auto" lang={on.version.language} data-point>
      {words}
    </blockquote>
  );
}

type FormProps = Pick<PageProps, "on" | "asked" | "seen"> & { readonly negotiation: string };

function BeginForm({ negotiation, on, asked, seen }: FormProps) {
  const { publishes } = useNoteRights(negotiation);
  return (
    <form class="statement-form begin-note-form" method="post" action={notesHref(negotiation)}>
      <input type="hidden" name="seen" value={seen} />
      {TARGET_FIELDS.map((name) =>
        asked(name) === "" ? null : <input type="hidden" name={name} value={asked(name)} />,
      )}
      {on.kind === "absence" ? (
        <p class="field">
          <label for="note-matter">Nothing on</label>
          <input
            id="note-matter"
            type="text"
            name="matter"
            value={asked("matter")}
            required
            maxlength={200}
            dir="auto"
          />
        </p>
      ) : null}
      {on.kind === "point" ? (
        <p class="field">
          <label for="note-quote">On these words of it, exactly as they stand; none for the whole point</label>
          <textarea id="note-quote" name="quote" rows={2} dir="auto" data-words>{`\n${asked("quote")}`}</textarea>
          <input type="hidden" name="start" value={asked("start")} data-start />
          <input type="hidden" name="part" value={asked("part")} />
        </p>
      ) : null}
      <p class="field">
        <label for="note-body">Note</label>
        <textarea
          id="note-body"
          name="body"
          rows={6}
          maxlength={LONGEST_BODY}
          required
          dir="auto"
        >{`\n${asked("body")}`}</textarea>
        <span class="help">
          *emphasis*, **strong**, `code`, &gt; quotes, lists and links are written as in Markdown; @name calls somebody.
        </span>
      </p>
      <div class="source-fields">
        <p class="field">
          <label for="note-stance">It is</label>
          <StanceChoice id="note-stance" chosen={asked("stance")} />
        </p>
        <p class="field">
          <label for="note-visibility">Who sees it</label>
          <VisibilityChoice id="note-visibility" chosen={asked("visibility") || "team"} publishes={publishes} />
        </p>
        <p class="field">
          <label for="note-tags">Tags, with commas between</label>
          <input id="note-tags" type="text" name="tags" value={asked("tags")} dir="auto" autocomplete="off" />
        </p>
      </div>
      <p class="submit">
        <button type="submit">Write the note</button>
      </p>
    </form>
  );
}
