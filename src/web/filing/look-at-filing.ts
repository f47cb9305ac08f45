import type { Actor } from "../../model/actor.ts";
import { type Draft, type Provenance, provenanceOf } from "../../model/draft.ts";
import type { DryRun } from "../../model/dry-run.ts";
import type { ProblemCode } from "../../model/problem.ts";
import { proposeVersionId } from "../../model/propose-version-id.ts";
import type { FieldRefusal, ProvenanceRead, TypedProvenance } from "../../model/typed-provenance.ts";
import type { Capture, VersionRef } from "../../model/version.ts";
import type { NegotiationOverview, RecordForRoutes } from "../../record/record.ts";
import type { ReadDraft } from "../compare-texts.ts";
import { isOfForm } from "../refused.tsx";
import { bytesOf, fillFromText, type GivenText, type TypedFiling } from "./typed-filing.ts";

/** Reads what a person typed about a version. */
export type ReadTypedProvenance = (typed: TypedProvenance) => ProvenanceRead;

/** What looking needs: how texts and fields are read, by what, and the record to try it on. */
export type Looking = {
  readonly record: Pick<RecordForRoutes, "tryFiling">;
  readonly actor: Actor;
  readonly readDraft: ReadDraft;
  readonly readTypedProvenance: ReadTypedProvenance;
  /** Name and version of what reads the points. */
  readonly extractor: string;
};

/** What is filed, once all of it can be read. */
type Fileable = {
  readonly ref: VersionRef;
  readonly capture: Omit<Capture, "sha256">;
  readonly draft: Draft;
};

export type Looked = {
  /** With what the text says of itself, and with a proposed id. */
  readonly typed: TypedFiling;
  readonly refusals: readonly FieldRefusal[];
  readonly run?: DryRun | undefined;
  /** Absent while anything is missing or wrong. */
  readonly fileable?: Fileable;
};

/**
 * Reads a form and says what filing it would do. As long as something about the text is not said yet, its points are shown
 * all the same: that is what a person wants to see first.
 */
export async function lookAtFiling(
  looking: Looking,
  overview: NegotiationOverview,
  sent: TypedFiling,
): Promise<Looked> {
  const text = readText(looking, sent.given);
  const filled = text.draft === undefined ? sent : fillFromText(sent, text.draft);
  const typed = withId(withDocument(filled, overview), overview);
  const { provenance, refusals: wrong } = looking.readTypedProvenance(typed);
  const refusals = [...text.refusals, ...refusalsOfPlace(typed), ...wrong];
  if (text.draft === undefined || typed.document === "") return { typed, refusals };
  const ref = { negotiation: overview.negotiation.id, document: typed.document, version: typed.version };
  const capture = { bytes: bytesOf(typed.given), mediaType: text.mediaType, extractor: looking.extractor };
  const by = { actor: looking.actor };
  const attempt = (version: string, said: Provenance) =>
    looking.record.tryFiling({ ...ref, version }, capture, { ...said, points: text.draft?.points ?? [] }, by);
  const inPart = async () =>
    withoutEarlyWarnings(await attempt(proposedFor(typed, overview), sketchOf(typed, overview)));
  try {
    if (provenance === undefined || refusals.length > 0) return { typed, refusals, run: await inPart() };
    const run = await attempt(ref.version, provenance);
    return { typed, refusals, run, fileable: { ref, capture, draft: { ...provenance, points: text.draft.points } } };
  } catch (problem) {
    const refusal = refusalBy(problem);
    // Where it would stand, or what it names, is wrong: its points are worth a look all the same.
    const run = PLACED.has(refusal.field) && refusals.length === 0 ? await inPart() : undefined;
    return { typed, refusals: [...refusals, refusal], run };
  }
}

/** Fields without which a text can be looked at: another id and no parents will do. */
const PLACED: ReadonlySet<string> = new Set(["version", "basedOn"]);

