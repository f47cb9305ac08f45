import { createPublicKey, verify } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Webhook } from "standardwebhooks";
import { openReceiver } from "../../support/receiver.ts";
import { type Arrival, type Channel, type Hooked, type Message, MOST_IN_FLIGHT } from "./channel.ts";

/** Webhooks, each checked as its receiver would. */
export async function webhookChannel(
  signature: NonNullable<Hooked["signature"]>,
  pace: Hooked["pace"],
): Promise<Channel> {
  const name = `${signature} ${pace}`;
  const messages: Message[] = [];
  const complaints: string[] = [];
  let [isOut, key] = [false, ""];
  let tried: () => void = () => undefined;

  const receiver = await openReceiver((request: IncomingMessage, response: ServerResponse) => {
    const { body = "" } = receiver.sent.at(-1) ?? {};
    tried();
    if (!isOut) {
      if (!isSigned(key, request.headers, body)) complaints.push(`${body.slice(0, 200)} is not signed.`);
      messages.push(readBody(String(request.headers["webhook-id"]), body));
    }
    response.writeHead(isOut ? 503 : 204).end();
  });
  return {
    ...{ name, complaints, mostRepeated: MOST_IN_FLIGHT, close: receiver.close },
    hooked: { name, signature, pace, url: `http://127.0.0.1:${receiver.port}/` },
    onTry(call) {
      tried = call;
    },
    setOut(now) {
      isOut = now;
    },
    async begin({ keys }) {
      key = keys[name] ?? "";
    },
    arrived: async () => messages,
  };
}

type SentDigest = { readonly events: readonly Arrival[]; readonly more: number };

function readBody(id: string, body: string): Message {
  const { type, data } = JSON.parse(body) as { readonly type: string; readonly data: SentDigest & Arrival };
  const { events, more } = type === "digest" ? data : { events: [data], more: 0 };
  const named = events.map(({ id: own, negotiation, entry, document }) => ({ id: own, negotiation, entry, document }));
  return { id, events: named, more };
}

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
