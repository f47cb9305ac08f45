import { onTestFinished } from "vitest";
import { openRelay } from "../../src/mail/relay.ts";
import { type Actor, LOCAL } from "../../src/model/actor.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { type ArrivedMail, openMailServer } from "./mail-server.ts";
import { openToldTalks } from "./told-talks.ts";

export const MAIL_ORIGIN = "https://record.example";
const ADDRESS = "anna@reader.example";
const BEGINNING = Date.parse("2026-03-02T10:00:00Z");

/** Talks with a real mail server beside them, and a clock that stands until it is moved. */
export async function openMailedTalks(storage: Storage, id: string) {
  const server = await openMailServer();
  let now = BEGINNING;
  const complaints: unknown[] = [];
  const open = (ahead = 0) =>
    openToldTalks(storage, id, {
      ...{ relay: openRelay(server.settings()), origin: MAIL_ORIGIN, random: () => 0.5 },
      ...{ clock: async () => new Date(now + ahead), complain: (error) => void complaints.push(error) },
    });
  const talks = await open();
  const { notification } = talks;
  const added: (() => Promise<void>)[] = [];
  onTestFinished(async () => {
    // What is left of one test is not sent to the server of the next one.
    for (const remove of added) await remove().catch(() => undefined);
    await notification.close();
    await server.close();
  });

  /** Adds an address, and reads what it is asked. */
  async function add(address = ADDRESS, by: Actor = LOCAL) {
    const asking = server.next();
    const { endpoint } = await notification.addEndpoint({ url: `mailto:${address}` }, by);
    added.push(() => notification.deleteEndpoint(endpoint.id, by));
    return { endpoint, question: await asking };
  }

  return {
    ...{ ...talks, server, complaints, add },
    /** The same by another process, whose clock is ahead. */
    openAnother: open,
    /** An address that is confirmed, and what is asked for by a subscription that goes there. */
    async follow(asked: Partial<Parameters<typeof notification.subscribe>[0]> = {}, by: Actor = LOCAL) {
      const { endpoint, question } = await add(ADDRESS, by);
      await notification.confirmAddress(secretIn(question));
      const subscription = await notification.subscribe(
        {
          target: { kind: "negotiation", negotiation: id },
          ...{ threshold: { inSubstance: false }, ...asked, endpoints: [endpoint.id] },
        },
        by,
      );
      server.forget();
      return { endpoint, subscription };
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      await notification.tellNow();
      await notification.deliverNow();
    },
  };
}

/** What stands in the link by which an address is confirmed. */
export function secretIn({ mail }: ArrivedMail): string {
  return /\/confirm\/([\w-]{43})\s/u.exec(mail.text ?? "")?.[1] ?? "";
}

/** Where one click ends a mail, as its header says it. */
export function oneClickIn({ mail }: ArrivedMail): string {
  return /^<(.*)>$/u.exec(headerOf(mail, "list-unsubscribe"))?.[1] ?? "";
}

export function headerOf({ headers }: ArrivedMail["mail"], name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? "";
}
