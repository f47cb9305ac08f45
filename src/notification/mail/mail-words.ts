import { labelUnseen } from "../../engine/characters/label-unseen.ts";

/** What a message says, before it is text or HTML. All of it is shown as `shownText` leaves it. */
export type MailWords = {
  readonly subject: string;
  readonly lead: readonly string[];
  /** Each with a heading of its own. */
  readonly sections: readonly MailSection[];
  /** What is said after them. */
  readonly after: readonly LinkedSentence[];
  /** Why it came, and how to end it. */
  readonly foot: { readonly sentence: string; readonly links: readonly MailLink[] };
};

export type MailSection = {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly link: MailLink;
};

export type LinkedSentence = { readonly sentence: string; readonly link: MailLink };

/** `label` is what one does there: the text has the address beneath it, the HTML in it. */
export type MailLink = { readonly label: string; readonly href: string };

// A line of a list of mails shows some seventy.
const LONGEST_SUBJECT = 180;

/**
 * Words of the record, or of people, as a mail may show them: on one line, and what has no shape of its own is named, so that no title
 * turns the letters after it round, hides a word, or begins a header.
 */
export function shownText(text: string): string {
  const oneLine = text.replaceAll(/[\s\u0085\u2028\u2029]+/gu, " ").trim();
  return labelUnseen(oneLine)
    .map((piece) => (piece.label === undefined ? piece.text : `[${piece.label}]`))
    .join("");
}

/** The same, no longer than a subject is. */
export function subjectText(text: string): string {
  const points = Array.from(shownText(text));
  return points.length <= LONGEST_SUBJECT ? points.join("") : `${points.slice(0, LONGEST_SUBJECT - 1).join("")}…`;
}
