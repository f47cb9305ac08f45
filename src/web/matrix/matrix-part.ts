/** The rows of a table that stand on one page of it. */
export type MatrixPart<Row> = {
  readonly rows: readonly Row[];
  /** How many rows come before them. */
  readonly start: number;
  /** Whether rows follow them. */
  readonly goesOn: boolean;
};

// Some two megabytes of a page: a cell with words takes half a kilobyte or more.
const MOST_CELLS = 4_000;
const ROWS = { fewest: 20, most: 500 };

/** How many rows a page of a table with this many columns has. */
export function rowsOnPage(columns: number): number {
  return Math.min(ROWS.most, Math.max(ROWS.fewest, Math.floor(MOST_CELLS / Math.max(1, columns))));
}

/** Cuts a page out of the rows, and looks no further than one row behind it. */
export function cutPart<Row>(rows: Iterable<Row>, columns: number, start: number): MatrixPart<Row> {
  const end = start + rowsOnPage(columns);
  const part: Row[] = [];
  let place = 0;
  for (const row of rows) {
    if (place === end) return { rows: part, start, goesOn: true };
    if (place >= start) part.push(row);
    place += 1;
  }
  return { rows: part, start, goesOn: false };
}
