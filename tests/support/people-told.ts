import { openAccess } from "../../src/access/access.ts";
import { type Actor, LOCAL, type Role } from "../../src/model/actor.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { sessionOf } from "./session-of.ts";

/** An editor, a reader and somebody with no role in a negotiation, by these words; each as they are known now. */
export async function openPeopleTold(storage: Storage, negotiation: string) {
  const access = openAccess(storage);
  const names: Readonly<Record<string, Role | null>> = { editor: "editor", reader: "reader", "nobody here": null };
  const nameOf = (word: string) => `${word.replaceAll(" ", "-")}.of.${negotiation}`;
  await access.addPerson({ name: `owner.of.${negotiation}`, isOwner: true, password: null }, LOCAL);
  for (const [word, role] of Object.entries(names)) {
    await access.addPerson({ name: nameOf(word), isOwner: false, password: null }, LOCAL);
    await access.setRole(negotiation, nameOf(word), role, LOCAL);
  }
  return {
    access,
    nameOf,
    setRole: (word: string, role: Role | null) => access.setRole(negotiation, nameOf(word), role, LOCAL),
    async actorOf(word: string): Promise<Actor> {
      const entered = await access.enterBySession(await secretOf(await sessionOf(storage, nameOf(word))));
      if (entered === undefined) throw new Error(`${word} cannot come in.`);
      return entered;
    },
  };
}

function secretOf(cookie: string): string {
  return cookie.slice(cookie.indexOf("=") + 1);
}
