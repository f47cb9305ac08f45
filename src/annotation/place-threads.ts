import { placeAnchors } from "../engine/anchoring/place-anchor.ts";
import type { Actor } from "../model/actor.ts";
import type { Anchor, Placement } from "../model/anchor.ts";
import {
  type NoteTarget,
  type PlacedThread,
  type ReadingName,
  type ThreadSeen,
  type ToldPlacement,
  versionsOf,
} from "../model/annotation.ts";
import { headsOf } from "../model/draft-witnesses.ts";
import { groupBy } from "../model/group-by.ts";
import { tellAuthor } from "../model/tell-entry.ts";
import { isStanding, type VersionFacts, type VersionRef } from "../model/version.ts";
import type { DecidedPlacement } from "../storage/threads.ts";
import type { Annotating, ComparedVersions } from "./annotating.ts";
import { getReading, type ReadingSaid } from "./check-target.ts";
import { readThreads, type ThreadsRead } from "./read-threads.ts";
import { type Sight, tellInstant } from "./sight.ts";

type PointTarget = Extract<NoteTarget, { readonly kind: "point" }>;

/** From where a thread is carried to a version: where it was written, or where somebody last said that it stands. */
type Origin = { readonly of: ReadingName; readonly anchor: Anchor };

/** Where threads stand, of those that were read together. */
export type Placing = {
  /** Works out at one go where threads stand in a reading of a version, for those who ask of each. */
  prepare(threads: readonly ThreadSeen[], on: ReadingName): Promise<void>;
  /** A thread in a reading of a version: undefined where it was written there, "elsewhere" where it has nothing to do with it. */
  place(thread: ThreadSeen, on: ReadingName): Promise<ToldPlacement | undefined | "elsewhere">;
  /** The same by the machine alone, whatever was said of that very version. */
  placeByMachine(thread: ThreadSeen, on: ReadingName): Promise<Placement | "elsewhere">;
};

/**
 * All threads that have to do with a version, with where they stand in it: those on the version, and those on points of
 * its document, or of another from which a point came over, carried along their lineage. What somebody said of where a
 * thread stands outranks that, and later versions go on from there.
 *
 * @throws Problem the not-found problems, `version-withdrawn`; `unreadable-note` for a reading text.
 * A comparison for each version on which there are notes, and a placement for each note; both are kept while what they are
 * made from stays as it is.
 */
export async function listPlaced(
  annotating: Annotating,
  negotiation: string,
  of: ReadingSaid,
  actor: Actor,
): Promise<readonly PlacedThread[]> {
  const { document, version, reading } = await getReading(annotating.reading, negotiation, of);
  const on = { document, version, reading };
  const read = await readThreads(annotating, negotiation, actor);
  const placing = await openPlacing(annotating, negotiation, read);
  await placing.prepare(
    read.threads.map(({ seen }) => seen),
    on,
  );
  const placed: PlacedThread[] = [];
  for (const { seen: thread } of read.threads) {
    if (thread.target.kind !== "point") {
      if (isOn(read.sight, thread.target, version)) placed.push({ thread, placement: undefined });
      continue;
    }
    const placement = await placing.place(thread, on);
    if (placement !== "elsewhere") placed.push({ thread, placement });
  }
  return placed;
}

/** Ids of the threads whose words are found no more in the newest version of their document. */
export async function listOrphaned(
  annotating: Annotating,
  negotiation: string,
  read: ThreadsRead,
): Promise<ReadonlySet<string>> {
  const placing = await openPlacing(annotating, negotiation, read);
  const { versions } = await annotating.reading.getNegotiation(negotiation);
  const orphaned = new Set<string>();
  const documents = groupBy(
    read.threads.map(({ seen }) => seen),
    ({ target }) => (target.kind === "point" ? target.document : undefined),
  );
  for (const [document, threads] of documents) {
    const newest = versions.findLast((one) => one.document === document && isStanding(one));
    if (newest === undefined) continue;
    await placing.prepare(threads, newest);
    for (const thread of threads) {
      const placement = await placing.place(thread, newest);
      if (placement !== "elsewhere" && placement?.kind === "orphaned") orphaned.add(thread.id);
    }
  }
  return orphaned;
}

