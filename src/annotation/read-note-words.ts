import { refuseUnstorableText } from "../storage/unstorable-text.ts";
import { unreadableNote } from "./note-problems.ts";

/** In code points. A note is read beside a point; a paper belongs into a document. */
export const LONGEST_BODY = 20_000;
/** With the one that it began with. */
export const MOST_NOTES = 500;
const MOST_TAGS = 20;
const LONGEST_TAG = 60;
const LONGEST_MATTER = 200;

/** The words of a note as they are kept: as they came. They may be none yet, of one that is about to be typed. @throws Problem `unreadable-note`. */
export function readBody(body: string): string {
  refuseUnstorableText({ body }, (sentence) => unreadableNote(sentence));
  const length = Array.from(body).length;
  if (length > LONGEST_BODY)
    throw unreadableNote(
      `The note has ${length} characters, and may have ${LONGEST_BODY}.`,
      "Say it shorter, or in several.",
    );
  return body;
}

/** Tags without blanks around them, each once, in the order given. @throws Problem `unreadable-note`. */
export function readTags(given: readonly string[]): readonly string[] {
  refuseUnstorableText({ tags: given }, (sentence) => unreadableNote(sentence));
  const tags = [...new Set(given.map((tag) => tag.trim().replaceAll(/\s+/gu, " ")))];
  if (tags.includes("")) throw unreadableNote("A tag has no letters.", "Leave it out.");
  if (tags.length > MOST_TAGS)
    throw unreadableNote(
      `The note has ${tags.length} tags, and may have ${MOST_TAGS}.`,
      "Keep those that you look for.",
    );
  const long = tags.find((tag) => Array.from(tag).length > LONGEST_TAG);
  if (long === undefined) return tags;
  throw unreadableNote(
    `The tag "${Array.from(long).slice(0, LONGEST_TAG).join("")}…" is longer than ${LONGEST_TAG} characters.`,
    "A tag is a word or two; what is longer belongs into the note.",
  );
}

/** What an absence is about. @throws Problem `unreadable-note`. */
export function readMatter(given: string): string {
  refuseUnstorableText({ matter: given }, (sentence) => unreadableNote(sentence));
  const matter = given.trim();
  if (matter === "") throw unreadableNote("An absence needs the matter that is absent.", 'Name it: "prisoners", say.');
  if (Array.from(matter).length > LONGEST_MATTER)
    throw unreadableNote(`The matter is longer than ${LONGEST_MATTER} characters.`, "Name it in a few words.");
  return matter;
}
