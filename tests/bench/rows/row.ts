import type { Finding } from "../judge.ts";

/** What one row of the bench measured: lines about each tool, and figures to be reached. */
export type RowResult = {
  readonly lines: readonly ToolLine[];
  readonly findings: readonly Finding[];
  /** Further facts, a sentence each. */
  readonly notes?: readonly string[];
};

/** One tool on one input: the cells of the table behind its name. */
export type ToolLine = { readonly input: string; readonly tool: string; readonly cells: readonly string[] };

/** What the command line may set. */
export type RowOptions = {
  /** Seconds after which a tool is ended. */
  readonly limit: number;
  readonly seed: number;
};
