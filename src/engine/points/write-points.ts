import type { PointNode } from "../../model/point.ts";
import { escapeBoldStart, escapeHeading, escapeQuoted, escapeStart, escapeText } from "./escape-text.ts";
import { readLabel } from "./read-label.ts";
import { readPoints } from "./read-points.ts";

/**
 * Writes points as a Markdown list that `readPoints` reads back as exactly the same tree: numbers, labels, headings,
 * texts and nesting. A text that is not known (null) is written as an empty one; facts are not written.
 *
 * Numbers are printed as a person would print them. Where that would be read differently (a number that is no number,
 * lists that only indentation tells apart), the points state theirs in braces: `- {number="4 (new)"} text`.
 * Linear in the points and their texts; never throws.
 */
export function writePoints(nodes: readonly PointNode[]): string {
  const printed = writeTree(nodes, isPrintable);
  return printed !== undefined && readsBackAs(printed, nodes) ? printed : (writeTree(nodes, () => false) ?? "");
}

// Deeper lists keep this indentation and state their depth, or the blanks would outgrow the words.
const DEEPEST_INDENT = 16;
const INDENT = 4;

type Siblings = {
  readonly nodes: readonly PointNode[];
  next: number;
  readonly indent: number;
  readonly printed: boolean;
};

/** Undefined where the list is to be printed and nests too deeply for that. */
function writeTree(
  nodes: readonly PointNode[],
  print: (siblings: readonly PointNode[], depth: number) => boolean,
): string | undefined {
  const lines: string[] = [];
  const open: Siblings[] = [{ nodes, next: 0, indent: 0, printed: print(nodes, 0) }];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const node = level.nodes[level.next];
    level.next += 1;
    if (node === undefined) {
      open.pop();
      continue;
    }
    const depth = open.length - 1;
    if (level.printed && depth > DEEPEST_INDENT) return undefined;
    const indent = level.printed
      ? writePrinted(lines, node, depth, level.indent)
      : writeStated(lines, node, depth, level.indent);
    open.push({ nodes: node.points, next: 0, indent, printed: print(node.points, depth + 1) });
  }
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

/** Each writes one point and returns the indentation of those under it. */
function writePrinted(lines: string[], node: PointNode, depth: number, indent: number): number {
  if (depth === 0 && isDivision(node)) return writeDivision(lines, node);
  return writeItem(lines, node, printedMarker(node, depth), indent);
}

function writeStated(lines: string[], node: PointNode, depth: number, indent: number): number {
  const inner = writeItem(lines, node, statedMarker(node, depth), indent);
  return depth < DEEPEST_INDENT ? inner : indent;
}

const NATIVE = /^\d+\. $/u;

function writeItem(lines: string[], node: PointNode, marker: string, indent: number): number {
  const heading = boldHeading(node, marker);
  const [first = "", ...further] = paragraphsOf(node.text ?? "");
  const beginsLine = heading === "" && (marker === "" || marker === "- ");
  const start = heading === "" ? escapeBoldStart(beginsLine ? escapeStart(first) : first) : first;
  const words = heading === "" || start === "" ? `${heading}${start}` : `${heading} ${start}`;
  // After a blank line every label is read as one, whatever the line above ends with.
  if (lines.length > 0 && (marker === "" || NATIVE.test(marker))) lines.push("");
  lines.push(`${" ".repeat(indent)}${words === "" ? marker.trimEnd() : marker + words}`);
  // `100. ` is five columns wide, and what belongs to it has to stand at least as far in.
  const inner = indent + Math.max(INDENT, NATIVE.test(marker) ? marker.length : 0);
  for (const paragraph of further) lines.push("", `${" ".repeat(inner)}${escapeStart(paragraph)}`);
  return inner;
}

function boldHeading({ heading }: PointNode, marker: string): string {
  if (heading === undefined || heading === "") return "";
  const escaped = escapeHeading(heading);
  return `**${marker === "- " ? escapeStart(escaped) : escaped}**`;
}

