/** Every refusal by the rules of the record. Public and stable: scripts branch on these words. */
export type ProblemCode =
  | "malformed-address"
  | "malformed-query"
  | "negotiation-not-found"
  | "document-not-found"
  | "version-not-found"
  | "point-not-found"
  | "term-not-found"
  | "thread-not-found"
  | "note-not-found"
  | "subscription-not-found"
  | "endpoint-not-found"
  | "feed-not-found"
  | "page-not-found"
  | "unreadable-draft"
  | "unreadable-negotiation"
  | "unreadable-request"
  | "unreadable-annotation"
  | "unknown-version-named"
  | "version-cycle"
  | "version-exists"
  | "version-id-taken"
  | "version-withdrawn"
  | "version-open-already"
  | "file-names-hidden"
  | "stale-reading"
  | "stale-description"
  | "verdict-contradicts"
  | "mark-contradicts"
  | "stale-passage"
  | "ambiguous-passage"
  | "thread-removed"
  | "stale-thread"
  | "request-key-reused"
  | "entry-not-found"
  | "unreadable-statement"
  | "unreadable-note"
  | "document-unknown-to-negotiation"
  | "body-too-large"
  | "write-refused"
  | "sign-in-needed"
  | "not-allowed"
  | "bad-token"
  | "wrong-credentials"
  | "too-many-attempts"
  | "too-many-requests"
  | "person-not-found"
  | "token-not-found"
  | "passkey-not-found"
  | "identity-not-found"
  | "invitation-not-found"
  | "person-exists"
  | "last-owner"
  | "last-way-in"
  | "already-linked"
  | "organisation-unavailable"
  | "unreadable-account"
  | "unreadable-subscription"
  | "unsupported-format"
  | "data-directory-in-use"
  | "record-unavailable"
  | "record-altered"
  | "port-in-use"
  | "upgrade-needed"
  | "bad-usage";

/** Where in a file a refusal points: `line` counts from 1. */
export type Place = { readonly file?: string | undefined; readonly line?: number | undefined };

/**
 * A refusal with a stable code, one sentence with the facts, and a hint about what to do next. Anything else that is
 * thrown is a bug and stays loud. `detail()` is the whole sentence with its place in front, for a terminal.
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly code: ProblemCode;
  readonly hint: string | undefined;
  readonly place: Place;
  /** What the sentence is about, as data: further members of the problem details. */
  readonly about: Readonly<Record<string, unknown>>;

  constructor(
    code: ProblemCode,
    message: string,
    hint?: string,
    place: Place = {},
    about: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.code = code;
    this.hint = hint;
    this.place = place;
    this.about = about;
  }

  /** The same refusal, its place filled in where it was open: a reader knows the line, its caller the file. */
  at(place: Place): Problem {
    return new Problem(this.code, this.message, this.hint, { ...place, ...definedOnly(this.place) }, this.about);
  }

  /** `file:line: sentence hint`, on one line. */
  detail(): string {
    const { file, line } = this.place;
    const where =
      file === undefined
        ? line === undefined
          ? ""
          : `line ${line}: `
        : `${file}${line === undefined ? "" : `:${line}`}: `;
    return `${where}${this.message}${this.hint ? ` ${this.hint}` : ""}`.replace(/\s*\n\s*/gu, " ");
  }
}

function definedOnly(place: Place): Place {
  return Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
}
