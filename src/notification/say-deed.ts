import type { DoneToThread, NoteTarget, Stance, ThreadSeen, Visibility } from "../model/annotation.ts";
import { isStanding } from "../model/version.ts";
import type { SeenNegotiation } from "./view-reader.ts";

// In code points: what is told is to be recognised, and read on the page.
const LONGEST_EXCERPT = 200;

/** What a note or a reply says, to whoever did not know of it. @param author - As they are told. */
export function sayWords(target: NoteTarget, author: string, words: string, isReply: boolean): string {
  return `On ${placeWords(target)}, ${author}${isReply ? " replied" : ""}: “${excerptOf(words)}”`;
}

/** The first words of a text of one line, cut behind a word where there is one. */
function excerptOf(words: string): string {
  const letters = Array.from(words);
  if (letters.length <= LONGEST_EXCERPT) return words;
  const kept = letters.slice(0, LONGEST_EXCERPT).join("");
  const end = letters[LONGEST_EXCERPT] === " " ? kept.length : kept.lastIndexOf(" ");
  return `${(end > 0 ? kept.slice(0, end) : kept).trimEnd()}…`;
}

/**
 * What was done to a thread but for writing in it, to whoever follows it; undefined of what is told to nobody, or stands in a
 * version that they do not see.
 */
export function sayDeed(
  { versions }: SeenNegotiation,
  { target }: Pick<ThreadSeen, "target">,
  deed: DoneToThread,
  author: string,
): string | undefined {
  const note = `The note on ${placeWords(target)}`;
  switch (deed.deed) {
    case "begun":
    case "replied":
    case "tagged":
      return undefined;
    case "resolved":
      return `${note} was resolved by ${author}.`;
    case "reopened":
      return `${note} was reopened by ${author}.`;
    case "removed":
      return `${note} was taken back by ${author}.`;
    case "note-removed":
      return `A part of the note on ${placeWords(target)} was taken back by ${author}.`;
    case "opened-to":
      return `${note} was opened to ${TO[deed.visibility]} by ${author}.`;
    case "stance-taken":
      return deed.stance === null
        ? `${note} is no more what it was marked as, says ${author}.`
        : `${note} was marked as ${STANCE_WORDS[deed.stance]} by ${author}.`;
    case "placement-confirmed":
    case "re-attached":
    case "left-behind": {
      const version = versions.find((one) => one.version === deed.version);
      if (version === undefined || !isStanding(version)) return undefined;
      const where = deed.deed === "left-behind" ? "nowhere" : `at point ${deed.anchor.path}`;
      return `${note} stands ${where} in ${deed.document}@${deed.version}, says ${author}.`;
    }
  }
}

const TO: Readonly<Record<Visibility, string>> = { mine: "its author alone", team: "the team", public: "everybody" };

const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  "red-line": "a red line",
  acceptable: "acceptable",
  question: "a question",
  "fact-check": "a matter to be checked",
};

function placeWords(target: NoteTarget): string {
  switch (target.kind) {
    case "point":
      return `point ${target.anchor.path}`;
    case "version":
      return "the whole version";
    case "absence":
      return `what is absent, “${target.matter}”`;
    case "change":
      return `the change of point ${target.after.path ?? target.before.path}`;
    case "term":
      return `the term ${target.term}`;
    case "verdict":
      return "a verdict";
  }
}
