import { createHash } from "node:crypto";
import { type Context, Hono } from "hono";
import type { z } from "zod";
import { blameOfTrack } from "../lineage/blame-of-track.ts";
import type { LineagesForRoutes } from "../lineage/lineage.ts";
import type { ConcordanceRow, WordedRow } from "../model/lineage.ts";
import { Problem } from "../model/problem.ts";
import type { TermLedger, TermRow, WordedTermLedger, WordedTermRow } from "../model/term.ts";
import type { SeenBy } from "../views/seen-by.ts";
import { missingAddress } from "./compare-routes.ts";
import { described } from "./described.ts";
import { type PageOf, pageOf, pageOfWalk } from "./page-of.ts";
import { presentConcordance, presentLineage } from "./present.ts";
import { presentTermLedger } from "./present-terms.ts";
import { presentWordedRow } from "./present-words.ts";
import { reads } from "./reads.ts";
import { blame } from "./schemas/blame.ts";
import { followedPoint } from "./schemas/comparisons.ts";
import { lineage, matrixQuery } from "./schemas/lineages.ts";
import { negotiationPath, pointPath } from "./schemas/paths.ts";
import type { Sent } from "./schemas/sent.ts";
import { matrix } from "./schemas/terms.ts";
import { linkNext, sendTable } from "./send-table.ts";
import { writeConcordance, writeWordedConcordance } from "./write-concordance.ts";
import { writeTermLedger } from "./write-term-ledger.ts";

const NOT_FOUND = ["negotiation-not-found", "document-not-found", "version-not-found"] as const;
const TABULATED = ["malformed-query", "version-withdrawn", ...NOT_FOUND] as const;
const FOLLOWED = { 200: { description: "The point at every station.", schema: lineage } };
const WHICH =
  "Of one document, or of the versions named, in their order; of all of them in order of time where nothing is said. With " +
  "cells=words each cell has its words, redlined against the column to its left that has the row, or against a base.";

/** The tracks of points: one with its words, all of them side by side. */
export function lineageRoutes(seen: SeenBy) {
  return new Hono()
    .get(
      "/point",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Follow a point, by its address, through all versions",
        answers: FOLLOWED,
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => c.json(presentLineage(await seen(c).lineages.followPoint(c.req.valid("query").address))),
    )
    .get(
      "/n/:negotiation/:document/:version/point/:path{.+}",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Follow a point through all versions",
        answers: FOLLOWED,
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => c.json(presentLineage(await seen(c).lineages.followPoint(c.req.valid("param")))),
    )
    .get(
      "/n/:negotiation/:document/:version/blame/:path{.+}",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Say who brought in which words of a point",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("param", pointPath),
      async (c) => {
        const answer = blameOfTrack(await seen(c).lineages.followPoint(c.req.valid("param")));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/blame",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Say who brought in which words of a point, by its address",
        description: "For each word the version that brought it in; for each word struck on the way where it went out.",
        answers: { 200: { description: "The words with their origins.", schema: blame } },
        refusals: ["malformed-address", "version-withdrawn", "point-not-found", ...NOT_FOUND],
      }),
      reads("query", followedPoint, missingAddress),
      async (c) => {
        const answer = blameOfTrack(await seen(c).lineages.followPoint(c.req.valid("query").address));
        return c.json(answer satisfies Sent<typeof blame>);
      },
    )
    .get(
      "/n/:negotiation/matrix",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Put the tracks of all points, or all terms, side by side",
        description: `${WHICH} A limit or a cursor pages the rows, which may then be any number; whole, it has a million cells at most.`,
        answers: { 200: { description: "The concordance table, or the term ledger.", schema: matrix } },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", matrixQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const asked = c.req.valid("query");
        const { lineages } = seen(c);
        if (asked.rows === "terms") {
          const { versions, terms } = await tabulateTerms(lineages, negotiation, asked);
          return c.json(presentTermLedger(versions, pageOfTerms(terms, negotiation, asked)));
        }
        if (asked.cells === "words") {
          const { versions, rows } = await lineages.wordTracks(negotiation, asked);
          const { items, ...page } = isPaged(asked)
            ? pageOfTracks(rows, negotiation, asked)
            : { items: takeWords(rows, versions.length) };
          return c.json(presentConcordance(versions, { items: items.map(presentWordedRow), ...page }));
        }
        if (!isPaged(asked)) {
          const { versions, rows } = await lineages.tabulateTracks(negotiation, asked);
          return c.json(presentConcordance(versions, { items: rows }));
        }
        const { versions, rows } = await lineages.walkTracks(negotiation, asked);
        return c.json(presentConcordance(versions, pageOfTracks(rows, negotiation, asked)));
      },
    )
    .get(
      "/n/:negotiation/matrix.csv",
      described({
        needs: "anyone",
        tag: "Lineage",
        summary: "Download the concordance table, or the term ledger, for a spreadsheet",
        description: `${WHICH} Whole, also where it is large; page by page where a limit or a cursor is given: then the head Link names the next page.`,
        answers: {
          200: {
            description:
              "Versions as columns, a line for each point's track, its number first; of terms a line for each term and version. " +
              "Struck words stand as [-words-], inserted ones as {+words+}. UTF-8 with a byte order mark.",
            type: "text/csv",
            example: "row,lease@town-1-2024-02-05,lease@club-1-2024-03-11\r\n1,#1,#2 reworded\r\n",
          },
        },
        refusals: TABULATED,
      }),
      reads("param", negotiationPath),
      reads("query", matrixQuery),
      async (c) => {
        const { negotiation } = c.req.valid("param");
        const asked = c.req.valid("query");
        const { lineages } = seen(c);
        if (asked.rows === "terms") {
          const { terms, ...ledger } = await tabulateTerms(lineages, negotiation, asked);
          const page = pageOfTerms<TermRow | WordedTermRow>(terms, negotiation, asked);
          linkNext(c, page);
          return sendTable(c, writeTermLedger({ ...ledger, terms: page.items }), `${negotiation}-terms.csv`);
        }
        const file = `${negotiation}-concordance.csv`;
        if (asked.cells === "words") {
          const walk = await lineages.wordTracks(negotiation, asked);
          return sendTable(c, writeWordedConcordance({ ...walk, rows: pageForFile(c, walk.rows, asked) }), file);
        }
        const walk = await lineages.walkTracks(negotiation, asked);
        return sendTable(c, writeConcordance({ ...walk, rows: pageForFile(c, walk.rows, asked) }), file);
      },
    );
}

