import { createInterface } from "node:readline";
import { type Dialled, dial, type Room, type Server } from "../dial.ts";

/** What a process of typists does. */
export type Typing = {
  readonly server: Server;
  readonly address: string;
  /** Those that this process has connections to, each as often as it has. */
  readonly rooms: readonly Room[];
  /** Pieces in a second, of this whole process. */
  readonly perSecond: number;
  readonly seconds: number;
  /** How long acknowledgements are waited for after the last piece. */
  readonly patienceMs: number;
};

/** What came of it. Times in milliseconds, in order of what was typed. */
export type Typed = {
  readonly sent: number;
  /** Marks that were acknowledged. */
  readonly acknowledged: readonly string[];
  readonly acknowledgedMs: readonly number[];
  readonly relayedMs: readonly number[];
  readonly closed: number;
};

const MARK = /<(\d+\.\d{3})>/u;
const TICK_MS = 4;
const AT_ONCE = 50;

const now = () => performance.timeOrigin + performance.now();

const { server, address, rooms, perSecond, seconds, patienceMs } = JSON.parse(process.argv[2] ?? "") as Typing;
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

const acknowledged: string[] = [];
const acknowledgedMs: number[] = [];
const relayedMs: number[] = [];
let [sent, closed] = [0, 0];

type Typist = { readonly dialled: Dialled; readonly marks: string[] };
const typists: Typist[] = [];

async function join(room: Room): Promise<void> {
  const marks: string[] = [];
  let taken = 0;
  const dialled = await dial(server, address, room, {
    onAcknowledged(piece) {
      const at = now();
      for (const mark of marks.slice(taken, piece)) {
        acknowledged.push(mark);
        acknowledgedMs.push(at - Number(MARK.exec(mark)?.[1]));
      }
      taken = Math.max(taken, piece);
    },
    onRelayed(bytes) {
      const [, at] = MARK.exec(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1")) ?? [];
      if (at !== undefined) relayedMs.push(now() - Number(at));
    },
    onClosed() {
      closed += 1;
    },
  });
  typists.push({ dialled, marks });
}

for (let from = 0; from < rooms.length; from += AT_ONCE) await Promise.all(rooms.slice(from, from + AT_ONCE).map(join));
process.stdout.write("ready\n");
await lines.next();

const begun = now();
await new Promise<void>((resolve) => {
  const timer = setInterval(() => {
    const due = Math.floor(((now() - begun) / 1000) * perSecond);
    while (sent < due) {
      // Everybody types in turn, room after room.
      const typist = typists[(sent * 7919) % typists.length];
      sent += 1;
      if (typist === undefined) continue;
      const mark = `<${now().toFixed(3)}>`;
      typist.marks.push(mark);
      typist.dialled.type(mark);
    }
    if (now() - begun < seconds * 1000) return;
    clearInterval(timer);
    resolve();
  }, TICK_MS);
});
const last = now();
while (acknowledged.length < sent && now() - last < patienceMs && closed === 0)
  await new Promise((resolve) => setTimeout(resolve, 20));
const typed: Typed = { sent, acknowledged, acknowledgedMs, relayedMs, closed };
process.stdout.write(`${JSON.stringify(typed)}\n`);
await lines.next();
process.exit(0);
