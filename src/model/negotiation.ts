export type Party = { readonly id: string; readonly name: string };
/** A meeting, a leak or a phase of the talks. `from` and `to` are ISO 8601 dates, shortened where unknown. */
export type Round = {
  readonly id: string;
  readonly title: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};
/** One line of text on the table: the plan; the framework of assurances. */
export type Document = { readonly id: string; readonly title: string };

/** One set of talks. Ids match `[a-z0-9][a-z0-9-]*`. */
export type Negotiation = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly parties: readonly Party[];
  readonly rounds: readonly Round[];
  readonly documents: readonly Document[];
};
