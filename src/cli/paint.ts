import { styleText } from "node:util";
import type { Redline } from "../model/comparison.ts";

/** Colour for a terminal, plain marks everywhere else: what is struck or inserted never shows by colour alone. */
export type Paint = {
  strong(text: string): string;
  quiet(text: string): string;
  struck(text: string): string;
  inserted(text: string): string;
  moved(text: string): string;
};

export function paintFor(colour: boolean): Paint {
  const style = (format: Parameters<typeof styleText>[0]) => (text: string) => {
    // Per line: a style left open over a line end would colour what a pager shows beside it.
    return colour
      ? text
          .split("\n")
          .map((line) => (line === "" ? "" : styleText(format, line, { validateStream: false })))
          .join("\n")
      : text;
  };
  return {
    strong: style("bold"),
    quiet: style("dim"),
    moved: style("green"),
    struck: (text) => style(["red", "strikethrough"])(`[-${text}-]`),
    inserted: (text) => style(["blue", "underline"])(`{+${text}+}`),
  };
}

/** A redline on one line or several: `limited to [-600,000-]{+800,000+} people`. */
export function paintRedline(redline: Redline, paint: Paint): string {
  return redline
    .map(([sort, text]) => (sort === "=" ? text : sort === "-" ? paint.struck(text) : paint.inserted(text)))
    .join("");
}
