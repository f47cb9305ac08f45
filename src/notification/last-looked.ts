import { type Actor, authorOf } from "../model/actor.ts";
import { READS_KEPT_DAYS, type ReadKind } from "../model/audit.ts";
import type { JournalEntry } from "../model/journal.ts";
import type { Base } from "../model/subscription.ts";
import { dayOf } from "../model/times.ts";
import { isStanding, type VersionFacts } from "../model/version.ts";
import { inOrderOfTime } from "../model/version-order.ts";
import type { LastRead } from "../storage/audit.ts";
import type { Notifying } from "./notifying.ts";
import type { SeenNegotiation } from "./view-reader.ts";

/** A base as it is for one new version: by then it is known at what whoever is told had looked. */
export type ResolvedBase =
  | Exclude<Base, { readonly kind: "last-looked" }>
  /** `on` is a day in UTC. */
  | { readonly kind: "looked"; readonly version: string; readonly on: string }
  /** At nothing, or at what is shown no more: what it is based on takes its place. */
  | { readonly kind: "not-looked"; readonly isGone: boolean };

// Whose text was before somebody: a summary tells of it, and tables and searches are of all versions.
const LOOKING: readonly ReadKind[] = ["version", "file", "comparison", "point", "witnesses"];

const NOT_LOOKED: ResolvedBase = { kind: "not-looked", isGone: false };
const DAY_MS = 86_400_000;

/**
 * At which version of its document each of some people had looked last when a version was filed, as far as it is known: what
 * somebody read is kept once a day, for 400 days (decision 16). Of a comparison the later one counts.
 *
 * @param within - As the view sees it whose entry it is.
 * @param readers - By the names under which it is kept what they read. @returns By such a name. One query, none for other entries.
 */
export async function findLastLooked(
  { storage, clock }: Pick<Notifying, "storage" | "clock">,
  within: SeenNegotiation,
  { event, document, version, at }: JournalEntry,
  readers: readonly string[],
): Promise<(reader: string) => ResolvedBase> {
  if (readers.length === 0 || event !== "version-filed" || document === undefined || version === undefined)
    return () => NOT_LOOKED;
  const reads = await storage.read(async (rows) => {
    const first = new Date((await clock(rows)).getTime() - READS_KEPT_DAYS * DAY_MS);
    const asked = { document, except: version, kinds: LOOKING, until: new Date(at), since: dayOf(first.toISOString()) };
    return rows.audit.listLastReads(within.key, readers, asked);
  });
  const inOrder = inOrderOfTime(within.versions);
  return (reader) => {
    const own = reads.filter((one) => one.reader === reader);
    return own.length === 0 ? NOT_LOOKED : baseOf(inOrder, own);
  };
}

/** @param reads - Of one moment. */
function baseOf(inOrder: readonly VersionFacts[], reads: readonly LastRead[]): ResolvedBase {
  const looked = new Set(reads.flatMap(({ versions }) => versions));
  const last = inOrder.findLast(({ version }) => looked.has(version));
  if (last === undefined || !isStanding(last)) return { kind: "not-looked", isGone: true };
  return { kind: "looked", version: last.version, on: dayOf(reads[0]?.at.toISOString() ?? "") };
}

/** The base of an entry for one person. @param by - Whose looking counts. */
export async function resolveBase(
  notifying: Pick<Notifying, "storage" | "clock">,
  base: Base,
  by: Actor,
  within: SeenNegotiation,
  entry: JournalEntry,
): Promise<ResolvedBase> {
  if (base.kind !== "last-looked") return base;
  if (by.kind === "nobody") return NOT_LOOKED;
  const reader = authorOf(by);
  return (await findLastLooked(notifying, within, entry, [reader]))(reader);
}

/** Sentences on a new version, with what it was compared with where that was left to what somebody had looked at. */
export function sayWithBase(
  base: ResolvedBase,
  { versions }: SeenNegotiation,
  sentences: readonly string[],
  against: string | undefined,
): readonly string[] {
  if (against === undefined) return sentences;
  if (base.kind === "not-looked") return [base.isGone ? GONE : NEVER, ...sentences];
  if (base.kind !== "looked") return sentences;
  const title = versions.find(({ version }) => version === base.version)?.title ?? base.version;
  const [first = "it is new.", ...others] = sentences;
  return [`Since you last looked, at “${title}” on ${LONG_DATE.format(new Date(base.on))}: ${first}`, ...others];
}

const NEVER = "You have not looked at an earlier version: compared with what it is based on.";
const GONE = "What you looked at last is shown no more: compared with what it is based on.";
const LONG_DATE = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
