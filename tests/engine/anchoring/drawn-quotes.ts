import { readText } from "../../../src/engine/anchoring/read-text.ts";
import { type EntryTexts, type PlacedPoint, textsAlong } from "../../../src/engine/anchoring/version-step.ts";
import { type Span, segmentsOf } from "../../../src/engine/passages/redline-segments.ts";
import type { Redline, RedlineRun } from "../../../src/model/comparison.ts";
import type { Point } from "../../../src/model/point.ts";
import { readMarked } from "../../support/marked-text.ts";

/** The texts of a redline, and what was quoted of the earlier one. */
export type DrawnQuote = { readonly texts: EntryTexts; readonly redline: Redline; readonly quote: Span };

/**
 * Reads a redline with a quote of the earlier text in «»: `Boats «pay {five|seven} crowns» a day.` A line is a point, of
 * either version: `{ and|\n}` splits one.
 */
export function readQuote(drawn: string): DrawnQuote {
  const { before, after } = readMarked(drawn.replace(/[«»]/gu, ""));
  const quoted = readMarked(drawn).before;
  const redline = runsOf(drawn.replace(/[«»]/gu, ""));
  return {
    texts: textsAlong(readText(before), readText(after), segmentsOf(redline), placedLines(before), placedLines(after)),
    redline,
    quote: { start: quoted.indexOf("«"), end: quoted.indexOf("»") - 1 },
  };
}

function runsOf(marked: string): Redline {
  return marked.split(/(\{[^}]*\})/u).flatMap((part): readonly RedlineRun[] => {
    if (!part.startsWith("{")) return part === "" ? [] : [["=", part]];
    const [struck = "", inserted = ""] = part.slice(1, -1).split("|");
    return [
      ...(struck === "" ? [] : ([["-", struck]] as const)),
      ...(inserted === "" ? [] : ([["+", inserted]] as const)),
    ];
  });
}

function placedLines(text: string): readonly PlacedPoint[] {
  let start = 0;
  return text.split("\n").map((line, order) => {
    const placed = { point: pointOf(line, order), text: line, start };
    start += line.length + 1;
    return placed;
  });
}

function pointOf(text: string, order: number): Point {
  const number = String(order + 1);
  return { path: number, order, depth: 0, parent: null, number, label: null, heading: null, text };
}

/** Puts every span of a text in «». */
export function drawSpans(text: string, spans: readonly Span[]): string {
  let [drawn, done] = ["", 0];
  for (const { start, end } of spans) {
    drawn += `${text.slice(done, start)}«${text.slice(start, end)}»`;
    done = end;
  }
  return drawn + text.slice(done);
}