type TextRead = { readonly draft?: Draft; readonly mediaType: string; readonly refusals: readonly FieldRefusal[] };

function readText({ readDraft }: Looking, given: GivenText): TextRead {
  const { text, name, unreadable } = given;
  const mediaType = mediaTypeOf(given);
  if (unreadable === undefined && text.trim() === "") {
    return { mediaType, refusals: [{ field: "text", message: "Paste a text or choose a file.", isMissing: false }] };
  }
  try {
    // By the file's own name where its kind is not known, so that the refusal names it; else without one, for it is no title.
    const named = mediaType === "" ? { name } : { name: "", mediaType };
    return { draft: readDraft(unreadable ?? text, { ...named, use: "compare" }), mediaType, refusals: [] };
  } catch (problem) {
    return { mediaType, refusals: [{ ...refusalBy(problem), field: "text" }] };
  }
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  md: "text/markdown",
  markdown: "text/markdown",
  txt: "text/plain",
  json: "application/json",
};

/** A file's extension says how to read it, a pasted text has none; empty where the extension is not known. */
function mediaTypeOf({ text, name }: GivenText): string {
  if (name === "") return text.trimStart().startsWith("{") ? "application/json" : "text/markdown";
  return MEDIA_TYPES[/\.([^.]+)$/u.exec(name.toLowerCase())?.[1] ?? ""] ?? "";
}

function withDocument(typed: TypedFiling, { negotiation: { documents } }: NegotiationOverview): TypedFiling {
  return typed.document === "" && documents.length === 1 ? { ...typed, document: documents[0]?.id ?? "" } : typed;
}

/** An id is proposed where none stands yet. */
function withId(typed: TypedFiling, overview: NegotiationOverview): TypedFiling {
  if (typed.version !== "") return typed;
  const proposed = proposedFor(typed, overview);
  return { ...typed, version: proposed, proposed };
}

function proposedFor(typed: TypedFiling, { versions }: NegotiationOverview): string {
  return proposeVersionId(typed, new Set(versions.map(({ version }) => version)));
}

function refusalsOfPlace({ document }: TypedFiling): readonly FieldRefusal[] {
  if (document !== "") return [];
  return [{ field: "document", message: "Choose the document that it is a draft of.", isMissing: false }];
}

/** As much as is sure: enough to align the points. */
function sketchOf(typed: TypedFiling, { versions }: NegotiationOverview): Provenance {
  const isKnown = (id: string) => versions.some(({ version }) => version === id);
  return {
    ...provenanceOf(typed.title),
    basedOn: [...new Set(typed.basedOn)].filter(isKnown),
    witnessOf: isKnown(typed.witnessOf) ? typed.witnessOf : undefined,
    coverage: typed.coverage === "partial" ? "partial" : "full",
    numbering: typed.numbering === "ours" ? "ours" : "printed",
  };
}

/** Nobody is warned of what is not said before all of it could be. */
function withoutEarlyWarnings(run: DryRun): DryRun {
  return { ...run, warnings: run.warnings.filter(({ kind }) => kind !== "no-source") };
}

const FIELD_OF: Readonly<Partial<Record<ProblemCode, string>>> = {
  "malformed-address": "version",
  "version-exists": "version",
  "version-id-taken": "version",
  "version-cycle": "basedOn",
  "unknown-version-named": "basedOn",
  "document-unknown-to-negotiation": "document",
  "unreadable-statement": "openFrom",
  "file-names-hidden": "openTo",
  "unreadable-draft": "text",
  "unsupported-format": "text",
  "body-too-large": "text",
};

/** A problem as the refusal of the field that it is about. @throws what is no refusal of a form. */
export function refusalBy(problem: unknown): FieldRefusal {
  if (!isOfForm(problem)) throw problem;
  const { code, message, hint, place } = problem;
  const line = place.line === undefined ? "" : `Line ${place.line}: `;
  return { field: FIELD_OF[code] ?? "", message: `${line}${message}`, hint, isMissing: false };
}
