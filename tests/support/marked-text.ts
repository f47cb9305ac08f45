import type { Redline, RedlineRun } from "../../src/model/comparison.ts";

// {struck|inserted}: square brackets stay free for the drafters' own use.
const MARK = /\{([^{}|]*)\|([^{}|]*)\}/gu;

/** The two texts of a drawn redline: `Emissions fall by {30|45} per cent.` */
export function readMarked(marked: string): { readonly before: string; readonly after: string } {
  return { before: marked.replace(MARK, "$1"), after: marked.replace(MARK, "$2") };
}

/** Draws a redline as `readMarked` reads it. */
export function writeMarked(runs: Redline): string {
  const marks = runs.map(([sort, text], index) => {
    if (sort === "=") return text;
    if (sort === "-") return runs[index + 1]?.[0] === "+" ? `{${text}` : `{${text}|}`;
    return runs[index - 1]?.[0] === "-" ? `|${text}}` : `{|${text}}`;
  });
  return marks.join("");
}

/** The text that a redline leaves when every change is refused. */
export function rejected(runs: Redline): string {
  return textOf(runs.filter(([sort]) => sort !== "+"));
}

/** The text that a redline leaves when every change is taken. */
export function accepted(runs: Redline): string {
  return textOf(runs.filter(([sort]) => sort !== "-"));
}

function textOf(runs: readonly RedlineRun[]): string {
  return runs.map(([, text]) => text).join("");
}
