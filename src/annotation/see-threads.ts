import type { Actor } from "../model/actor.ts";
import type { ThreadSeen } from "../model/annotation.ts";
import type { Annotating } from "./annotating.ts";
import { withFreshBodies } from "./fresh-bodies.ts";
import { plainWords } from "./plain-words.ts";
import { openingFor, seeThread, versionsSince } from "./see-thread.ts";
import { takeSight } from "./sight.ts";

/** A thread as somebody sees it, as far as telling of it needs to know. Of one that was taken back no words are left. */
export type SeenThread = {
  readonly thread: ThreadSeen;
  /** The number of the deed by which it was opened to them; -1 of its author, who saw all of it. */
  readonly openedBy: number;
  /** An ISO 8601 instant in UTC: since when they see what it is about; undefined where they always did. */
  readonly since: string | undefined;
  /** Of each note that was not taken back, by its id: its words in one line, without marks. */
  readonly words: ReadonlyMap<string, string>;
};

/**
 * Those of some threads that somebody sees, also those that were taken back, by their ids.
 *
 * @param actor - For nobody: as everybody of the view sees them.
 * @throws Problem `negotiation-not-found`. Eight queries, and more only where somebody typed.
 */
export async function seeThreads(
  annotating: Annotating,
  negotiation: string,
  threadIds: readonly string[],
  actor: Actor,
): Promise<ReadonlyMap<string, SeenThread>> {
  const { storage, desk, reading } = annotating;
  const { key } = await reading.getNegotiation(negotiation);
  const stored = await storage.read((rows) => rows.threads.listNamed(key, threadIds));
  const sight = await takeSight(annotating, negotiation, actor, stored);
  const visible = stored.filter((one) => seeThread(sight, one) !== undefined);
  const found = new Map<string, SeenThread>();
  for (const one of await withFreshBodies(desk, key, visible)) {
    const seen = seeThread(sight, one);
    if (seen === undefined) continue;
    const notes = seen.notes.map((note) => (seen.removed ? { ...note, body: "", removed: true } : note));
    const words = new Map(notes.flatMap(({ id, body, removed }) => (removed ? [] : [[id, plainWords(body)] as const])));
    const openedBy = openingFor(sight, one)?.position ?? -1;
    found.set(one.id, { thread: { ...seen, notes }, openedBy, since: versionsSince(sight, one.target), words });
  }
  return found;
}
