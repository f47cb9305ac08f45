/** Words of one point that are selected, and where they begin, in code points of their text or heading. */
export type SelectedWords = {
  readonly point: HTMLElement;
  readonly part: "text" | "heading";
  readonly exact: string;
  readonly start: number;
};

/** The words selected; undefined for none, and for what reaches over several points. */
export function selectedWords(): SelectedWords | undefined {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return undefined;
  const range = selection.getRangeAt(0);
  const part = elementOf(range.startContainer)?.closest<HTMLElement>("[data-point] [data-part]");
  const point = part?.closest<HTMLElement>("[data-point]");
  if (!part || !point) return undefined;
  const within = range.cloneRange();
  if (!part.contains(range.endContainer)) within.setEnd(part, part.childNodes.length);
  const words = within.toString();
  // Three clicks select a paragraph up to the beginning of the next one.
  if (selection.toString().trim().length > words.trim().length + SLACK) return undefined;
  const exact = words.trim();
  if (exact === "") return undefined;
  const before = document.createRange();
  before.setStart(part, 0);
  before.setEnd(within.startContainer, within.startOffset);
  const lead = words.slice(0, words.indexOf(exact));
  return {
    ...{ point, part: part.dataset.part === "heading" ? "heading" : "text", exact },
    start: Array.from(before.toString() + lead).length,
  };
}

// What is read of a selection has line breaks of its own.
const SLACK = 4;

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement;
}
