import { Problem } from "../model/problem.ts";

/** Also of one that is there, for whoever may not see it. */
export function threadNotFound(id: string): Problem {
  return new Problem(
    "thread-not-found",
    `There is no note "${id.slice(0, 60)}" here.`,
    "Whoever wrote it may have it for themselves; list the notes to see those there are.",
  );
}

export function threadRemoved(): Problem {
  return new Problem("thread-removed", "This note was taken back, with all that was replied to it.");
}

export function noteNotFound(id: string): Problem {
  return new Problem(
    "note-not-found",
    `This thread has no note "${id.slice(0, 60)}", or it was taken back.`,
    "Read the thread to see its notes and their ids.",
  );
}

export function unreadableNote(sentence: string, hint?: string): Problem {
  return new Problem("unreadable-note", sentence, hint);
}
