import type { PointNode } from "../model/point.ts";
import { type DRAFT_KEYS, type DraftReading, defined, FACT_KEYS, readFacts } from "./draft-fields.ts";
import type { LocatedValue } from "./located-value.ts";
import { unreportedWithText } from "./point-facts.ts";
import { Fields } from "./read-fields.ts";

/** The keys of a point in JSON, in the order in which they are written. */
export const POINT_KEYS = ["number", "label", "heading", "text", ...FACT_KEYS, "points"] as const;

type PointFields = Fields<(typeof POINT_KEYS)[number]>;

/**
 * Reads the list of points under `points`: one object is one point, whatever its text looks like.
 *
 * @returns undefined where the key is absent. Nesting is bounded by what the JSON reader lets through.
 */
export function readPointValues(
  fields: Fields<(typeof DRAFT_KEYS)[number]> | PointFields,
  reading: DraftReading,
): PointNode[] | undefined {
  return (fields as Fields<"points">).list("points", (value) => readPointValue(value, reading));
}

function readPointValue(value: LocatedValue, reading: DraftReading): PointNode {
  const fields = new Fields(value, "a point", POINT_KEYS, reading);
  const number = readNumber(fields);
  const facts = readFacts(fields, reading);
  return {
    number,
    ...defined("label", fields.text("label")),
    ...defined("heading", fields.text("heading")),
    text: readPointText(fields, number, facts.status === "unreported", reading),
    ...facts,
    points: readPointValues(fields, reading) ?? [],
  };
}

function readNumber(fields: PointFields): string {
  const value = fields.find("number");
  if (value?.kind !== "literal") return fields.text("number") ?? "";
  throw fields.refuse(
    `"number" must be text, found ${value.written}.`,
    `Write it as printed: "${value.written}".`,
    value.line,
  );
}

function readPointText(
  fields: PointFields,
  number: string,
  isUnreported: boolean,
  { refuse }: DraftReading,
): string | null {
  const text = fields.text("text");
  if (isUnreported) {
    if (text === undefined) return null;
    throw unreportedWithText(number, text, fields.lineOf("text"), refuse);
  }
  if (text !== undefined) return text;
  const value = fields.has("text") ? "null" : "missing";
  throw refuse(
    `"text" is ${value}, but the status of the point is not unreported.`,
    'Write "" for a point with a heading only, or "status": "unreported" where nothing is known.',
    fields.lineOf("text"),
  );
}
