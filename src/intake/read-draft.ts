import { readPoints } from "../engine/points/read-points.ts";
import { type Draft, provenanceOf } from "../model/draft.ts";
import type { PointNode } from "../model/point.ts";
import { DRAFT_KEYS, type DraftReading, type Mention, readProvenance, requireForFiling } from "./draft-fields.ts";
import { findFrontMatter } from "./front-matter.ts";
import type { Refuse } from "./located-value.ts";
import { mediaTypeOf } from "./media-type.ts";
import { applyFacts, DEEPEST_POINT, refuseDeepNesting } from "./point-facts.ts";
import { readPointValues } from "./point-values.ts";
import { camelCase, Fields, kebabCase } from "./read-fields.ts";
import { readJson } from "./read-json.ts";
import { readText, refusal } from "./read-text.ts";
import { readYaml } from "./read-yaml.ts";

export type DraftOptions = {
  /** The file's name as its user knows it: for sentences, and its base name for a title. */
  readonly name: string;
  /** Outranks the extension of `name`; parameters such as `charset` are ignored. */
  readonly mediaType?: string | undefined;
  /** `file` asks for a title, a kind and a date of publication; `compare` asks for points only. */
  readonly use: "compare" | "file";
};

/**
 * Reads one version from a Markdown file with YAML front matter, from plain text or from JSON.
 *
 * @throws Problem `unreadable-draft` with file and line: one sentence that names what was found, a hint that names what
 *   was expected. `body-too-large` above 8 MiB, `unsupported-format` for other kinds of file.
 */
export function readDraft(content: string | Uint8Array, options: DraftOptions): Draft {
  return readDraftWithMentions(content, options).draft;
}

export type DraftRead = { readonly draft: Draft; readonly mentions: readonly Mention[] };

/** The same, with what the draft names outside itself and on which lines. */
export function readDraftWithMentions(content: string | Uint8Array, options: DraftOptions): DraftRead {
  const mediaType = options.mediaType?.split(";")[0]?.trim().toLowerCase() ?? mediaTypeOf(options.name);
  const refuse = refusal("unreadable-draft", options.name);
  const readFormat = FORMATS.get(mediaType);
  if (readFormat === undefined) {
    throw refusal("unsupported-format", options.name)(
      `Files of type "${mediaType}" are not read.`,
      `Read are ${[...FORMATS.keys()].join(", ")}.`,
    );
  }
  const text = readText(content, options.name, refuse);
  const mentions: Mention[] = [];
  const draft = readFormat({ text, options, refuse, mentions });
  if (draft.points.length === 0) {
    throw refuse("No points were found.", "Write them as numbered paragraphs or as a list: 1. …, 2. …", 1);
  }
  return { draft, mentions };
}

type DraftText = {
  readonly text: string;
  readonly options: DraftOptions;
  readonly refuse: Refuse;
  readonly mentions: Mention[];
};

const FORMATS: ReadonlyMap<string, (draft: DraftText) => Draft> = new Map([
  ["text/markdown", readMarkdownDraft],
  ["text/plain", readPlainDraft],
  ["application/json", readJsonDraft],
]);

function readMarkdownDraft({ text, options, refuse, mentions }: DraftText): Draft {
  const { frontMatter, body } = findFrontMatter(text, options.name, refuse);
  const { points } = readPoints(body, { markdown: true });
  refuseDeepNesting(points, refuse);
  if (frontMatter === undefined) return { ...undescribed(options, refuse), points };
  const reading: DraftReading = { refuse, spelling: kebabCase, mentions };
  const yaml = readYaml(frontMatter.source, frontMatter.line, refuse);
  const mapping = yaml.kind === "nothing" ? { kind: "mapping" as const, line: 1, entries: [] } : yaml;
  const fields = new Fields(mapping, "the front matter", DRAFT_KEYS, reading);
  if (options.use === "file") requireForFiling(fields);
  const provenance = readProvenance(fields, titleFrom(options.name), reading);
  return { ...provenance, points: applyFacts(points, fields.find("points"), reading) };
}

function readPlainDraft({ text, options, refuse }: DraftText): Draft {
  const { points } = readPoints(text, { markdown: false });
  refuseDeepNesting(points, refuse);
  return { ...undescribed(options, refuse), points };
}

function readJsonDraft({ text, options, refuse, mentions }: DraftText): Draft {
  const reading: DraftReading = { refuse, spelling: camelCase, mentions };
  // A point is an object in a list, hence two levels; a few more for the draft around them and the facts inside.
  const json = readJson(text, 2 * DEEPEST_POINT + 4, refuse);
  const fields = new Fields(json, "the draft", DRAFT_KEYS, reading);
  if (options.use === "file") requireForFiling(fields);
  const points: readonly PointNode[] = readPointValues(fields, reading) ?? [];
  refuseDeepNesting(points, refuse);
  return { ...readProvenance(fields, titleFrom(options.name), reading), points };
}

/** Provenance of a text that says nothing about itself. */
function undescribed({ name, use }: DraftOptions, refuse: Refuse) {
  if (use === "compare") return provenanceOf(titleFrom(name));
  throw refuse(
    "The file says nothing about the version: title, kind and published are missing.",
    "Write them between two lines of --- at the top of a Markdown file.",
    1,
  );
}

function titleFrom(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const dot = base.lastIndexOf(".");
  return dot > 0 ? base.slice(0, dot) : base;
}
