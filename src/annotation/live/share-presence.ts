import { randomUUID } from "node:crypto";
import type { Storage } from "../../storage/open-storage.ts";
import type { StoredPresence } from "../../storage/thread-presence.ts";
import type { LiveText } from "./live-text.ts";

/** Who is at a text, over all processes. */
export type Presences = readonly { readonly connection: string; readonly name: string; readonly cursor: string }[];

// Rows of a process that died are nobody's after this; those of one that lives are written anew well before.
const STALE_MS = 30_000;
const REFRESH_MS = 10_000;

/**
 * Tells other processes over the same database who is at which text, and learns it from them, through a table. Where the
 * database is this process's own, nothing is written. What a crash leaves there says nothing after half a minute.
 */
export function sharePresence(storage: Storage) {
  const process = randomUUID();
  /** As written down, by connection. */
  const written = new Map<string, StoredPresence & { readonly writtenAt: number }>();
  /** Of other processes, by thread. */
  const others = new Map<string, Presences>();

  function own(text: LiveText): Presences {
    return [...text.members].flatMap(({ connection, name }) =>
      name === undefined ? [] : [{ connection, name, cursor: text.cursors.get(connection) ?? "" }],
    );
  }

  async function write(open: readonly LiveText[], at: number): Promise<void> {
    const now = open.flatMap((text) => own(text).map((one) => ({ ...text.key, ...one, process })));
    const changed = now.filter((one) => {
      const before = written.get(`${one.threadId} ${one.connection}`);
      return before === undefined || before.cursor !== one.cursor || at - before.writtenAt > REFRESH_MS;
    });
    const here = new Set(now.map(({ threadId, connection }) => `${threadId} ${connection}`));
    const gone = [...written].filter(([key]) => !here.has(key));
    if (changed.length === 0 && gone.length === 0) return;
    await storage.transaction(async (rows) => {
      await rows.threadPresence.remove(gone.map(([, one]) => one));
      await rows.threadPresence.write(changed, new Date(at));
    });
    for (const [key] of gone) written.delete(key);
    for (const one of changed) written.set(`${one.threadId} ${one.connection}`, { ...one, writtenAt: at });
  }

  async function read(open: readonly LiveText[], at: number): Promise<void> {
    const keys = open.map(({ key }) => key);
    const found = await storage.read((rows) => rows.threadPresence.listOthers(keys, process, new Date(at - STALE_MS)));
    for (const text of open) {
      const now = found
        .filter(({ threadId }) => threadId === text.key.threadId)
        .map(({ connection, name, cursor }) => ({ connection, name, cursor }));
      const before = others.get(text.key.threadId) ?? [];
      if (JSON.stringify(before) === JSON.stringify(now)) continue;
      others.set(text.key.threadId, now);
      for (const member of text.members) member.tell({ kind: "present" });
    }
    const isOpen = new Set(keys.map(({ threadId }) => threadId));
    for (const id of others.keys()) if (!isOpen.has(id)) others.delete(id);
  }

  return {
    of: (text: LiveText): Presences => [...own(text), ...(others.get(text.key.threadId) ?? [])],

    /** Three queries at most; none over a database of our own. @param at - In milliseconds. */
    async exchange(open: readonly LiveText[], at: number): Promise<void> {
      if (!storage.isShared) return;
      await write(open, at);
      await read(open, at);
    },

    /** Takes back what this process wrote. */
    async close(): Promise<void> {
      if (written.size === 0) return;
      await storage.transaction((rows) => rows.threadPresence.remove([...written.values()]));
      written.clear();
    },
  };
}
