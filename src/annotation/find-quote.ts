import { codePointOffsets } from "../engine/characters/code-point-offsets.ts";
import { writeAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import type { VersionRef } from "../model/version.ts";
import { unreadableNote } from "./note-problems.ts";

/** Words of a point as somebody quotes them; what stands around them, or where they begin, says which. */
export type QuoteSaid = {
  readonly exact: string;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
  /** In code points of the text or heading. */
  readonly start?: number | undefined;
};

/** Where words stand: `[start, end)` in code points. */
export type QuoteSpan = { readonly start: number; readonly end: number };

/** What the words are looked for in. */
type Within = { readonly ref: VersionRef; readonly path: string; readonly text: string };

// As many places as a person would look through.
const MOST_PLACES = 100;

/**
 * Finds quoted words in a text, code point for code point: where they are said to begin, else where they stand once, else
 * where what is said to stand around them does.
 *
 * @throws Problem `unreadable-note` for no words; `stale-passage` where they do not stand there (any more);
 *   `ambiguous-passage` where they stand there more than once and nothing says which, with all places.
 */
export function findQuote({ exact, prefix = "", suffix = "", start }: QuoteSaid, within: Within): QuoteSpan {
  if (exact.trim() === "")
    throw unreadableNote("The quote has no words.", "Leave it out for a note on the whole point.");
  const length = Array.from(exact).length;
  const places = placesOf(within.text, exact);
  const spanAt = (from: number) => ({ start: from, end: from + length });
  if (places.length === 0) throw stale(exact, within);
  const said = places.find((place) => place.start === start);
  if (said !== undefined) return spanAt(said.start);
  const around = places.filter(
    ({ unit }) => within.text.slice(0, unit).endsWith(prefix) && within.text.startsWith(suffix, unit + exact.length),
  );
  const [only, ...others] = places.length === 1 ? places : around;
  if (only === undefined || others.length > 0)
    throw ambiguous(
      exact,
      within,
      places.map((place) => place.start),
    );
  return spanAt(only.start);
}

type Place = { readonly start: number; readonly unit: number };

function placesOf(text: string, words: string): readonly Place[] {
  const offsetOf = codePointOffsets(text);
  const places: Place[] = [];
  for (let at = text.indexOf(words); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(words, at + 1))
    places.push({ start: offsetOf(at), unit: at });
  return places;
}

function stale(exact: string, { ref, path }: Within): Problem {
  return new Problem(
    "stale-passage",
    `Point ${path} of ${writeAddress(ref)} does not say "${shorten(exact)}".`,
    "Quote the words exactly as they stand in the reading that the note is on.",
    {},
    { wanted: exact },
  );
}

function ambiguous(exact: string, { ref, path }: Within, starts: readonly number[]): Problem {
  return new Problem(
    "ambiguous-passage",
    `"${shorten(exact)}" stands ${starts.length} times in point ${path} of ${writeAddress(ref)}.`,
    `Say which by its start, one of ${starts.slice(0, 10).join(", ")}; or quote more words.`,
    {},
    { starts },
  );
}

function shorten(text: string): string {
  const characters = Array.from(text);
  return characters.length <= 120 ? text : `${characters.slice(0, 119).join("")}…`;
}
