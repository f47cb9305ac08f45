import type { JsonObject } from "./copy-json.ts";
import type { Agent, AnnotationCollection, AnnotationPage, Linked, Resource, WebAnnotation } from "./web-annotation.ts";

/**
 * Writes an annotation, a page of them or a collection as JSON-LD: one value alone rather than in a list, an IRI alone
 * rather than in an object, what was kept where it stood.
 *
 * @returns What reads as the same again. Shares nothing that could be changed with what is given but what was kept. Linear.
 */
export function writeJsonLd(annotation: WebAnnotation | AnnotationPage | AnnotationCollection): JsonObject {
  return membersOf(annotation);
}

/** The same of a part of one: a string where it is only named. */
export function writePart(part: Resource | Agent | Linked): unknown {
  return writeValue(part);
}

type Node = { readonly kind: string; readonly kept: JsonObject };

/** Written as lists even of one: JSON-LD would make no difference, section 5.2 does. */
const LISTS: readonly string[] = ["items"];

function membersOf(node: Node): JsonObject {
  const { kind: _, kept, ...members } = node;
  const written = Object.entries(members).flatMap(([key, value]) => {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) return [];
    return [[key, writeMember(key, value)] as const];
  });
  return { ...Object.fromEntries(written), ...kept };
}

function writeMember(key: string, value: unknown): unknown {
  // Contexts may be objects, and those are not ours to write anew.
  const values: readonly unknown[] = key === "@context" ? [value].flat() : [value].flat().map(writeValue);
  return values.length === 1 && !LISTS.includes(key) ? values[0] : values;
}

function writeValue(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const written = membersOf(value as Node);
  const { id, ...more } = written;
  return id !== undefined && Object.keys(more).length === 0 ? id : written;
}
