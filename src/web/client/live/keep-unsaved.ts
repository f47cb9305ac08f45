import { readBase64, writeBase64 } from "../../../model/base64.ts";

/** What was typed and is not saved by the service yet, kept over the end of a page. */
export type Unsaved = {
  /** What pages that ended left behind, of this person. */
  read(thread: string): readonly Uint8Array[];
  /** Soon; `state` is asked then. */
  keep(thread: string, state: () => Uint8Array): void;
  forget(thread: string): void;
};

const KEEP_AFTER_MS = 300;

/**
 * Keeps it in the browser's own storage, under who typed it: what one person left behind is never sent as another's. A
 * browser that keeps nothing, or no more, loses what is unsaved with the page, as it would without this.
 *
 * @param storage - The browser's `localStorage`; undefined where it may not be used.
 */
export function keepUnsaved(storage: Storage | undefined, person: string): Unsaved {
  const page = crypto.randomUUID();
  const waiting = new Map<
    string,
    { readonly timer: ReturnType<typeof setTimeout>; readonly state: () => Uint8Array }
  >();
  // Kept by pages before this one: forgotten with the first that is saved, which holds what they held.
  const before = new Map<string, readonly string[]>();
  const prefixOf = (thread: string) => `travaux unsaved ${person} ${thread} `;

  function write(thread: string): void {
    const one = waiting.get(thread);
    if (one === undefined) return;
    clearTimeout(one.timer);
    waiting.delete(thread);
    try {
      storage?.setItem(prefixOf(thread) + page, writeBase64(one.state()));
    } catch {
      // Full.
    }
  }

  globalThis.addEventListener?.("pagehide", () => {
    for (const thread of [...waiting.keys()]) write(thread);
  });

  return {
    read(thread) {
      if (storage === undefined) return [];
      const names = Object.keys(storage).filter((name) => name.startsWith(prefixOf(thread)));
      before.set(thread, names);
      return names.flatMap((name) => readBase64(storage.getItem(name) ?? "") ?? []);
    },
    keep(thread, state) {
      if (waiting.has(thread)) return;
      waiting.set(thread, { timer: setTimeout(() => write(thread), KEEP_AFTER_MS), state });
    },
    forget(thread) {
      clearTimeout(waiting.get(thread)?.timer);
      waiting.delete(thread);
      for (const name of [prefixOf(thread) + page, ...(before.get(thread) ?? [])]) storage?.removeItem(name);
      before.delete(thread);
    },
  };
}
