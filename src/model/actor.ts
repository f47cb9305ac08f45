/** What somebody may do in one negotiation; each role may also do what those before it may. */
export const ROLES = ["reader", "commenter", "editor", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks for something, as it was known when the request came in. */
export type Actor =
  /** Nobody who is known: without a token and without a session. */
  | { readonly kind: "nobody" }
  /**
   * Whoever sits at the machine of the record, and may do everything: its files are theirs already. Known by nothing but
   * where they sit, they are until somebody has an account.
   */
  | { readonly kind: "local"; readonly until?: "accounts" }
  | SignedIn;

/** What somebody came in with, by the SHA-256 of its secret in lower-case hex: it finds the row, and opens nothing. */
export type Credential = { readonly kind: "token" | "session"; readonly sha256: string };

export type SignedIn = {
  readonly kind: "person";
  readonly key: string;
  /** Public id, and the author of what they write. */
  readonly name: string;
  /** Whether they keep the whole record: admins of every negotiation, and of people. */
  readonly isOwner: boolean;
  /** By the key of the negotiation. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Keys of those negotiations, and of the one that a token is for, by their public ids. */
  readonly keys: ReadonlyMap<string, string>;
  /** Of a token: the most that it may do, and the key of the only negotiation in which it may. */
  readonly limit: { readonly role: Role; readonly negotiationKey: string | undefined } | undefined;
  /** Undefined for somebody who did not come in: what they might do is looked at in their absence. */
  readonly credential: Credential | undefined;
};

/** Who wrote something while nobody had an account. */
export const LOCAL_AUTHOR = "local";

export const NOBODY: Actor = { kind: "nobody" };
export const LOCAL: Actor = { kind: "local" };
export const LOCAL_UNTIL_ACCOUNTS: Actor = { kind: "local", until: "accounts" };

/** Under which name a journal keeps what they do. */
export function authorOf(actor: Actor): string {
  return actor.kind === "person" ? actor.name : LOCAL_AUTHOR;
}

/** The lower one of two roles. */
export function lowerRole(one: Role, other: Role): Role {
  return ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;
}
