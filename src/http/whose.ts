import type { Actor } from "../model/actor.ts";
import { can, RECORD } from "../model/can.ts";

/** Whose things are listed: those of whoever is named, else one's own, else, for those who manage people, all. */
export function whose(actor: Actor, named: string | undefined): string | undefined {
  const isOwn = actor.kind === "person" && !can(actor, "manage-people", RECORD);
  return named ?? (isOwn ? actor.name : undefined);
}
