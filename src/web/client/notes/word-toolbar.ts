import { type SelectedWords, selectedWords } from "./selected-words.ts";

type Toolbar = { readonly note: (words: SelectedWords) => void; readonly highlight: (words: SelectedWords) => void };

const GAP = 8;

/** Shows, beside words that are selected, what can be done with them. */
export function showWordToolbar(does: Toolbar): void {
  const toolbar = document.createElement("div");
  toolbar.className = "word-toolbar";
  toolbar.setAttribute("role", "toolbar");
  toolbar.setAttribute("aria-label", "The words selected");
  toolbar.hidden = true;
  toolbar.append(button("Note", "a", does.note), button("Highlight", "h", does.highlight));
  document.querySelector("main")?.append(toolbar);

  function place(): void {
    const words = selectedWords();
    toolbar.hidden = words === undefined;
    if (words === undefined) return;
    const box = document.getSelection()?.getRangeAt(0).getBoundingClientRect();
    if (box === undefined) return;
    // Below the words: above them a phone shows what it can do itself.
    const left = Math.min(box.left, document.documentElement.clientWidth - toolbar.offsetWidth - GAP);
    const origin = (toolbar.offsetParent ?? document.documentElement).getBoundingClientRect();
    const scrolled = toolbar.offsetParent === null || toolbar.offsetParent === document.body;
    toolbar.style.left = `${Math.max(GAP, left) - (scrolled ? -scrollX : origin.left)}px`;
    toolbar.style.top = `${box.bottom + GAP - (scrolled ? -scrollY : origin.top)}px`;
  }

  document.addEventListener("selectionchange", place);
}

function button(words: string, key: string, act: (selected: SelectedWords) => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.append(words, Object.assign(document.createElement("kbd"), { textContent: key }));
  // Pressed, it would take the selection away before it is read.
  made.addEventListener("pointerdown", (event) => event.preventDefault());
  made.addEventListener("click", () => {
    const words = selectedWords();
    if (words !== undefined) act(words);
  });
  return made;
}
