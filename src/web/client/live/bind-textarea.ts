import * as Y from "yjs";
import { changedPart } from "../../../model/changed-part.ts";

/**
 * Lets a textarea show a note's live words, and type into them. What others type leaves the caret and the selection where
 * they stand in the words, and not at a number of letters.
 *
 * @param onCaret - Told whenever the caret moved, in the words of `readCaret`; empty where the textarea is left.
 * @returns What ends it.
 */
export function bindTextarea(
  textarea: HTMLTextAreaElement,
  text: Y.Text,
  onCaret: (caret: string) => void = () => undefined,
): () => void {
  // A wait for composition: an input method writes letters that are none yet.
  let isComposing = false;
  let caretTold = "";
  textarea.value = text.toString();

  function takeTyped(): void {
    if (isComposing) return;
    const [old, now] = [text.toString(), textarea.value];
    if (old === now) return;
    const { start, oldEnd, newEnd } = changedPart(old, now, textarea.selectionEnd);
    text.doc?.transact(() => {
      if (oldEnd > start) text.delete(start, oldEnd - start);
      if (newEnd > start) text.insert(start, now.slice(start, newEnd));
    }, textarea);
    tellCaret();
  }

  function showTyped(event: Y.YTextEvent): void {
    if (event.transaction.origin === textarea) return;
    const { selectionStart, selectionEnd, selectionDirection, scrollTop } = textarea;
    const [start, end] = [moved(selectionStart, event.delta), moved(selectionEnd, event.delta)];
    textarea.value = text.toString();
    if (textarea.ownerDocument.activeElement === textarea)
      textarea.setSelectionRange(start, end, selectionDirection ?? undefined);
    textarea.scrollTop = scrollTop;
    textarea.dispatchEvent(new Event("live-words"));
  }

  function tellCaret(): void {
    const isHere = textarea.ownerDocument.activeElement === textarea;
    const caret = isHere ? writeCaret(text, textarea.selectionStart, textarea.selectionEnd) : "";
    if (caret === caretTold) return;
    caretTold = caret;
    onCaret(caret);
  }

  const composes = () => {
    isComposing = true;
  };
  const composed = () => {
    isComposing = false;
    takeTyped();
  };
  const listeners: readonly (readonly [string, () => void])[] = [
    ["input", takeTyped],
    ["compositionstart", composes],
    ["compositionend", composed],
    ...["keyup", "pointerup", "focus", "blur"].map((name) => [name, tellCaret] as const),
  ];
  for (const [name, listener] of listeners) textarea.addEventListener(name, listener);
  text.observe(showTyped);
  return () => {
    for (const [name, listener] of listeners) textarea.removeEventListener(name, listener);
    text.unobserve(showTyped);
    if (caretTold !== "") onCaret("");
  };
}

/** Where a caret or a selection stands, so that it stays there whatever is typed elsewhere. */
function writeCaret(text: Y.Text, start: number, end: number): string {
  const places = [start, end].map((at) => Y.createRelativePositionFromTypeIndex(text, at));
  return JSON.stringify(places);
}

/** Offsets of somebody's caret; undefined where it stands in another note, or is none. */
export function readCaret(text: Y.Text, caret: string): { readonly start: number; readonly end: number } | undefined {
  try {
    const places = JSON.parse(caret) as readonly unknown[];
    const [start, end] = places.map((place) =>
      text.doc === null
        ? null
        : Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(place), text.doc),
    );
    if (start?.type !== text || end?.type !== text) return undefined;
    return { start: start.index, end: end.index };
  } catch {
    return undefined;
  }
}

/** Where an offset stands after what was typed elsewhere. */
function moved(offset: number, delta: Y.YTextEvent["delta"]): number {
  let [at, now] = [0, offset];
  for (const { retain, insert, delete: gone } of delta) {
    if (at > now) break;
    if (retain !== undefined) at += retain;
    else if (typeof insert === "string") {
      if (at < now) now += insert.length;
      at += insert.length;
    } else if (gone !== undefined) now -= Math.min(gone, now - at);
  }
  return now;
}
