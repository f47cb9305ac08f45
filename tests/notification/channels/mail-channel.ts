import type { ArrivedMail, MailServer } from "../../support/mail-server.ts";
import { secretIn } from "../../support/mailed-talks.ts";
import { type Channel, type Hooked, type Message, MOST_IN_FLIGHT } from "./channel.ts";

/** Mail to an address, which its reader confirms by the link that it is sent. @param server - That takes all mail of the service. */
export function mailChannel(server: MailServer, pace: Hooked["pace"]): Channel {
  const name = `mail ${pace}`;
  const address = `${pace}@reader.example`;
  const complaints: string[] = [];
  let [isOut, tried]: [boolean, () => void] = [false, () => undefined];
  const own = () => server.arrived.filter(({ to }) => to === address);

  // Of all addresses: those who share a server are out together.
  server.answer((at) => {
    if (at === "address") return undefined;
    tried();
    return isOut ? { status: 451, text: "4.3.2 Not now" } : undefined;
  });

  async function question(): Promise<ArrivedMail> {
    for (;;) {
      const [first] = own();
      if (first !== undefined) return first;
      await server.next();
    }
  }
  return {
    ...{ name, complaints, mostRepeated: MOST_IN_FLIGHT },
    hooked: { name, pace, url: `mailto:${address}` },
    onTry(call) {
      tried = call;
    },
    setOut(now) {
      isOut = now;
    },
    async begin({ address: at }) {
      const { status } = await fetch(`${at}/confirm/${secretIn(await question())}`, { method: "POST" });
      if (status !== 200) complaints.push(`The address could not be confirmed: ${status}.`);
    },
    async arrived(finished) {
      const [, ...told] = own();
      const noticeOf = new Map(finished.notices.map((notice) => [notice.id, notice]));
      const messages = told.map(({ mail }): Message => {
        // What it is called is all that a mail program knows it by.
        const id = /^<(\w+)@/u.exec(mail.messageId ?? "")?.[1] ?? "";
        const ids = finished.delivered[id] ?? [id];
        return { id, events: ids.flatMap((one) => noticeOf.get(one) ?? []), more: 0 };
      });
      for (const [at, { id, events }] of messages.entries()) {
        const [expected, said] = [Math.min(events.length, MOST_COUNTED), countSaid(told[at]?.mail.text ?? "")];
        if (said !== expected) complaints.push(`${id} says ${said} of ${expected} events.`);
      }
      return messages;
    },
  };
}

// Of more, a mail does not say how many they are.
const MOST_COUNTED = 100;

function countSaid(text: string): number {
  const more = /^And (?:at least )?(\d+) more\.$/mu.exec(text)?.[1] ?? "0";
  return text.split("\n").filter((line) => line === "Read it:").length + Number(more);
}