/** @param read - The threads that may be placed, with all that was said of where they stand. */
export async function openPlacing(annotating: Annotating, negotiation: string, read: ThreadsRead): Promise<Placing> {
  const { sight } = read;
  const decisions = await annotating.storage.read((rows) => rows.threads.listPlacements(sight.key));
  const { versionKeys } = await annotating.reading.getNegotiation(negotiation);
  const versionOf = new Map([...versionKeys].map(([id, key]) => [key, sight.versions.get(id)]));
  const decidedOn = groupBy(
    decisions.flatMap((one): readonly Decision[] => {
      const version = versionOf.get(one.versionKey);
      return version === undefined || !isStanding(version) ? [] : [{ ...one, version }];
    }),
    ({ threadId }) => threadId,
  );
  const heads = headsOf([...sight.versions.values()]);
  const compared = new Map<string, Promise<ComparedVersions>>();
  const compare = (from: ReadingName, to: ReadingName) => {
    const name = `${nameOf(from)} ${nameOf(to)}`;
    const known =
      compared.get(name) ?? annotating.reading.compareThroughGraph(refTo(negotiation, from), refTo(negotiation, to));
    compared.set(name, known);
    return known;
  };

  async function placeFrom(of: ReadingName, anchors: readonly Anchor[], on: ReadingName) {
    const step = await compare(of, on);
    const isMigration = of.document !== on.document;
    // Without a way that its tracks go, another document is another text.
    if (isMigration && step.way.length === 0) return undefined;
    return placeAll(step, anchors, isMigration);
  }

  async function placeOne({ of, anchor }: Origin, on: ReadingName): Promise<Placement | "elsewhere"> {
    const placement = (await placeFrom(of, [anchor], on))?.(anchor);
    if (placement === undefined) return "elsewhere";
    const isMigration = of.document !== on.document;
    return isMigration && placement.kind === "orphaned" ? "elsewhere" : placement;
  }

  /** The last place on the way about which somebody said something; undefined where it was left behind there. */
  async function originFor(
    target: PointTarget,
    own: readonly Decision[],
    on: ReadingName,
  ): Promise<Origin | LeftBehind> {
    const written = { of: target, anchor: target.anchor };
    const others = own.filter((one) => !isSame(nameOfDecision(one), on));
    if (others.length === 0) return written;
    const { way } = await compare(target, on);
    const draftOf = (version: string) => heads.get(version) ?? version;
    const order = new Map(way.map((station, place) => [draftOf(station.replace(/\+reading$/u, "")), place]));
    const placeOf = (one: Decision) =>
      isSame({ ...on, reading: 0 }, { ...nameOfDecision(one), reading: 0 })
        ? way.length
        : order.get(draftOf(one.version.version));
    const onWay = others.filter((one) => placeOf(one) !== undefined);
    const last = onWay.reduce<Decision | undefined>(
      (found, one) => (found === undefined || (placeOf(one) ?? 0) >= (placeOf(found) ?? 0) ? one : found),
      undefined,
    );
    if (last === undefined) return written;
    return last.anchor === undefined ? { leftBehind: last } : { of: nameOfDecision(last), anchor: last.anchor };
  }

  async function placeByMachine(thread: ThreadSeen, on: ReadingName): Promise<Placement | "elsewhere"> {
    const { target } = thread;
    if (target.kind !== "point" || !isStandingHere(sight, target.version)) return "elsewhere";
    const origin = await originFor(target, decidedOn.get(thread.id) ?? [], on);
    if (!("leftBehind" in origin)) return placeOne(origin, on);
    return orphan(`It was left behind in ${origin.leftBehind.version.version}.`);
  }

  return {
    placeByMachine,
    async prepare(threads, on) {
      const origins: Origin[] = [];
      for (const { id, target } of threads) {
        if (target.kind !== "point" || isSame(target, on) || !isStandingHere(sight, target.version)) continue;
        const origin = await originFor(target, decidedOn.get(id) ?? [], on);
        if (!("leftBehind" in origin)) origins.push(origin);
      }
      for (const together of groupBy(origins, ({ of }) => nameOf(of)).values()) {
        const [{ of }] = together as [Origin];
        await placeFrom(
          of,
          together.map(({ anchor }) => anchor),
          on,
        );
      }
    },
    async place(thread, on) {
      const { target } = thread;
      if (target.kind === "point" && isSame(target, on)) return undefined;
      const said = decidedOn.get(thread.id)?.find((one) => isSame(nameOfDecision(one), on));
      if (said !== undefined && target.kind === "point") return tellDecision(sight, said);
      const placement = await placeByMachine(thread, on);
      return placement === "elsewhere" ? placement : { ...placement, decided: undefined };
    },
  };
}

