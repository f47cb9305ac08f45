import type { z } from "zod";
import * as annotations from "../../src/http/schemas/annotations.ts";
import * as audit from "../../src/http/schemas/audit.ts";
import * as blame from "../../src/http/schemas/blame.ts";
import * as brackets from "../../src/http/schemas/brackets.ts";
import * as comparisons from "../../src/http/schemas/comparisons.ts";
import * as dryRuns from "../../src/http/schemas/dry-run.ts";
import * as endpoints from "../../src/http/schemas/endpoints.ts";
import * as feeds from "../../src/http/schemas/feeds.ts";
import * as journal from "../../src/http/schemas/journal.ts";
import * as ledger from "../../src/http/schemas/ledger.ts";
import * as lineages from "../../src/http/schemas/lineages.ts";
import * as negotiations from "../../src/http/schemas/negotiations.ts";
import * as notes from "../../src/http/schemas/notes.ts";
import * as people from "../../src/http/schemas/people.ts";
import * as points from "../../src/http/schemas/points.ts";
import * as problems from "../../src/http/schemas/problems.ts";
import * as search from "../../src/http/schemas/search.ts";
import * as standings from "../../src/http/schemas/standings.ts";
import * as statements from "../../src/http/schemas/statements.ts";
import * as subscriptions from "../../src/http/schemas/subscriptions.ts";
import * as terms from "../../src/http/schemas/terms.ts";
import * as verdicts from "../../src/http/schemas/verdicts.ts";
import * as versions from "../../src/http/schemas/versions.ts";
import * as witnesses from "../../src/http/schemas/witnesses.ts";
import type { Service } from "../../src/service.ts";

export type Content = {
  schema?: Record<string, unknown>;
  example?: unknown;
  examples?: Record<string, { value: unknown }>;
};
export type Operation = {
  summary?: string;
  tags?: string[];
  operationId?: string;
  parameters?: { name: string; in: string; description?: string; required?: boolean; schema: unknown }[];
  requestBody?: { content: Record<string, Content> };
  responses: Record<string, { description: string; content?: Record<string, Content> }>;
};
/** As much of the OpenAPI document as tests look at. */
export type ApiDocument = {
  openapi: string;
  info: { title: string; version: string };
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, { examples?: unknown[] }> };
};

/** The schemas of the source by the names they have in the document. */
const SCHEMAS: ReadonlyMap<string, z.ZodType> = new Map(
  [
    annotations,
    audit,
    blame,
    brackets,
    comparisons,
    dryRuns,
    endpoints,
    feeds,
    journal,
    ledger,
    lineages,
    negotiations,
    notes,
    people,
    points,
    problems,
    search,
    standings,
    statements,
    subscriptions,
    terms,
    verdicts,
    versions,
    witnesses,
  ]
    .flatMap((module) => Object.values(module) as unknown[])
    .filter((value): value is z.ZodType => typeof value === "object" && value !== null && "_zod" in value)
    .flatMap((schema) => (schema.meta()?.id === undefined ? [] : [[schema.meta()?.id as string, schema] as const])),
);

/** The schema that a piece of the document points to. */
export function schemaOf({ schema }: Content): z.ZodType | undefined {
  return SCHEMAS.get(String(schema?.$ref).split("/").at(-1) ?? "");
}

export async function readDocument(app: Service["app"]): Promise<ApiDocument> {
  return (await app.request("/openapi.json")).json();
}

/**
 * Looks for what an answer says otherwise than the document has it: a status, a type or a shape that is not described.
 *
 * @returns What is wrong, in words; undefined where all is well, and for a path that is no route of the API.
 */
export function findUndocumented(
  document: ApiDocument,
  asked: { readonly method: string; readonly path: string },
  answer: { readonly status: number; readonly type: string | null; readonly body: unknown },
): string | undefined {
  const operation = operationAt(document, asked.method, asked.path.split("?")[0] ?? "");
  if (operation === undefined) return undefined;
  const name = `${asked.method} ${asked.path}: ${answer.status}`;
  const content = operation.responses[answer.status]?.content?.[answer.type ?? ""];
  if (content === undefined) return `${name} as ${answer.type} is not in the document`;
  const schema = schemaOf(content);
  if (schema === undefined) return `${name} has no schema`;
  const { error } = schema.safeParse(answer.body);
  return error && `${name} is not as its schema says: ${JSON.stringify(error.issues)}`;
}

/** The route that answers a path: of several, the one with the fewest parameters. */
function operationAt({ paths }: ApiDocument, method: string, path: string): Operation | undefined {
  const matching = Object.keys(paths)
    .filter((template) => patternOf(template).test(path))
    .sort((a, b) => (a.match(/\{/gu) ?? []).length - (b.match(/\{/gu) ?? []).length);
  return matching[0] === undefined ? undefined : paths[matching[0]]?.[method.toLowerCase()];
}

const patterns = new Map<string, RegExp>();

function patternOf(template: string): RegExp {
  const known = patterns.get(template);
  if (known !== undefined) return known;
  const pattern = new RegExp(`^${template.replaceAll("{path}", ".+").replaceAll(/\{\w+\}/gu, "[^/]+")}$`, "u");
  patterns.set(template, pattern);
  return pattern;
}
