import type { DryRun } from "../../model/dry-run.ts";
import { filingHref, negotiationHref, settingsHref, versionHref } from "../../model/page-addresses.ts";
import type { FieldRefusal } from "../../model/typed-provenance.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { ChoiceField, idOfField, LineField, Refusals, RefusedFields } from "../form-field.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { STATE_WORDS } from "../who-sees-it.tsx";
import { WhatItIs } from "./filing-fields.tsx";
import { Found } from "./found.tsx";
import { type GivenText, MOST_SENT_BACK, type TypedFiling } from "./typed-filing.ts";

type FilingPageProps = {
  readonly overview: NegotiationOverview & { readonly journalLength: number };
  readonly typed: TypedFiling;
  readonly refusals: readonly FieldRefusal[];
  /** What a filing would do; undefined before the text was looked at, or where that was refused. */
  readonly run?: DryRun | undefined;
  /** Whether the page was just opened, and answers nothing that was sent. */
  readonly isFresh?: boolean;
  /** Whether all points are shown, however many. */
  readonly showsAll?: boolean;
  /** Whether it could be filed as it stands. */
  readonly isReady?: boolean;
  /** Whether it was to be filed, but was not what had been looked at. */
  readonly hasChanged?: boolean;
};

/** One page: give the text, see how it is read and how it aligns, say what it is, file it. Works without scripts. */
export function filingPage(props: FilingPageProps): Page {
  const {
    overview,
    typed,
    refusals,
    run,
    isFresh = false,
    showsAll = false,
    isReady = false,
    hasChanged = false,
  } = props;
  const { negotiation } = overview;
  return {
    title: "File a draft",
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    scripts: ["filing"],
    body: (
      <article class="filing">
        <header class="masthead">
          <h1>File a draft</h1>
          <p class="lead">
            Give the text, see how it is read, say where it comes from. Nothing is filed before the last step; what is
            filed then is never altered.
          </p>
        </header>
        <RefusedFields refusals={refusals} />
        {hasChanged && run !== undefined ? (
          <p class="notice" role="alert">
            Something was changed since you looked. This is what would be filed now: look once more, then file it.
          </p>
        ) : null}
        {run?.outcome === "already-filed" ? (
          <p class="notice" role="alert">
            These very bytes are filed already, as <a href={versionHref(run)}>{run.version}</a>. Filing them again would
            add nothing: a better reading of them is a correction.
          </p>
        ) : null}
        {isFresh ? <KeptForm /> : null}
        <form
          class="long-form"
          id="filing"
          data-filing={isFresh ? "fresh" : "answered"}
          method="post"
          action={filingHref(negotiation.id)}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="seen" value={String(overview.journalLength)} />
          {(["proposed", "filledFrom", "looked"] as const).map((name) => (
            <input type="hidden" name={name} value={typed[name]} />
          ))}
          {/* What the enter key in a field does: it looks, and never files. */}
          <button class="heard" type="submit" name="do" value="look" tabindex={-1}>
            Look at it
          </button>
          <section aria-labelledby="give">
            <h2 id="give">The text</h2>
            <ChoiceField
              name="document"
              label="Document"
              value={typed.document}
              refusals={refusals}
              {...(negotiation.documents.length === 1 ? {} : { none: "choose one" })}
              options={negotiation.documents.map(({ id, title }) => [id, title])}
            />
            <May action="describe-negotiation" of={negotiation.id}>
              <p class="help">
                Is it of another document? Add that first under{" "}
                <a href={settingsHref(negotiation.id)} target="_blank" rel="noopener">
                  documents, parties, rounds
                </a>{" "}
                (opens beside this page); it can be chosen here after the next look.
              </p>
            </May>
            <TextBox given={typed.given} refusals={refusals} />
            <p class="submit">
              <button type="submit" name="do" value="look">
                {run === undefined ? "Show how it is read" : "Read it again"}
              </button>
              <span class="soft">Nothing is filed by this.</span>
            </p>
          </section>
          {run === undefined ? null : <Found run={run} showsAll={showsAll} />}
          <section aria-labelledby="what">
            <h2 id="what">What it is</h2>
            <WhatItIs {...{ overview, typed, refusals }} />
          </section>
          <section aria-labelledby="who">
            <h2 id="who">Who may see it</h2>
            <div class="fields">
              <ChoiceField
                name="openTo"
                label="For now"
                value={typed.openTo}
                refusals={refusals}
                options={(["published", "shared", "private"] as const).map((state) => [state, STATE_WORDS[state]])}
              />
              <LineField
                name="openFrom"
                label="Everybody from, if there is an embargo"
                value={typed.openFrom}
                refusals={refusals}
                placeholder="2026-12-01 09:00"
                help="In UTC. It can be opened further at any time, and never closed again."
              />
            </div>
          </section>
          <section class="last-step" aria-labelledby="last">
            <h2 id="last">{isReady ? "File it" : "Before it is filed"}</h2>
            {isReady && run !== undefined ? (
              <p>
                It would stand at <code>{`${run.negotiation}/${run.document}@${run.version}`}</code>, for good.
                {run.warnings.length === 0 ? "" : " What to look at first stands above."}
              </p>
            ) : (
              <p>Look at it once more when all is said: you will see what would be filed, and can file it then.</p>
            )}
            <p class="submit">
              {isReady ? (
                <button type="submit" name="do" value="file">
                  File it for good
                </button>
              ) : null}
              <button type="submit" name="do" value="look" class={isReady ? "quiet" : undefined}>
                {isReady ? "Look again" : "Look at it"}
              </button>
            </p>
            <p class="submit" data-keeping hidden>
              <span class="soft" role="status" data-keeping-words />
              <button type="button" class="quiet" data-throw-away-this>
                Throw it away
              </button>
            </p>
          </section>
        </form>
      </article>
    ),
  };
}

