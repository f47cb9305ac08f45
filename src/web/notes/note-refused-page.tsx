import type { Negotiation } from "../../model/negotiation.ts";
import { negotiationHref, noteHref } from "../../model/page-addresses.ts";
import type { Problem } from "../../model/problem.ts";
import type { Page } from "../page-layout.tsx";
import { Refused } from "../refused.tsx";
import type { SentForm } from "../sent-form.ts";
import type { NoteDeed } from "./note-forms.tsx";

type PageProps = {
  readonly negotiation: Negotiation;
  readonly thread: string;
  readonly deed: NoteDeed;
  readonly form: SentForm;
  readonly problem: Problem;
};

const HIDDEN = ["back", "seen", "note", "on", "decision", "stance", "visibility", "resolved"];
const SHOWN: readonly (readonly [name: string, label: string])[] = [
  ["body", "Words"],
  ["tags", "Tags, with commas between"],
  ["path", "Point"],
  ["quote", "Words of it, exactly"],
];

/** Why something was not done to a note, with what was typed still there: it can be mended and sent again. */
export function noteRefusedPage({ negotiation, thread, deed, form, problem }: PageProps): Page {
  const was = (name: string) => form.all(name)[0];
  return {
    title: `Not kept: a note on ${negotiation.title}`,
    crumbs: [{ title: negotiation.title, href: negotiationHref(negotiation.id) }],
    body: (
      <article class="statements">
        <header>
          <h1>It was not kept</h1>
        </header>
        <Refused problem={problem} />
        <form class="statement-form" method="post" action={`${noteHref(negotiation.id, thread)}/${deed}`}>
          {HIDDEN.map((name) => {
            const value = was(name);
            return value === undefined ? null : <input type="hidden" name={name} value={value} />;
          })}
          {SHOWN.map(([name, label]) =>
            was(name) === undefined ? null : (
              <p class="field">
                <label for={`refused-${name}`}>{label}</label>
                <textarea id={`refused-${name}`} name={name} rows={name === "body" ? 8 : 2} dir="auto">
                  {`\n${was(name)}`}
                </textarea>
              </p>
            ),
          )}
          <p class="submit">
            <button type="submit">Send it again</button>
          </p>
        </form>
        <p class="ways">
          <a href={noteHref(negotiation.id, thread)}>The note as it is now</a>
        </p>
      </article>
    ),
  };
}
