import { decodeInline } from "./markdown-inline.ts";
import { skipSpaces } from "./spaces.ts";

/** Facts of a point that stand in braces because its label could not be printed: `- {number="4 (new)" depth=2} text`. */
export type StatedLabel = {
  readonly number: string;
  readonly printed: string | undefined;
  readonly heading: string | undefined;
  /** Points above it. Stated where indentation would grow too wide. */
  readonly depth: number | undefined;
  /** Index of the opening brace. */
  readonly start: number;
  /** Index at which the text begins. */
  readonly end: number;
};

const KEY = / *(?:(number|label|heading)="|(depth)=(\d{1,7}))/uy;

/** Reads the braces that `content` has at `start`; undefined where there are none or anything else stands in them. */
export function readStatedLabel(content: string, start: number): StatedLabel | undefined {
  if (content[start] !== "{") return undefined;
  const stated = new Map<string, string>();
  let at = start + 1;
  for (;;) {
    KEY.lastIndex = at;
    const match = KEY.exec(content);
    if (match === null) break;
    const [whole, quotedKey, depthKey, depth] = match;
    const key = quotedKey ?? depthKey ?? "";
    if (stated.has(key)) return undefined;
    at += whole.length;
    const close = quotedKey === undefined ? at : closingQuote(content, at);
    if (close === undefined) return undefined;
    stated.set(key, quotedKey === undefined ? (depth ?? "") : decodeInline(content.slice(at, close)));
    at = quotedKey === undefined ? at : close + 1;
  }
  if (content[at] !== "}") return undefined;
  const end = at + 1;
  if (end < content.length && skipSpaces(content, end) === end) return undefined;
  return {
    number: stated.get("number") ?? "",
    printed: stated.get("label"),
    heading: stated.get("heading"),
    depth: stated.has("depth") ? Number(stated.get("depth")) : undefined,
    start,
    end: skipSpaces(content, end),
  };
}

function closingQuote(content: string, from: number): number | undefined {
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === "\\") at += 1;
    else if (content[at] === '"') return at;
  }
  return undefined;
}
