import type { Party } from "../../model/negotiation.ts";
import { standingHref } from "../../model/page-addresses.ts";
import { STANDINGS } from "../../model/point-standing.ts";
import type { VersionRef } from "../../model/version.ts";
import type { SentForm } from "../sent-form.ts";
import { Field } from "../statement-form.tsx";
import { STANDING_WORDS } from "./standing-words.ts";

type FormProps = {
  readonly version: VersionRef;
  readonly path: string;
  readonly parties: readonly Party[];
  /** How long the journal was when the page was made. */
  readonly seen: number | string;
  /** What was typed before and refused. */
  readonly typed?: SentForm | undefined;
};

/** What stands for the source itself among the parties. */
export const NO_PARTY = "-";

/** Where a person says how far a point is agreed, according to whom, and who reported so. */
export function StandingForm({ version, path, parties, seen, typed }: FormProps) {
  const was = (name: string) => typed?.one(name) ?? "";
  return (
    <form class="statement-form standing-form" method="post" action={standingHref(version)}>
      <input type="hidden" name="seen" value={String(seen)} />
      <input type="hidden" name="path" value={path} />
      <Field id="standing-said" label="It is">
        <select id="standing-said" name="standing" required>
          <option value="">choose</option>
          {STANDINGS.map((standing) => (
            <option value={standing} selected={standing === was("standing")}>
              {STANDING_WORDS[standing]}
            </option>
          ))}
        </select>
      </Field>
      <Field id="standing-party" label="According to">
        <select id="standing-party" name="party" required>
          <option value="">choose</option>
          {parties.map(({ id, name }) => (
            <option value={id} selected={id === was("party")}>
              {name}
            </option>
          ))}
          <option value={NO_PARTY} selected={was("party") === NO_PARTY}>
            the source itself: a reporter, a mediator
          </option>
        </select>
      </Field>
      <div class="source-fields">
        <Field id="standing-outlet" label="Source: who reported it">
          <input
            id="standing-outlet"
            type="text"
            name="outlet"
            value={was("outlet")}
            required
            maxlength={200}
            dir="auto"
          />
        </Field>
        <Field id="standing-url" label="Address">
          <input id="standing-url" type="url" name="url" value={was("url")} placeholder="https://" />
        </Field>
        <Field id="standing-date" label="Date">
          <input
            id="standing-date"
            type="text"
            name="date"
            value={was("date")}
            placeholder="2025-11-23"
            maxlength={10}
          />
        </Field>
      </div>
      <Field id="standing-note" label="Note, if there is more to say">
        <textarea id="standing-note" name="note" rows={2} maxlength={4000} dir="auto">{`\n${was("note")}`}</textarea>
      </Field>
      <p class="submit">
        <button type="submit">Keep it</button>
      </p>
    </form>
  );
}
