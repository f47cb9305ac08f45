import type { Grammar } from "./grammar.ts";
import type { Phrases } from "./phrases.ts";
import type { Word } from "./vocabulary.ts";

/** An hour of the day as it is compared: `06:00`, in minutes since midnight. */
export type ClockHour = { readonly value: string; readonly size: number };

/** A number word: a unit to add, a magnitude to multiply by, a part, or a place in an order. */
export type NumberWord = {
  readonly kind: "units" | "hundred" | "magnitude" | "fraction" | "ordinal";
  readonly value: number;
};

/** What a figure counts. `days`: of a time unit, how long it is; `period`: its letter in ISO 8601. */
export type Unit =
  | { readonly kind: "time"; readonly days: number; readonly period: string }
  | { readonly kind: "money"; readonly currency: string; readonly factor?: number }
  | { readonly kind: "percent" }
  | { readonly kind: "points"; readonly factor: number; readonly isBasis?: true }
  | {
      readonly kind: "measure";
      readonly unit: string;
      readonly factor: number;
      /** The unit in which it is compared with others, where that is another one, and how much of it one of this is. */
      readonly comparedAs?: { readonly unit: string; readonly factor: number };
    };

/**
 * How strongly a party is bound: 3 must, 2 should, 1 may, 0 need not. `isBan`: must not; one of its words says no. `isOfOthers`:
 * somebody binds or asks another, who is named behind it with what he is to do: `urges`. `isOfThing`: a thing stands behind it
 * that somebody answers for: `guarantees`.
 */
export type Force = {
  readonly rank: 0 | 1 | 2 | 3;
  readonly value: string;
  readonly isBan?: true;
  readonly isOfOthers?: true;
  readonly isOfThing?: true;
};

/** What a name names. Countries act, and are places too; so do capitals, more of which are places; a role is a party of papers, a person is named by a plain word, a people by the adjective of its country. */
export type Named = {
  readonly kind: "country" | "capital" | "people" | "body" | "role" | "person" | "place";
  readonly value: string;
};

/** What the words around a name that the language does not know say of it, and what its own words do. */
export type Naming = {
  /** Last or other words of who acts: councils, ministers, companies. */
  readonly bodies: ReadonlySet<string>;
  /** Of them, those that act in small letters too: "the harbour board". */
  readonly smallBodies: ReadonlySet<string>;
  /** Of them, those that are called by their matter: "the Ministry of the Interior". */
  readonly ministries: ReadonlySet<string>;
  /** What lies in a house, a port or a country, in small letters: "the ground floor". */
  readonly smallPlaces: ReadonlySet<string>;
  /** What is said of a thing with who does it before it, by a hyphen: "US-led". */
  readonly led: ReadonlySet<string>;
  /** What goes to a place or comes from one, and the verbs of that: "shipped", "exports". */
  readonly moving: ReadonlySet<string>;
  /** Verbs behind which a place stands: "leave". */
  readonly going: ReadonlySet<string>;
  /** Words behind which "for" leads somewhere: `bound`. */
  readonly heading: ReadonlySet<string>;
  /** Words before `of` and a name that make a place of it: `north`, `bank`. */
  readonly directions: ReadonlySet<string>;
  /** Of papers, which are referred to: treaties, acts. */
  readonly papers: ReadonlySet<string>;
  /** Of what lies somewhere: rivers, districts. */
  readonly places: ReadonlySet<string>;
  /** Small words within a name: `of`. */
  readonly inner: ReadonlySet<string>;
  readonly weekdays: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  /** Prepositions behind which a country is a place, and whatever is unknown besides. */
  readonly placing: ReadonlySet<string>;
  readonly placingUnknown: ReadonlySet<string>;
  /** Prepositions behind which something is a thing, and verbs behind which somebody is told or asked. */
  readonly holding: ReadonlySet<string>;
  readonly addressing: ReadonlySet<string>;
  /** By what something goes to somebody: `awarded`. */
  readonly giving: ReadonlySet<string>;
  /** Words before a term that is defined. */
  readonly defining: ReadonlySet<string>;
  /** Words before one who acts that do not say which one is meant: `new`. */
  readonly plain: ReadonlySet<string>;
  /** What things do: apply, expire. */
  readonly happening: ReadonlySet<string>;
  /** Behind them stands by whom something is done, or for whom; not where the last word of a name is a time: `by`. */
  readonly doing: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  /** By the endings of a word: of a country, and no name by itself; who does something; what is defined, and does nothing. */
  readonly isAdjective: (word: string) => boolean;
  readonly isAgent: (word: string) => boolean;
  readonly isThing: (word: string) => boolean;
  /** First words of places that have several: `El`. */
  readonly leading: ReadonlySet<string>;
  /** What money is held in, which a paper names: `fund`. */
  readonly funds: ReadonlySet<string>;
  /** What a paper may draw on a map and name, and words by which it names that: `zone`, `buffer`. */
  readonly areas: ReadonlySet<string>;
  readonly calling: ReadonlySet<string>;
  /** Where something lies that is not in a place, before `of`: `north`. */
  readonly sides: ReadonlySet<string>;
  /** Parts of a country or another place: `western`. */
  readonly regions: ReadonlySet<string>;
  /** What is done, as a noun: `Termination`. */
  readonly isDeed: (word: string) => boolean;
  /** Things by other words, which a paper may name: `loan`. */
  readonly nouns: ReadonlySet<string>;
};

/**
 * `no`, and with `yes` what says that something may be where others say that it may not. What somebody `refuses` is a negation
 * where it was put for what he `accepts`, and a word by itself. `prefix`: a part of a word that says no where another does.
 */
