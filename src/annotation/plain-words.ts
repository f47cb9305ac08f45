import type { Nodes } from "mdast";
import { readLightMarkdown } from "./read-light-markdown.ts";

/** The words of a note without their marks, in one line: as they are told where nothing can be set in bold. Linear. */
export function plainWords(body: string): string {
  return readLightMarkdown(body).map(wordsOf).join(" ").replaceAll(/\s+/gu, " ").trim();
}

function wordsOf(node: Nodes): string {
  if ("value" in node) return node.value;
  // A break is one between two words.
  if (!("children" in node)) return " ";
  const isInline =
    node.type === "paragraph" || node.type === "link" || node.type === "emphasis" || node.type === "strong";
  return node.children.map(wordsOf).join(isInline ? "" : " ");
}
