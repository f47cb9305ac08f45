import type { Phrases } from "./phrases.ts";
import type { Senses } from "./senses.ts";

/** What a form of a verb may be: "pays", "paid" of what was, "paid" by somebody, "paying". */
export type VerbUse = "plain" | "third" | "past" | "participle" | "ing";

/** A form of a verb, of which verb, and what it may be; "paid" is two things. */
export type VerbForm = { readonly verb: string; readonly uses: ReadonlySet<VerbUse> };

/** A word that denies by itself, or where "from" follows: "keeps them from sailing". */
export type Denial = "plain" | "from";

/** The words by which a language says who does what: what `Deeds` knows of it. */
export type Grammar = {
  /** By each form of each verb. */
  readonly verbs: ReadonlyMap<string, VerbForm>;
  /** "Shall", before a plain verb. */
  readonly modals: ReadonlySet<string>;
  /** "Did", before a plain verb; "has", before a participle; "is", before the participle of what is done to somebody. */
  readonly doing: ReadonlySet<string>;
  readonly having: ReadonlySet<string>;
  readonly being: ReadonlySet<string>;
  /** What stands between those and their verb: "not", "jointly". */
  readonly isBetween: (word: string) => boolean;
  /** Whether a noun is by its ending one of somebody who acts: "foreman". */
  readonly isAgent: (word: string) => boolean;
  /** "The", "each": what stands before a noun and says nothing of it. */
  readonly determiners: ReadonlySet<string>;
  readonly prepositions: ReadonlySet<string>;
  /** Words that open a clause, and so end the noun that is read from its verb backwards. */
  readonly openers: ReadonlySet<string>;
  readonly relatives: ReadonlySet<string>;
  readonly joins: ReadonlySet<string>;
  /** "It", "the latter": who that is, other words say. */
  readonly pronouns: ReadonlySet<string>;
  /** "Requests", "allows": whoever is named behind it is to do what follows. */
  readonly asking: ReadonlySet<string>;
  /** Of them, those by which somebody may do it: "allows". */
  readonly permitting: ReadonlySet<string>;
  /** "Said": what follows is another clause. */
  readonly saying: ReadonlySet<string>;
  /** "Duty", "task": somebody's, to do something. */
  readonly duties: ReadonlySet<string>;
  /** "Lies", "falls": a duty does so with somebody. */
  readonly lying: ReadonlySet<string>;
  /** What denies besides the negations of the language, which facts tell. */
  readonly denials: Phrases<Denial>;
  /** "Except", "but": what is said of the rest they may deny of what follows. */
  readonly excepting: ReadonlySet<string>;
  /** By a word that denies, in its plain form: the words that say the opposite. */
  readonly opposites: ReadonlyMap<string, ReadonlySet<string>>;
  /** Which words may stand for each other, and which say the contrary. */
  readonly senses: Senses;
  /** What says in other words that something is so for one alone: "none but", "not unless", "all except". */
  readonly onlyOtherwise: RegExp;
  /** Parts of words that deny the rest: "un". */
  readonly denyingPrefix: RegExp;
};