export type Negation = "no" | "prefix" | "yes" | "refuses" | "accepts";

/** How far a condition goes from the words that open it, and whether it is one wherever they stand. */
export type ConditionKind = "clause" | "phrase" | "event" | "perfect";

/** How often something is done, as one word says it. */
export type Frequency = number | "each" | { readonly period: string; readonly days: number };

/** The words of one language by which facts are known. Another language is another of these, in a folder of its own. */
export type LanguageWords = {
  readonly code: "en" | "uk" | "ru";
  readonly numbers: ReadonlyMap<string, NumberWord>;
  /** `and` in "one hundred and ten". */
  readonly joins: ReadonlySet<string>;
  /** By their names, from 1. */
  readonly months: ReadonlyMap<string, number>;
  /** Units that follow a figure. */
  readonly units: Phrases<Unit>;
  /** Currency codes and names that stand before a figure. */
  readonly currenciesBefore: Phrases<string>;
  /** Words before a figure that bound it, by what they make of it. */
  readonly boundsBefore: Phrases<string>;
  readonly boundsAfter: Phrases<string>;
  /** Words before a duration or a date that make a deadline of it: `within`, `by`. */
  readonly deadlineBefore: Phrases<"within" | "by" | "at least">;
  /** Words after a duration that make a deadline of it: `days after`. */
  readonly deadlineAfter: Phrases<true>;
  /** Deadlines without a figure, in their normal form. */
  readonly deadlines: Phrases<string>;
  /** Words before an event that make a deadline of it: `by the end of`. */
  readonly looseDeadlines: Phrases<true>;
  /**
   * Times that are named by a word: a day of the week, a season, `tomorrow`; `near`, as `next`, with a time or a season behind
   * it; an hour.
   */
  readonly times: ReadonlyMap<string, "weekday" | "season" | "day" | "near" | ClockHour>;
  /** Words before a season, since "to spring" and "to fall" are none. */
  readonly seasonBefore: ReadonlySet<string>;
  /** Durations without a figure. */
  readonly durations: Phrases<string>;
  readonly forces: Phrases<Force>;
  /** Verbs that weaken the one behind them: `seek to`, after another force or by themselves. */
  readonly weakenings: Phrases<string>;
  readonly negations: Phrases<Negation>;
  /** What looks like a negation or a word of scope and is none: `not only`, `each other`. */
  readonly idioms: Phrases<true>;
  readonly conditions: Phrases<ConditionKind>;
  /** Of them, those that ask for something else than others, as exceptions do: they are not each other, whatever follows. */
  readonly conditionSorts: ReadonlyMap<string, string>;
  /** Words that begin a condition where they begin a sentence; `weak`: what is said of a case may as well be said otherwise. */
  readonly invertedConditions: ReadonlyMap<string, "sure" | "weak">;
  /** What stands behind an hour: of the morning, 0; behind noon, 12; of a day of 24 hours, -1. */
  readonly dayHalves: Phrases<number>;
  /** Words before an hour that is written as `18:30`. */
  readonly hourBefore: ReadonlySet<string>;
  /** Days of a month in words, from `first`, by their number; of two words, the first is a ten. */
  readonly days: ReadonlyMap<string, number>;
  /** Names in small letters that may stand for each other: "the firm", "the company". */
  readonly alikeActors: readonly ReadonlySet<string>[];
  /** A state by its name and by those of its capital and its government: "Kyiv", "Ukraine". */
  readonly alikeGovernments: readonly ReadonlySet<string>[];
  /** How often, by a word: `twice` with a unit behind it, `each` time that follows, or the time from one to the next. */
  readonly frequencies: ReadonlyMap<string, Frequency>;
  /** "A", "an". */
  readonly ones: ReadonlySet<string>;
  /** What somebody has to give for the rest to hold, `consent`, and the words that lead to it, `with` and `without`. */
  readonly consents: ReadonlySet<string>;
  readonly consentBefore: ReadonlySet<string>;
  /** Verbs that say of something that it has been done: "after it has been signed". */
  readonly done: ReadonlySet<string>;
  readonly scopes: Phrases<string>;
  /** Words of scope that say the same. */
  /** Words of scope by which more is meant, and less, of one thing. */
  readonly contraryScopes: readonly (readonly [more: ReadonlySet<string>, less: ReadonlySet<string>])[];
  readonly alikeScopes: readonly ReadonlySet<string>[];
  readonly names: Phrases<Named>;
  readonly naming: Naming;
  /** How it says who does what; absent where nobody has told yet. */
  readonly grammar?: Grammar;
  /** Before a number: it names a provision and counts nothing. */
  readonly references: Phrases<string>;
  /** Words before a kind of provision that mean the one in which they stand: `this`. */
  readonly own: ReadonlySet<string>;
  /** Prepositions behind which a country or a name is a place. */
  readonly placeBefore: ReadonlySet<string>;
  /** Words that end what a figure counts. */
  readonly functionWords: ReadonlySet<string>;
  /** Decimal sign in figures. */
  readonly decimal: "." | ",";
  /** Whether a word, with the one behind it, is the last of what a figure counts; roughly, by their endings. */
  readonly endsCounted: (word: string, next: string) => boolean;
  /** The singular of a noun, roughly: for normal forms alone. */
  readonly singular: (noun: string) => string;
};

/** A language whose words have been looked through once: see `makeLanguage`. */
export type Language = LanguageWords & {
  /** What is known of a word as it is written: see `vocabularyOf`. */
  readonly wordOf: (written: string) => Word;
};
