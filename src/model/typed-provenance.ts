import type { Provenance } from "./draft.ts";
import type { Source } from "./point.ts";

/** Everything about a version that is one line or one text, as a person types it; empty where nothing was typed. */
export type TypedKey = Exclude<keyof Provenance, "basedOn" | "sources">;

/** A source as it is typed; all empty for a row that was left alone. */
export type TypedSource = { readonly [Key in keyof Source]-?: string };

/** Provenance as a person types it into a form, before anybody knows whether it can be read. */
export type TypedProvenance = { readonly [Key in TypedKey]: string } & {
  readonly basedOn: readonly string[];
  readonly sources: readonly TypedSource[];
};

/** Why one field of a form cannot be read. */
export type FieldRefusal = {
  /** The field's name in the form; `source-url-2` is the address in its second row of sources. */
  readonly field: string;
  readonly message: string;
  readonly hint?: string | undefined;
  /** Whether it is only that nothing was typed yet. */
  readonly isMissing: boolean;
};

/** What a form says of a version, or why it cannot be read: every field that is wrong, in the order of the form. */
export type ProvenanceRead =
  | { readonly provenance: Provenance; readonly refusals: readonly [] }
  | { readonly provenance: undefined; readonly refusals: readonly FieldRefusal[] };
