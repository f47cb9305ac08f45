import { setTimeout as wait } from "node:timers/promises";
import { hearStream } from "../../support/heard-stream.ts";
import { type Channel, type Message, messageOf } from "./channel.ts";

/** Streams of all journals, each gone on with by the number of the last event that came. */
export function streamChannel(negotiations: readonly string[]): Channel {
  const messages: Message[] = [];
  const latest = new Map<string, number>();
  const complaints: string[] = [];
  let isClosed = false;
  let changed: () => void = () => undefined;

  async function listen(negotiation: string, address: string): Promise<void> {
    const after = latest.get(negotiation) ?? -1;
    const stream = hearStream(
      await fetch(`${address}/api/journal/${negotiation}/stream`, { headers: { "last-event-id": String(after) } }),
    );
    for (let one = await stream.next(); one !== undefined; one = await stream.next()) {
      if (one.event === undefined) continue;
      if (one.event === "reset") complaints.push(`${negotiation} was not replayed from ${after}.`);
      const entry = Number(one.id);
      const before = latest.get(negotiation) ?? -1;
      if (entry !== before + 1) complaints.push(`${negotiation} went on with ${entry} behind ${before}.`);
      latest.set(negotiation, entry);
      const { document = "" } = one.data as { readonly document?: string };
      if (one.event === "version-filed" || one.event === "grade-revised") {
        messages.push(messageOf({ id: `${negotiation} ${entry}`, negotiation, entry, document }));
      }
      changed();
    }
  }
  async function listenOn(negotiation: string, address: string): Promise<void> {
    while (!isClosed) {
      // It was killed, and is not there again yet.
      await listen(negotiation, address).catch(() => undefined);
      await wait(100);
    }
  }

  return {
    ...{ name: "stream", mostRepeated: 0, complaints },
    async begin({ address }) {
      for (const negotiation of negotiations) void listenOn(negotiation, address);
    },
    async arrived({ toldOf }) {
      const isBehind = () => toldOf.some(({ negotiation, entry }) => entry > (latest.get(negotiation) ?? -1));
      while (isBehind()) await new Promise<void>((resolve) => (changed = resolve));
      return messages;
    },
    async close() {
      isClosed = true;
    },
  };
}
