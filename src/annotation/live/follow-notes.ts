import type { View } from "../../model/opening.ts";
import { Problem } from "../../model/problem.ts";
import type { Storage } from "../../storage/open-storage.ts";

/** Tells that something of a negotiation's notes is other than it was, to those who look at them. */
export type NotesFollowed = {
  /**
   * Tells of what is done from its return on.
   *
   * @returns What ends it. @throws Problem `record-unavailable`.
   */
  follow(negotiationKey: string, view: View, onNews: () => void): Promise<() => void>;
  close(): void;
};

type Followed = { readonly key: string; readonly view: View; readonly listeners: Set<() => void>; known?: string };

const LOOK_MS = 1_000;

/**
 * Whoever types is seen typing in a card that is open; others are told once the words rest.
 *
 * Looks once a second while anybody follows, with one query for each negotiation and view, whichever process did what. Of
 * notes that a view does not see, and of those that are one person's alone, nothing is told, nor that there are any.
 */
export function followNotes(storage: Storage, lookMs = LOOK_MS): NotesFollowed {
  const all = new Map<string, Followed>();
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;

  const stampOf = ({ key, view }: Followed) => storage.seenBy(view).read((rows) => rows.threads.stampOf(key));

  async function look(): Promise<void> {
    for (const one of [...all.values()]) {
      const now = await stampOf(one);
      const hasNews = one.known !== undefined && one.known !== now;
      one.known = now;
      if (hasNews) for (const tell of [...one.listeners]) tell();
    }
  }

  async function lookUnlessLooking(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } catch (error) {
      // A database that is away is asked again in a second.
      if (!(error instanceof Problem)) console.error(error);
    } finally {
      isLooking = false;
    }
  }

  return {
    async follow(key, view, onNews) {
      const name = `${view} ${key}`;
      const one = all.get(name) ?? { key, view, listeners: new Set() };
      all.set(name, one);
      one.listeners.add(onNews);
      timer ??= setInterval(() => void lookUnlessLooking(), lookMs).unref();
      // Of one that others follow already, what it knows is at most a second old.
      one.known ??= await stampOf(one);
      return () => {
        one.listeners.delete(onNews);
        if (one.listeners.size === 0) all.delete(name);
        if (all.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
    close() {
      clearInterval(timer);
      all.clear();
    },
  };
}
