import type { PGlite } from "@electric-sql/pglite";

// The first number that PostgreSQL gives out by itself, as it is made: its own types and their arrays have their numbers
// below by hand (src/include/access/transam.h, FirstGenbkiObjectId).
const GIVEN_OUT_FROM = 10_000;

/**
 * Lets PGlite forget how it would read arrays of whole rows. It learns that when it is opened, for every table and view
 * of the database and of PostgreSQL's catalogues, and copies all that it knows for each query: with 250 of them that
 * takes as long as a short query itself, 80 µs. No query here selects such arrays; one that did would get their text.
 */
export function keepFewParsers(client: PGlite): void {
  client.parsers = Object.fromEntries(Object.entries(client.parsers).filter(([type]) => Number(type) < GIVEN_OUT_FROM));
}
