import { COVERAGES, GRADES, KINDS, NUMBERINGS, type Provenance, provenanceOf, ROUTES } from "../model/draft.ts";
import { POINT_STATUSES, type PointFacts, type Source } from "../model/point.ts";
import type { LocatedValue } from "./located-value.ts";
import { type FieldReading, Fields } from "./read-fields.ts";

/** The keys of a draft, in the order in which they are written. */
export const DRAFT_KEYS = [
  "title",
  "kind",
  "round",
  "textDate",
  "published",
  "publishedBy",
  "basedOn",
  "witnessOf",
  "coverage",
  "numbering",
  "language",
  "originalLanguage",
  "translationPath",
  "route",
  "grade",
  "gradeReason",
  "verification",
  "sources",
  "notes",
  "points",
] as const;
export const FACT_KEYS = ["status", "note", "sources", "positions"] as const;
export const SOURCE_KEYS = ["outlet", "url", "date", "note"] as const;
export const POSITION_KEYS = ["party", "text"] as const;

/** Something outside the draft that it names by id; whether it exists is for the reader of a whole folder to say. */
export type Mention = {
  readonly kind: "round" | "based-on" | "witness-of" | "party";
  readonly id: string;
  readonly line: number;
};

/** How a draft is read: its fields, and the list that collects what it names. */
export type DraftReading = FieldReading & { readonly mentions: Mention[] };

type DraftKey = (typeof DRAFT_KEYS)[number];

/** Reads everything about a draft but its points. @param title - Stands in for a missing title. */
export function readProvenance(
  fields: Fields<DraftKey>,
  title: string,
  { mentions, ...reading }: DraftReading,
): Provenance {
  const basedOn = fields.ids("basedOn");
  const round = fields.id("round");
  const witnessOf = fields.id("witnessOf");
  mentions.push(...basedOn.map(({ id, line }) => ({ kind: "based-on", id, line }) as const));
  if (round !== undefined) mentions.push({ kind: "round", id: round, line: fields.lineOf("round") });
  if (witnessOf !== undefined) mentions.push({ kind: "witness-of", id: witnessOf, line: fields.lineOf("witnessOf") });
  const defaults = provenanceOf(fields.find("title") === undefined ? title : fields.requiredText("title"));
  return {
    ...defaults,
    ...defined("kind", fields.oneOf("kind", KINDS)),
    ...defined("round", round),
    ...defined("textDate", fields.date("textDate")),
    ...defined("published", fields.date("published")),
    ...defined("publishedBy", fields.text("publishedBy")),
    basedOn: basedOn.map(({ id }) => id),
    ...defined("witnessOf", witnessOf),
    coverage: fields.oneOf("coverage", COVERAGES) ?? defaults.coverage,
    numbering: fields.oneOf("numbering", NUMBERINGS) ?? defaults.numbering,
    ...defined("language", fields.text("language")),
    ...defined("originalLanguage", fields.text("originalLanguage")),
    ...defined("translationPath", fields.text("translationPath")),
    ...defined("route", fields.oneOf("route", ROUTES)),
    ...defined("grade", fields.oneOf("grade", GRADES)),
    ...defined("gradeReason", fields.text("gradeReason")),
    ...defined("verification", fields.text("verification")),
    sources: readSources(fields, reading) ?? defaults.sources,
    ...defined("notes", fields.text("notes")),
  };
}

/** Checks that a draft has what filing asks for. */
export function requireForFiling(fields: Fields<DraftKey>): void {
  fields.requiredText("title", "A version that is filed needs a title, a kind and the date on which it was published.");
  fields.requiredText("kind", `It is one of ${KINDS.join(", ")}.`);
  fields.requiredText(
    "published",
    "Write the date of publication; for a text never published, the date of the report.",
  );
}

/** Reads what is known about one point beside its words. */
export function readFacts(
  fields: Fields<(typeof FACT_KEYS)[number]>,
  { mentions, ...reading }: DraftReading,
): PointFacts {
  const positions = fields.list("positions", (value) => {
    const position = new Fields(value, "a position", POSITION_KEYS, reading);
    const party = position.requiredId("party");
    mentions.push({ kind: "party", id: party, line: position.lineOf("party") });
    return { party, text: position.requiredText("text") };
  });
  return {
    ...defined("status", fields.oneOf("status", POINT_STATUSES)),
    ...defined("note", fields.text("note")),
    ...defined("sources", readSources(fields, reading)),
    ...defined("positions", positions),
  };
}

function readSources(fields: { list: Fields<"sources">["list"] }, reading: FieldReading): Source[] | undefined {
  return fields.list("sources", (value: LocatedValue) => {
    const source = new Fields(value, "a source", SOURCE_KEYS, reading);
    return {
      outlet: source.requiredText("outlet"),
      ...defined("url", source.url("url")),
      ...defined("date", source.date("date")),
      ...defined("note", source.text("note")),
    };
  });
}

/** `{ key: value }`, or nothing where there is no value: optional keys stay absent. */
export function defined<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in Key]?: Value });
}
