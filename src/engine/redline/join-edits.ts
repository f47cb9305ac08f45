import type { Edit } from "./diff-words.ts";

/** Adds an edit behind others, made one with the last where no kept word stands between. */
export function addEdit(edits: Edit[], edit: Edit): void {
  const last = edits.at(-1);
  if (last === undefined || last.beforeEnd < edit.beforeStart) edits.push(edit);
  else edits[edits.length - 1] = { ...edit, beforeStart: last.beforeStart, afterStart: last.afterStart };
}
