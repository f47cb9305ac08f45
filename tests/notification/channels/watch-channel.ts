import { type RunningTravaux, startTravaux } from "../../support/run-travaux.ts";
import { type Channel, type Message, messageOf } from "./channel.ts";

type Printed = {
  readonly negotiation: string;
  readonly position: number;
  readonly event: string;
  readonly document?: string;
};

/**
 * `travaux watch` in a terminal for each negotiation, begun once. @param folder - The data directory in which it finds how
 * to reach the service.
 */
export function watchChannel(negotiations: readonly string[], folder: string): Channel {
  const messages: Message[] = [];
  const latest = new Map<string, number>();
  const complaints: string[] = [];
  const watching: RunningTravaux[] = [];
  let isClosed = false;
  let changed: () => void = () => undefined;

  async function watch(negotiation: string): Promise<void> {
    const watcher = startTravaux(["watch", negotiation, "--after", "-1", "--json", "--data", folder]);
    watching.push(watcher);
    for await (const line of watcher.lines) {
      const { position: entry, event, document = "" } = JSON.parse(line) as Printed;
      latest.set(negotiation, entry);
      if (event === "version-filed" || event === "grade-revised")
        messages.push(messageOf({ id: `${negotiation} ${entry}`, negotiation, entry, document }));
      changed();
    }
    if (isClosed) return;
    // Whoever begins while the service is dying is told so, and begins anew; afterwards it goes on by itself.
    if (!latest.has(negotiation)) return await watch(negotiation);
    complaints.push(`It ended in the middle of ${negotiation}: ${watcher.said()}`);
    changed();
  }

  return {
    ...{ name: "watch", mostRepeated: 0, complaints },
    async begin() {
      for (const negotiation of negotiations) void watch(negotiation);
    },
    async arrived({ toldOf }) {
      const isBehind = () => toldOf.some(({ negotiation, entry }) => entry > (latest.get(negotiation) ?? -1));
      while (isBehind() && complaints.length === 0) await new Promise<void>((resolve) => (changed = resolve));
      return messages;
    },
    async close() {
      isClosed = true;
      for (const watcher of watching) watcher.kill();
    },
  };
}
