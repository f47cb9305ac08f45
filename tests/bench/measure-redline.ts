import type { Redline } from "../../src/model/comparison.ts";

/** What a reader is shown, counted. */
export type RedlineMeasures = {
  /** Struck and inserted characters (UTF-16 units) without white space. */
  readonly size: number;
  /** Runs of change with nothing kept between them. */
  readonly hunks: number;
  /** Kept runs of at most two words between two changes of one line: the reader has to hop over them. */
  readonly islands: number;
  /** Edges of a change that fall inside a word of the later text, as which all that is kept is spelled. */
  readonly cutWords: number;
};

/** Counts what a redline shows. Linear in its length. */
export function measureRedline(redline: Redline): RedlineMeasures {
  const runs = redline.filter(([, text]) => text !== "");
  const changed = runs.filter(([sort]) => sort !== "=");
  return {
    size: changed.reduce((sum, [, text]) => sum + withoutSpace(text).length, 0),
    hunks: runs.filter(([sort], index) => sort !== "=" && (runs[index - 1]?.[0] ?? "=") === "=").length,
    islands: runs.filter((_, index) => isIsland(runs, index)).length,
    cutWords: cutWords(runs),
  };
}

/** Whether a redline holds both texts, white space aside: most peers do not keep it. */
export function rebuilds(redline: Redline, before: string, after: string): boolean {
  const textWithout = (left: "-" | "+") =>
    withoutSpace(
      redline
        .filter(([sort]) => sort !== left)
        .map(([, text]) => text)
        .join(""),
    );
  return textWithout("+") === withoutSpace(before) && textWithout("-") === withoutSpace(after);
}

function withoutSpace(text: string): string {
  return text.replace(/\s/gu, "");
}

function isIsland(runs: Redline, index: number): boolean {
  const [[sort, text] = ["=", ""], before, after] = [runs[index], runs[index - 1], runs[index + 1]];
  if (sort !== "=" || before === undefined || after === undefined || text.includes("\n")) return false;
  return before[0] !== "=" && after[0] !== "=" && (text.match(/[\p{L}\p{N}]+/gu) ?? []).length <= 2;
}

const ENDS_IN_WORD = /[\p{L}\p{N}]$/u;
const BEGINS_IN_WORD = /^[\p{L}\p{N}]/u;

function cutWords(runs: Redline): number {
  const ofLater = runs.filter(([sort]) => sort !== "-");
  return ofLater.filter(([sort, text], index) => {
    const before = ofLater[index - 1];
    return before !== undefined && before[0] !== sort && ENDS_IN_WORD.test(before[1]) && BEGINS_IN_WORD.test(text);
  }).length;
}
