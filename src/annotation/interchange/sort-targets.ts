import { withoutHtml } from "./body-text.ts";
import type { NoteSource } from "./exchanged-note.ts";
import { tellMembers, without } from "./leftover-members.ts";
import { sourceOfTarget, unusedSpecifiers } from "./note-source.ts";
import type { Resource, Specifier } from "./web-annotation.ts";
import { writePart } from "./write-json-ld.ts";

/** The targets of an annotation: those that a note is on, and the others. */
export type SortedTargets = { readonly sources: NoteSource[]; readonly kept: unknown[]; readonly unshown: string[] };

/** Sorts targets in their order. Linear. */
export function sortTargets(targets: readonly Resource[], isShown: (source: string) => boolean): SortedTargets {
  const sorted: SortedTargets = { sources: [], kept: [], unshown: [] };
  for (const target of targets) sortTarget(target, isShown, sorted);
  return sorted;
}

function sortTarget(target: Resource, isShown: (source: string) => boolean, sorted: SortedTargets): void {
  if (target.kind === "Independents") {
    for (const item of target.items) sortTarget(item, isShown, sorted);
    return;
  }
  const source = sourceOfTarget(target);
  if (source !== undefined && isShown(source.source)) {
    sorted.sources.push(source);
    sorted.unshown.push(
      ...unusedSpecifiers(target).map((specifier) => `${SPECIFIER_WORDS[specifier.kind]} is kept, and not shown`),
    );
    if (source.sent !== undefined) sorted.unshown.push(...tellMembers(without(source.sent, HELD_OF_TARGET), "target"));
    return;
  }
  sorted.kept.push(writePart(withoutHtml(target)));
  const what =
    source === undefined ? `a target that is ${TARGET_WORDS[target.kind]}` : `a target elsewhere (${source.source})`;
  sorted.unshown.push(`${what} is kept, and not shown`);
}

const HELD_OF_TARGET: readonly string[] = ["id", "type", "source", "selector", "state"];

const TARGET_WORDS: Readonly<Record<Exclude<Resource["kind"], "Independents">, string>> = {
  textual: "a text of its own",
  specific: "part of a text of its own",
  external: "elsewhere",
  Choice: "a choice of resources",
  Composite: "several resources as one",
  List: "several resources in order",
};

const SPECIFIER_WORDS: Readonly<Record<Specifier["kind"], string>> = {
  FragmentSelector: "a fragment selector",
  CssSelector: "a CSS selector",
  XPathSelector: "an XPath selector",
  TextQuoteSelector: "a further quote",
  TextPositionSelector: "a further position",
  DataPositionSelector: "a selector of bytes",
  SvgSelector: "an SVG selector",
  RangeSelector: "a range selector",
  TimeState: "a state of a certain time",
  HttpRequestState: "a state of a certain request",
  "other-specifier": "a selector or state of another kind",
};
