import { OPEN_STATES, type Opening, type OpenState } from "../model/opening.ts";
import { Problem } from "../model/problem.ts";
import { openingOf, stateOf, type VersionFacts } from "../model/version.ts";
import { ChosenMoment } from "./dates.tsx";

/** Who sees what is of a state, for a form. */
export const STATE_WORDS: Readonly<Record<OpenState, string>> = {
  published: "everybody",
  shared: "all members of these talks",
  private: "editors and admins alone",
};

export function isNotForAll(version: VersionFacts): boolean {
  const state = stateOf(version);
  return state !== "published" && state !== "withdrawn";
}

/** To whom a version is open, where that is not everybody; nothing where it is. */
export function NotForAll({ version }: { readonly version: VersionFacts }) {
  if (!isNotForAll(version)) return null;
  const { state, publicFrom } = openingOf(version);
  if (publicFrom === undefined) return <span class="not-for-all">{state}</span>;
  return (
    <span class="not-for-all">
      embargoed, {state} until <ChosenMoment at={publicFrom} />
    </span>
  );
}

/**
 * What two fields of a form say: a state, and a moment in UTC as somebody types it, `2025-11-23 09:30`.
 *
 * @throws Problem `unreadable-statement` for a state that is none: nothing is opened that nobody said is to be.
 */
export function readTypedOpening(state: string, from: string): Opening {
  const known = OPEN_STATES.find((one) => one === state);
  if (known === undefined) throw new Problem("unreadable-statement", "It is not said who may see it.", "Choose one.");
  const moment = from.trim();
  if (moment === "") return { state: known };
  const [, day, minute] = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?:\s*(?:UTC|Z))?$/iu.exec(moment) ?? [];
  // What cannot be read is refused by the record, with what was typed.
  return { state: known, publicFrom: day === undefined ? moment : `${day}T${minute}Z` };
}

/** The moment of an embargo as it is typed; empty without one. */
export function typedMoment(publicFrom: string | undefined): string {
  return publicFrom === undefined ? "" : `${publicFrom.slice(0, 10)} ${publicFrom.slice(11, 16)}`;
}
