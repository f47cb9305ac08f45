import { Problem } from "../model/problem.ts";

/** Tells those who follow the journal of a negotiation that it has grown. */
export type Following = {
  /**
   * From now on until it is stopped. Whoever reads the journal after this call, and again each time that `grown` is called,
   * misses nothing.
   *
   * @param grown - Is called with how many entries the journal of the desk has, whoever follows: they may see no more than
   *   before.
   * @returns What stops it.
   */
  follow(negotiation: string, grown: (length: number) => void): () => void;
  /** Looks now: something was written into it by this process. */
  lookNow(negotiation: string): void;
};

// What another process wrote, and an embargo that ends while nobody asks for anything else, shows within this time.
const LOOK_EVERY_MS = 250;

type Followed = {
  readonly grown: Set<(length: number) => void>;
  length: number;
  isLooking: boolean;
  /** Something was written while it was looked at. */
  isStale: boolean;
  timer: NodeJS.Timeout | undefined;
};

/**
 * Looks four times a second at each negotiation that somebody follows, however many they are, and at none that nobody does.
 *
 * @param lengthOf - How many entries a journal has, those included that are due; one query.
 */
export function followJournals(lengthOf: (negotiation: string) => Promise<number>): Following {
  const all = new Map<string, Followed>();
  const told = new Set<string>();

  async function look(negotiation: string, one: Followed): Promise<void> {
    clearTimeout(one.timer);
    one.isLooking = true;
    one.isStale = false;
    const length = await lengthOf(negotiation).catch((error: unknown) => {
      tell(error, one);
      return one.length;
    });
    one.isLooking = false;
    if (length > one.length) {
      one.length = length;
      for (const grown of [...one.grown]) grown(length);
    }
    if (one.grown.size === 0) return;
    if (one.isStale) void look(negotiation, one);
    else one.timer = setTimeout(() => void look(negotiation, one), LOOK_EVERY_MS).unref();
  }
  /** A database that does not answer is asked again; anything else is a bug, and told once. */
  function tell(error: unknown, { grown }: Followed): void {
    if (error instanceof Problem || grown.size === 0 || told.has(String(error))) return;
    told.add(String(error));
    console.error(error);
  }

  return {
    follow(negotiation, grown) {
      const known = all.get(negotiation);
      const one = known ?? { grown: new Set(), length: -1, isLooking: false, isStale: false, timer: undefined };
      one.grown.add(grown);
      if (known === undefined) {
        all.set(negotiation, one);
        void look(negotiation, one);
      }
      return () => {
        one.grown.delete(grown);
        if (one.grown.size > 0) return;
        clearTimeout(one.timer);
        if (all.get(negotiation) === one) all.delete(negotiation);
      };
    },
    lookNow(negotiation) {
      const one = all.get(negotiation);
      if (one?.isLooking) one.isStale = true;
      else if (one !== undefined) void look(negotiation, one);
    },
  };
}
