import type { ExchangedNote } from "../../annotation/interchange/exchanged-note.ts";
import type { TargetSaid } from "../../annotation/notes.ts";
import { readAddress, readVersionName } from "../../model/address.ts";
import { Problem } from "../../model/problem.ts";

type Source = ExchangedNote["targets"][number];

/** What an IRI in a target names here: what a note can be on, or a note. */
export type Named =
  | { readonly kind: "target"; readonly target: TargetSaid }
  /** Of a thread or one of its notes: what is on it is a reply. */
  | { readonly kind: "note"; readonly id: string };

/** The container of a negotiation's annotations. */
export function containerIri(origin: string, negotiation: string): string {
  return `${origin}/api/n/${encodeURIComponent(negotiation)}/annotations/`;
}

/** An annotation in it, by the id of a thread or of a reply. */
export function annotationIri(origin: string, negotiation: string, id: string): string {
  return `${containerIri(origin, negotiation)}${id}`;
}

/**
 * Finds what a target means in a negotiation, by the address of a page or of an annotation.
 *
 * @param origin - Of this service; which scheme an address was written with is no matter, as proxies change it.
 * @returns Undefined for what is elsewhere, or is nothing that a note can be on. Whether it is there is not asked.
 */
export function namedBy(origin: string, negotiation: string, { source, quote, position }: Source): Named | undefined {
  const url = URL.canParse(source, origin) ? new URL(source, origin) : undefined;
  if (url === undefined || !/^https?:$/u.test(url.protocol) || url.host !== new URL(origin).host) return undefined;
  const steps = stepsOf(url);
  if (steps === undefined) return undefined;
  const [first, second] = steps;
  if (first === "api" && second === "n" && steps[2] === negotiation && steps.length === 5 && isOfNotes(steps[3]))
    return { kind: "note", id: steps[4] ?? "" };
  if (first !== "n" || second !== negotiation) return undefined;
  const target = targetOf(steps.slice(2), url, quote && { ...quote, start: position?.start });
  return target && { kind: "target", target };
}

function isOfNotes(step: string | undefined): boolean {
  return step === "annotations" || step === "notes";
}

type Quote = Extract<TargetSaid, { readonly kind: "words" }>["quote"];

function targetOf(steps: readonly string[], url: URL, quote: Quote | undefined): TargetSaid | undefined {
  const [first = "", second = "", ...more] = steps;
  if (more.length > 0 || second === "") return steps.length === 1 && first === "compare" ? changeOf(url) : undefined;
  if (first === "matrix") return { kind: "term", term: second };
  const path = pathOf(url);
  const of = { document: first, ...readVersionName(second) };
  if (path !== undefined) return { kind: "point", ...of, path, quote };
  return quote === undefined ? { kind: "version", ...of } : { kind: "words", ...of, quote };
}

function changeOf(url: URL): TargetSaid | undefined {
  const [before, after] = ["before", "after"].map((side) => sideOf(url.searchParams.get(side) ?? ""));
  const path = pathOf(url);
  if (before === undefined || after === undefined || path === undefined) return undefined;
  return { kind: "change", before: { ...before, path: null }, after: { ...after, path } };
}

function sideOf(text: string) {
  try {
    const { negotiation, document, version, reading } = readAddress(text);
    return negotiation !== undefined || document === undefined || version === undefined
      ? undefined
      : { document, version, reading };
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** The point at whose number a page opens. */
function pathOf({ hash }: URL): string | undefined {
  const fragment = decoded(hash.slice(1));
  return fragment?.startsWith("p-") === true && fragment.length > 2 ? fragment.slice(2) : undefined;
}

function stepsOf({ pathname }: URL): readonly string[] | undefined {
  const steps = pathname.split("/").slice(1).map(decoded);
  return steps.includes(undefined) ? undefined : (steps as readonly string[]);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
