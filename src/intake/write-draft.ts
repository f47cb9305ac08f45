import { Document, type Node, Scalar, visit } from "yaml";
import { listPoints } from "../engine/points/list-points.ts";
import { writePoints } from "../engine/points/write-points.ts";
import type { Draft } from "../model/draft.ts";
import type { PointNode } from "../model/point.ts";
import { DRAFT_KEYS, FACT_KEYS, POSITION_KEYS, SOURCE_KEYS } from "./draft-fields.ts";
import { POINT_KEYS } from "./point-values.ts";
import { kebabCase } from "./read-fields.ts";

/**
 * Writes a draft as Markdown with YAML front matter; `readDraft` reads it back as the same draft. What a reader would
 * assume anyway (coverage full, numbering printed, no sources) is left out.
 */
export function writeMarkdownDraft(draft: Draft): string {
  const entries = describedKeys(draft).map(([key, value]) => [kebabCase(key), inOrder(value)] as const);
  const facts = listPoints(draft.points).flatMap((point) => {
    const known = pick(point, FACT_KEYS);
    return known.size === 0 ? [] : [[point.path, known] as const];
  });
  const frontMatter = new Map<string, unknown>([
    ...entries,
    ...(facts.length === 0 ? [] : [["points", new Map(facts)] as const]),
  ]);
  return `---\n${writeYaml(frontMatter)}---\n\n${writePoints(draft.points)}`;
}

/** The same as JSON, the facts of a point standing on the point. */
export function writeJsonDraft(draft: Draft): string {
  const described = describedKeys(draft);
  return `${JSON.stringify({ ...Object.fromEntries(described), points: draft.points.map(pointValue) }, null, 2)}\n`;
}

function describedKeys(draft: Draft): ReadonlyArray<readonly [key: string, value: unknown]> {
  const assumed: Readonly<Record<string, unknown>> = { coverage: "full", numbering: "printed" };
  return DRAFT_KEYS.filter((key) => key !== "points")
    .map((key) => [key, draft[key]] as const)
    .filter(
      ([key, value]) => value !== undefined && value !== assumed[key] && !(Array.isArray(value) && value.length === 0),
    );
}

function pointValue(point: PointNode): object {
  const value = pick(point, POINT_KEYS);
  if (point.number === "") value.delete("number");
  value.set("points", point.points.map(pointValue));
  if (point.points.length === 0) value.delete("points");
  return Object.fromEntries(value);
}

/** The defined values of `record` under `keys`, in the order of `keys`. */
function pick(record: object, keys: readonly string[]): Map<string, unknown> {
  const values = new Map(Object.entries(record));
  return new Map(keys.filter((key) => values.get(key) !== undefined).map((key) => [key, inOrder(values.get(key))]));
}

/** Lists of sources and positions with their keys in order; everything else as it is. */
function inOrder(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((item: unknown) =>
    item !== null && typeof item === "object"
      ? Object.fromEntries(pick(item, [...new Set([...SOURCE_KEYS, ...POSITION_KEYS])]))
      : item,
  );
}

// What stays without quotation marks: words and ids that no YAML reader takes for anything else.
const PLAIN = /^[a-z](?:[\w./() -]*[\w.)])?$/iu;
const TAKEN_FOR_OTHERS = /^(?:true|false|yes|no|on|off|y|n|null)$/iu;

function writeYaml(frontMatter: ReadonlyMap<string, unknown>): string {
  const document = new Document(frontMatter);
  visit(document, {
    Scalar: (_, scalar) => {
      const text = String(scalar.value);
      scalar.type = PLAIN.test(text) && !TAKEN_FOR_OTHERS.test(text) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
    },
    Collection: (_, collection, path) => {
      // One source, one point to a line.
      collection.flow = path.length > 3 || (path.length > 1 && isListOfWords(collection));
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function isListOfWords({ items }: { readonly items: readonly unknown[] }): boolean {
  return items.every((item) => (item as Node) instanceof Scalar);
}
