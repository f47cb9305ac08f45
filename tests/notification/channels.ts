import { createPublicKey, verify } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { hearStream } from "../support/heard-stream.ts";
import { openReceiver } from "../support/receiver.ts";

/** An event as the record has it. */
export type Told = { readonly negotiation: string; readonly entry: number; readonly document: string };

/** An event as it came through a channel. `id`: what a receiver knows it by. */
type Arrival = Told & { readonly id: string };

/** What the last of the children says. */
export type Finished = {
  readonly toldOf: readonly Told[];
  readonly inbox: readonly Arrival[];
  /** Deliveries that were given up. */
  readonly undelivered: number;
};

/** An endpoint that a child is to send to. */
export type Hooked = {
  readonly name: string;
  readonly url: string;
  readonly signature: "hmac" | "ed25519";
  readonly pace: "at-once" | "daily";
};

/** A way by which events come to somebody, whose every arrival is kept. A new one is one more function below. */
export type Channel = {
  readonly name: string;
  /** What a killed process had under way at most, and may so send once more. */
  readonly mostRepeated: number;
  /** Where events are sent, if they are. */
  readonly hooked?: Hooked | undefined;
  /** Whether it takes nothing for a while. */
  setOut(isOut: boolean): void;
  /** A process has come up: where it is, and what shows that it signed. */
  served(address: string, keys: Readonly<Record<string, string>>): void;
  /** All that came, in that order; and how many more came without a word on each. */
  arrived(finished: Finished): Promise<{ readonly events: readonly Arrival[]; readonly unnamed: number }>;
  /** What was wrong with what came, in sentences. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
};

const MOST_IN_FLIGHT = 4;

export function inboxChannel(): Channel {
  return {
    ...{ name: "inbox", mostRepeated: 0, complaints: [], setOut: () => undefined, served: () => undefined },
    // The oldest first, as all others have them.
    arrived: async ({ inbox }) => ({ events: [...inbox].sort((one, other) => one.entry - other.entry), unnamed: 0 }),
    close: async () => undefined,
  };
}

/** Webhooks, each checked as its receiver would. */
export async function webhookChannel(signature: Hooked["signature"], pace: Hooked["pace"]): Promise<Channel> {
  const name = `${signature} ${pace}`;
  const events: Arrival[] = [];
  const complaints: string[] = [];
  const digests = new Set<string>();
  let [isOut, key, unnamed] = [false, "", 0];

  function take(request: IncomingMessage, body: string): void {
    if (!isSigned(key, request.headers, body)) complaints.push(`${body.slice(0, 200)} is not signed.`);
    const id = String(request.headers["webhook-id"]);
    const { type, data } = JSON.parse(body) as { readonly type: string; readonly data: SentDigest & Sent };
    const sent = type === "digest" ? data.events : [data];
    // What is repeated of a digest has the same events in it.
    if (type === "digest" && !digests.has(id)) unnamed += data.more;
    digests.add(id);
    for (const { id: own, negotiation, entry, document } of sent)
      events.push({ id: own, negotiation, entry, document });
  }
  const receiver = await openReceiver((request: IncomingMessage, response: ServerResponse) => {
    if (!isOut) take(request, receiver.sent.at(-1)?.body ?? "");
    response.writeHead(isOut ? 503 : 204).end();
  });
  return {
    ...{ name, complaints, mostRepeated: MOST_IN_FLIGHT, close: receiver.close },
    hooked: { name, signature, pace, url: `http://127.0.0.1:${receiver.port}/` },
    setOut(now) {
      isOut = now;
    },
    served: (_, keys) => {
      key = keys[name] ?? key;
    },
    arrived: async () => ({ events, unnamed }),
  };
}

type Sent = Arrival;
type SentDigest = { readonly events: readonly Arrival[]; readonly more: number };

function isSigned(key: string, headers: IncomingMessage["headers"], body: string): boolean {
  const id = String(headers["webhook-id"]);
  const at = String(headers["webhook-timestamp"]);
  const signature = String(headers["webhook-signature"]);
  // The library's own check compares with the time that it is, and here it is another one.
  if (key.startsWith("whsec_")) return new Webhook(key).sign(id, new Date(Number(at) * 1_000), body) === signature;
  const raw = Buffer.from(key.slice("whpk_".length), "base64");
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
  const bytes = Buffer.from(signature.slice("v1a,".length), "base64");
  return verify(
    null,
    Buffer.from(`${id}.${at}.${body}`),
    createPublicKey({ key: spki, format: "der", type: "spki" }),
    bytes,
  );
}

/** Streams of all journals, each gone on with by the number of the last event that came. */
export function streamChannel(negotiations: readonly string[]): Channel {
  const events: Arrival[] = [];
  const latest = new Map<string, number>();
  const complaints: string[] = [];
  let current = "";
  let isClosed = false;
  let changed: () => void = () => undefined;

  async function listen(negotiation: string, address: string): Promise<void> {
    const after = latest.get(negotiation) ?? -1;
    const answer = await fetch(`${address}/api/journal/${negotiation}/stream`, {
      headers: { "last-event-id": String(after) },
    });
    if (answer.status === 404) return;
    const stream = hearStream(answer);
    for (let one = await stream.next(); one !== undefined; one = await stream.next()) {
      if (one.event === undefined) continue;
      if (one.event === "reset") complaints.push(`${negotiation} was not replayed from ${after}.`);
      const entry = Number(one.id);
      const before = latest.get(negotiation) ?? -1;
      if (entry !== before + 1) complaints.push(`${negotiation} went on with ${entry} behind ${before}.`);
      latest.set(negotiation, entry);
      const { document = "" } = one.data as { readonly document?: string };
      if (one.event === "version-filed" || one.event === "grade-revised") {
        events.push({ id: String(entry), negotiation, entry, document });
        changed();
      }
    }
  }
  async function listenOn(negotiation: string, address: string): Promise<void> {
    while (address === current && !isClosed) {
      // It was killed, or is not there yet.
      await listen(negotiation, address).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  return {
    ...{ name: "stream", mostRepeated: 0, complaints, setOut: () => undefined },
    served(address) {
      current = address;
      for (const negotiation of negotiations) void listenOn(negotiation, address);
    },
    async arrived({ toldOf }) {
      while (events.length < toldOf.length) await new Promise<void>((resolve) => (changed = resolve));
      return { events, unnamed: 0 };
    },
    async close() {
      isClosed = true;
    },
  };
}
