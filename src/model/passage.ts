/** Words within a point: `[start, end)` in code points of its text. */
export type Passage = { readonly path: string; readonly start: number; readonly end: number };
