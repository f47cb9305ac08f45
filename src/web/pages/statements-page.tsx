import type { Child } from "hono/jsx";
import { GRADES } from "../../model/draft.ts";
import { isWider, OPEN_STATES } from "../../model/opening.ts";
import { compareHref, negotiationHref, versionHref } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import { openingOf, type Version, type VersionRef } from "../../model/version.ts";
import type { NegotiationOverview } from "../../record/record.ts";
import { Moment } from "../dates.tsx";
import { May } from "../may.tsx";
import type { Page } from "../page-layout.tsx";
import { GRADE_WORDS, GradeMark } from "../provenance-words.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import { Field, StatementForm } from "../statement-form.tsx";
import { NotForAll, STATE_WORDS, typedMoment } from "../who-sees-it.tsx";

export type StatementName = "correction" | "opening" | "grade" | "authorship" | "withdrawal";

/** What was typed into one of the forms, and why it was refused. */
export type TypedStatement = { readonly name: StatementName; readonly form: SentForm; readonly problem: Problem };

type PageProps = {
  readonly overview: NegotiationOverview;
  readonly version: Version;
  /** The file that the newest reading was read from. */
  readonly text: string;
  /** How long the journal is: what the reader of the page knows. */
  readonly seen: number;
  readonly typed?: TypedStatement | undefined;
};

/** All that can be said of a version, a form for each; nothing of it is written over. */
export function statementsPage(props: PageProps): Page {
  const { overview, version } = props;
  const { negotiation } = overview;
  return {
    title: `Correct, grade, withdraw: ${version.title}`,
    crumbs: [
      { title: negotiation.title, href: negotiationHref(negotiation.id) },
      { title: version.title, href: versionHref({ ...version, reading: undefined }) },
    ],
    body: (
      <article class="statements">
        <header>
          <p class="kicker" dir="auto">
            {version.title}
          </p>
          <h1>Correct, grade, withdraw</h1>
          <p class="lead">
            A version is never altered once it is filed. What is said of it afterwards stands beside it, with who said
            it, when and why, and none of it can be taken out again.
          </p>
        </header>
        <May action="correct-version" of={negotiation.id}>
          <Correction {...props} />
        </May>
        <May action="open-version" of={negotiation.id}>
          <OpeningForm {...props} />
        </May>
        <May action="speak-of-version" of={negotiation.id}>
          <Grading {...props} />
          <AuthorshipForm {...props} />
        </May>
        <May action="withdraw-version" of={negotiation.id}>
          <Withdrawal {...props} />
        </May>
      </article>
    ),
  };
}

/** What was typed into this form, where it was this one that was refused. */
function typedInto(name: StatementName, { typed }: PageProps): TypedStatement | undefined {
  return typed?.name === name ? typed : undefined;
}

function Part({
  name,
  title,
  children,
}: {
  readonly name: StatementName;
  readonly title: string;
  readonly children?: Child;
}) {
  return (
    <section id={name} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{title}</h2>
      {children}
    </section>
  );
}

function Correction(props: PageProps) {
  const { version, text, seen } = props;
  const typed = typedInto("correction", props);
  const stale = typed?.problem.code === "stale-reading";
  const last = version.history.corrections.at(-1);
  return (
    <Part name="correction" title="Correct how it was read">
      <p>
        Mend the file below where it says something else than the paper: a slip, a figure, a point split wrongly. It
        becomes reading {version.reading + 1}; the old one stays where it is. What the parties changed is not a
        correction but a version of its own.
      </p>
      {typed === undefined ? null : <CorrectionRefused problem={typed.problem} />}
      <StatementForm version={version} to="corrections" seen={seen} button="Keep the correction">
        <input type="hidden" name="corrects" value={String(version.reading)} />
        <div class={stale ? "two-texts" : undefined}>
          <Field id="text" label={stale ? "Your correction" : "The text as it stands"}>
            <textarea id="text" name="text" rows={20} required spellcheck={false} dir="auto" class="file-text">
              {`\n${typed?.form.one("text") ?? text}`}
            </textarea>
          </Field>
          {stale ? (
            <Field id="present" label={`Reading ${version.reading}, as it stands now`}>
              <textarea id="present" rows={20} readonly dir="auto" class="file-text">{`\n${text}`}</textarea>
            </Field>
          ) : null}
        </div>
        {stale && last !== undefined ? (
          <p class="notice">
            Reading {last.reading}, <bdi>{last.author}</bdi>, <Moment at={last.at} />:{" "}
            <bdi class="said">{last.reason}</bdi>{" "}
            <a href={compareHref(readingBefore(version), version)}>What it corrected</a>. Bring your correction into it;
            sent again, yours is taken as one of this reading.
          </p>
        ) : null}
        <Why
          of="correction"
          reason={typed?.form.one("reason")}
          example="The scan has 800,000, the transcription had 600,000."
        />
      </StatementForm>
    </Part>
  );
}

/** Where it came too late, what the newest reading says stands beside it on the page, and is not said twice. */
function CorrectionRefused({ problem }: { readonly problem: Problem }) {
  if (problem.code !== "stale-reading") return <Refused problem={problem} />;
  return (
    <Refused problem={problem}>
      <p>{problem.message}</p>
    </Refused>
  );
}

function readingBefore({ negotiation, document, version, reading }: Version): VersionRef {
  return { negotiation, document, version, reading: reading - 1 };
}

