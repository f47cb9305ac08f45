import type { Present } from "../../../model/live-frames.ts";
import { bindTextarea, readCaret } from "../live/bind-textarea.ts";
import type { LiveConnection, LiveDocument, LiveListener, LiveStatus } from "../live/live-connection.ts";
import { sayStatus } from "./live-status.ts";

/** A card whose thread is open to whoever types there. */
export type LiveCard = {
  readonly card: HTMLElement;
  /** Whether somebody here writes in it. */
  isBusy(): boolean;
  /** Closes the fields where all that was typed is saved, so that the card shows how it reads. */
  rest(): void;
  /** What a note says by now; undefined before the service told. */
  read(note: string): string | undefined;
  /** Waits for `what` until the thread is there to be typed into. */
  whenOpen(what: () => void): void;
  close(): void;
};

type Told = {
  /** Something of the thread was done but for typing, or what is typed came to rest: the card may be read anew. */
  readonly onChanged: () => void;
};

// After so long without a letter a note is shown as it reads, and not as it is typed.
const RESTS_AFTER_MS = 1_500;
const WORDS_BEFORE = 24;

/** Opens a thread live in its card: its fields are typed in together with others, and its words change as others type. */
export function openLiveCard(card: HTMLElement, connection: LiveConnection, { onChanged }: Told): LiveCard {
  const thread = card.dataset.thread ?? "";
  const ends: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let present: readonly Present[] = [];
  let isOpen = false;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const fields = [...card.querySelectorAll<HTMLTextAreaElement>("textarea[data-live]")];
  for (const field of fields) {
    field.readOnly = true;
    // What is typed is kept as it is typed.
    const button = field.form?.querySelector<HTMLElement>("[data-unscripted]");
    if (button) button.hidden = true;
  }

  let stands: LiveStatus = "connecting";
  // Over a connection that is there already, the first word comes before the document is returned.
  let document: LiveDocument | undefined;
  const listener: LiveListener = {
    onStatus(status, why) {
      stands = status;
      if (!isOpen && document?.mayWrite() !== undefined) bindAll(document);
      sayStatus(card, status, why);
      if (status === "closed") for (const field of fields) field.readOnly = true;
    },
    onPresent(now) {
      present = now;
      sayPresent();
    },
    onChanged,
  };
  document = connection.open(thread, listener);

  function bindAll(opened: LiveDocument): void {
    isOpen = true;
    for (const field of fields) {
      field.readOnly = opened.mayWrite() === false;
      const text = opened.doc.getText(field.dataset.live ?? "");
      ends.push(bindTextarea(field, text, (caret) => opened.point(caret)));
    }
    for (const note of card.querySelectorAll<HTMLElement>(".one-note")) {
      const text = opened.doc.getText(note.dataset.note ?? "");
      const shown = note.querySelector<HTMLElement>(".note-body");
      const showWords = () => {
        if (shown) {
          shown.textContent = text.toString();
          shown.classList.add("live");
        }
        sayPresent();
        clearTimeout(rest);
        rest = setTimeout(onChanged, RESTS_AFTER_MS);
      };
      text.observe(showWords);
      ends.push(() => text.unobserve(showWords));
    }
    for (const what of waiting.splice(0)) what();
  }

  /** Who types where: the last words before their caret. */
  function sayPresent(): void {
    for (const field of fields) {
      const line = field.form?.querySelector<HTMLElement>("[data-present]");
      if (!line || document === undefined) continue;
      const text = document.doc.getText(field.dataset.live ?? "");
      const there = present.flatMap(({ name, cursor }) => {
        const caret = cursor === "" ? undefined : readCaret(text, cursor);
        return caret === undefined ? [] : [`${name} is typing${placeOf(text.toString(), caret.start)}`];
      });
      line.hidden = there.length === 0;
      line.textContent = there.join("; ");
    }
  }

  return {
    card,
    isBusy: () =>
      fields.some((field) => field.closest("details")?.open === true) ||
      [...card.querySelectorAll<HTMLTextAreaElement>("textarea:not([data-live])")].some(
        (field) => field.value.trim() !== "" || field === field.ownerDocument.activeElement,
      ),
    rest() {
      const open = card.querySelectorAll<HTMLDetailsElement>("details.rewrite[open]");
      if (stands !== "saved" || open.length === 0) return;
      for (const details of open) details.open = false;
      onChanged();
    },
    read: (note) => (isOpen ? document?.doc.getText(note).toString() : undefined),
    whenOpen: (what) => (isOpen ? what() : void waiting.push(what)),
    close() {
      clearTimeout(rest);
      for (const end of ends) end();
      document?.close();
    },
  };
}

function placeOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - WORDS_BEFORE), at).trim();
  if (before === "") return at === 0 ? " at the beginning" : "";
  return ` after “${at > WORDS_BEFORE ? "…" : ""}${before}”`;
}
