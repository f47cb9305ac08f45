import type { ConditionKind } from "../language.ts";
import { listed, meaning, Phrases } from "../phrases.ts";

const CLAUSES = `absent a, absent an, absent any, whether or not, if, only if, only once, only as long as, only so long as, only to the extent that, even if, unless, provided that, provided it, provided no, provided they, provided there, provided he, provided she, provided the, provided a, provided all, provided each, provided always that, providing that, on condition that, on the condition that, under the condition that, subject to, in the event that, in the event of,
  in case of, in case, in cases of, in cases where, as long as, so long as, for as long as, except where, except when, except if, except in, except for, except with, except as, save where, save on, save by, except on, save if, save as, save for, save in, save with, only when, only where, only after, only
  with, once, conditional on, conditional upon, contingent on, contingent upon, dependent on, to the extent that, to the extent, insofar as, in so far as, so far as, in return for, in exchange for, on production of, upon production of, on presentation of, upon presentation of, against payment of, on payment of, upon payment of,
  until such time as, assuming that, on the understanding that, with the exception of, other than, without prejudice to, notwithstanding, failing which, failing that, failing, whenever, wherever, upon the request of, at the request of, only upon, at the discretion of, at the sole discretion of, at the absolute discretion of, at its discretion, at its sole discretion, at their discretion, in its sole discretion, in its absolute discretion, conditionally on, irrespective of, regardless of, on the basis that`;
const PHRASES = `weather permitting, circumstances permitting, conditions permitting, funds permitting, if so requested, when asked, if asked, when requested, if requested, when so requested, if required, where required, on request, upon request, where necessary, where appropriate, where possible, where feasible, where practicable, if necessary, if possible, if appropriate, when necessary, in peacetime, in time of peace, in times of peace, in wartime, in time of war, in times of war, in times of emergency, in times of public emergency, in time of public emergency, in a public emergency, in an emergency, in emergencies, during a state of emergency, under martial law, in exceptional circumstances, in exceptional cases, in urgent cases, during the ceasefire, in duly justified cases, by mutual consent, by mutual agreement, by common accord, by common agreement, by common consent, by agreement between the parties, by agreement of the parties, by agreement between the two parties`;

// What has to happen first: a condition where the rest binds, and the day of something in a story.
const EVENTS = `upon, as soon as, pending, immediately upon, immediately after, immediately following, following, on the occurrence of, upon the occurrence of`;
// The same, where something is said to have been done before: "after the treaty has been signed".
const PERFECT = `after, until, until after, only after, before, from the moment, from the day, on the day, unless and until, when, where`;

/**
 * `clause`: what follows up to the next comma belongs to it. `phrase`: it stands by itself. `event`: as a clause, and what has to
 * happen first. `perfect`: an event, where it is said to have been done.
 */
export const ENGLISH_CONDITIONS = new Phrases<ConditionKind>([
  ...meaning(EVENTS, "event"),
  ...meaning(PERFECT, "perfect"),
  ...meaning(CLAUSES, "clause"),
  ...meaning(PHRASES, "phrase"),
]);

const EXCEPTIONS = `unless, except where, except when, except if, except in, except for, except with, except as, save if, save on, save by, except on, save where, save as, save for, save in, save with, with the exception of, other than, failing`;
const REGARDLESS = `whether or not, irrespective of, regardless of, notwithstanding, even if`;
const CONSENTS = `with, without, by mutual consent, by mutual agreement, by common accord, by common agreement, by common consent, by agreement between the parties, by agreement of the parties, by agreement between the two parties`;
const REQUESTS = `upon the request of, at the request of, on request, upon request, when asked, if asked, when requested, if requested, when so requested, if so requested`;
const DISCRETION = `at the discretion of, at the sole discretion of, at the absolute discretion of, at its discretion, at its sole discretion, at their discretion, in its sole discretion, in its absolute discretion`;

/** Openers that ask for something else than others do, whatever follows them. */
export const ENGLISH_CONDITION_SORTS: ReadonlyMap<string, string> = new Map([
  ...meaning(EXCEPTIONS, "exception"),
  ...meaning(REGARDLESS, "regardless"),
  ...meaning(CONSENTS, "consent"),
  ...meaning(REQUESTS, "request"),
  ...meaning(DISCRETION, "discretion"),
]);

/** Verbs that say of an event that it has been done, and how far behind its opener they may stand, in words. */
export const ENGLISH_DONE: ReadonlySet<string> = new Set(listed("has, have, been, is, are, was, were, had"));
