import { randomUUID } from "node:crypto";
import { readMailAddress } from "../../mail/mail-address.ts";
import type { Actor } from "../../model/actor.ts";
import { addressIn } from "../../model/mail-url.ts";
import { type Endpoint, ownerOf } from "../../model/subscription.ts";
import type { StoredEndpoint } from "../../storage/endpoints.ts";
import { findOwn, type MadeEndpoint, type NewEndpoint, presentEndpoint, refuseTooMany } from "../endpoints.ts";
import { known } from "../known.ts";
import type { Delivering } from "../send-delivery.ts";
import { makeEndpointSecret } from "../sign-webhook.ts";
import { unreadableSubscription } from "../unreadable-subscription.ts";
import { makeConfirmation, NOT_CONFIRMED, sendConfirmation } from "./confirm-address.ts";
import { type Mailing, writeMailUrl } from "./mailing.ts";

/**
 * Adds an address of mail, switched off, and sends a link there by which whoever reads it switches it on. Without that nothing
 * goes there: an address is not its owner's because they say so. The answer does not wait for the relay.
 *
 * @throws Problem `sign-in-needed`; `unreadable-subscription` where this service sends no mail, for what is no address, one that is
 *   there already, and too many; `too-many-requests` for whoever asks too often.
 */
export async function addAddress(
  delivering: Delivering,
  { title = "", url, signature }: NewEndpoint,
  by: Actor,
): Promise<MadeEndpoint> {
  const { storage, clock } = delivering;
  const owner = ownerOf(known(by));
  const mail = sendingMail(delivering);
  const address = readMailAddress(addressIn(url));
  if (address === undefined) {
    throw unreadableSubscription(`"${url.slice(0, 80)}" is no address of mail.`, "Write one, mailto:anna@example.org.");
  }
  if (signature !== undefined) throw unreadableSubscription("Mail is not signed.", 'Leave "signature" out.');
  const confirmation = makeConfirmation();
  const { row, isWelcome } = await storage.transaction(async (rows) => {
    const now = await clock(rows);
    const own = await rows.endpoints.listOf(owner);
    refuseTooMany(own);
    const mailUrl = writeMailUrl(address);
    if (own.some((one) => one.url === mailUrl)) {
      throw unreadableSubscription(`You have ${address} already.`, "Ask for the link once more, if it did not arrive.");
    }
    const made: StoredEndpoint = {
      ...{ endpointId: randomUUID(), personId: owner.personKey ?? null, tokenSha256: owner.tokenSha256 ?? null },
      ...{ title, channel: "mail", url: mailUrl, secrets: [{ secret: makeEndpointSecret("hmac") }], createdAt: now },
      ...{ confirmedAt: null, ...confirmation.kept(now) },
      ...{ failingSince: null, switchedOffAt: now, switchedOffWhy: NOT_CONFIRMED },
    };
    await rows.endpoints.insert(made);
    // Last, so that what is refused is not counted.
    return { row: made, isWelcome: mail.asked.take(owner.personKey ?? "", address, now) };
  });
  if (isWelcome) mail.apart(sendConfirmation(delivering, mail, row, confirmation.secret));
  return { endpoint: presentEndpoint(row), secret: undefined };
}

/**
 * Sends the link once more, in the place of the one before; to an address that is confirmed, nothing. @throws as `addAddress`, and
 * Problem `endpoint-not-found`.
 */
export async function askAgain(delivering: Delivering, id: string, by: Actor): Promise<Endpoint> {
  const { storage, clock } = delivering;
  const owner = ownerOf(known(by));
  const mail = sendingMail(delivering);
  const confirmation = makeConfirmation();
  const { row, isWelcome } = await storage.transaction(async (rows) => {
    await findOwn(rows, owner, id);
    const held = (await rows.endpoints.lock(id)) ?? (await findOwn(rows, owner, id));
    if (held.channel !== "mail") throw unreadableSubscription("Only an address of mail is confirmed.", "Send a test.");
    if (held.confirmedAt !== null) return { row: held, isWelcome: false };
    const now = await clock(rows);
    const welcome = mail.asked.take(owner.personKey ?? "", addressIn(held.url), now);
    const asked = confirmation.kept(now);
    // Where nothing is sent, the link before it stays good.
    if (welcome) await rows.endpoints.update(id, { ...asked, switchedOffWhy: NOT_CONFIRMED });
    return { row: { ...held, ...asked }, isWelcome: welcome };
  });
  if (isWelcome) mail.apart(sendConfirmation(delivering, mail, row, confirmation.secret));
  return presentEndpoint(row);
}

/** @throws Problem `unreadable-subscription` where none is sent. */
function sendingMail({ mail }: Pick<Delivering, "mail">): Mailing {
  if (mail !== undefined) return mail;
  throw unreadableSubscription(
    "This service sends no mail.",
    "Whoever runs it sets TRAVAUX_SMTP and TRAVAUX_MAIL_FROM.",
  );
}
