import type { Negotiation } from "../../model/negotiation.ts";
import {
  NEGOTIATION_ROWS,
  type NegotiationRow,
  type TypedNegotiation,
  type TypedRow,
} from "../../model/typed-negotiation.ts";
import type { SentForm } from "../sent-form.ts";

const KINDS_OF_ROWS = Object.keys(NEGOTIATION_ROWS) as readonly NegotiationRow[];
const EMPTY_ROWS = 2;

/** A description as its form shows it, with some empty rows. */
export function typedFrom(description?: Negotiation): TypedNegotiation {
  const { id = "", title = "", summary = "", parties = [], rounds = [], documents = [] } = description ?? {};
  const rows = { party: parties, round: rounds, document: documents };
  return {
    ...{ id, title, summary },
    ...(Object.fromEntries(
      KINDS_OF_ROWS.map((what) => [what, withEmptyRows(what, rows[what] as readonly TypedRow[])]),
    ) as Record<NegotiationRow, readonly TypedRow[]>),
  };
}

/** Reads the form. What is asked for more rows gets them. */
export function readTypedForm(form: SentForm): TypedNegotiation {
  const more = form.one("do");
  const rowsOf = (what: NegotiationRow): readonly TypedRow[] => {
    const columns = NEGOTIATION_ROWS[what].map((key) => [key, form.all(`${what}-${key}`)] as const);
    const count = Math.max(...columns.map(([, column]) => column.length));
    const rows = Array.from({ length: count }, (_, nth) =>
      Object.fromEntries(columns.map(([key, column]) => [key, column[nth] ?? ""])),
    );
    return more === `more-${what}` || count === 0 ? withEmptyRows(what, rows) : rows;
  };
  return {
    ...{ id: form.one("id").trim(), title: form.one("title"), summary: form.one("summary") },
    ...{ party: rowsOf("party"), round: rowsOf("round"), document: rowsOf("document") },
  };
}

function withEmptyRows(what: NegotiationRow, rows: readonly TypedRow[]): readonly TypedRow[] {
  const empty = Object.fromEntries(NEGOTIATION_ROWS[what].map((key) => [key, ""]));
  return [...rows, ...Array.from({ length: EMPTY_ROWS }, () => empty)];
}
