import { isId } from "../model/address.ts";
import { isInOrder } from "../model/date-order.ts";
import { idFrom } from "../model/propose-version-id.ts";
import type { NegotiationRead, NegotiationRow, TypedNegotiation, TypedRow } from "../model/typed-negotiation.ts";
import type { FieldRefusal } from "../model/typed-provenance.ts";
import { isDate } from "./dates.ts";
import { defined } from "./draft-fields.ts";
import { findUnkeepable, quote } from "./located-value.ts";
import { ID_HINT } from "./read-negotiation.ts";

/**
 * Reads what a person typed about a negotiation; every field that is wrong is refused by itself. Rows left alone are passed
 * over, and a row without an id gets one made of its name.
 */
export function readTypedNegotiation(typed: TypedNegotiation): NegotiationRead {
  const refusals: FieldRefusal[] = [];
  const refuse = (field: string, message: string, hint?: string) =>
    void refusals.push({ field, message, hint, isMissing: false });
  for (const key of ["id", "title", "summary"] as const) refuseUnkeepable(key, typed[key], refuse);
  const title = typed.title.trim();
  if (title === "") refuse("title", "It needs a title.", "Say whose talks they are and about what.");
  const id = typed.id.trim() || idFrom(title);
  if (!isId(id)) refuse("id", id === "" ? "It needs an id." : `${quote(id)} cannot be an id.`, ID_HINT);
  const parties = readRows(typed, "party", "name", refuse).map(({ id: own, row }) => ({
    id: own,
    name: said(row, "name"),
  }));
  const rounds = readRows(typed, "round", "title", refuse).map(({ id: own, row, nth }) => {
    const [from, to] = [dateIn(row, "from", nth, refuse), dateIn(row, "to", nth, refuse)];
    if (from !== undefined && to !== undefined && !isInOrder(from, to)) {
      refuse(`round-to-${nth}`, `The round ends on ${to}, before it begins on ${from}.`, "Exchange the two dates.");
    }
    return { id: own, title: said(row, "title"), ...defined("from", from), ...defined("to", to) };
  });
  const documents = readRows(typed, "document", "title", refuse).map(({ id: own, row }) => ({
    id: own,
    title: said(row, "title"),
  }));
  if (refusals.length > 0) return { description: undefined, refusals };
  return { description: { id, title, summary: typed.summary.trim(), parties, rounds, documents }, refusals: [] };
}

type Refuse = (field: string, message: string, hint?: string) => void;
type RowRead = { readonly id: string; readonly row: TypedRow; readonly nth: number };

function readRows(typed: TypedNegotiation, what: NegotiationRow, name: string, refuse: Refuse): readonly RowRead[] {
  const taken = new Set<string>();
  return typed[what].flatMap((row, index) => {
    const nth = index + 1;
    if (Object.values(row).every((value) => value.trim() === "")) return [];
    for (const [key, value] of Object.entries(row)) refuseUnkeepable(`${what}-${key}-${nth}`, value, refuse);
    if (said(row, name) === "") refuse(`${what}-${name}-${nth}`, `The ${what} needs a ${name}.`);
    const id = said(row, "id") || idFrom(said(row, name));
    if (!isId(id)) {
      const message = id === "" ? `The ${what} needs an id.` : `${quote(id)} cannot be the id of a ${what}.`;
      refuse(`${what}-id-${nth}`, message, ID_HINT);
    } else if (taken.has(id)) {
      refuse(`${what}-id-${nth}`, `The ${what} ${quote(id)} stands twice.`, "Give each its own id.");
    }
    taken.add(id);
    return [{ id, row, nth }];
  });
}

function dateIn(row: TypedRow, key: string, nth: number, refuse: Refuse): string | undefined {
  const date = said(row, key);
  if (date === "") return undefined;
  if (isDate(date)) return date;
  const hint = "Write 2025-11-23, or 2025-11 or 2025 where day or month is unknown.";
  refuse(`round-${key}-${nth}`, `${quote(date)} is no date.`, hint);
  return undefined;
}

function refuseUnkeepable(field: string, value: string, refuse: Refuse): void {
  const found = findUnkeepable(value);
  if (found !== undefined) refuse(field, `It holds ${found.name}, which is no character of a text.`, "Take it out.");
}

function said(row: TypedRow, key: string): string {
  return (row[key] ?? "").trim();
}
