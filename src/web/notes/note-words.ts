import type { Stance, ThreadSeen, Visibility } from "../../model/annotation.ts";

/** What a thread is held to be, as readers say it. */
export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  "red-line": "red line",
  acceptable: "acceptable",
  question: "question",
  "fact-check": "fact check",
};

/** Who sees a thread, as its form says it. */
export const VISIBILITY_WORDS: Readonly<Record<Visibility, string>> = {
  mine: "mine: nobody else sees it",
  team: "team: all members of the negotiation",
  public: "public: everybody who sees the text",
};

/** The words that a thread quotes; undefined of one on a whole point, or on anything else. */
export function quoteOf({ target }: Pick<ThreadSeen, "target">): string | undefined {
  return target.kind === "point" ? target.anchor.quote?.exact : undefined;
}

/** A thread by which nothing is said yet, and nothing may ever be: its words are marked. */
export function isHighlight({ notes }: Pick<ThreadSeen, "notes">): boolean {
  return notes.length === 1 && notes[0]?.body.trim() === "" && !notes[0].removed;
}

/** The beginning of a text, cut between words. @param most - In code points. */
export function firstWords(text: string, most: number): { readonly words: string; readonly isAll: boolean } {
  const all = Array.from(text);
  if (all.length <= most) return { words: text, isAll: true };
  const cut = all.slice(0, most).join("");
  return { words: `${cut.replace(/\s+\S*$/u, "") || cut} …`, isAll: false };
}