type Decision = DecidedPlacement & { readonly version: VersionFacts };
type LeftBehind = { readonly leftBehind: Decision };

/** What was worked out of a comparison is kept with it: it depends on nothing else. */
const placedIn = new WeakMap<ComparedVersions["alignment"], Map<string, Placement>>();

/** Many are placed much faster together than one after the other. */
function placeAll({ before, after, alignment }: ComparedVersions, anchors: readonly Anchor[], isMigration: boolean) {
  const known = placedIn.get(alignment) ?? new Map<string, Placement>();
  placedIn.set(alignment, known);
  const unknown = [...new Map(anchors.map((anchor) => [JSON.stringify(anchor), anchor]))].filter(
    ([name]) => !known.has(name),
  );
  if (unknown.length > 0) {
    const aligned = isMigration
      ? alignment.filter((entry) => entry.before.length > 0 && entry.after.length > 0)
      : alignment;
    const step = { before: before.points, after: after.points, aligned, isMigration };
    const placed = placeAnchors(
      unknown.map(([, anchor]) => anchor),
      step,
    );
    for (const [place, [name]] of unknown.entries())
      known.set(name, placed[place] ?? orphan("Its point is not there."));
  }
  return (anchor: Anchor): Placement => known.get(JSON.stringify(anchor)) ?? orphan("Its point is not there.");
}

function tellDecision(sight: Sight, { anchor, author, at, version }: Decision): ToldPlacement {
  const decided = { by: tellAuthor(sight.view, author), at: tellInstant(sight, at, sight.since.get(version.version)) };
  if (anchor === undefined) return { ...orphan("It was left behind here."), decided };
  return { kind: "placed", score: 1, anchor, reason: "Somebody said that it stands here.", decided };
}

function orphan(reason: string): Placement {
  return { kind: "orphaned", score: 0, anchor: undefined, reason };
}

/** Whether what is not on a point is about a version. */
function isOn({ verdictsOn }: Sight, target: NoteTarget, version: string): boolean {
  const versions = target.kind === "verdict" ? verdictsOn.get(target.position) : versionsOf(target);
  return versions?.includes(version) ?? false;
}

function isStandingHere({ versions }: Sight, id: string): boolean {
  const version = versions.get(id);
  return version !== undefined && isStanding(version);
}

function nameOfDecision({ version: { document, version }, reading }: Decision): ReadingName {
  return { document, version, reading };
}

function isSame(one: ReadingName, other: ReadingName): boolean {
  return one.version === other.version && one.reading === other.reading;
}

function nameOf({ version, reading }: ReadingName): string {
  return `${version}~${reading}`;
}

function refTo(negotiation: string, { document, version, reading }: ReadingName): VersionRef {
  return { negotiation, document, version, reading };
}
