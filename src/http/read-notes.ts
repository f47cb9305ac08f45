import type { z } from "zod";
import type { PlacementSaid, ReadingSaid, TargetSaid, ThreadSaid, ThreadsWanted } from "../annotation/notes.ts";
import { type Actor, authorOf } from "../model/actor.ts";
import { readAddress, writeAddress } from "../model/address.ts";
import { Problem } from "../model/problem.ts";
import type { newPlacement, newThread, notesQuery } from "./schemas/notes.ts";

type Said = z.output<typeof newThread>;

/** A new thread as it was sent. @throws Problem `malformed-address` for what does not name one version of the negotiation. */
export function readThread(negotiation: string, { target, ...said }: Said): ThreadSaid {
  return { ...said, target: readTarget(negotiation, target) };
}

function readTarget(negotiation: string, target: Said["target"]): TargetSaid {
  switch (target.kind) {
    case "point": {
      const { version, path, part, quote } = target;
      return { kind: "point", ...readingIn(negotiation, version), path, part, quote: quote ?? undefined };
    }
    case "version":
      return { kind: "version", ...readingIn(negotiation, target.version) };
    case "absence":
      return { kind: "absence", ...readingIn(negotiation, target.version), matter: target.matter };
    case "change": {
      const { before, after } = target;
      return {
        kind: "change",
        before: { ...readingIn(negotiation, before.version), path: before.path },
        after: { ...readingIn(negotiation, after.version), path: after.path },
      };
    }
    case "term":
    case "verdict":
      return target;
  }
}

/** Where a thread is said to stand. @throws Problem `malformed-address`. */
export function readPlacement(negotiation: string, said: z.output<typeof newPlacement>): PlacementSaid {
  const on = readingIn(negotiation, said.version);
  if (said.decision !== "re-attach") return { on, decision: said.decision };
  const { path, part, quote } = said;
  return { on, decision: "re-attach", to: { path, part, quote: quote ?? undefined } };
}

/** The version that an address names, or one reading of it. @throws Problem `malformed-address`. */
function readingIn(negotiation: string, named: string): ReadingSaid {
  const address = readAddress(named);
  const { document, version, reading, path } = address;
  const here = address.negotiation === undefined || address.negotiation === negotiation;
  if (here && document !== undefined && version !== undefined && path === undefined)
    return { document, version, reading };
  throw new Problem(
    "malformed-address",
    `"${writeAddress(address)}" does not name one version of "${negotiation}".`,
    "Write document@version; the point stands beside it, as its path.",
  );
}

/** What threads are asked for, with whoever asks by their name; undefined where they have none, and ask for their own. */
export function readWanted(actor: Actor, query: z.output<typeof notesQuery>): ThreadsWanted | undefined {
  const { mine, mentions, q, limit: _, cursor: __, ...wanted } = query;
  const name = actor.kind === "nobody" ? undefined : authorOf(actor);
  if (name === undefined && (mine === true || mentions === "me")) return undefined;
  return {
    ...wanted,
    words: q,
    mentions: mentions === "me" ? name : mentions,
    writtenBy: mine === undefined ? undefined : { name, is: mine },
  };
}