/** An article or annex as a Markdown heading; its text and its list stand below, at the margin. */
function writeDivision(lines: string[], node: PointNode): number {
  if (lines.length > 0) lines.push("");
  const heading = node.heading === undefined ? "" : ` – ${escapeHeading(node.heading).replace(/#$/u, "\\#")}`;
  lines.push(`## ${node.label ?? ""}${heading}`, "");
  const paragraphs = paragraphsOf(node.text ?? "").filter((paragraph) => paragraph !== "");
  for (const paragraph of paragraphs) lines.push(escapeBoldStart(escapeStart(paragraph)), "");
  return 0;
}

/** The lines of a text, each as a paragraph; a line feed beside an empty line becomes a reference. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let isOpen = false;
  for (const line of text.split("\n")) {
    const last = paragraphs.length - 1;
    if (last >= 0 && (isOpen || line === "")) paragraphs[last] += `&#10;${escapeText(line)}`;
    else paragraphs.push(escapeText(line));
    isOpen = line === "";
  }
  return paragraphs;
}

/** Whether siblings can stand under one another as printed: all numbered in ways that read back, or all without. */
function isPrintable(siblings: readonly PointNode[], depth: number): boolean {
  const kinds = new Set<string>();
  for (const node of siblings) {
    if (node.heading === "") return false;
    if (depth === 0 && (isPlainParagraph(node) || isDivision(node))) continue;
    const marker = printedMarker(node, depth);
    if (marker !== "- " && !readsBackAsLabel(marker, node)) return false;
    kinds.add(marker === "- " ? "bullets" : "labels");
  }
  return kinds.size < 2;
}

function readsBackAsLabel(marker: string, node: PointNode): boolean {
  const content = (NATIVE.test(marker) ? marker : marker.slice(2)).trimEnd();
  const label = readLabel(content);
  return (
    label !== undefined && label.number === node.number && label.printed === node.label && label.end === content.length
  );
}

function isPlainParagraph(node: PointNode): boolean {
  const hasLabel = node.number !== "" || node.label !== undefined;
  return (
    !hasLabel &&
    node.heading === undefined &&
    node.points.length === 0 &&
    node.text !== null &&
    /^[^\n]+$/u.test(node.text)
  );
}

function isDivision(node: PointNode): boolean {
  const label = node.label === undefined ? undefined : readLabel(node.label);
  return label?.word !== undefined && label.printed === node.label && label.number === node.number;
}

/** What stands in front of the text: nothing before a paragraph, `10. `, or a bullet with a label Markdown has no list for. */
function printedMarker(node: PointNode, depth: number): string {
  if (depth === 0 && isPlainParagraph(node)) return "";
  if (node.label !== undefined) return `- ${node.label}. `;
  if (node.number === "") return "- ";
  if (/^\d{1,3}$/u.test(node.number)) return `${node.number}. `;
  return /\d/u.test(node.number) ? `- ${node.number}. ` : `- (${node.number}) `;
}

function statedMarker(node: PointNode, depth: number): string {
  const facts = [
    ...(node.number === "" ? [] : [`number="${escapeQuoted(node.number)}"`]),
    ...(node.label === undefined ? [] : [`label="${escapeQuoted(node.label)}"`]),
    ...(node.heading === "" ? [`heading=""`] : []),
    ...(depth > DEEPEST_INDENT ? [`depth=${depth}`] : []),
  ];
  return `- {${facts.join(" ")}} `;
}

function readsBackAs(written: string, nodes: readonly PointNode[]): boolean {
  const pairs: Array<readonly [readonly PointNode[], readonly PointNode[]]> = [
    [readPoints(written, { markdown: true }).points, nodes],
  ];
  for (let pair = pairs.pop(); pair !== undefined; pair = pairs.pop()) {
    const [read, given] = pair;
    if (read.length !== given.length) return false;
    for (const [at, node] of given.entries()) {
      const twin = read[at];
      if (twin === undefined || !isSamePoint(twin, node)) return false;
      pairs.push([twin.points, node.points]);
    }
  }
  return true;
}

function isSamePoint(read: PointNode, given: PointNode): boolean {
  const isSame = read.number === given.number && read.label === given.label && read.heading === given.heading;
  return isSame && read.text === (given.text ?? "");
}
