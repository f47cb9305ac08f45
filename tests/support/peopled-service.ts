import { LOCAL, type Role } from "../../src/model/actor.ts";
import type { Service } from "../../src/service.ts";
import type { Storage } from "../../src/storage/open-storage.ts";
import { sessionOf } from "./session-of.ts";

/** What each of them sends along; nobody sends nothing. */
export type Peopled = Readonly<Record<"nobody" | "reader" | "editor" | "owner", Readonly<Record<string, string>>>>;

/** An owner, an editor and a reader of a negotiation, with new sessions; whatever became of their accounts meanwhile. */
export async function peopleService(storage: Storage, { access }: Service, negotiation: string): Promise<Peopled> {
  const known = new Set((await access.listPeople(LOCAL)).map(({ name }) => name));
  const enter = async (name: string, isOwner: boolean, role: Role | null) => {
    if (!known.has(name)) await access.addPerson({ name, isOwner, password: null }, LOCAL);
    await access.changePerson(name, { isOwner, isClosed: false }, LOCAL);
    await access.setRole(negotiation, name, role, LOCAL);
    return { cookie: await sessionOf(storage, name) };
  };
  return {
    nobody: {},
    owner: await enter("olena", true, null),
    editor: await enter("emil", false, "editor"),
    reader: await enter("rita", false, "reader"),
  };
}
