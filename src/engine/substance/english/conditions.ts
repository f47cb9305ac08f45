import { listed, meaning, Phrases } from "../phrases.ts";

const CLAUSES = `if, only if, even if, unless, provided that, provided always that, providing that, on condition that, on the condition that, under the condition that, subject to, in the event that, in the event of,
  in case of, in case, in cases of, in cases where, as long as, so long as, for as long as, except where, except when, except if, except in, except for, except with, except as, save where, save as, save for, save in, save with, only when, only where, only after, only
  with, once, conditional on, conditional upon, contingent on, contingent upon, dependent on, to the extent that, to the extent, insofar as, in so far as, in return for, in exchange for,
  until such time as, assuming that, on the understanding that, with the exception of, other than, without prejudice to, notwithstanding, failing which, failing that, whenever, wherever, without the prior consent of, without the prior written consent of, with the prior written consent of, with the prior consent of, with the consent of, with the approval of, with the prior approval of, with the prior written approval of, upon the request of, at the request of, only upon, upon completion of, upon verification of, as soon as this`;
const PHRASES = `on request, upon request, where necessary, where appropriate, where possible, where feasible, where practicable, if necessary, if possible, if appropriate, when necessary, in peacetime, in time of peace, in times of peace, in wartime, in time of war, in times of war, in an emergency, in emergencies, during a state of emergency, under martial law, in exceptional circumstances, in exceptional cases, in urgent cases, during the ceasefire, in duly justified cases, by mutual consent, by mutual agreement`;

/** `clause`: what follows up to the next comma belongs to it. `phrase`: it stands by itself. */
export const ENGLISH_CONDITIONS = new Phrases<"clause" | "phrase">([
  ...meaning(CLAUSES, "clause"),
  ...meaning(PHRASES, "phrase"),
]);

export const ENGLISH_EXCEPTIONS: ReadonlySet<string> = new Set(
  listed("unless, except where, except when, except if, except in, save where"),
);
