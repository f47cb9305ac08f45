/** Keys of a table: from cell to cell by the arrows, Enter opens the cell, `?` tells the keys. */
const table = document.querySelector<HTMLTableElement>("table.matrix");
const keys = document.querySelector<HTMLDialogElement>("dialog.keys");
const rows = [...(table?.tBodies[0]?.rows ?? [])].map((row) => [...row.querySelectorAll<HTMLElement>("td")]);
let [here, along] = [0, 0];

for (const element of document.querySelectorAll<HTMLElement>("[data-scripted]")) element.hidden = false;
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());
document.querySelector("[data-keys]")?.addEventListener("click", () => keys?.showModal());

if (table !== null && rows.length > 0) {
  // One stop of the tab key for all cells: from there the arrows go on.
  table.setAttribute("role", "grid");
  document.querySelector(".matrix-scroll")?.removeAttribute("tabindex");
  for (const cell of rows.flat()) cell.tabIndex = -1;
  const start = rowAtHash();
  here = start;
  setStop(true);
  table.addEventListener("keydown", (event) => move(event));
  table.addEventListener("focusin", (event) => comeTo(event));
}

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : undefined;
  if (event.key !== "?" || target?.closest("input, textarea, select, dialog")) return;
  event.preventDefault();
  keys?.showModal();
});

function move(event: KeyboardEvent): void {
  if (event.metaKey || event.altKey || !(event.target instanceof HTMLTableCellElement)) return;
  const width = rows[here]?.length ?? 1;
  const to = {
    ArrowRight: [here, along + 1],
    ArrowLeft: [here, along - 1],
    ArrowDown: [here + 1, along],
    ArrowUp: [here - 1, along],
    Home: [event.ctrlKey ? 0 : here, 0],
    End: [event.ctrlKey ? rows.length - 1 : here, width - 1],
  }[event.key];
  if (event.key === "Enter") event.target.querySelector<HTMLElement>("[data-open]")?.click();
  else if (to === undefined) return;
  else rows[to[0] ?? 0]?.[to[1] ?? 0]?.focus();
  event.preventDefault();
}

/** Whichever cell is come to, by keys or by pointer, is where the keys go on. */
function comeTo(event: FocusEvent): void {
  const cell = event.target instanceof Element ? event.target.closest("td") : null;
  const row = rows.findIndex((cells) => cell !== null && cells.includes(cell));
  if (row < 0 || cell === null) return;
  setStop(false);
  [here, along] = [row, rows[row]?.indexOf(cell) ?? 0];
  setStop(true);
}

function setStop(isStop: boolean): void {
  const cell = rows[here]?.[along];
  if (cell !== undefined) cell.tabIndex = isStop ? 0 : -1;
}

/** A link to a row begins there. */
function rowAtHash(): number {
  const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const all = [...(table?.tBodies[0]?.rows ?? [])];
  return row instanceof HTMLTableRowElement ? Math.max(0, all.indexOf(row)) : 0;
}
