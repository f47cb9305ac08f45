import type { Entry } from "../../model/comparison.ts";
import type { Point } from "../../model/point.ts";
import type { ComparisonRow } from "../comparison-rows.ts";

// What a person looks through before filing; with their words some hundred kilobytes of a page.
const MOST_POINTS = 300;
const MOST_CHARACTERS = 150_000;

/** As much as is shown at once, and whether that is all. */
export type ShownPart<One> = { readonly shown: readonly One[]; readonly isAll: boolean };

/** The first points, as many as a page takes; one at least. */
export function firstPoints(points: readonly Point[]): ShownPart<Point> {
  const room = openRoom();
  const shown = points.filter(({ heading, text }) => room.take(1, (heading?.length ?? 0) + (text?.length ?? 0)));
  return { shown, isAll: shown.length === points.length };
}

/** The first rows of a comparison, a run of unchanged points cut where the page is full. */
export function firstRows(rows: readonly ComparisonRow[], textOf: (entry: Entry) => number): ShownPart<ComparisonRow> {
  const room = openRoom();
  const fits = (entry: Entry) => room.take(Math.max(1, entry.after.length), textOf(entry));
  const shown: ComparisonRow[] = [];
  let isAll = true;
  for (const row of rows) {
    const entries = row.kind === "fold" ? row.entries.filter(fits) : [row.entry].filter(fits);
    if (entries.length > 0) shown.push(row.kind === "fold" ? { ...row, entries } : row);
    if (entries.length < (row.kind === "fold" ? row.entries.length : 1)) isAll = false;
    if (!isAll) break;
  }
  return { shown, isAll };
}

/** Room for so much, in order: what comes after the first that does not fit has none either. */
function openRoom() {
  let [points, characters, isFull] = [0, 0, false];
  return {
    take(ofPoints: number, ofCharacters: number): boolean {
      isFull ||= points > 0 && (points + ofPoints > MOST_POINTS || characters + ofCharacters > MOST_CHARACTERS);
      if (isFull) return false;
      points += ofPoints;
      characters += ofCharacters;
      return true;
    },
  };
}
