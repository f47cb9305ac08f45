import { COVERAGES, GRADES, KINDS, NUMBERINGS, type Provenance, provenanceOf, ROUTES } from "../model/draft.ts";
import type { Source } from "../model/point.ts";
import { Problem } from "../model/problem.ts";
import type {
  FieldRefusal,
  ProvenanceRead,
  TypedKey,
  TypedProvenance,
  TypedSource,
} from "../model/typed-provenance.ts";
import { defined, SOURCE_KEYS } from "./draft-fields.ts";
import { keepable, type LocatedValue, type Refuse } from "./located-value.ts";
import { Fields } from "./read-fields.ts";

/** What the fields are called on the form and in sentences about them. */
const LABELS: Readonly<Record<TypedKey | "basedOn", string>> = {
  title: "Title",
  kind: "Kind",
  round: "Round",
  textDate: "Date of the text",
  published: "Published",
  publishedBy: "Published by",
  basedOn: "Based on",
  witnessOf: "Witness of",
  coverage: "Coverage",
  numbering: "Numbering",
  language: "Language",
  originalLanguage: "Original language",
  translationPath: "Way of translation",
  route: "Route",
  grade: "Grade",
  gradeReason: "Reason of the grade",
  verification: "Verification",
  notes: "Notes",
};
const SOURCE_LABELS: Readonly<Record<keyof Source, string>> = {
  outlet: "Outlet",
  url: "Address",
  date: "Date",
  note: "Note",
};

const NEEDED: Readonly<Partial<Record<TypedKey, readonly [message: string, hint: string]>>> = {
  title: ["It needs a title.", "Say what the paper is and whose: Counter-proposal of the club."],
  kind: ["It needs a kind.", "Say what sort of paper it is."],
  published: [
    "It needs the day on which it came out.",
    "Write 2025-11-23, or 2025-11 or 2025 where day or month is unknown; for a text never published, the date of the report.",
  ],
};

/**
 * Reads what a person typed about a version, as strictly as a file is read; every field that is wrong is refused by itself,
 * so that all can be mended at once. White space around what was typed is left out.
 */
export function readTypedProvenance(typed: TypedProvenance): ProvenanceRead {
  const refusals: FieldRefusal[] = [];
  const { sources, ...said } = typed;
  const fields = fieldsOf<TypedKey | "basedOn">(said, LABELS, "the form");
  const read = <Value>(field: string, reading: () => Value): Value | undefined => attempt(field, reading, refusals);
  const text = <Key extends TypedKey>(key: Key) =>
    defined(
      key,
      read(key, () => fields.text(key)),
    );
  for (const [key, [message, hint]] of Object.entries(NEEDED)) {
    if (typed[key as TypedKey].trim() === "") refusals.push({ field: key, message, hint, isMissing: true });
  }
  const defaults = provenanceOf(read("title", () => fields.text("title")) ?? "");
  const provenance: Provenance = {
    ...defaults,
    ...defined(
      "kind",
      read("kind", () => fields.oneOf("kind", KINDS)),
    ),
    ...defined(
      "round",
      read("round", () => fields.id("round")),
    ),
    ...defined(
      "textDate",
      read("textDate", () => fields.date("textDate")),
    ),
    ...defined(
      "published",
      read("published", () => fields.date("published")),
    ),
    ...text("publishedBy"),
    basedOn: read("basedOn", () => fields.ids("basedOn").map(({ id }) => id)) ?? [],
    ...defined(
      "witnessOf",
      read("witnessOf", () => fields.id("witnessOf")),
    ),
    coverage: read("coverage", () => fields.oneOf("coverage", COVERAGES)) ?? defaults.coverage,
    numbering: read("numbering", () => fields.oneOf("numbering", NUMBERINGS)) ?? defaults.numbering,
    ...text("language"),
    ...text("originalLanguage"),
    ...text("translationPath"),
    ...defined(
      "route",
      read("route", () => fields.oneOf("route", ROUTES)),
    ),
    ...defined(
      "grade",
      read("grade", () => fields.oneOf("grade", GRADES)),
    ),
    ...text("gradeReason"),
    ...text("verification"),
    sources: sources.flatMap((source, index) => readSource(source, index + 1, refusals)),
    ...text("notes"),
  };
  return refusals.length === 0 ? { provenance, refusals: [] } : { provenance: undefined, refusals };
}

function readSource(typed: TypedSource, row: number, refusals: FieldRefusal[]): readonly Source[] {
  if (SOURCE_KEYS.every((key) => typed[key].trim() === "")) return [];
  const fields = fieldsOf<keyof Source>(typed, SOURCE_LABELS, "a source");
  const read = <Value>(key: keyof Source, reading: () => Value) => attempt(`source-${key}-${row}`, reading, refusals);
  if (typed.outlet.trim() === "") {
    const message = "A source needs its outlet: who published or verified it.";
    refusals.push({ field: `source-outlet-${row}`, message, isMissing: false });
    return [];
  }
  return [
    {
      outlet: read("outlet", () => fields.text("outlet")) ?? "",
      ...defined(
        "url",
        read("url", () => fields.url("url")),
      ),
      ...defined(
        "date",
        read("date", () => fields.date("date")),
      ),
      ...defined(
        "note",
        read("note", () => fields.text("note")),
      ),
    },
  ];
}

const refuse: Refuse = (sentence, hint) => new Problem("unreadable-draft", sentence, hint);

function fieldsOf<Key extends string>(
  typed: Readonly<Record<Key, string | readonly unknown[]>>,
  labels: Readonly<Record<NoInfer<Key>, string>>,
  what: string,
): Fields<Key> {
  const keys = Object.keys(labels) as Key[];
  const entries = keys.flatMap((key) => {
    const value = locatedValue(typed[key]);
    return value === undefined ? [] : [{ key: labels[key], line: 0, value }];
  });
  return new Fields({ kind: "mapping", line: 0, entries }, what, keys, {
    refuse,
    spelling: (key) => labels[key as Key],
  });
}

function locatedValue(typed: string | readonly unknown[]): LocatedValue | undefined {
  if (typeof typed !== "string") {
    return { kind: "list", line: 0, items: typed.map((item) => ({ kind: "text", line: 0, text: String(item) })) };
  }
  const text = typed.trim();
  return text === "" ? undefined : { kind: "text", line: 0, text };
}

function attempt<Value>(field: string, reading: () => Value, refusals: FieldRefusal[]): Value | undefined {
  try {
    const value = reading();
    if (typeof value === "string") keepable(value, 0, refuse);
    return value;
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    refusals.push({ field, message: problem.message, hint: problem.hint, isMissing: false });
    return undefined;
  }
}
