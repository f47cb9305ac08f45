import { useContext } from "hono/jsx";
import { type Actor, authorOf } from "../../model/actor.ts";
import type { ThreadSeen } from "../../model/annotation.ts";
import { can, keyOf } from "../../model/can.ts";
import { ReaderOfPage } from "../may.tsx";

/** The name under which somebody's notes are kept; undefined for nobody, who has none. */
export function nameOfReader(actor: Actor): string | undefined {
  return actor.kind === "nobody" ? undefined : authorOf(actor);
}

/** What whoever reads the page may do with notes; only inside a component. */
export function useNoteRights(negotiation: string) {
  const reader = useContext(ReaderOfPage);
  const on = { kind: "negotiation", key: keyOf(reader, negotiation) } as const;
  const name = nameOfReader(reader);
  const tends = can(reader, "tend-notes", on);
  return {
    annotates: can(reader, "annotate", on),
    publishes: can(reader, "publish-note", on),
    /** Whether they may take back what somebody wrote, and say who sees a thread that they began. */
    mayChange: ({ author }: Pick<ThreadSeen, "author">) => tends || author === name,
  };
}
