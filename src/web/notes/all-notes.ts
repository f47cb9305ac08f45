import type { PlacedThread, ToldPlacement } from "../../model/annotation.ts";
import type { Seen } from "../../views/see-as.ts";

const WITHOUT_A_PLACE: ToldPlacement = {
  kind: "orphaned",
  score: 0,
  anchor: undefined,
  reason: "Its words have no place in the newest version of the document.",
  decided: undefined,
};

/** All threads of a negotiation as they were written, those of which anything was done last first; of those that are lost in the newest version, that they are. */
export async function allNotes(
  { listThreads }: Pick<Seen["notes"], "listThreads">,
  negotiation: string,
): Promise<readonly PlacedThread[]> {
  const [threads, orphaned] = await Promise.all([
    listThreads(negotiation, { lastFirst: true }),
    listThreads(negotiation, { orphaned: true }),
  ]);
  const lost = new Set(orphaned.map(({ id }) => id));
  return threads.map((thread) => ({ thread, placement: lost.has(thread.id) ? WITHOUT_A_PLACE : undefined }));
}
