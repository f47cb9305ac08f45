import { placesOf } from "../engine/passages/places-of.ts";
import { writeAddress } from "../model/address.ts";
import { ambiguousPassage, shortenQuote } from "../model/ambiguous-passage.ts";
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
    throw ambiguousPassage(
      within.ref,
      within.path,
      exact,
      places.map((place) => place.start),
    );
  return spanAt(only.start);
}

function stale(exact: string, { ref, path }: Within): Problem {
  return new Problem(
    "stale-passage",
    `Point ${path} of ${writeAddress(ref)} does not say "${shortenQuote(exact)}".`,
    "Quote the words exactly as they stand in the reading that the note is on.",
    {},
    { wanted: exact },
  );
}
