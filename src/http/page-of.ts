import type { z } from "zod";
import { Problem } from "../model/problem.ts";
import type { pageQuery } from "./schemas/pages.ts";

const DEFAULT_LIMIT = 100;

/** Part of a list, and the cursor of what follows it: null at its end, undefined where the whole list was asked for. */
export type PageOf<Item> = { readonly items: readonly Item[]; readonly next?: string | null };

/** How much of a list is asked for, and from where. */
type Asked = z.output<typeof pageQuery>;

/** A list, or something that makes its items only when they are looked at. */
type Listed<Item> = Pick<readonly Item[], "length" | "slice" | "findIndex">;

/**
 * Cuts one page out of a list. A cursor names the last item that was given and not a count, so what is filed meanwhile
 * neither repeats an item nor hides one that stood behind it.
 *
 * @param list - What is listed, as a path: a cursor of another list is refused.
 * @param idOf - Names an item for good within its list.
 * @throws Problem `malformed-query` for a cursor that is none, or another list's.
 */
export function pageOf<Item>(
  items: Listed<Item>,
  { limit, cursor }: Asked,
  list: string,
  idOf: (item: Item) => string,
): PageOf<Item> {
  if (limit === undefined && cursor === undefined) return { items: items.slice() };
  const start = cursor === undefined ? 0 : placeAfter(items, readCursor(cursor, list), idOf);
  const page = items.slice(start, start + (limit ?? DEFAULT_LIMIT));
  const last = page.at(-1);
  const ends = last === undefined || start + page.length >= items.length;
  return { items: page, next: ends ? null : writeCursor(list, idOf(last)) };
}

/**
 * Cuts one page out of what is made item by item, and looks no further than it has to.
 *
 * @throws as `pageOf` does.
 */
export function pageOfWalk<Item>(
  items: Iterable<Item>,
  { limit = DEFAULT_LIMIT, cursor }: Asked,
  list: string,
  idOf: (item: Item) => string,
): PageOf<Item> {
  const after = cursor === undefined ? undefined : readCursor(cursor, list);
  const page: Item[] = [];
  let begun = after === undefined;
  for (const item of items) {
    const last = page.at(-1);
    if (last !== undefined && page.length === limit) return { items: page, next: writeCursor(list, idOf(last)) };
    if (begun) page.push(item);
    else begun = idOf(item) === after;
  }
  if (!begun) throw namesNothing();
  return { items: page, next: null };
}

/** The cursor of the next page as a field of an answer; no field where the whole list was asked for. */
export function nextOf({ next }: PageOf<unknown>): { readonly next?: string | null } {
  return next === undefined ? {} : { next };
}

function placeAfter<Item>(items: Listed<Item>, id: string, idOf: (item: Item) => string): number {
  const place = items.findIndex((item) => idOf(item) === id);
  if (place < 0) throw namesNothing();
  return place + 1;
}

function writeCursor(list: string, id: string): string {
  return Buffer.from(JSON.stringify([list, id])).toString("base64url");
}

function readCursor(cursor: string, list: string): string {
  const [ofList, id] = parse(cursor);
  if (typeof ofList !== "string" || typeof id !== "string" || writeCursor(ofList, id) !== cursor) {
    throw refused("The cursor is not one that was answered here.");
  }
  if (ofList !== list) throw refused("The cursor belongs to another list.");
  return id;
}

function parse(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function namesNothing(): Problem {
  return refused("The cursor names nothing in this list.");
}

function refused(sentence: string): Problem {
  return new Problem("malformed-query", sentence, 'Send "next" of the page before as it was answered, or no cursor.');
}