type Asked = z.output<typeof matrixQuery>;

function isPaged({ limit, cursor }: Asked): boolean {
  return limit !== undefined || cursor !== undefined;
}

function tabulateTerms(
  lineages: Pick<LineagesForRoutes, "tabulateTerms" | "wordTerms">,
  negotiation: string,
  asked: Asked,
): Promise<TermLedger | WordedTermLedger> {
  return asked.cells === "words" ? lineages.wordTerms(negotiation, asked) : lineages.tabulateTerms(negotiation, asked);
}

// Some hundred megabytes of an answer.
const MOST_WORDED_CELLS = 50_000;

/** All rows of a table of words. @throws Problem `malformed-query` where they are too many to be sent at once. */
function takeWords(rows: Iterable<WordedRow>, columns: number): readonly WordedRow[] {
  const whole: WordedRow[] = [];
  for (const row of rows) {
    whole.push(row);
    if (whole.length * columns > MOST_WORDED_CELLS) throw tooManyWordedCells(columns);
  }
  return whole;
}

function tooManyWordedCells(columns: number): Problem {
  return new Problem(
    "malformed-query",
    `The words of all tracks through ${columns} versions make a table of more than ${MOST_WORDED_CELLS} cells.`,
    "Name the versions that you want to see, or ask for it page by page, with a limit.",
  );
}

/** All rows, made as they are sent; one page of them where that was asked for, with the way to the next. */
function pageForFile<Row extends ConcordanceRow | WordedRow>(
  c: Context,
  rows: Iterable<Row>,
  asked: Asked,
): Iterable<Row> {
  if (!isPaged(asked)) return rows;
  const page = pageOfTracks(rows, c.req.param("negotiation") ?? "", asked);
  linkNext(c, page);
  return page.items;
}

function pageOfTracks<Row extends ConcordanceRow | WordedRow>(
  rows: Iterable<Row>,
  negotiation: string,
  asked: Asked,
): PageOf<Row> {
  return pageOfWalk(rows, asked, listOf("points", negotiation, asked), ({ begins }) => begins);
}

function pageOfTerms<Row extends TermRow | WordedTermRow>(
  terms: readonly Row[],
  negotiation: string,
  asked: Asked,
): PageOf<Row> {
  return pageOf(terms, asked, listOf("terms", negotiation, asked), ({ term }) => term);
}

/** Names one table for its cursors: other columns are another one, with other rows. */
function listOf(rows: "points" | "terms", negotiation: string, { document, versions }: Asked): string {
  const columns = createHash("sha256")
    .update(JSON.stringify([document, versions]))
    .digest("base64url");
  return `/n/${negotiation}/matrix ${rows} ${columns}`;
}
