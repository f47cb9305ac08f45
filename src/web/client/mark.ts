/** Takes over the words that a reader selects in the point, with the place where they stand. */
const point = document.querySelector<HTMLElement>("[data-point]");
const words = document.querySelector<HTMLTextAreaElement>("[data-words]");
const start = document.querySelector<HTMLInputElement>("[data-start]");

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (point === null || words === null || selection === null || selection.rangeCount === 0) return;
  const range = selection.getRangeAt(0);
  const selected = range.toString();
  if (selected.trim() === "" || !point.contains(range.commonAncestorContainer)) return;
  const before = document.createRange();
  before.setStart(point, 0);
  before.setEnd(range.startContainer, range.startOffset);
  words.value = selected;
  // In code points, as the service counts.
  if (start !== null) start.value = String(Array.from(before.toString()).length);
});

// Words typed by hand may stand elsewhere.
words?.addEventListener("input", () => {
  if (start !== null) start.value = "";
});
