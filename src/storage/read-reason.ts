import { Problem } from "../model/problem.ts";
import { refuseUnstorableText } from "./unstorable-text.ts";

/** In characters. A reason is a sentence or two; a text belongs into a draft. */
const LONGEST_STATEMENT = 4000;

/**
 * The reason that a person gives, without blanks around it.
 *
 * @param what - "A correction", as a sentence begins. @throws Problem `unreadable-statement` where there is none.
 */
export function readReason(reason: string, what: string): string {
  const said = reason.trim();
  if (said === "")
    throw unreadableStatement(`${what} needs a reason.`, "Say in a sentence why, for those who come later.");
  refuseLongStatement(said, `The reason of ${what.toLowerCase()}`);
  return said;
}

export function refuseLongStatement(said: string, what: string): void {
  refuseUnstorableText({ reason: said }, (sentence) => unreadableStatement(sentence));
  if (said.length > LONGEST_STATEMENT) {
    throw unreadableStatement(`${what} is longer than ${LONGEST_STATEMENT} characters.`, "Say it shorter.");
  }
}

export function unreadableStatement(sentence: string, hint?: string): Problem {
  return new Problem("unreadable-statement", sentence, hint);
}
