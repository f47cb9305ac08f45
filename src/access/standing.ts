import type { Actor, Credential } from "../model/actor.ts";
import { rightsIn } from "../model/can.ts";
import { oneAfterTheOther } from "../model/one-after-the-other.ts";
import { Problem } from "../model/problem.ts";
import type { Storage } from "../storage/open-storage.ts";

/** Why an open connection has to end: what let it in does not any more, or whether it does cannot be found out. */
type EndOfStanding = "lost" | "unconfirmed";

/** A connection that stays open after it was let in. */
export type WatchedConnection = {
  readonly actor: Actor;
  /** The key of the negotiation that it is about. */
  readonly negotiationKey: string;
  /** Called once at most, and not after `stop`. */
  readonly onEnd: (why: EndOfStanding) => void;
};

export type Watch = {
  /**
   * Whether they still may what they might when they came in, as the database says after this call: what was read before it
   * may be told them. False for good from `onEnd` on. One query for all who ask meanwhile.
   *
   * @throws Problem `record-unavailable`.
   */
  confirm(): Promise<boolean>;
  stop(): void;
};

/** Keeps an eye on what open connections were let in by. */
export type Standing = {
  /**
   * From now on until `stop`. It ends when the token is revoked or past its end, when the session or the account is closed,
   * and when what they may do in the negotiation is other than it was as they came in, be it more or less.
   */
  watch(connection: WatchedConnection): Watch;
  /** Looks now: something was done that may end some of them. */
  lookNow(): void;
};

const LOOK_EVERY_MS = 500;
// What was confirmed by a look holds for so many more of them, a second and a half: with the time that it takes to end a
// connection that stays below two seconds. In looks and not in time, so that a process that was busy looks before it ends all.
const LOOKS_UNTIL_UNCONFIRMED = 3;

/**
 * Looks twice a second while any such connection is open, with one query for all; what it costs grows with how many
 * different ones came in, and not with their connections. Whoever is nobody, or sits at the machine for good, has nothing to
 * lose, and costs none.
 */
export function openStanding(storage: Storage): Standing {
  const all = new Map<string, Ground>();
  const told = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let [looks, confirmed] = [0, 0];

  async function ask(): Promise<void> {
    const [asked, begun] = [[...all.values()], looks];
    const holds = await findStanding(storage, asked);
    confirmed = Math.max(confirmed, begun);
    for (const ground of asked) if (!holds(ground)) end(ground, "lost");
  }
  const look = oneAfterTheOther(ask);
  const lookNow = () => {
    if (all.size === 0) return;
    look().catch((error: unknown) => {
      // A database that does not answer is asked again, and meanwhile nothing is confirmed.
      if (error instanceof Problem || all.size === 0 || told.has(String(error))) return;
      told.add(String(error));
      console.error(error);
    });
  };
  function lookAgain(): void {
    looks += 1;
    if (looks - confirmed >= LOOKS_UNTIL_UNCONFIRMED)
      for (const ground of [...all.values()]) end(ground, "unconfirmed");
    lookNow();
  }
  function findGround(actor: Actor, negotiationKey: string): Ground {
    const rights = rightsIn(actor, negotiationKey);
    const name = [credentialOf(actor)?.sha256 ?? actor.kind, negotiationKey, rights].join("\n");
    const known = all.get(name);
    if (known !== undefined) return known;
    const ground: Ground = { ...{ name, actor, negotiationKey, rights }, open: new Set() };
    all.set(name, ground);
    if (timer === undefined) {
      confirmed = looks;
      timer = setInterval(lookAgain, LOOK_EVERY_MS).unref();
    }
    return ground;
  }
  function remove(ground: Ground, onEnd: WatchedConnection["onEnd"]): boolean {
    const wasOpen = ground.open.delete(onEnd);
    if (wasOpen && ground.open.size === 0) all.delete(ground.name);
    if (all.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
    return wasOpen;
  }
  function end(ground: Ground, why: EndOfStanding): void {
    for (const onEnd of [...ground.open]) if (remove(ground, onEnd)) onEnd(why);
  }

  return {
    watch({ actor, negotiationKey, onEnd }) {
      if (!isLosable(actor)) return { confirm: async () => true, stop: () => undefined };
      const ground = findGround(actor, negotiationKey);
      // Of each connection its own, also where several are ended by one function.
      const ends: WatchedConnection["onEnd"] = (why) => onEnd(why);
      ground.open.add(ends);
      return {
        async confirm() {
          if (ground.open.has(ends)) await look();
          return ground.open.has(ends);
        },
        stop: () => void remove(ground, ends),
      };
    },
    lookNow,
  };
}

/** What connections stand on: who came in by what, to where, and what they might do as they did. `open`: what ends each. */
type Ground = Pick<WatchedConnection, "actor" | "negotiationKey"> & {
  readonly name: string;
  readonly rights: string;
  readonly open: Set<WatchedConnection["onEnd"]>;
};

function isLosable(actor: Actor): boolean {
  return actor.kind === "person" || (actor.kind === "local" && actor.until === "accounts");
}

function credentialOf(actor: Actor): Credential | undefined {
  return actor.kind === "person" ? actor.credential : undefined;
}

/**
 * Finds out what stands. One query: nobody has come in by a token or a session while there is no account.
 *
 * @returns Whether a ground stands; of those that were given.
 */
async function findStanding(storage: Storage, asked: readonly Ground[]): Promise<(ground: Ground) => boolean> {
  const credentials = asked.flatMap(({ actor }) => credentialOf(actor) ?? []);
  const isAnyLocal = asked.some(({ actor }) => actor.kind === "local");
  const hasPeople = isAnyLocal && (await storage.readFirst((rows) => rows.people.hasAny()));
  const secrets = (kind: Credential["kind"]) => [
    ...new Set(credentials.flatMap((one) => (one.kind === kind ? one.sha256 : []))),
  ];
  const watched = {
    ...{ tokens: secrets("token"), sessions: secrets("session") },
    negotiationKeys: [...new Set(asked.map(({ negotiationKey }) => negotiationKey))],
  };
  const stored =
    credentials.length === 0
      ? undefined
      : await storage.readFirst((rows) => rows.people.listStanding(watched, new Date()));
  return ({ actor, negotiationKey, rights }) => {
    if (actor.kind === "local") return !hasPeople;
    const found = actor.kind === "person" && actor.credential && stored?.get(actor.credential.sha256);
    return !!found && rightsIn({ ...actor, ...found, key: found.personKey }, negotiationKey) === rights;
  };
}
