import type { Line } from "./ask-over.ts";

/** Lines that are open after an answer, for whoever asks the same host again at once. */
export type KeptLines = {
  /** One that is open and that nobody asks over; it is theirs until they keep it again. */
  take(name: string): Line | undefined;
  keep(name: string, line: Line): void;
};

// So long at most a name is not looked up again that leads elsewhere meanwhile.
const OLDEST_MS = 10_000;

/** Keeps them by name for ten seconds after they were opened, and none over which a second long nothing is asked. */
export function keepLines(): KeptLines {
  const idle = new Map<string, Line[]>();
  const watched = new WeakSet<Line>();

  function forget(name: string, line: Line): void {
    const left = (idle.get(name) ?? []).filter((one) => one !== line);
    if (left.length > 0) idle.set(name, left);
    else idle.delete(name);
  }
  const isUsable = ({ opened, socket }: Line) =>
    performance.now() - opened <= OLDEST_MS && !socket.destroyed && socket.writable;

  return {
    take(name) {
      for (let line = idle.get(name)?.at(-1); line !== undefined; line = idle.get(name)?.at(-1)) {
        forget(name, line);
        if (isUsable(line)) return line;
        void line.end();
      }
      return undefined;
    },
    keep(name, line) {
      if (!isUsable(line)) {
        void line.end();
        return;
      }
      idle.set(name, [...(idle.get(name) ?? []), line]);
      if (watched.has(line)) return;
      watched.add(line);
      line.socket.once("close", () => {
        forget(name, line);
        void line.end();
      });
    },
  };
}
