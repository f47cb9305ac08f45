import type { Stance } from "../../model/annotation.ts";
import type { JsonObject } from "./copy-json.ts";

/**
 * A note as other programs may have it, and as we have theirs: what we hold of it by itself, and the rest as it was
 * sent. Plain JSON throughout, so that it may be stored and changed before it is written again.
 */
export type ExchangedNote = {
  /** IRI; undefined of one that has none yet. */
  readonly id: string | undefined;
  /** Instants in UTC, as xsd:dateTime. */
  readonly created: string | undefined;
  readonly modified: string | undefined;
  readonly creators: readonly NoteCreator[];
  /** Words of the recommendation, or IRIs. */
  readonly motivations: readonly string[];
  /** Light Markdown; empty where there are no words. */
  readonly body: string;
  readonly tags: readonly string[];
  readonly stance: Stance | undefined;
  readonly targets: readonly NoteSource[];
  /** IRI that it keeps wherever it goes: nobody may change or drop it (section 3.3.7). */
  readonly canonical: string | undefined;
  /** IRIs of where it was before. */
  readonly via: readonly string[];
  /** What has no place in all that; undefined where there is nothing. */
  readonly foreign: ForeignMembers | undefined;
};

export type NoteCreator = {
  /** IRI. */
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** Further members, as they were sent. */
  readonly more: JsonObject;
};

/** What a note is on: a whole resource, or words of it. */
export type NoteSource = {
  /** IRI; its fragment names the point. */
  readonly source: string;
  readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string } | undefined;
  /** `[start, end)` in code points; a hint, the quote decides. */
  readonly position: { readonly start: number; readonly end: number } | undefined;
  /**
   * The target as it was sent, where it said more. It is written again as long as it still means what stands above: to
   * words that a note was attached to anew, selectors of the old ones would lead astray.
   */
  readonly sent: unknown;
};

/** What of an annotation has no place in a note, as JSON-LD. */
type ForeignMembers = {
  /** Of the annotation itself: its rights, its audience, contexts and classes beside ours, what nobody knows. */
  readonly members: JsonObject;
  /** Of its text: its language, who wrote it. */
  readonly text: JsonObject;
  /** Of the choice that its text was one option of: what is said of it, and the options before and after the text. */
  readonly choice: ForeignChoice | undefined;
  readonly bodies: readonly unknown[];
  readonly targets: readonly unknown[];
};

export type ForeignChoice = {
  readonly members: JsonObject;
  readonly before: readonly unknown[];
  readonly after: readonly unknown[];
};
