import { GRADES, type Grade } from "../../model/draft.ts";
import type { Negotiation } from "../../model/negotiation.ts";
import { documentNotFound } from "../../model/not-found.ts";
import { Problem } from "../../model/problem.ts";
import type { VersionFacts } from "../../model/version.ts";
import type { Storage } from "../../storage/open-storage.ts";
import type { NegotiationFacts } from "../alignment-work.ts";
import { cutSnippet, type Snippet } from "./cut-snippet.ts";
import type { Indexes, SearchedNegotiation } from "./keep-index.ts";
import { forgiveTyping, matchWordings, type QueryStems, type Replaced, type Sought, seek } from "./match-query.ts";
import { type Hit, type Hits, type PlaceFound, rankHits } from "./rank-hits.ts";
import { type Query, readQuery } from "./read-query.ts";
import { standingWordings } from "./standing-wordings.ts";
import { nameOfReading, type WordingIndex } from "./wording-index.ts";

/** What is looked for, and in which versions. Each filter left out lets all through. */
export type Search = {
  readonly text: string;
  /** Ids. */
  readonly document?: string | undefined;
  readonly round?: string | undefined;
  /** At least as good as this; a version without a grade is not. */
  readonly grade?: Grade | undefined;
  /**
   * ISO 8601, shortened where day or month does not matter. A version counts by its day of publication, else of its text;
   * one whose date is shortened counts where any of its days does, and one without a date does not.
   */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

/** A hit with its words. */
export type ShownHit = Hit & { readonly heading: Snippet | undefined; readonly snippet: Snippet };

export type Found = {
  /** The best first, then the newest, then in reading order. */
  readonly hits: Hits;
  /** How many there would be without the filters. */
  readonly unfiltered: number;
  /** What was looked for in place of words that stand nowhere; empty where all do. */
  readonly replaced: readonly Replaced[];
  /** Some of the hits with their words; one query. */
  show(hits: readonly Hit[]): Promise<readonly ShownHit[]>;
};

/** A negotiation as search needs to know it. */
type Searched = SearchedNegotiation & Pick<NegotiationFacts, "negotiation">;

/**
 * Looks through all points of all versions, each in its newest reading, withdrawn ones left out.
 *
 * Where nothing is found and a word of the query stands nowhere, it is looked for as it may have been meant.
 *
 * @throws Problem `malformed-query` (see `readQuery`; a round that the negotiation has not, a date that is none, dates the wrong way round),
 *   `document-not-found`.
 */
export async function searchPoints(
  storage: Storage,
  indexes: Indexes,
  searched: Searched,
  search: Search,
): Promise<Found> {
  const query = readQuery(search.text);
  refuseUnknown(searched.negotiation, search);
  const index = await indexes(searched);
  const stems = await stemQuery(storage, index, query);
  const standing = standingWordings(index, searched);
  let sought = seek(index, query, stems);
  let scores = matchWordings(index, sought, standing);
  let replaced: readonly Replaced[] = [];
  if (scores.wordings.length === 0) {
    const forgiven = forgiveTyping(index, query, sought, standing);
    if (forgiven !== undefined) {
      ({ sought, replaced } = forgiven);
      scores = matchWordings(index, sought, standing);
    }
  }
  return {
    ...rankHits(standing, scores, (version) => passes(version, search)),
    replaced,
    show: (shown) => showHits(storage, searched, index, sought, shown),
  };
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/u;

function refuseUnknown({ id, rounds, documents }: Negotiation, { document, round, from, to }: Search): void {
  for (const date of [from, to]) {
    if (date !== undefined && !DATE.test(date)) {
      throw new Problem("malformed-query", `"${date.slice(0, 40)}" is no date.`, "Write 2024-02-05, 2024-02 or 2024.");
    }
  }
  if (document !== undefined && !documents.some((one) => one.id === document)) {
    throw documentNotFound(
      id,
      document,
      documents.map((one) => one.id),
    );
  }
  if (round !== undefined && !rounds.some((one) => one.id === round)) {
    const listed = rounds.length === 0 ? "none" : rounds.map((one) => `"${one.id}"`).join(", ");
    throw new Problem("malformed-query", `The negotiation "${id}" has no round "${round}".`, `It has ${listed}.`);
  }
  if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to)) {
    throw new Problem("malformed-query", `The dates run backwards: from ${from} to ${to}.`, "Exchange the two.");
  }
}

/** One question for each dictionary in use. */
async function stemQuery(storage: Storage, index: WordingIndex, query: Query): Promise<QueryStems> {
  const words = [
    ...new Set(
      query
        .flat()
        .flatMap((term) =>
          term.exact ? [] : [...term.words, ...(term.compound === undefined ? [] : [term.compound])],
        ),
    ),
  ];
  const stems = new Map<string, ReadonlyMap<string, string>>();
  for (const dictionary of index.stems.keys()) {
    stems.set(dictionary, await storage.read((rows) => rows.search.stemWords(dictionary, words)));
  }
  return stems;
}

function passes(version: VersionFacts, { document, round, grade, from, to }: Search): boolean {
  if (document !== undefined && version.document !== document) return false;
  if (round !== undefined && version.round !== round) return false;
  if (grade !== undefined) {
    if (version.grade === undefined || GRADES.indexOf(version.grade) > GRADES.indexOf(grade)) return false;
  }
  if (from === undefined && to === undefined) return true;
  const day = version.published ?? version.textDate;
  if (day === undefined) return false;
  return (from === undefined || lastDay(day) >= firstDay(from)) && (to === undefined || firstDay(day) <= lastDay(to));
}

function firstDay(date: string): string {
  return `${date}-01-01`.slice(0, 10);
}

// No month has more, and days are only compared.
function lastDay(date: string): string {
  return date.length <= 4 ? `${date}-12-31` : `${date}-31`.slice(0, 10);
}

async function showHits(
  storage: Storage,
  { key, versionKeys }: SearchedNegotiation,
  index: WordingIndex,
  sought: Sought,
  hits: readonly Hit[],
): Promise<readonly ShownHit[]> {
  const keyOf = ({ version }: PlaceFound) => versionKeys.get(version.version) ?? "";
  const rows = await storage.read((all) =>
    all.search.listAt(
      key,
      hits.map(({ place }) => ({
        versionKey: keyOf(place),
        reading: place.version.reading,
        order: place.order,
      })),
    ),
  );
  const wordings = new Map(rows.map((row) => [`${nameOfReading(row.versionKey, row.reading)} ${row.order}`, row]));
  return hits.map((hit) => {
    const { place } = hit;
    const { heading, text } = wordings.get(`${nameOfReading(keyOf(place), place.version.reading)} ${place.order}`) ?? {
      heading: null,
      text: null,
    };
    return {
      ...hit,
      heading: heading === null || heading === "" ? undefined : cutSnippet(index, sought, heading),
      snippet: cutSnippet(index, sought, text ?? ""),
    };
  });
}
