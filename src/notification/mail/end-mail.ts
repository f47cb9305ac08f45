import { createHmac, timingSafeEqual } from "node:crypto";
import { addressIn } from "../../model/mail-url.ts";
import { Problem } from "../../model/problem.ts";
import type { StoredEndpoint } from "../../storage/endpoints.ts";
import type { Rows } from "../../storage/open-storage.ts";
import { writeUuid } from "../notice-id.ts";
import type { Notifying } from "../notifying.ts";

/** What a link in a mail is about. */
export type EndedMail = {
  readonly address: string;
  /** Whether nothing of the subscription goes there by mail any more. */
  readonly isEnded: boolean;
};

const KEY_BYTES = 16;
const LENGTH = 2 * KEY_BYTES + 32;

/**
 * The address at which one click ends the mails of a subscription. It names both by their keys and is signed with the endpoint's own
 * secret, so that nobody makes one who was not sent it; nothing is kept of it, and it is good for as long as the endpoint is there.
 */
export function unsubscribeHref(origin: string, endpoint: StoredEndpoint, subscriptionKey: string): string {
  const keys = Buffer.concat(
    [endpoint.endpointId, subscriptionKey].map((key) => Buffer.from(key.replaceAll("-", ""), "hex")),
  );
  return `${origin}/unsubscribe/${Buffer.concat([keys, signatureOf(endpoint, keys)]).toString("base64url")}`;
}

/** What it would end. @throws Problem `page-not-found` for what is no such link, or one of an endpoint that is gone. */
export function lookAtMail({ storage }: Notifying, token: string): Promise<EndedMail> {
  return storage.read(async (rows) => {
    const { endpoint, subscriptionKey } = await findMail(rows, token);
    const subscription = await rows.subscriptions.find(subscriptionKey);
    const isEnded = subscription?.endpoints.includes(endpoint.endpointId) !== true;
    return { address: addressIn(endpoint.url), isEnded };
  });
}

/**
 * Ends the mails of a subscription to an address; what it tells stays in the inbox. A second time it does nothing. @throws as
 * `lookAtMail`.
 */
export function endMail({ storage, clock }: Notifying, token: string): Promise<EndedMail> {
  return storage.transaction(async (rows) => {
    const { endpoint, subscriptionKey } = await findMail(rows, token);
    await rows.subscriptions.leaveEndpoint(subscriptionKey, endpoint.endpointId, await clock(rows));
    return { address: addressIn(endpoint.url), isEnded: true };
  });
}

async function findMail(rows: Rows, token: string) {
  const bytes = Buffer.from(token, "base64url");
  const isWhole = bytes.length === LENGTH && bytes.toString("base64url") === token;
  const keys = bytes.subarray(0, 2 * KEY_BYTES);
  const endpoint = isWhole ? await rows.endpoints.find(writeUuid(keys.subarray(0, KEY_BYTES))) : undefined;
  const isSigned =
    endpoint?.channel === "mail" && timingSafeEqual(signatureOf(endpoint, keys), bytes.subarray(2 * KEY_BYTES));
  if (endpoint === undefined || !isSigned) {
    throw new Problem(
      "page-not-found",
      "This link is cut short, or the address that it is about was deleted: then nothing goes there.",
      "Open it from the mail itself, or look at your subscriptions.",
    );
  }
  return { endpoint, subscriptionKey: writeUuid(keys.subarray(KEY_BYTES)) };
}

function signatureOf({ secrets: [newest] }: Pick<StoredEndpoint, "secrets">, keys: Buffer): Buffer {
  if (newest === undefined) throw new Error("An endpoint has no secret.");
  return createHmac("sha256", newest.secret).update("unsubscribe ").update(keys).digest();
}