// The script shows it, where this browser has something.
function KeptForm() {
  return (
    <section class="notice" data-kept hidden aria-label="A form that was not filed">
      <p>
        A form that was begun here and not filed is kept in this browser, as it stood on <span data-kept-at />.
      </p>
      <p class="submit">
        <button type="button" data-take-up>
          Take it up again
        </button>
        <button type="button" class="quiet" data-throw-away>
          Throw it away
        </button>
      </p>
    </section>
  );
}

function TextBox({ given, refusals }: { readonly given: GivenText; readonly refusals: readonly FieldRefusal[] }) {
  const isRefused = refusals.some(({ field }) => field === "text");
  return (
    <div class="box field whole">
      <label for={idOfField("text")}>
        Points
        {given.name === "" ? null : (
          <span class="soft">
            {" "}
            from the file <bdi>{given.name}</bdi>
          </span>
        )}
      </label>
      <textarea
        id={idOfField("text")}
        name="text"
        rows={given.text === "" ? 14 : 10}
        dir="auto"
        spellcheck={false}
        placeholder={"1. Paste the points here, one after another.\n2. Numbers, letters and headings are understood."}
        aria-invalid={isRefused ? "true" : undefined}
        aria-describedby={isRefused ? `${idOfField("text")}-error` : undefined}
        autofocus={isRefused && refusals[0]?.field === "text" ? true : undefined}
      >
        {/* A browser swallows one line feed after the opening tag. */}
        {`\n${given.text}`}
      </textarea>
      <Refusals of={{ name: "text", refusals }} />
      <input type="hidden" name="name" value={given.name} />
      {given.had.crlf ? <input type="hidden" name="crlf" value="yes" /> : null}
      {given.had.mark ? <input type="hidden" name="mark" value="yes" /> : null}
      <label class="file" for="f-file">
        or a file <span class="soft">.md, .txt, .json; it takes the place of what stands in the box</span>
      </label>
      <input
        id="f-file"
        type="file"
        name="file"
        data-most={String(MOST_SENT_BACK)}
        accept=".md,.markdown,.txt,.json,text/plain,text/markdown,application/json"
      />
    </div>
  );
}
