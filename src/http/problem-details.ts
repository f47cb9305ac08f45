import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { Problem, type ProblemCode } from "../model/problem.ts";

/** The one place where problems become statuses. */
const STATUS_OF: Record<ProblemCode, ContentfulStatusCode> = {
  "malformed-address": 400,
  "malformed-query": 400,
  "unreadable-request": 400,
  "bad-usage": 400,
  "sign-in-needed": 401,
  "bad-token": 401,
  "wrong-credentials": 401,
  "write-refused": 403,
  "not-allowed": 403,
  "negotiation-not-found": 404,
  "document-not-found": 404,
  "version-not-found": 404,
  "point-not-found": 404,
  "term-not-found": 404,
  "thread-not-found": 404,
  "note-not-found": 404,
  "entry-not-found": 404,
  "subscription-not-found": 404,
  "endpoint-not-found": 404,
  "feed-not-found": 404,
  "page-not-found": 404,
  "person-not-found": 404,
  "token-not-found": 404,
  "passkey-not-found": 404,
  "identity-not-found": 404,
  "invitation-not-found": 404,
  "version-exists": 409,
  "version-id-taken": 409,
  "version-withdrawn": 409,
  "version-open-already": 409,
  "file-names-hidden": 409,
  "stale-reading": 409,
  "stale-description": 409,
  "verdict-contradicts": 409,
  "mark-contradicts": 409,
  "stale-passage": 409,
  "request-key-reused": 409,
  "person-exists": 409,
  "last-owner": 409,
  "last-way-in": 409,
  "already-linked": 409,
  "record-altered": 409,
  "data-directory-in-use": 409,
  "port-in-use": 409,
  "thread-removed": 410,
  "stale-thread": 412,
  "body-too-large": 413,
  "unsupported-format": 415,
  "unreadable-draft": 422,
  "unreadable-statement": 422,
  "unreadable-note": 422,
  "unreadable-annotation": 422,
  "ambiguous-passage": 422,
  "unreadable-negotiation": 422,
  "unreadable-account": 422,
  "unreadable-subscription": 422,
  "unknown-version-named": 422,
  "version-cycle": 422,
  "document-unknown-to-negotiation": 422,
  "upgrade-needed": 426,
  "too-many-attempts": 429,
  "too-many-requests": 429,
  "record-unavailable": 503,
  "organisation-unavailable": 503,
};

function statusOf(problem: Problem): ContentfulStatusCode {
  return STATUS_OF[problem.code];
}

/** An error as RFC 9457 has it; `code` is ours and stable, `file` and `line` say where in what was sent. */
export type ProblemDetails = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: ProblemCode | "internal-error" | "method-not-allowed";
  readonly hint?: string;
  readonly file?: string;
  readonly line?: number;
  /** Of `version-withdrawn`: the address of the version that was. */
  readonly withdrawn?: string;
  /** Of `too-many-requests`, `too-many-attempts` and some of `record-unavailable`: seconds to wait. */
  readonly retryAfter?: number;
};

export function problemDetails(problem: Problem): ProblemDetails {
  return {
    ...problem.about,
    type: `urn:travaux:problem:${problem.code}`,
    title: titleOf(problem.code),
    status: statusOf(problem),
    detail: problem.message,
    code: problem.code,
    ...(problem.hint === undefined ? {} : { hint: problem.hint }),
    ...(problem.place.file === undefined ? {} : { file: problem.place.file }),
    ...(problem.place.line === undefined ? {} : { line: problem.place.line }),
  };
}

/** What a reader is told of a bug: nothing that could hold a secret. */
export const INTERNAL_ERROR: ProblemDetails = {
  type: "urn:travaux:problem:internal-error",
  title: "Internal error",
  status: 500,
  detail: "The service failed at this request; nothing was filed. The error is in its log.",
  code: "internal-error",
};

/** There is something at the path, but nothing that takes this method. */
export function methodNotAllowed(method: string, path: string, allowed: readonly string[]): ProblemDetails {
  return {
    type: "urn:travaux:problem:method-not-allowed",
    title: "Method not allowed",
    status: 405,
    detail: `${path} takes no ${method}.`,
    code: "method-not-allowed",
    hint: `It takes ${allowed.join(", ")}.`,
  };
}

/** Answers with problem details. */
export function sendProblem(c: Context, details: ProblemDetails): Response {
  return c.body(JSON.stringify(details), details.status as ContentfulStatusCode, {
    "Content-Type": "application/problem+json",
    ...headersOf(details),
  });
}

/** What HTTP has a header for. */
function headersOf({ status, retryAfter }: Pick<ProblemDetails, "status" | "retryAfter">): Record<string, string> {
  return {
    ...(status === 401 ? { "WWW-Authenticate": "Bearer" } : {}),
    ...(retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) }),
  };
}

/** The inverse, for a client of the API: a Problem again, or undefined when the body is none. */
export function readProblemDetails(body: unknown): Problem | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const { code, detail, hint, file, line } = body as Partial<ProblemDetails>;
  if (typeof code !== "string" || typeof detail !== "string" || !(code in STATUS_OF)) return undefined;
  return new Problem(code as ProblemCode, detail, hint, { file, line });
}

function titleOf(code: ProblemCode): string {
  const words = code.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
