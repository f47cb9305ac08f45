import { type Actor, authorOf } from "../model/actor.ts";
import type { Visibility } from "../model/annotation.ts";
import type { View } from "../model/opening.ts";
import { type Times, tellTime } from "../model/times.ts";
import type { VersionFacts } from "../model/version.ts";
import type { StoredThread } from "../storage/threads.ts";
import type { Annotating } from "./annotating.ts";

/** As what somebody sees the notes of a negotiation. */
export type Sight = {
  readonly key: string;
  readonly view: View;
  /** The name under which what they write is kept; undefined for nobody. */
  readonly name: string | undefined;
  readonly times: Times;
  /** Those that the view sees, by id. */
  readonly versions: ReadonlyMap<string, VersionFacts>;
  /** Since when the view sees a version that was not open to it from its filing on. */
  readonly since: ReadonlyMap<string, string>;
  /** Numbers that verdicts have in the view, by their positions for the desk. */
  readonly verdicts: ReadonlyMap<number, number>;
  /** Ids of the two versions of a verdict, by its number in the view. */
  readonly verdictsOn: ReadonlyMap<number, readonly string[]>;
  readonly terms: ReadonlySet<string>;
  /** Whom notes can call. */
  readonly people: ReadonlySet<string>;
};

const NONE: ReadonlySet<string> = new Set();

/**
 * Finds out what somebody sees; two queries more for who can be called, none for the public.
 *
 * @param threads - Those to be seen: terms are looked up only where some thread is on one.
 * @throws Problem `negotiation-not-found`.
 */
export async function takeSight(
  { view, desk, reading, getWhole }: Annotating,
  negotiation: string,
  actor: Actor,
  threads: readonly Pick<StoredThread, "target">[],
): Promise<Sight> {
  const { key, times, versions, verdicts } = await reading.getNegotiation(negotiation);
  const whole = view === "desk" ? [] : (await getWhole(negotiation)).versions;
  return {
    ...{ key, view, times },
    name: actor.kind === "nobody" ? undefined : authorOf(actor),
    versions: new Map(versions.map((version) => [version.version, version])),
    since: new Map(
      whole.flatMap(({ version, opening }) => {
        const at = view === "desk" ? undefined : opening?.since[view]?.at;
        return at === undefined ? [] : [[version, at] as const];
      }),
    ),
    verdicts: new Map(verdicts.map(({ position, givenAt }) => [givenAt ?? position, position])),
    verdictsOn: new Map(verdicts.map(({ position, data }) => [position, [data.beforeVersion, data.afterVersion]])),
    terms: threads.some(({ target }) => target.kind === "term") ? await reading.listTerms(negotiation) : NONE,
    people: view === "public" ? NONE : await listCallable(desk, key),
  };
}

/** Whoever is something in the negotiation, and owners: nobody is told by a note who has an account for other talks. */
async function listCallable(desk: Annotating["desk"], negotiationKey: string): Promise<ReadonlySet<string>> {
  return desk.read(async (rows) => {
    const members = await rows.people.listMemberships({ negotiationKey });
    const owners = (await rows.people.list()).filter(({ isOwner, disabledAt }) => isOwner && disabledAt === null);
    return new Set([...members, ...owners].map(({ name }) => name));
  });
}

/** Whether somebody may see a thread that is open to so many: see decisions/0022-notes.md. */
export function isOpenFor(
  { view, name }: Pick<Sight, "view" | "name">,
  { visibility, author }: { readonly visibility: Visibility; readonly author: string },
): boolean {
  if (visibility === "public") return true;
  return view !== "public" && (visibility === "team" || author === name);
}

/** When somebody could see what was done: at once, or since when they see what it was done to. */
export function seenAt(at: string, since: string | undefined): string {
  return since === undefined || since < at ? at : since;
}

/** An instant as it is told: nothing was done before it could be seen. */
export function tellInstant(
  { view, times }: Pick<Sight, "view" | "times">,
  at: string,
  since: string | undefined,
): string {
  const seen = seenAt(at, since);
  return view === "desk" ? seen : tellTime(times, seen);
}
