import type { Actor } from "./actor.ts";
import type { Change } from "./comparison.ts";
import type { Grade } from "./draft.ts";

/** What can happen that somebody is told of: the entries of a journal, by what they mean to a reader. */
export const EVENT_KINDS = [
  "new-version",
  "witness",
  "correction",
  "withdrawal",
  // Its grade, whose it is, or to whom it is open.
  "provenance",
  // Also whose words stand in a reading text.
  "verdict",
  "standing",
  // A term was named, its value marked, or a mark taken back.
  "term",
  // Title, parties, rounds and documents.
  "description",
  // Of notes: one was begun, replied to or opened; of a thread, whatever is done in it.
  "annotation",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Those that a journal has, and so whatever is read from journals. */
export const JOURNAL_EVENT_KINDS = [
  ...(["new-version", "witness", "correction", "withdrawal", "provenance", "verdict", "standing", "term"] as const),
  "description",
] as const satisfies readonly EventKind[];

/** What a change may be about: its class, or that a point came in or went out. */
export const CHANGE_SORTS = [
  ...(["quantity", "money", "percentage", "date", "deadline", "duration", "modality", "negation"] as const),
  ...(["condition", "scope", "actor", "place", "defined-term", "reference"] as const),
  ...(["notation", "invisible", "wording"] as const),
  ...(["added", "dropped"] as const),
] as const satisfies readonly (Change["class"] | "added" | "dropped")[];
export type ChangeSort = (typeof CHANGE_SORTS)[number];

/**
 * What somebody wants to be told of. A lineage is named by a point of a version, `document@version#path`, and goes wherever
 * that point's track does: through renumbering, splits and merges, and into other documents.
 */
export type SubscriptionTarget =
  | { readonly kind: "everything" }
  | { readonly kind: "negotiation"; readonly negotiation: string }
  | { readonly kind: "document"; readonly negotiation: string; readonly document: string }
  | { readonly kind: "lineage"; readonly negotiation: string; readonly point: string }
  | { readonly kind: "term"; readonly negotiation: string; readonly term: string }
  | {
      readonly kind: "search";
      readonly negotiation: string;
      readonly text: string;
      readonly document?: string | undefined;
    }
  /** A note with its replies, by its id. */
  | { readonly kind: "thread"; readonly negotiation: string; readonly thread: string };

/** How much has to happen. */
export type Threshold = {
  readonly kinds: readonly EventKind[];
  /** Of a new version, what its changes must be about; without it, anything. */
  readonly changes?: readonly ChangeSort[] | undefined;
  /** Of a new version, whether it must change something in substance; that a point came in or went out is so. */
  readonly inSubstance: boolean;
  /** Of what is about a version: its grade must be at least as good. One without a grade is not. */
  readonly grade?: Grade | undefined;
  /** Of a lineage, a term or a search: not of versions in which it stands as it did. */
  readonly onlyChanged: boolean;
};

/**
 * What a new version is compared with: those that it is based on, the one before it in its document, a chosen one, or the one of
 * its document that whoever is told had looked at last; what it is based on, where they had looked at none.
 */
export type Base =
  | { readonly kind: "based-on" }
  | { readonly kind: "previous" }
  | { readonly kind: "pinned"; readonly version: string }
  | { readonly kind: "last-looked" };

/** When somebody is told. Hours are full ones of a day in a time zone of the IANA; weekdays count from Monday, 1. */
export type Pace =
  | { readonly when: "at-once"; readonly quiet?: QuietHours | undefined }
  | { readonly when: "daily"; readonly hour: number; readonly timeZone: string }
  | { readonly when: "weekly"; readonly weekday: number; readonly hour: number; readonly timeZone: string };

/** From one full hour up to another, over midnight where the second is the lower one. */
export type QuietHours = { readonly from: number; readonly to: number; readonly timeZone: string };

/** Who is told of which changes, and how. */
export type Subscription = {
  readonly id: string;
  /** In its owner's words. */
  readonly title: string;
  readonly target: SubscriptionTarget;
  readonly threshold: Threshold;
  readonly base: Base;
  readonly pace: Pace;
  /** Ids of the endpoints that it goes to beside the inbox. */
  readonly endpoints: readonly string[];
  /** ISO 8601 instant in UTC. */
  readonly createdAt: string;
};

/** Quiet by default: new versions that change something in substance, told at once. */
export const DEFAULT_THRESHOLD: Threshold = { kinds: ["new-version"], inSubstance: true, onlyChanged: true };
/** Of a thread, whatever is done in it. */
export const DEFAULT_THRESHOLD_OF_THREAD: Threshold = { ...DEFAULT_THRESHOLD, kinds: ["annotation"] };
export const DEFAULT_BASE: Base = { kind: "based-on" };
export const DEFAULT_PACE: Pace = { when: "at-once" };

/** Whose something is: a person's, by their key, or the machine's. What a token made is the token's as well, by its hash. */
export type Owner = { readonly personKey: string | undefined; readonly tokenSha256: string | undefined };

/** Of whoever is known. */
export function ownerOf(actor: Exclude<Actor, { readonly kind: "nobody" }>): Owner {
  if (actor.kind === "local") return { personKey: undefined, tokenSha256: undefined };
  const { key, credential } = actor;
  return { personKey: key, tokenSha256: credential?.kind === "token" ? credential.sha256 : undefined };
}

/** What a reader is told of one event. Words are those of the record as it was then. */
export type NoticeMessage = {
  readonly title: string;
  readonly sentences: readonly string[];
  /** Of the page that shows it. */
  readonly path: string;
  /** By sort, how many changes a new version made there; those of substance alone where there are any. */
  readonly changes: Readonly<Partial<Record<ChangeSort, number>>>;
};

/** One event as it was told for one subscription. */
export type Notice = {
  /** `evt_…`; the same however often it is worked out. */
  readonly id: string;
  readonly subscription: string;
  readonly negotiation: string;
  readonly kind: EventKind | "endpoint-off";
  readonly document: string | undefined;
  readonly version: string | undefined;
  /** The number of the entry in the journal as its owner had it then; undefined of what is no event of a journal. */
  readonly entry: number | undefined;
  /** Of what was done to a note: which thread. */
  readonly thread: string | undefined;
  /** ISO 8601 instants in UTC: when it happened, and from when on it is shown. */
  readonly at: string;
  readonly shownFrom: string;
  readonly message: NoticeMessage;
  readonly readAt: string | undefined;
};

/**
 * `delivered`: it was answered with a 2xx, or the relay took it. `given-up`: it was tried as often as it is. `cancelled`: nobody was to be told any
 * more, or nowhere.
 */
export const DELIVERY_STATES = ["waiting", "delivered", "given-up", "cancelled"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Where what is told goes: to a program, or to an address of mail, which has no signature. */
export type Endpoint = {
  readonly id: string;
  readonly title: string;
  readonly channel: "webhook" | "mail";
  /** Of mail, `mailto:anna@example.org`. */
  readonly url: string;
  /** ISO 8601 instant in UTC: when whoever reads the address said that mail may come; nothing is sent before. */
  readonly confirmedAt: string | undefined;
  readonly signature: "hmac" | "ed25519" | undefined;
  /** `whpk_…`, by which what is signed with ed25519 is checked. */
  readonly publicKey: string | undefined;
  /** ISO 8601 instants in UTC. */
  readonly failingSince: string | undefined;
  readonly switchedOff: { readonly at: string; readonly why: string } | undefined;
  readonly createdAt: string;
};

/** Something that goes to an endpoint, with each try. */
export type Delivery = {
  /** As it is called to whoever receives it: the same at each try. */
  readonly id: string;
  /** Ids of the notices in it. */
  readonly events: readonly string[];
  readonly negotiation: string;
  readonly subscription: string;
  readonly state: DeliveryState;
  /** ISO 8601 instants in UTC. */
  readonly madeAt: string;
  readonly dueAt: string;
  readonly attempts: readonly DeliveryAttempt[];
};

type DeliveryAttempt = {
  readonly at: string;
  readonly status: number | undefined;
  /** What was answered, a kilobyte of it at most, or why nothing was. */
  readonly answer: string;
  /** Milliseconds. */
  readonly took: number;
};
