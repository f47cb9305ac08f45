import { NEGOTIATION_ROWS, type NegotiationRow, type TypedNegotiation } from "../../model/typed-negotiation.ts";
import type { FieldRefusal } from "../../model/typed-provenance.ts";
import { LineField, LinesField, RefusedFields } from "../form-field.tsx";

type FormProps = {
  readonly typed: TypedNegotiation;
  readonly refusals: readonly FieldRefusal[];
  readonly action: string;
  /** A new one has an id to be chosen; one that is there keeps its own. */
  readonly isNew: boolean;
  /** The description that the form was made from. */
  readonly was: string;
  /** How long the journal was when the page was made. */
  readonly seen: number;
};

/** What a negotiation is known as: title, parties, rounds, documents. Works without scripts. */
export function NegotiationForm({ typed, refusals, action, isNew, was, seen }: FormProps) {
  return (
    <>
      <RefusedFields refusals={refusals} />
      <form class="long-form" method="post" action={action}>
        <input type="hidden" name="was" value={was} />
        <input type="hidden" name="seen" value={String(seen)} />
        {/* What the enter key in a field does. */}
        <button class="heard" type="submit" name="do" value="save" tabindex={-1}>
          {isNew ? "Begin it" : "Keep it"}
        </button>
        <div class="fields">
          <LineField name="title" label="Title" value={typed.title} refusals={refusals} needed wide />
          <LinesField
            name="summary"
            label="In a sentence or two"
            value={typed.summary}
            refusals={refusals}
            help="What the talks are about, for a reader who comes from elsewhere."
            wide
          />
          {isNew ? (
            <LineField
              name="id"
              label="Id"
              value={typed.id}
              refusals={refusals}
              placeholder="made from the title"
              help="It names the negotiation in addresses, for good. Small letters, digits and hyphens."
              wide
            />
          ) : null}
        </div>
        <Rows what="document" title="Documents" typed={typed} refusals={refusals}>
          The texts on the table: the plan, its annex. A draft is filed into one of them.
        </Rows>
        <Rows what="party" title="Parties" typed={typed} refusals={refusals}>
          Who negotiates.
        </Rows>
        <Rows what="round" title="Rounds" typed={typed} refusals={refusals}>
          Meetings, leaks or phases of the talks. A day, a month or a year will do.
        </Rows>
        <p class="submit">
          <button type="submit" name="do" value="save">
            {isNew ? "Begin it" : "Keep it"}
          </button>
          <span class="soft">
            A row that is left empty is left out; an id that is left empty is made from the name.
          </span>
        </p>
      </form>
    </>
  );
}

const LABELS: Readonly<Record<string, string>> = { name: "Name", title: "Title", from: "From", to: "To", id: "Id" };

type RowsProps = Pick<FormProps, "typed" | "refusals"> & {
  readonly what: NegotiationRow;
  readonly title: string;
  readonly children?: string;
};

function Rows({ what, title, typed, refusals, children }: RowsProps) {
  return (
    <section aria-labelledby={`rows-${what}`}>
      <h2 id={`rows-${what}`}>{title}</h2>
      <p class="rows-help">{children}</p>
      {typed[what].map((row, index) => (
        <div class={`row of-${what}`}>
          {NEGOTIATION_ROWS[what].map((key) => (
            <LineField
              name={`${what}-${key}`}
              row={index + 1}
              label={LABELS[key] ?? key}
              value={row[key] ?? ""}
              refusals={refusals}
              {...(key === "from" || key === "to" ? { placeholder: "2025-11-23" } : {})}
            />
          ))}
        </div>
      ))}
      <p>
        <button type="submit" class="quiet" name="do" value={`more-${what}`}>
          More rows<span class="heard"> for {title.toLowerCase()}</span>
        </button>
      </p>
    </section>
  );
}
