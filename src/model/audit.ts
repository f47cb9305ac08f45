import type { Role } from "./actor.ts";
import { readAddress } from "./address.ts";
import type { JournalEntry } from "./journal.ts";
import { Problem } from "./problem.ts";
import type { Times } from "./times.ts";

/** What of a negotiation somebody can be noted to have read; the words of the audit. */
export const READ_KINDS = [
  ...(["version", "file", "comparison", "summary", "point", "witnesses"] as const),
  ...(["matrix", "terms", "term", "search", "verdicts", "notes", "journal", "export"] as const),
] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** What was read, once it was given. Neither what was searched for, nor from where anybody read. */
export type Read = {
  readonly kind: ReadKind;
  /** `document@version`, where it is of single versions: one, or the two of a comparison. */
  readonly versions: readonly string[];
  /** The path of a point, the id of a term, or the document of a table; absent for the whole. */
  readonly part?: string | undefined;
};

/** What was done to who may read and do what, and is not in the journal. `name` is that of whom it was done to. */
export type Deed =
  /** `before` is null where they had none. */
  | { readonly deed: "role-given"; readonly name: string; readonly role: Role; readonly before: Role | null }
  | { readonly deed: "role-taken"; readonly name: string; readonly before: Role }
  /** It ends by itself at `expiresAt`, an ISO 8601 instant in UTC. */
  | { readonly deed: "invitation-made"; readonly role: Role; readonly expiresAt: string }
  /** By an invitation, which is used by it. */
  | { readonly deed: "member-joined"; readonly name: string; readonly role: Role; readonly invitedBy: string }
  /** `reach`: for this negotiation alone, or for all in which its person is something. */
  | {
      readonly deed: "token-made" | "token-revoked";
      readonly name: string;
      readonly role: Role;
      readonly reach: "here" | "everywhere";
    }
  | { readonly deed: "times-chosen"; readonly times: Times };

/** One thing that somebody read or did. `at` is an ISO 8601 instant in UTC: of a read the first of its day. */
export type AuditEntry = { readonly at: string; readonly who: string } & (
  | ({ readonly what: "read" } & Read)
  | ({ readonly what: "deed" } & Deed)
  | ({ readonly what: "entry" } & Pick<JournalEntry, "position" | "event" | "document" | "version">)
);

/** What of the audit is asked for: all reading, reading of one kind, what was done to people, or what the journal holds. */
export const AUDIT_KINDS = [
  "reading",
  ...READ_KINDS.map((kind) => `reading-${kind}` as const),
  "people",
  "record",
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** For how long it is kept that something was read. */
export const READS_KEPT_DAYS = 400;

/** A version of which the audit is asked for. @throws Problem `malformed-address`, `malformed-query` for what is no `document@version`. */
export function readAuditedVersion(text: string): { readonly document: string; readonly version: string } {
  const { document, version } = readAddress(text);
  if (document !== undefined && version !== undefined) return { document, version };
  throw new Problem("malformed-query", `"${text.slice(0, 60)}" names no version.`, "Write document@version.");
}
