/** What a host outside answered, whole. */
export type Answered = {
  readonly kind: "answered";
  readonly status: number;
  /** By lower-cased name; several of one name are joined by ", ". Without `set-cookie`: no cookie is taken. */
  readonly headers: ReadonlyMap<string, string>;
  /** As it was sent: what says `content-encoding` is still encoded. */
  readonly body: Uint8Array;
  /** Of the host that answered, after all redirects. */
  readonly url: string;
  /** The address that was connected to. */
  readonly address: string;
};

/** What the rules of going out forbid. */
export type Refusal =
  | "not-a-url"
  | "not-https"
  | "user-in-url"
  | "port"
  | "address"
  /** The connection led to another address than the one that was checked. */
  | "led-elsewhere"
  /** A redirect from https to http. */
  | "downgrade"
  | "header";

type Unanswered =
  | { readonly kind: "refused"; readonly reason: Refusal }
  | { readonly kind: "unreachable"; readonly reason: "no-address" | "no-connection" | "hung-up" | "not-http" }
  | { readonly kind: "timed-out" }
  | { readonly kind: "too-large" }
  | { readonly kind: "tls-wrong" }
  | { readonly kind: "too-many-redirects"; readonly status: number }
  /** The caller's signal ended it. */
  | { readonly kind: "stopped" };

/**
 * Why there is no answer. `why` is a sentence for whoever named the URL. It names the scheme, host and port at most: paths,
 * queries and headers of hooks hold secrets, and what a name of an inner network leads to is nobody's business outside. So
 * `address`, where one was come to, is for those who run the service.
 */
export type NoAnswer = Unanswered & { readonly why: string; readonly address?: string };

/** What came of asking outside. */
export type Outcome = Answered | NoAnswer;

/** Carries a `NoAnswer` out of what was under way. It never leaves this folder. */
export class NotAnswered extends Error {
  override readonly name = "NotAnswered";
  readonly outcome: NoAnswer;

  constructor(outcome: NoAnswer) {
    super(outcome.why);
    this.outcome = outcome;
  }
}