function OpeningForm(props: PageProps) {
  const { version, seen } = props;
  const typed = typedInto("opening", props);
  const { state: now, publicFrom } = openingOf(version);
  if (now === "published") return null;
  const chosen = typed?.form.one("state") ?? now;
  return (
    <Part name="opening" title="Open it to more people">
      <p>
        Now <NotForAll version={version} />: {STATE_WORDS[now]} may see it. It can be opened further, and never closed
        again: what was read cannot be unread.
      </p>
      {typed === undefined ? null : <Refused problem={typed.problem} />}
      <StatementForm version={version} to="opening" seen={seen} button="Open it so">
        <fieldset>
          <legend>Who sees it</legend>
          {OPEN_STATES.filter((state) => !isWider(now, state)).map((state) => (
            <label class="choice">
              <input type="radio" name="state" value={state} required checked={state === chosen} />
              {STATE_WORDS[state]}
            </label>
          ))}
        </fieldset>
        <Field id="publicFrom" label="Everybody from (UTC), if there is an embargo">
          <input
            id="publicFrom"
            type="text"
            name="publicFrom"
            value={typed?.form.one("publicFrom") ?? typedMoment(publicFrom)}
            placeholder="2026-12-01 09:00"
            maxlength={40}
          />
        </Field>
      </StatementForm>
    </Part>
  );
}

function Grading(props: PageProps) {
  const { version, seen } = props;
  const typed = typedInto("grade", props);
  const chosen = typed?.form.one("grade");
  return (
    <Part name="grade" title="Give another grade">
      <p>
        It stands at <GradeMark grade={version.grade} />.{" "}
        {version.gradeReason === undefined ? null : <bdi>{version.gradeReason}</bdi>}
      </p>
      {typed === undefined ? null : <Refused problem={typed.problem} />}
      <StatementForm version={version} to="grades" seen={seen} button="Give this grade">
        <fieldset>
          <legend>Grade</legend>
          {GRADES.map((grade) => (
            <label class="choice">
              <input type="radio" name="grade" value={grade} required checked={grade === chosen} />
              <GradeMark grade={grade} /> {GRADE_WORDS[grade]}
            </label>
          ))}
        </fieldset>
        <Why of="grade" reason={typed?.form.one("reason")} example="A second newsroom has seen the full text." />
      </StatementForm>
    </Part>
  );
}

function AuthorshipForm(props: PageProps) {
  const { overview, version, seen } = props;
  const { parties } = overview.negotiation;
  const typed = typedInto("authorship", props);
  const was = (name: string) => typed?.form.one(name) ?? "";
  return (
    <Part name="authorship" title="A party claims or denies it">
      <p>A denial lowers the grade that is shown by one, until the same party claims the text.</p>
      {typed === undefined ? null : <Refused problem={typed.problem} />}
      {parties.length === 0 ? (
        <p class="empty">No parties are named in the description of these talks yet.</p>
      ) : (
        <StatementForm version={version} to="authorship" seen={seen} button="Keep the statement">
          <Field id="party" label="Party">
            <select id="party" name="party" required>
              <option value="">choose</option>
              {parties.map(({ id, name }) => (
                <option value={id} selected={id === was("party")}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
          <fieldset>
            <legend>It</legend>
            {(["claims", "denies"] as const).map((stance) => (
              <label class="choice">
                <input type="radio" name="stance" value={stance} required checked={stance === was("stance")} />
                {stance === "claims" ? "claims the text as its own" : "denies the text"}
              </label>
            ))}
          </fieldset>
          <div class="source-fields">
            <Field id="outlet" label="Source: who reported it">
              <input id="outlet" type="text" name="outlet" value={was("outlet")} dir="auto" />
            </Field>
            <Field id="url" label="Address">
              <input id="url" type="url" name="url" value={was("url")} placeholder="https://" />
            </Field>
            <Field id="date" label="Date">
              <input id="date" type="text" name="date" value={was("date")} placeholder="2025-11-23" maxlength={10} />
            </Field>
          </div>
          <Field id="note" label="Note, if there is more to say">
            <textarea id="note" name="note" rows={2} maxlength={4000} dir="auto">{`\n${was("note")}`}</textarea>
          </Field>
        </StatementForm>
      )}
    </Part>
  );
}

function Withdrawal(props: PageProps) {
  const { version, seen } = props;
  const typed = typedInto("withdrawal", props);
  return (
    <Part name="withdrawal" title="Withdraw it">
      <p>
        For a text that turned out to be false, or should not have been published. Its words are shown no more, and a
        tombstone with your reason takes their place. You are asked once more before it is done.
      </p>
      {typed === undefined ? null : <Refused problem={typed.problem} />}
      <StatementForm version={version} to="withdrawal" seen={seen} button="Withdraw…">
        <Why of="withdrawal" reason={typed?.form.one("reason")} example="The outlet took it back." />
      </StatementForm>
    </Part>
  );
}

type WhyProps = { readonly of: StatementName; readonly reason: string | undefined; readonly example: string };

function Why({ of, reason, example }: WhyProps) {
  const id = `${of}-reason`;
  return (
    <Field id={id} label="Why">
      <textarea id={id} name="reason" rows={2} required maxlength={4000} dir="auto" placeholder={example}>
        {`\n${reason ?? ""}`}
      </textarea>
    </Field>
  );
}
