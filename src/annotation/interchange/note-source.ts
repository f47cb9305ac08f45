import type { NoteSource } from "./exchanged-note.ts";
import { isIri } from "./read-iri.ts";
import { readResource } from "./read-resource.ts";
import type { Resource, Specifier } from "./web-annotation.ts";
import { writePart } from "./write-json-ld.ts";

/**
 * What a target is on, as far as a note can say it: its source, the words that a selector quotes, their position. A
 * fragment selector goes into the source, as section 4.2.1 has it: `…/lease` and `p-6` are `…/lease#p-6`.
 *
 * @returns Undefined where it has no source with an IRI: a text, or several resources as one. Linear.
 */
export function sourceOfTarget(target: Resource): NoteSource | undefined {
  const meant = meantBy(target);
  if (meant === undefined) return undefined;
  const written = writePart(target);
  const plain = writePart(readResource(writePlainTarget(meant), { path: "target", base: undefined }));
  return { ...meant, sent: JSON.stringify(written) === JSON.stringify(plain) ? undefined : written };
}

/** Which selectors and states of a target a note has no place for. */
export function unusedSpecifiers(target: Resource): readonly Specifier[] {
  if (target.kind !== "specific") return [];
  return [...selectionOf(target.selector, sourceIri(target.source)).unused, ...target.state];
}

/** Whether what was sent still means what the note is on. */
export function isStillMeant(target: NoteSource): boolean {
  if (target.sent === undefined) return false;
  const meant = meantBy(readResource(target.sent, { path: "target", base: undefined }));
  const { source, quote, position } = target;
  return JSON.stringify(meant) === JSON.stringify(inOrder({ source, quote, position }));
}

/** What a target means, and nothing else. */
export function writePlainTarget({ source, quote, position }: Meant): unknown {
  if (quote === undefined && position === undefined) return source;
  const selectors = [
    ...(quote === undefined ? [] : [{ type: "TextQuoteSelector", ...quote }]),
    ...(position === undefined ? [] : [{ type: "TextPositionSelector", ...position }]),
  ];
  return { type: "SpecificResource", source, selector: selectors.length > 1 ? selectors : selectors[0] };
}

type Meant = Omit<NoteSource, "sent">;

function meantBy(target: Resource): Meant | undefined {
  if (target.kind === "external") return { source: target.id, quote: undefined, position: undefined };
  if (target.kind !== "specific") return undefined;
  const source = sourceIri(target.source);
  if (source === undefined) return undefined;
  const { fragment, quote, position } = selectionOf(target.selector, source);
  return inOrder({
    source: fragment === undefined ? source : `${source}#${fragment}`,
    quote: quote && { exact: quote.exact, prefix: quote.prefix ?? "", suffix: quote.suffix ?? "" },
    position: position && { start: position.start, end: position.end },
  });
}

/** Members in one order, so that two of them are the same where they are written the same. */
function inOrder({ source, quote, position }: Meant): Meant {
  return {
    source,
    quote: quote && { exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    position: position && { start: position.start, end: position.end },
  };
}

function sourceIri(source: Resource): string | undefined {
  return source.kind === "external" ? source.id : undefined;
}

type Of<Kind extends Specifier["kind"]> = Extract<Specifier, { readonly kind: Kind }>;

/** The first fragment that makes an IRI with the source, and the first quote and position beside or within it. */
function selectionOf(selectors: readonly Specifier[], source: string | undefined) {
  const segment = selectors.find(
    (selector): selector is Of<"FragmentSelector"> =>
      selector.kind === "FragmentSelector" && source?.includes("#") === false && isIri(`${source}#${selector.value}`),
  );
  const within = [...selectors.filter((selector) => selector !== segment), ...(segment?.refinedBy ?? [])];
  const quote = within.find((selector) => selector.kind === "TextQuoteSelector");
  const position = within.find(
    (selector): selector is Of<"TextPositionSelector" | "DataPositionSelector"> =>
      selector.kind === "TextPositionSelector",
  );
  const unused = [
    ...within.filter((selector) => selector !== quote && selector !== position),
    ...(quote?.refinedBy ?? []),
    ...(position?.refinedBy ?? []),
  ];
  return { fragment: segment?.value, quote, position, unused };
}
