import { createHash, randomBytes, randomUUID } from "node:crypto";
import { addressIn } from "../../model/mail-url.ts";
import { Problem } from "../../model/problem.ts";
import type { StoredEndpoint } from "../../storage/endpoints.ts";
import type { Rows } from "../../storage/open-storage.ts";
import type { Notifying } from "../notifying.ts";
import type { Delivering } from "../send-delivery.ts";
import type { MailWords } from "./mail-words.ts";
import type { Mailing } from "./mailing.ts";
import { send } from "./send-mail.ts";

/** Why nothing goes to an address before its reader said that it may. */
export const NOT_CONFIRMED = "The address is not confirmed yet.";

const GOOD_DAYS = 3;
const DAY_MS = 86_400_000;
const SECRET_BYTES = 32;

/** What stands in a link, and what is kept of it: random, so that a plain hash cannot be turned back. */
export function makeConfirmation() {
  const secret = randomBytes(SECRET_BYTES).toString("base64url");
  return {
    secret,
    kept: (now: Date): Pick<StoredEndpoint, "askedSha256" | "askedUntil"> => ({
      askedSha256: hashOf(secret),
      askedUntil: new Date(now.getTime() + GOOD_DAYS * DAY_MS),
    }),
  };
}

/** Sends the link. Where that fails, its owner sees it beside the address; nobody waits for it. */
export async function sendConfirmation(
  delivering: Delivering,
  mail: Mailing,
  endpoint: StoredEndpoint,
  secret: string,
): Promise<void> {
  const { storage, clock, complain } = delivering;
  try {
    const date = await storage.read((rows) => clock(rows));
    const words = askingWords(mail.origin, secret);
    const sent = await send(delivering, mail, endpoint, words, { id: `ask_${randomUUID()}`, date }, true);
    if (sent.came === "taken") return;
    await storage.transaction(async (rows) => {
      const held = await rows.endpoints.lock(endpoint.endpointId);
      if (held === undefined || held.confirmedAt !== null || held.askedSha256 !== hashOf(secret)) return;
      const switchedOffWhy = `${NOT_CONFIRMED} The link could not be sent there: ${sent.answer}`;
      await rows.endpoints.update(endpoint.endpointId, { switchedOffWhy });
    });
  } catch (error) {
    complain(error);
  }
}

/** Whoever reads it may not be who asked. Who that was is not said: accounts have names. */
function askingWords(origin: string, secret: string): MailWords {
  const { host } = new URL(origin);
  return {
    subject: "May mail come here?",
    lead: [
      `Somebody asked at ${host} to be told at this address, by mail, of what changes in negotiated documents that they follow.`,
    ],
    sections: [],
    after: [
      {
        sentence: `If that was you, confirm the address within ${GOOD_DAYS} days.`,
        link: { label: "Confirm it", href: `${origin}/confirm/${secret}` },
      },
    ],
    foot: { sentence: "If it was not you, there is nothing to do: without that, nothing more comes here.", links: [] },
  };
}

/** What a link asks about. */
export type AskedAddress = { readonly address: string; readonly isConfirmed: boolean };

/** @throws Problem `page-not-found` for what is no such link, one that is past its time, or one that another took the place of. */
export function lookAtAddress({ storage, clock }: Notifying, secret: string): Promise<AskedAddress> {
  return storage.read(async (rows) => {
    const { url, confirmedAt } = await findAsked(rows, secret, await clock(rows));
    return { address: addressIn(url), isConfirmed: confirmedAt !== null };
  });
}

/** From now on mail may come. A second time it does nothing, also where it was switched off since. @throws as `lookAtAddress`. */
export function confirmAddress({ storage, clock }: Notifying, secret: string): Promise<AskedAddress> {
  return storage.transaction(async (rows) => {
    const now = await clock(rows);
    const { endpointId, url } = await findAsked(rows, secret, now);
    const held = await rows.endpoints.lock(endpointId);
    if (held?.confirmedAt === null) {
      const on = { switchedOffAt: null, switchedOffWhy: null, failingSince: null };
      await rows.endpoints.update(endpointId, { confirmedAt: now, ...on });
    }
    return { address: addressIn(url), isConfirmed: true };
  });
}

async function findAsked(rows: Rows, secret: string, now: Date): Promise<StoredEndpoint> {
  const found = await rows.endpoints.findAsked(hashOf(secret));
  if (found?.askedUntil !== null && found?.askedUntil !== undefined && found.askedUntil > now) return found;
  throw new Problem(
    "page-not-found",
    `This link is none, or none any more: it is good for ${GOOD_DAYS} days, and until another is asked for.`,
    "Whoever added the address can have a new one sent there.",
  );
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
